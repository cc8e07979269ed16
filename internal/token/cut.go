package token

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A cutter appends the tokens of a text to a document.
type cutter struct {
	d     *annot.Doc
	text  string
	lex   *lexis
	end   int // end of the last token
	quote int // next of d.Quotations to be reached

	para  int  // end of the paragraph
	chunk int  // end of the stretch without ASCII blanks
	link  span // next URL or e-mail address in the chunk; empty if there is none
}

type span struct{ start, end int }

// cut appends the tokens of text[i:end], one paragraph.
func (c *cutter) cut(i, end int) {
	c.para = end
	for i < end {
		if ascii[c.text[i]] == blank {
			i++
			continue
		}
		if j := c.plainWord(i); j > i {
			i = j
			continue
		}
		c.chunk = i + 1
		links := false
		for c.chunk < end && ascii[c.text[c.chunk]] != blank {
			switch c.text[c.chunk] {
			case '@', '/', 'w', 'W', ':':
				links = true
			}
			c.chunk++
		}
		c.link = span{c.chunk, c.chunk}
		if links {
			c.link = nextLink(c.text, i, c.chunk)
		}
		for i < c.chunk {
			i = c.next(i)
		}
	}
}

// plainWord appends the word at i and returns its end, if it is made of ASCII
// letters alone and a blank follows, maybe after a comma; otherwise it returns i.
// Most words of a text are of this kind, and this way they are read only once.
func (c *cutter) plainWord(i int) int {
	text := c.text[:c.para]
	h, upper := uint64(hashOffset), 0
	j := i
	for ; j < len(text); j++ {
		b := text[j] | 0x20
		if b-'a' > 'z'-'a' {
			break
		}
		h = (h ^ uint64(b)) * hashPrime
		upper += int(^text[j]>>5) & 1
	}
	if j == i || j < len(text) && ascii[text[j]] != blank &&
		!(text[j] == ',' && (j+1 == len(text) || ascii[text[j+1]] == blank)) {
		return i
	}
	sh := annot.Alpha
	if upper > 0 {
		sh |= caseShape(isUpper(text[i]), upper, j-i)
	}
	c.append(i, j, h, sh)
	if c.lex.mayCut(h) {
		c.cutListed()
	}
	return j
}

// next appends the tokens that start at i and returns where it stopped.
func (c *cutter) next(i int) int {
	if i > c.link.start { // a token ran into the link: 'n@example.org
		c.link = nextLink(c.text, i, c.chunk)
	}
	if i == c.link.start && i < c.link.end {
		end := c.link.end
		c.emit(i, end)
		c.link = nextLink(c.text, end, c.chunk)
		return end
	}
	cl, n := classify(c.text, i)
	switch cl {
	case blank:
		return i + n
	case letter, digit:
		return c.word(i)
	case apostrophe:
		return c.apostrophe(i, n)
	case hyphen, dot:
		return c.run(i, n)
	}
	return c.mark(i, n)
}

// limit returns the end of the chunk or the start of the next link, whichever
// comes first: no word reaches over it.
func (c *cutter) limit() int { return min(c.chunk, c.link.start) }

// run appends the run of the same mark at i: a dash, an ellipsis, a rule.
func (c *cutter) run(i, n int) int {
	m := c.text[i : i+n]
	j := i + n
	for j < c.chunk && strings.HasPrefix(c.text[j:], m) {
		j += n
	}
	if m == "." && j == i+1 && j < c.chunk && isDigit(c.text[j]) && c.opensWord(i) { // .30
		return c.numberFrom(i, j)
	}
	return c.emit(i, j)
}

// mark appends the mark of punctuation, symbol or emoticon at i.
func (c *cutter) mark(i, n int) int {
	text := c.text
	switch b := text[i]; b {
	case '!', '?':
		j := i + 1
		for j < c.chunk && (text[j] == '!' || text[j] == '?') {
			j++
		}
		return c.emit(i, j)
	case '`':
		if i+1 < c.chunk && text[i+1] == '`' {
			return c.emit(i, i+2)
		}
		return c.emit(i, i+1)
	case ':', ';', '=', '<', '>', '^':
		if j := c.emoticon(i); j > i {
			return c.emit(i, j)
		}
	case '@', '#':
		if i+1 < c.chunk && ascii[text[i+1]] == letter && c.opensWord(i) {
			return c.emit(i, c.handleEnd(i+1))
		}
	case '+':
		if i+1 < c.chunk && isDigit(text[i+1]) && c.opensWord(i) {
			return c.numberFrom(i, i+1)
		}
	}
	switch b := text[i]; b {
	case '*', '=', '~', '<', '>', '|', '+', '#', '$':
		j := i + 1
		for j < c.chunk && text[j] == b {
			j++
		}
		return c.emit(i, j)
	}
	if n > 1 {
		return c.emit(i, c.symbol(i, n))
	}
	return c.emit(i, i+n)
}

