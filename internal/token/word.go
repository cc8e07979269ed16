package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// word appends the word that starts with the letter or digit at i, as one token
// or as several, and returns where it stopped.
func (c *cutter) word(i int) int {
	text, end := c.text, c.limit()
	seg := i // start of the part after the last connector
	clitics := false
	j := i
	for j < end {
		cl := ascii[text[j]]
		n := 1
		if cl == high {
			cl, n = classify(text, j)
		}
		switch cl {
		case letter, digit:
			j += n
			continue
		case apostrophe:
			if !c.startsWord(j + n) {
				break
			}
			clitics = true
			j += n
			seg = j
			continue
		case dot:
			if !c.dotJoins(i, seg, j) {
				break
			}
			j++
			seg = j
			continue
		case hyphen:
			k := c.hyphenJoins(i, seg, j, n)
			if k == j {
				break
			}
			seg, j = j+n, k
			continue
		case mark:
			if n > 1 || !c.markJoins(i, j) {
				break
			}
			if text[j] == '`' {
				clitics = true
			}
			j++
			seg = j
			continue
		case blank: // a soft hyphen or joiner within a word belongs to it
			if r, _ := utf8.DecodeRuneInString(text[j:]); n == 1 || !unicode.Is(unicode.Cf, r) || !c.startsWord(j+n) {
				break
			}
			j += n
			continue
		}
		break
	}
	if j < end {
		switch text[j] {
		case '.':
			if c.keepsStop(i, seg, j) {
				j++
			}
		case '!':
			if c.lex.has(annot.Hash(text[i:j+1]), whole) { // Yahoo!
				j++
			}
		case '$':
			if j-i <= 2 && isUpper(text[i]) && isUpper(text[j-1]) && j+1 < end && isDigit(text[j+1]) { // US$
				j++
			}
		}
	}
	if clitics {
		return c.emitClitics(i, j)
	}
	return c.emitWord(i, j)
}

// startsWord reports whether a letter or digit stands at i, within the chunk.
func (c *cutter) startsWord(i int) bool {
	if i >= c.chunk {
		return false
	}
	cl, _ := classify(c.text, i)
	return cl == letter || cl == digit
}

// letters returns the end of the run of letters and digits at i.
func (c *cutter) letters(i int) int {
	for i < c.chunk {
		cl, n := classify(c.text, i)
		if cl != letter && cl != digit {
			break
		}
		i += n
	}
	return i
}

// longestListed bounds the bytes of what is looked up in the lexicon while a word
// is still growing.
const longestListed = 16

// dotJoins reports whether the stop at j is part of the word text[i:], whose last
// part starts at seg: 3.5, U.S., example.org, but not "end.Next".
func (c *cutter) dotJoins(i, seg, j int) bool {
	text := c.text
	if j+1 >= c.chunk || !c.startsWord(j+1) {
		return false
	}
	if isDigit(text[j+1]) {
		return isDigit(text[j-1])
	}
	next := c.letters(j + 1)
	if next-(j+1) == 1 && j-seg == 1 { // U.S, a.m
		return true
	}
	if c.lex.has(annot.Hash(text[j+1:next]), domain) && j-i > 1 {
		return true
	}
	if next < c.chunk && text[next] == '.' && next-i < longestListed && c.lex.has(annot.Hash(text[i:next+1]), title|abbreviation) { // Ph.D.
		return true
	}
	// alt.example.news, but not "end.next"
	return isLower(text[j+1]) && (seg > i && text[seg-1] == '.' || next+1 < c.chunk && text[next] == '.' && isLower(text[next+1]))
}

// hyphenJoins returns the end of the part after the hyphen of n bytes at j if it
// stays in one token with what stands before: after a prefix (non-profit),
// before a suffix (clock-wise), in a telephone number; so it does at the end of a
// prefix or a word broken off. Otherwise it returns j.
func (c *cutter) hyphenJoins(i, seg, j, n int) int {
	if !c.startsWord(j + n) {
		// A word broken off (th-) or a prefix by itself (pre- and post-war).
		if broken := j-i <= 2 && ascii[c.text[i]] == letter; seg == i && (j+n == c.chunk || c.text[j+n] == ',') &&
			(broken || c.lex.has(annot.Hash(c.text[i:j]), prefix)) {
			return j + n
		}
		return j
	}
	if isDigit(c.text[j-1]) && isDigit(c.text[j+n]) {
		return c.phone(i, j)
	}
	if seg == i && c.lex.has(annot.Hash(c.text[i:j]), prefix) {
		return j + n
	}
	if end := c.letters(j + n); c.lex.has(annot.Hash(c.text[j+n:end]), suffix) {
		return end
	}
	return j
}

// phone returns the end of the telephone number, date or postal code that starts
// at i and has its first hyphen at j: three groups of digits or more, or two
// of which the second has 4 digits and the first 1, 3, 5 or more than 6. Otherwise it returns j.
func (c *cutter) phone(i, j int) int {
	text := c.text
	groups, last := 1, j-i
	k := j
	for groups < 6 && k+1 < c.chunk && text[k] == '-' && isDigit(text[k+1]) {
		start := k + 1
		for k = start; k < c.chunk && isDigit(text[k]); k++ {
		}
		groups++
		first := last
		last = k - start
		if groups == 2 && !(last == 4 && (first == 1 || first == 3 || first == 5 || first >= 7)) {
			if k >= c.chunk || text[k] != '-' {
				return j
			}
		}
	}
	if c.wordAt(k) || groups < 2 {
		return j
	}
	return k
}

