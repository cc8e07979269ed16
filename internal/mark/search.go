package mark

import (
	"unicode"
	"unicode/utf8"
)

// The search reads the candidates of a text from left to right and keeps the
// cheapest few ways of reading them: hypotheses that differ in what is open.
// What is open is a stack; stacks share their lower parts, so that nesting may
// go to any depth at the same cost for each mark.

const (
	beamWidth    = 6   // hypotheses kept
	slack        = 14  // by how much a hypothesis may be worse than the best
	slackAtBreak = 10  // the same after a paragraph break
	maxPop       = 3   // levels that one closing mark may end, the inner ones for want of their own
	maxLines     = 40  // lines that a quotation may run over at the price of one
	maxSilent    = 400 // bytes of code or of an attribute
	maxCarry     = 4   // levels that may be open over a paragraph break
	maxSteps     = 1 << 14
)

// Costs of what no single mark shows.
const (
	carryBlank    = 5 // a quotation goes on after a paragraph break
	carryNewline  = 2 // the same, where the break is that of a line
	reopened      = 1 // it goes on, and a mark at the start of the paragraph says so
	reopenedLine  = 2 // the same, at the start of a line
	noStop        = 3 // unclosed at the end of a paragraph that does not end a sentence
	sameInside    = 4 // “ directly inside “
	singleInside  = 6 // ‘ directly inside ‘
	otherInside   = 2 // « directly inside «
	insideSingle  = 1 // " directly inside '
	tagInside     = 4 // for going on after a tag (“Is it far? he asked.), and gained by ending
	innerUnclosed = 2 // the outer quotation is closed, the inner one is not
)

// A node is the top of a stack of open quotations.
type node struct {
	sig      uint64 // of the glyphs of the whole stack
	below    int32
	depth    int32
	unclosed int32 // what it costs to close none of the stack
	words    int32 // as in unit, where it was opened
	pos      int32 // where it was opened
	glyph    glyph
}

// An action is what a step of a hypothesis does.
type action uint8

const (
	actOpen     action = iota // text[pos:end] opens
	actClose                  // text[pos:end] closes n levels
	actDrop                   // all that is open ends at pos, unclosed
	actCarry                  // all that is open goes on from pos to end
	actContinue               // text[pos:end] reopens the n-th level from the top, counted from 1
)

type step struct {
	prev     int32
	pos, end int32
	n        int16
	act      action
	glyph    glyph
}

// A hyp is one reading of the text so far.
type hyp struct {
	sig   uint64
	cost  int32
	node  int32 // into search.nodes; 0 when nothing is open
	step  int32 // into search.steps; 0 at the last commit
	lines int32 // paragraph breaks passed since the last mark that was more than a stray one
	carry int32 // what the last of them cost
}

// A beam holds the cheapest hypotheses with different stacks.
type beam struct {
	n     int
	best  int32 // the lowest cost
	limit int32 // a hypothesis must cost less to be kept
	hyps  [beamWidth]hyp
}

func (b *beam) clear() { b.n, b.best, b.limit = 0, never, 2*never }

// room reports whether a hypothesis of that cost would be kept.
func (b *beam) room(cost int32) bool { return cost < b.limit }

// find returns the place for a hypothesis with that stack and cost, for which
// there is room, or -1 where a better one holds it. Of two equally good ones the
// first stays.
func (b *beam) find(sig uint64, cost int32) int {
	worst := 0
	for i := range b.n {
		h := &b.hyps[i]
		if h.sig == sig {
			if h.cost <= cost {
				return -1
			}
			return i
		}
		if h.cost >= b.hyps[worst].cost {
			worst = i
		}
	}
	if b.n < beamWidth {
		b.n++
		return b.n - 1
	}
	return worst
}

func (b *beam) put(i int, h *hyp) {
	b.hyps[i] = *h
	if h.cost < b.best {
		b.best = h.cost
		b.limit = min(b.limit, h.cost+slack+1)
	}
	if b.n < beamWidth {
		return
	}
	worst := b.hyps[0].cost
	for i := 1; i < beamWidth; i++ {
		worst = max(worst, b.hyps[i].cost)
	}
	b.limit = min(b.limit, worst)
}

func (b *beam) add(h *hyp) {
	if !b.room(h.cost) {
		return
	}
	if i := b.find(h.sig, h.cost); i >= 0 {
		b.put(i, h)
	}
}

// anyOpen reports whether some hypothesis has an open quotation.
func (b *beam) anyOpen() bool {
	for i := range b.n {
		if b.hyps[i].node != 0 {
			return true
		}
	}
	return false
}

// search holds the state of one run over a document.
type search struct {
	nodes             []node
	steps             []step
	live              int // nodes left by the last compaction
	carry             int32
	now, after, spare *beam // hypotheses up to here, beyond the next unit, and none
	beams             [3]beam
	path              []step // scratch of commit
	stack             []node // scratch of compact
	scan              scanner
	builder           builder
	speeches          []speech // dialogue introduced by dashes
}

