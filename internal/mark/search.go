package mark

// The search reads the candidates of a text from left to right and keeps the
// cheapest few ways of reading them: hypotheses that differ in what is open.
// What is open is a stack; stacks share their lower parts, so that nesting may
// go to any depth at the same cost for each mark.

// Bounds that keep the search linear on any input.
const (
	maxPop    = 3       // levels that one closing mark may end, the inner ones for want of their own
	maxSilent = 400     // bytes of code or of an attribute
	maxSteps  = 1 << 14 // steps of all hypotheses until the best is taken for good
)

// Costs of what no single mark shows.
const (
	sameInside    = 4 // “ directly inside “
	singleInside  = 6 // ‘ directly inside ‘
	otherInside   = 2 // « directly inside «
	insideSingle  = 1 // " directly inside '
	innerUnclosed = 2 // the outer quotation is closed, the inner one is not
	reopened      = 1 // a quotation goes on, and a mark at the start of the paragraph says so
	excerpt       = 6 // beside reopened, of “ within ": sooner somebody speaks in an excerpt in straight marks
	reopenedLine  = 2 // the same, at the start of a line
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

// search holds the state of one run over a document.
type search struct {
	nodes             []node
	steps             []step
	live              int   // nodes left by the last compaction
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
	s.live = 1
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
			if top.glyph == straightDouble && g == openDouble {
				h.cost += excerpt
			}
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