// markJoins reports whether the ASCII mark at j connects the word text[i:j] with
// what follows: 1,000, 5:30, 12/24/2004, AT&T, f*ck.
func (c *cutter) markJoins(i, j int) bool {
	text := c.text
	if j+1 >= c.chunk {
		return false
	}
	prev, next := text[j-1], text[j+1]
	switch text[j] {
	case ',':
		return isDigit(prev) && j+3 < c.chunk && isDigit(next) && isDigit(text[j+2]) && isDigit(text[j+3]) &&
			(j+4 >= c.chunk || !isDigit(text[j+4]))
	case ':':
		return isDigit(prev) && isDigit(next)
	case '/':
		return isDigit(prev) && isDigit(next) || j-i <= 3 && c.lex.has(annot.Hash(text[i:c.letters(j+1)]), whole)
	case '&':
		return isUpper(prev) && isUpper(next) && j-i <= 3 || isLower(prev) && isLower(next) && j-i == 1
	case '*':
		return ascii[prev] == letter && ascii[next] == letter
	case '`':
		return ascii[prev] == letter && (next == 's' || next == 't')
	}
	return false
}

// emitWord appends text[i:j], which has no apostrophe inside: as one token, or
// cut where the lexicon (can|not) or a unit (10|km) says so.
func (c *cutter) emitWord(i, j int) int {
	if isDigit(c.text[i]) {
		return c.emitNumber(i, j)
	}
	c.emit(i, j)
	if c.lex.mayCut(c.d.Tokens[len(c.d.Tokens)-1].Lower) {
		c.cutListed()
	}
	return j
}

// cutListed cuts the last token if the lexicon says where: can|not.
func (c *cutter) cutListed() {
	toks := c.d.Tokens
	t := toks[len(toks)-1]
	e := c.lex.find(t.Lower)
	if e == nil || e.cuts[0] == 0 {
		return
	}
	longer := int(t.End-t.Start) - int(e.size)
	if longer != 0 && longer != len("’")-len("'") {
		return // a letter that only folds to the one in the lexicon
	}
	c.d.Tokens = toks[:len(toks)-1]
	i := int(t.Start)
	c.end = i
	if t.Shape.Has(annot.SpaceBefore) {
		c.end = -1
	}
	for _, k := range e.cuts {
		if k > 0 {
			i = c.emit(i, int(t.Start)+longer+int(k))
		}
	}
	c.emit(i, int(t.End))
}

// emitNumber appends text[i:j], which starts with a digit; a unit at its end is a
// token of its own.
func (c *cutter) emitNumber(i, j int) int {
	k := j
	for k > i && (ascii[c.text[k-1]] == letter || c.text[k-1] == '.' && k == j) {
		k--
	}
	if k > i && k < j && isDigit(c.text[k-1]) && c.lex.has(annot.Hash(c.text[k:j]), unit) {
		c.emit(i, k)
		return c.emit(k, j)
	}
	return c.emit(i, j)
}

// numberFrom appends the number whose sign or decimal point is at i and whose
// first digit is at j.
func (c *cutter) numberFrom(i, j int) int {
	for j < c.chunk && (isDigit(c.text[j]) || (c.text[j] == '.' || c.text[j] == ',') && j+1 < c.chunk && isDigit(c.text[j+1])) {
		j++
	}
	return c.emit(i, j)
}

// emitClitics appends text[i:j], a word with an apostrophe inside, and cuts the
// clitics off its end: she|'d|'ve, did|n't, Petro|'s, but O'Neill.
func (c *cutter) emitClitics(i, j int) int {
	text := c.text
	var cuts [4]int
	n := 0
	end := j
	for n < len(cuts) {
		at := clitic(text, i, end)
		if at <= i {
			break
		}
		cuts[n] = at
		n++
		end = at
	}
	for n--; n >= 0; n-- {
		i = c.emitWord(i, cuts[n])
	}
	return c.emitWord(i, j)
}

// clitic returns the start of the clitic that ends text[i:j], -1 if there is none.
func clitic(text string, i, j int) int {
	k := j // start of the letters after the last apostrophe
	for k > i && j-k < 3 && (ascii[text[k-1]] == letter) {
		k--
	}
	start := apostropheBefore(text, i, k)
	if start < 0 || k == j {
		return -1
	}
	switch s := text[k:j]; len(s) {
	case 1:
		switch s[0] | 0x20 {
		case 's', 'm', 'd':
			return start
		case 't':
			if start > i+1 && text[start-1]|0x20 == 'n' {
				return start - 1
			}
		}
	case 2:
		a, b := s[0]|0x20, s[1]|0x20
		if a == 'r' && b == 'e' || a == 'v' && b == 'e' || a == 'l' && b == 'l' {
			return start
		}
	}
	return -1
}

// apostropheBefore returns where the apostrophe that ends at k starts, -1 if
// there is none.
func apostropheBefore(text string, i, k int) int {
	if k-1 > i && (text[k-1] == '\'' || text[k-1] == '`') {
		return k - 1
	}
	if r, n := utf8.DecodeLastRuneInString(text[i:k]); k-n > i && n > 1 && classOf(r, n) == apostrophe {
		return k - n
	}
	return -1
}