func (s *search) reset() {
	s.nodes = append(s.nodes[:0], node{})
	s.steps = append(s.steps[:0], step{})
	s.live, s.carry = 1, 0
	s.now, s.after, s.spare = &s.beams[0], &s.beams[1], &s.beams[2]
	s.after.clear()
	s.now.clear()
	s.now.add(&hyp{})
}

// para reads one paragraph.
func (s *search) para(text string, lo, hi int) {
	s.scan.reset(text, lo, hi)
	var u unit
	for s.scan.next(&u) {
		s.unit(&u)
		if len(s.steps) > maxSteps {
			s.commit()
		}
	}
}

// unit extends all hypotheses over u. Those that take u and the next unit for
// one mark wait in s.after until then.
func (s *search) unit(u *unit) {
	cur := s.now
	s.now, s.after, s.spare = s.after, s.spare, cur
	next, after := s.now, s.after
	after.clear()
	for i := range cur.n {
		h := cur.hyps[i]
		if glyphs[s.nodes[h.node].glyph].level == silentLevel {
			s.silent(next, h, u)
			continue
		}
		if u.silent == attribute || u.silent == attributeSingle {
			s.open(next, h, u, u.silent, 0, u.end)
			continue
		}
		g := h
		g.cost += u.stray
		next.add(&g)
		s.open(next, h, u, u.glyph, u.open, u.end)
		if u.silent == code {
			s.open(next, h, u, u.silent, glyphs[u.silent].open, u.end)
		}
		s.close(next, h, u, u.glyph, u.close, u.end)
		if u.lineStart && h.node != 0 {
			s.reopen(next, h, u, u.glyph, u.end)
		}
		if u.pair {
			p := pairs[u.glyph]
			end := u.end + (u.end - u.pos)
			s.open(after, h, u, p, u.pairOpen, end)
			s.close(after, h, u, p, u.pairClose, end)
			if u.lineStart && h.node != 0 {
				s.reopen(after, h, u, p, end)
			}
		}
	}
}

// silent reads u inside code or the value of an attribute. The latter ends with
// the next mark of its kind; code may, or lasts until a limit is passed.
func (s *search) silent(b *beam, h hyp, u *unit) {
	top := &s.nodes[h.node]
	if closes[top.glyph][u.glyph] != 0 {
		s.close(b, h, u, u.glyph, 0, u.end)
		if top.glyph != code {
			return
		}
	}
	if u.pos-top.pos > maxSilent {
		h.node, h.sig = top.below, s.nodes[top.below].sig
		h.cost += glyphs[top.glyph].unclosed
	}
	b.add(&h)
}

// open adds to b the reading of h in which g opens a quotation.
func (s *search) open(b *beam, h hyp, u *unit, g glyph, cost int32, end int32) {
	info := &glyphs[g]
	top := &s.nodes[h.node]
	if h.node != 0 {
		cost += nesting(top.glyph, g)
	}
	cost += h.cost
	if cost >= never || !b.room(cost) {
		return
	}
	sig := (top.sig ^ uint64(g)) * 0x9E3779B97F4A7C15
	sig ^= sig >> 29
	i := b.find(sig, cost)
	if i < 0 {
		return
	}
	s.nodes = append(s.nodes, node{
		sig: sig, below: h.node, depth: top.depth + 1, unclosed: min(top.unclosed+info.unclosed, never),
		words: u.words, pos: u.pos, glyph: g,
	})
	o := hyp{sig: sig, cost: cost, node: int32(len(s.nodes) - 1), step: h.step}
	if glyphs[g].level != silentLevel {
		o.step = s.push(h, step{pos: u.pos, end: end, act: actOpen, glyph: g})
	}
	b.put(i, &o)
}

// nesting returns the cost of opening g directly inside a quotation that outer
// has opened.
func nesting(outer, g glyph) int32 {
	switch a, b := glyphs[outer].level, glyphs[g].level; {
	case b == silentLevel:
		return 0
	case a == doubleLevel && b == doubleLevel:
		return sameInside
	case a == singleLevel && b == singleLevel:
		return singleInside
	case a == singleLevel && b == doubleLevel:
		return insideSingle
	case a == otherLevel && b == otherLevel && glyphs[outer].style == glyphs[g].style:
		return otherInside
	}
	return 0
}

// close adds to b the reading of h in which g closes the innermost quotation
// that it can close.
func (s *search) close(b *beam, h hyp, u *unit, g glyph, cost int32, end int32) {
	at := h.node
	for n := int16(1); n <= maxPop && at != 0; n++ {
		top := &s.nodes[at]
		c := closes[top.glyph][g]
		if c == 0 || top.words == u.words && glyphs[top.glyph].level != silentLevel {
			at = top.below
			continue
		}
		if n > 1 {
			cost += innerUnclosed
		}
		below := &s.nodes[top.below]
		cost += h.cost + int32(c) - 1 + s.nodes[h.node].unclosed - top.unclosed
		if !b.room(cost) {
			return
		}
		i := b.find(below.sig, cost)
		if i < 0 {
			return
		}
		o := hyp{sig: below.sig, cost: cost, node: top.below, step: h.step}
		if glyphs[top.glyph].level != silentLevel {
			o.step = s.push(h, step{pos: u.pos, end: end, act: actClose, n: n, glyph: g})
		}
		b.put(i, &o)
		return
	}
}

