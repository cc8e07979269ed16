package mark

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
