package mark

import (
	"unicode"
	"unicode/utf8"
)

const (
	maxCarry = 4  // levels that may be open over a paragraph break
	maxLines = 40 // lines that a quotation may run over at the price of one
)

// Costs of paragraph breaks.
const (
	carryBlank   = 5 // a quotation goes on after a paragraph break
	carryNewline = 2 // the same, where the break is that of a line
	carrySingle  = 2 // more, of one in single marks inside another one
	noStop       = 3 // unclosed at the end of a paragraph that does not end a sentence
	tagInside    = 4 // for going on after a tag (“Is it far? he asked.), and gained by ending
)

// endPara ends a paragraph at pos. What is open ends there or goes on in the
// next paragraph, which begins at next; next is -1 after the last one.
func (s *search) endPara(text string, pos, next int32) {
	cur := s.now
	if !cur.anyOpen() {
		s.settle()
		return
	}
	carry := int32(carryBlank)
	if next >= 0 && !blankLine(text[pos:next]) {
		carry = carryNewline
	}
	full := endsSentence(text[:pos])
	out := s.spare
	out.clear()
	for i := range cur.n {
		h := cur.hyps[i]
		if h.node == 0 {
			out.add(&h)
			continue
		}
		top := &s.nodes[h.node]
		drop, goOn := top.unclosed, int32(0)
		if !full && !beginsSentence(text, top) {
			drop += noStop
		}
		if top.depth == 1 && int(top.pos) >= s.scan.lo {
			if _, ok := missingMark(text, top.pos+1, pos); ok {
				drop -= tagInside
				goOn += tagInside
			}
		}
		s.drop(out, h, pos, drop)
		if next >= 0 && top.depth <= maxCarry && glyphs[top.glyph].level != silentLevel {
			h.cost += goOn
			s.carry(out, h, pos, next, carry)
		}
	}
	s.now, s.spare = out, cur
	s.settle()
}

// drop adds to b the reading of h in which all that is open ends at pos.
func (s *search) drop(b *beam, h hyp, pos, cost int32) {
	d := hyp{cost: h.cost + cost}
	if b.room(d.cost) {
		d.step = s.push(h, step{pos: pos, act: actDrop})
		b.add(&d)
	}
}

// carry adds to b the reading of h in which all that is open goes on over the
// break from pos to next. Of several line breaks only the first one costs.
func (s *search) carry(b *beam, h hyp, pos, next, cost int32) {
	top := &s.nodes[h.node]
	if cost == carryNewline && 0 < h.lines && h.lines < maxLines {
		cost = 0
	}
	h.carry = cost
	h.cost += cost
	if top.below != 0 && glyphs[top.glyph].level == singleLevel {
		h.cost += carrySingle
	}
	h.lines++
	if b.room(h.cost) {
		h.step = s.push(h, step{pos: pos, end: next, act: actCarry})
		b.add(&h)
	}
}

// settle drops the hypotheses that have little hope after a paragraph break, and
// counts the costs of the others from zero.
func (s *search) settle() {
	b, n := s.now, 0
	for i := range b.n {
		if h := b.hyps[i]; h.cost <= b.best+slackAtBreak {
			h.cost -= b.best
			b.hyps[n] = h
			n++
		}
	}
	b.n, b.best, b.limit = n, 0, slack+1
	if n == 1 || len(s.steps) > maxSteps {
		s.commit()
	}
}

// blankLine reports whether gap, the text between two paragraphs, holds a blank
// line.
func blankLine(gap string) bool {
	n := 0
	for i := range len(gap) {
		if gap[i] == '\n' {
			n++
		}
	}
	return n != 1
}

// beginsSentence reports whether the quotation that n opened begins with a
// capital.
func beginsSentence(text string, n *node) bool {
	_, size := glyphAt(text, int(n.pos))
	r, _ := utf8.DecodeRuneInString(text[int(n.pos)+size:])
	return unicode.IsUpper(r)
}

// endsSentence reports whether text ends with a full stop or the like.
func endsSentence(text string) bool {
	for range maxTransparent {
		c, at := before(text, 0, len(text))
		switch {
		case c == stop, c == unspaced, c == dash, c == colon:
			return true
		case c != closer && c != symbol:
			return false
		}
		text = text[:at]
	}
	return false
}
