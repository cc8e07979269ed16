package parse

import "github.com/hearsay-go/hearsay/internal/annot"

// SettledKey returns the key under which the table may tell what the net would do in s. The tags of
// four words settle two steps of five, at a fraction of the price.
func (s *State) SettledKey() uint64 {
	s1, s0, b0, b1 := &s.nodes[s.top(1)], &s.nodes[s.top(0)], &s.nodes[s.next], &s.nodes[s.next+1]
	return uint64(s1.tag)<<48 | uint64(s0.tag)<<32 | uint64(b0.tag)<<16 | uint64(b1.tag)
}

// SettledValue returns the value of the table for an action that gives its arc label l.
func SettledValue(a Action, l annot.Label) int16 { return 1 + int16(a) + int16(NumActions)*int16(l) }

// settled returns the step to take in s if the table tells it. Some word is on the stack.
func (p *Parser) settled(s *State) (Action, annot.Label, bool) {
	v, ok := p.Settled.Value(s.SettledKey())
	if !ok {
		return 0, 0, false
	}
	a, l := Action(uint32(v-1)%uint32(NumActions)), uint32(v-1)/uint32(NumActions)
	if !s.May(a) || l >= uint32(annot.NumLabels) || (a == Shift) != (l == uint32(annot.NoLabel)) { // the table is damaged
		return 0, 0, false
	}
	return a, annot.Label(l), true
}

// Watch goes through the sentences of d as Annotate does, up to MaxWords of each, and calls see
// before each step that the net decides, with that step. It writes nothing into d. It is for training.
func (p *Parser) Watch(d *annot.Doc, see func(s *State, a Action, l annot.Label)) {
	s := new(State)
	for i := range d.Sents {
		first := d.Sents[i].First
		s.Begin(p, d, first, min(d.Sents[i].Last, first+MaxWords))
		for p.prepare(s); !s.Done(); p.prepare(s) {
			a, l := p.next(s)
			see(s, a, l)
			s.Do(a, l)
		}
	}
}
