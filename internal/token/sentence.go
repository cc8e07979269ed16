package token

import (
	"sort"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// maxSentence bounds the tokens of a sentence, whatever the text: the parser's
// work and memory grow with it.
const maxSentence = 2000

// split appends the sentences of paragraph p, whose tokens are [first, last).
func (s *splitter) split(p, first, last int32) {
	d := s.d
	s.last = last
	s.start = first
	for i := first; i < s.last; i++ {
		if d.Tokens[i].Shape&(annot.Punct|annot.HasDot) == 0 {
			continue
		}
		end := s.endMark(i)
		if end == noEnd {
			continue
		}
		if end == ellipsis && i == s.start || end == stop && s.enumerates(i) {
			continue
		}
		next, quoted := s.closers(i, end)
		if next < s.last && s.ends(i, next, end, quoted) {
			appendSentence(d, p, s.start, next)
			s.start = next
		}
		i = next - 1
	}
	if s.start < s.last {
		appendSentence(d, p, s.start, s.last)
	}
}

// appendSentence appends the tokens [first, last) as one sentence, or as several
// if they are too many.
func appendSentence(d *annot.Doc, p, first, last int32) {
	for last-first > maxSentence {
		cut := cutPoint(d, first)
		d.Sents = append(d.Sents, annot.Sent{First: first, Last: cut, Para: p})
		first = cut
	}
	d.Sents = append(d.Sents, annot.Sent{First: first, Last: last, Para: p})
}

// cutPoint returns where to cut a sentence that is too long: after the last
// semicolon, colon, comma or other mark of its first maxSentence tokens.
func cutPoint(d *annot.Doc, first int32) int32 {
	best, rank := first+maxSentence, 0
	for i := first + maxSentence - 1; i >= first+maxSentence/2; i-- {
		if !d.Tokens[i].Shape.Has(annot.Punct) {
			continue
		}
		r := 1
		switch d.Form(i) {
		case ";", ":":
			r = 3
		case ",":
			r = 2
		}
		if r > rank {
			best, rank = i+1, r
		}
	}
	return best
}

// interjection is the number of tokens that "Oh!" and the like have at most:
// after it a sentence may go on in lower case.
const interjection = 5

// An endMark is a mark that may end a sentence.
type endMark uint8

const (
	noEnd    endMark = iota
	stop             // .
	bang             // ! ? and runs of them
	ellipsis         // ... …
	abbrev           // the stop of an abbreviation
)

// A splitter appends the sentences of a document's tokens to it.
type splitter struct {
	d     *annot.Doc
	lex   *lexis
	start int32 // first token of the sentence
	last  int32 // end of the paragraph's tokens
	care  care
}

// care is how a text writes its sentences.
type care uint8

const (
	unknownCare care = iota
	careful          // they begin with a capital
	careless         // many begin in lower case, as in web chat
)

// careless reports whether many sentences of the text begin in lower case. It
// looks through the text when it is first asked.
func (s *splitter) careless() bool {
	if s.care == unknownCare {
		s.care = careOf(s.d)
	}
	return s.care == careless
}

// careOf compares the words in lower case at the start of the text and after full
// stops with the capitalised ones.
func careOf(d *annot.Doc) care {
	const share = 12 // one in so many is careless
	lower, all := 0, 0
	for i := range d.Tokens {
		if i > 0 && !(d.Text[d.Tokens[i-1].Start] == '.' && d.Tokens[i-1].End-d.Tokens[i-1].Start == 1) {
			continue
		}
		t := &d.Tokens[i]
		if !t.Shape.Has(annot.SpaceBefore) || t.Shape&(annot.Punct|annot.HasDigit) != 0 {
			continue
		}
		all++
		if !t.Shape.Has(annot.Capital) {
			lower++
		}
	}
	if lower*share >= all {
		return careless
	}
	return careful
}

// enumerates reports whether the stop i belongs to the number or letter of an
// item that begins the sentence: 2. Cut two lines.
func (s *splitter) enumerates(i int32) bool {
	if i != s.start+1 || s.d.Tokens[i].Shape.Has(annot.SpaceBefore) {
		return false
	}
	t := &s.d.Tokens[s.start]
	return t.Shape.Has(annot.AllDigits) && t.End-t.Start <= 2 || t.Shape.Has(annot.Alpha) && t.End-t.Start == 1
}

// endMark tells whether token i may end a sentence, and as what.
func (s *splitter) endMark(i int32) endMark {
	f := s.d.Form(i)
	switch {
	case f == ".":
		return stop
	case f[0] == '!' || f[0] == '?':
		return bang
	case f[0] == '.' && s.d.Tokens[i].Shape.Has(annot.Punct):
		return ellipsis
	case f[len(f)-1] == '.':
		return abbrev
	}
	switch s.d.Text[s.d.Tokens[i].Start] {
	case 0xe2:
		if strings.HasPrefix(f, "…") || f == "‼" || f == "⁇" || f == "⁈" || f == "⁉" {
			return ellipsis
		}
	case 0xe3, 0xef:
		if f == "。" || f == "！" || f == "？" {
			return bang
		}
	}
	return noEnd
}

// closers returns the first token after the mark i that does not belong to the
// end of the sentence as further end marks, closing quotation marks and brackets
// do, and whether there was a quotation mark among them. An ellipsis after a
// full stop and a blank opens the next sentence.
func (s *splitter) closers(i int32, end endMark) (next int32, quoted bool) {
	for i++; i < s.last; i++ {
		t := &s.d.Tokens[i]
		if !t.Shape.Has(annot.Punct) {
			break
		}
		spaced := t.Shape.Has(annot.SpaceBefore)
		switch f := s.d.Form(i); f {
		case "”", "’’", "''", "»", "’":
			if spaced && s.opensQuotation(i) {
				return i, quoted
			}
			quoted = true
		case `"`, "'":
			if spaced && !(i+1 == s.last || s.d.Tokens[i+1].Shape.Has(annot.SpaceBefore)) {
				return i, quoted
			}
			quoted = true
		case ")", "]", "}":
		case "[":
			if !s.cites(i) {
				return i, quoted
			}
			i += 2
		default:
			if e := s.endMark(i); e == noEnd || e == ellipsis && spaced && end != ellipsis {
				return i, quoted
			}
		}
	}
	return i, quoted
}

// ends reports whether the mark i ends a sentence when the token next follows it
// and its closers.
func (s *splitter) ends(i, next int32, end endMark, quoted bool) bool {
	w, opened, dashed := s.firstWord(next)
	if w == s.last {
		return s.d.Tokens[next].Shape.Has(annot.SpaceBefore) && end != abbrev
	}
	t := &s.d.Tokens[w]
	if t.Shape.Has(annot.Punct) { // a comma, a colon
		return false
	}
	small := !t.Shape.Has(annot.Capital) && !t.Shape.Has(annot.HasDigit)
	if quoted && !opened && (small && end != abbrev || s.invertedTag(w, end)) {
		return false
	}
	switch end {
	case bang:
		if small && s.d.Form(next-1) == ")" { // an aside (who knows?) in the middle
			return false
		}
		return !small || i-s.start > interjection || s.careless()
	case abbrev:
		e := s.lex.find(s.d.Tokens[i].Lower)
		if e != nil && e.is(title|numbered|calendar) || s.d.Tokens[i].End-s.d.Tokens[i].Start == 2 {
			return false
		}
		if small || dashed || t.Shape.Has(annot.HasDigit) {
			return false
		}
		return opened || s.lex.has(t.Lower, starts)
	case ellipsis:
		return !small && s.d.Tokens[next].Shape.Has(annot.SpaceBefore)
	}
	return true
}

// cites reports whether a reference of the form [17] stands at token i.
func (s *splitter) cites(i int32) bool {
	return i+2 < s.last && s.d.Tokens[i+1].Shape.Has(annot.AllDigits) && s.d.Form(i+2) == "]"
}

// opensQuotation reports whether a quotation starts at token i.
func (s *splitter) opensQuotation(i int32) bool {
	pos, q := s.d.Tokens[i].Start, s.d.Quotations
	k := sort.Search(len(q), func(k int) bool { return q[k].Start >= pos })
	return k < len(q) && q[k].Start == pos
}

// firstWord returns the first token from i on that is no opening mark, dash,
// ellipsis or bullet, and whether it skipped an opening quotation mark or a dash.
func (s *splitter) firstWord(i int32) (w int32, opened, dashed bool) {
	for ; i < s.last; i++ {
		if !s.d.Tokens[i].Shape.Has(annot.Punct) {
			break
		}
		switch f := s.d.Form(i); f {
		case `"`, "“", "”", "‘", "’", "'", "''", "``", "`", "«", "»", "„", "‚", "‹", "›":
			opened = true
		case "-", "--", "—", "–", "―":
			dashed = true
		case "(", "[", "*", "•", "...", "…":
		default:
			return i, opened, dashed
		}
	}
	return i, opened, dashed
}

// invertedTag reports whether the words from w on are a tag that belongs to the
// quotation before it: "Why?" Petro asked. It is told by a verb of speech after a
// pronoun, capitalised words or a description of a few words. After a full stop,
// where newspapers have a comma, only the plainest form counts: "No." Petro said.
func (s *splitter) invertedTag(w int32, end endMark) bool {
	const longest = 5 // words before the verb
	tok := s.d.Tokens
	first := s.lex.find(tok[w].Lower)
	v := w
	for ; v < s.last && v-w <= longest && !(v > w && s.lex.has(tok[v].Lower, tags)); v++ {
		switch t := &tok[v]; {
		case t.Shape.Has(annot.Punct):
			return false
		case v == w && first != nil && first.is(starts) && !first.is(pronoun|determiner):
			return false
		case v == w, strings.HasSuffix(s.d.Form(v), "ly"):
		case first != nil && first.is(pronoun), !t.Shape.Has(annot.Capital) && (first == nil || !first.is(determiner)):
			return false
		}
	}
	if v == w || v >= s.last || v-w > longest {
		return false
	}
	after := v + 1
	if end == bang {
		return after == s.last || !s.lex.has(tok[after].Lower, object)
	}
	return end == stop && s.lex.has(tok[v].Lower, said) &&
		(after == s.last || tok[after].Shape.Has(annot.Punct) && (after+1 == s.last || !tok[after+1].Shape.Has(annot.QuoteMark)))
}