// opensWord reports whether what stands before i lets a word begin there.
func (c *cutter) opensWord(i int) bool {
	if i == 0 {
		return true
	}
	b := c.text[i-1]
	return ascii[b] != letter && ascii[b] != digit
}

// handleEnd returns the end of the name of a user or topic that begins at i.
func (c *cutter) handleEnd(i int) int {
	for end := c.limit(); i < end; {
		switch cl := ascii[c.text[i]]; {
		case cl == letter, cl == digit:
		case cl == dot && i+1 < end && isLower(c.text[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

// symbol returns the end of the symbol of n bytes at i with the joiners, variation
// selectors and combining marks that belong to it, or of the run it begins.
func (c *cutter) symbol(i, n int) int {
	sym := c.text[i : i+n]
	j := i + n
	if sym == "…" || sym == "—" || sym == "–" || sym == "―" {
		for j < c.chunk && strings.HasPrefix(c.text[j:], sym) {
			j += n
		}
		return j
	}
	for j < c.chunk {
		r, m := utf8.DecodeRuneInString(c.text[j:])
		switch {
		case r == '\u200d' && j+m < c.chunk: // joins two emoji
			_, k := utf8.DecodeRuneInString(c.text[j+m:])
			if cl, _ := classify(c.text, j+m); cl != mark {
				return j
			}
			j += m + k
		case r == '\ufe0f' || r == '\ufe0e' || r == '\u20e3' || 0x1f3fb <= r && r <= 0x1f3ff:
			j += m
		default:
			return j
		}
	}
	return j
}

// emoticon returns the end of the emoticon at i, i if there is none. After a
// digit there is none: 5:(.
func (c *cutter) emoticon(i int) int {
	const longest = 4
	if i > 0 && isDigit(c.text[i-1]) {
		return i
	}
	for j := min(i+longest, c.chunk); j > i+1; j-- {
		if c.lex.has(annot.Hash(c.text[i:j]), emoticon) && !c.wordAt(j) {
			return j
		}
	}
	return i
}

// wordAt reports whether an ASCII letter or digit stands at i.
func (c *cutter) wordAt(i int) bool {
	if i >= c.chunk {
		return false
	}
	cl := ascii[c.text[i]]
	return cl == letter || cl == digit
}

// apostrophe appends the token at the apostrophe of n bytes at i: a quotation
// mark, a possessive, a clitic that stands alone or a word that has lost its
// beginning ('em, '90s).
func (c *cutter) apostrophe(i, n int) int {
	text := c.text
	j := i + n
	opens := c.opensQuotation(i)
	if !(opens && c.d.Quotations[c.quote].Style == annot.Single) && strings.HasPrefix(text[j:c.chunk], text[i:j]) {
		return c.emit(i, j+n) // '' as one mark
	}
	if j >= c.chunk || opens {
		return c.emit(i, j)
	}
	k := j
	for k < c.chunk && (ascii[text[k]] == letter || ascii[text[k]] == digit) {
		k++
	}
	if k == j {
		return c.emit(i, j)
	}
	if isDigit(text[j]) { // '90s, '08
		if k-j >= 2 && isDigit(text[j+1]) && (k-j == 2 || k-j == 3 && text[j+2] == 's') {
			return c.emit(i, k)
		}
		return c.emit(i, j)
	}
	if c.lex.has(annot.Hash(text[i:k]), elision) {
		if text[j:k] == "n" { // rock 'n' roll
			k += isApostropheIn(text, k, c.chunk)
		}
		return c.emit(i, k)
	}
	return c.emit(i, j)
}

// opensQuotation reports whether a quotation starts at i. Positions asked for
// must not fall.
func (c *cutter) opensQuotation(i int) bool {
	q := c.d.Quotations
	for c.quote < len(q) && int(q[c.quote].Start) < i {
		c.quote++
	}
	return c.quote < len(q) && int(q[c.quote].Start) == i
}

func isApostropheIn(s string, i, end int) int {
	if i >= end {
		return 0
	}
	return isApostrophe(s, i)
}

// emit appends the token text[i:j] and returns j.
func (c *cutter) emit(i, j int) int {
	hash, shape := Form(c.text[i:j])
	c.append(i, j, hash, shape)
	return j
}

func (c *cutter) append(i, j int, hash uint64, shape annot.Shape) {
	if i > c.end || i == 0 {
		shape |= annot.SpaceBefore
	}
	c.d.Tokens = append(c.d.Tokens, annot.Token{
		Start: int32(i), End: int32(j), Head: annot.None, Lower: hash, Shape: shape,
	})
	c.end = j
}
