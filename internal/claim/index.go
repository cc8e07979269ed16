package claim

import (
	"math"
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// An index finds the patterns that a word is an anchor of. Nearly all words are
// none, and of those that are nearly all stand beside the wrong words. Neither
// costs more than a look at a few bits that lie close together.
type index struct {
	bloom   [1024]uint64 // bits of the words of slots
	slots   []slot       // open-addressed; the last ones are followed by the first ones
	entries []entry
}

// A slot gives the entries [first, last) of a word.
type slot struct {
	word        uint64 // hash of a form, or lemmaKey; 0 if the slot is free
	first, last uint32
}

// lemmaKey returns what the lemma with hash h is found by.
func lemmaKey(h uint64) uint64 { return bits.RotateLeft64(h, 32) }

// An entry is a pattern under one of the words of its anchor.
type entry struct {
	pattern       *pattern
	tags          uint64 // one of which the word must have
	before, after gate   // for the tokens beside it
}

// A gate lets a token pass that may be one of certain words or has one of certain
// tags. Quotation marks pass: they may stand inside a cue.
type gate struct{ bits, tags uint64 }

const allTags = math.MaxUint64

var openGate = gate{tags: allTags}

func (g *gate) passes(t *annot.Token) bool {
	return g.tags>>t.Tag&1 != 0 || g.bits&(bitOf(t.Lower)|bitOf(t.Lemma)) != 0 || t.Shape.Has(annot.QuoteMark)
}

// gateOf returns the gate for the token beside the anchor. The elements on this
// side of the anchor come from it outwards.
func gateOf(elems []*element) gate {
	var g gate
	for _, e := range elems {
		if e.any {
			return openGate
		}
		g.bits |= e.bits
		g.tags |= e.orTags
		if e.min > 0 {
			return g
		}
	}
	return openGate
}

// newEntry returns the entry of p under any word of its anchor.
func newEntry(p *pattern) entry {
	anchor := &p.elems[p.anchor]
	en := entry{pattern: p, tags: anchor.tags}
	if en.tags == 0 {
		en.tags = allTags
	}
	// Elements that match no token are left out, but that which looks ahead says
	// what comes next as well.
	var before, after []*element
	for i := p.anchor - 1; i >= 0; i-- {
		if e := &p.elems[i]; !e.negative && !e.first && !e.ahead {
			before = append(before, e)
		}
	}
	if anchor.max > 1 {
		after = append(after, &element{bits: anchor.bits})
	}
	for i := p.anchor + 1; i < len(p.elems); i++ {
		if e := &p.elems[i]; !e.negative && !e.first {
			after = append(after, e)
		}
	}
	en.before, en.after = gateOf(before), gateOf(after)
	return en
}

// newIndex indexes patterns. Those of one word stay in order.
func newIndex(patterns []*pattern) *index {
	n := 0
	for _, p := range patterns {
		n += len(p.elems[p.anchor].forms) + len(p.elems[p.anchor].lemmas)
	}
	x := &index{slots: make([]slot, 2<<bits.Len(uint(n))), entries: make([]entry, n)}
	each := func(p *pattern, visit func(word uint64)) {
		for _, h := range p.elems[p.anchor].forms {
			visit(h)
		}
		for _, h := range p.elems[p.anchor].lemmas {
			visit(lemmaKey(h))
		}
	}
	for _, p := range patterns {
		each(p, func(word uint64) {
			x.bloom[word>>6&1023] |= 1 << (word & 63)
			s := x.slot(word)
			s.word = word
			s.last++ // for now the number of its entries
		})
	}
	next := uint32(0)
	for i := range x.slots {
		s := &x.slots[i]
		s.first, s.last, next = next, next, next+s.last
	}
	for _, p := range patterns {
		e := newEntry(p)
		each(p, func(word uint64) {
			s := x.slot(word)
			x.entries[s.last] = e
			s.last++
		})
	}
	return x
}

// slot returns the slot of word, or the free one where it would be.
func (x *index) slot(word uint64) *slot {
	i := word & uint64(len(x.slots)-1)
	for s := &x.slots[i]; ; s = &x.slots[i] {
		if s.word == word || s.word == 0 {
			return s
		}
		i = (i + 1) & uint64(len(x.slots)-1)
	}
}

// holds reports whether p is in list, which is short.
func holds(list []entry, p *pattern) bool {
	for i := range list {
		if list[i].pattern == p {
			return true
		}
	}
	return false
}

// find returns the entries of word, a form or a lemmaKey.
func (x *index) find(word uint64) []entry {
	if x.bloom[word>>6&1023]>>(word&63)&1 == 0 {
		return nil
	}
	s := x.slot(word)
	return x.entries[s.first:s.last]
}