// reopen adds to b the reading of h in which g, at the start of a paragraph or
// line, says that a quotation goes on.
func (s *search) reopen(b *beam, h hyp, u *unit, g glyph, end int32) {
	at := h.node
	for n := int16(1); n <= maxPop && at != 0; n++ {
		top := &s.nodes[at]
		if !goesOn(top.glyph, g) || int(top.pos) >= s.scan.runFrom {
			at = top.below
			continue
		}
		if u.paraStart {
			h.cost += reopened - h.carry
			if b.room(h.cost) {
				h.step = s.push(h, step{pos: u.pos, end: end, act: actContinue, n: n, glyph: g})
				b.add(&h)
			}
			return
		}
		h.cost += reopenedLine
		b.add(&h)
		return
	}
}

// goesOn reports whether g at the start of a paragraph says that a quotation
// that opened has opened goes on. Spanish and old French use the closing mark.
func goesOn(opened, g glyph) bool {
	return opened == g || opened == leftGuillemet && g == rightGuillemet ||
		opened == straightDouble && g == openDouble || opened == openDouble && g == straightDouble ||
		opened == straightSingle && g == openSingle || opened == openSingle && g == straightSingle
}

func (s *search) push(h hyp, st step) int32 {
	st.prev = h.step
	s.steps = append(s.steps, st)
	return int32(len(s.steps) - 1)
}

// endPara ends a paragraph at pos. What is open ends there or goes on in the
// next paragraph, which begins at next; next is -1 after the last one.
func (s *search) endPara(text string, pos, next int32) {
	cur := s.now
	if !cur.anyOpen() {
		s.settle()
		return
	}
	s.carry = carryBlank
	if next >= 0 && !blankLine(text[pos:next]) {
		s.carry = carryNewline
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
		d := hyp{cost: h.cost + top.unclosed}
		if !full && !beginsSentence(text, top) {
			d.cost += noStop
		}
		if top.depth == 1 && int(top.pos) >= s.scan.lo {
			if _, ok := missingMark(text, top.pos+1, pos); ok {
				d.cost -= tagInside
				h.cost += tagInside
			}
		}
		if out.room(d.cost) {
			d.step = s.push(h, step{pos: pos, act: actDrop})
			out.add(&d)
		}
		if next >= 0 && top.depth <= maxCarry && glyphs[top.glyph].level != silentLevel {
			h.carry = s.carry
			if h.carry == carryNewline && 0 < h.lines && h.lines < maxLines {
				h.carry = 0
			}
			h.cost += h.carry
			h.lines++
			if out.room(h.cost) {
				h.step = s.push(h, step{pos: pos, end: next, act: actCarry})
				out.add(&h)
			}
		}
	}
	s.now, s.spare = out, cur
	s.settle()
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

// commit takes the best hypothesis for good and hands its steps to the builder.
func (s *search) commit() {
	if s.after.n > 0 && s.after.best < s.now.best {
		// it ends beyond the next unit, which then is not read by itself
		s.keep(s.after)
		s.now.clear()
		return
	}
	s.keep(s.now)
	s.after.clear()
}

// keep makes the best hypothesis of b the only one.
func (s *search) keep(b *beam) {
	best := 0
	for i := 1; i < b.n; i++ {
		if b.hyps[i].cost < b.hyps[best].cost {
			best = i
		}
	}
	h := b.hyps[best]
	s.path = s.path[:0]
	for i := h.step; i != 0; i = s.steps[i].prev {
		s.path = append(s.path, s.steps[i])
	}
	for i := len(s.path) - 1; i >= 0; i-- {
		s.builder.step(&s.path[i])
	}
	s.steps = s.steps[:1]
	h.step = 0
	if h.node == 0 {
		s.nodes, s.live = s.nodes[:1], 1
	} else if len(s.nodes) > 2*s.live+maxSteps {
		h.node = s.compact(h.node)
	}
	b.clear()
	b.add(&h)
}

// compact drops all nodes but those of the stack with that top, and returns its
// new place. It runs when the nodes have doubled since it last ran, which keeps
// its cost within a constant for each node made.
func (s *search) compact(top int32) int32 {
	s.stack = s.stack[:0]
	for i := top; i != 0; i = s.nodes[i].below {
		s.stack = append(s.stack, s.nodes[i])
	}
	s.nodes = s.nodes[:1]
	for i := len(s.stack) - 1; i >= 0; i-- {
		n := s.stack[i]
		n.below = int32(len(s.nodes) - 1)
		s.nodes = append(s.nodes, n)
	}
	s.live = len(s.nodes)
	return int32(len(s.nodes) - 1)
}
