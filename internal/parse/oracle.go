package parse

// Cost returns how many arcs of the gold tree, given by the heads of words
// (heads[0] unused, 0 for the root, -1 where nothing is known), can no longer be
// reached once a is taken: the dynamic oracle of Goldberg and Nivre 2013, "Training Deterministic Parsers
// with Non-Deterministic Oracles". It is for training only.
func (s *State) Cost(a Action, heads []int32) int {
	cost := 0
	// The gold head of the root lies, as it were, behind the last word.
	head := func(i int32) int32 {
		if heads[i] == 0 {
			return s.n + 1
		}
		return heads[i]
	}
	switch a {
	case Shift:
		b := s.next
		for i := range s.depth {
			w := s.stack[stackMargin+i]
			if heads[w] == b {
				cost++
			}
			if heads[b] == w && i < s.depth-1 {
				cost++
			}
		}
	case Left, Right:
		dep := s.top(0)
		for w := s.next; w <= s.n; w++ {
			if heads[w] == dep {
				cost++
			}
		}
		switch h := head(dep); {
		case a == Left && (h == s.top(1) || h > s.next):
			cost++
		case a == Right && h >= s.next:
			cost++
		}
	}
	return cost
}

// SetTree gives the words of s, just begun, their heads (heads[0] unused, 0 for
// the root), as if the parser had found them. It is for training only.
func (s *State) SetTree(heads []int32) {
	for i := int32(1); i <= s.n; i++ {
		s.nodes[i].head = heads[i]
		if h := &s.nodes[heads[i]]; 0 < heads[i] && heads[i] < i {
			h.right2, h.right = h.right, i
			h.rights++
			h.rightKinds |= s.nodes[i].kind
		}
	}
	for i := s.n; i > 0; i-- {
		if h := &s.nodes[heads[i]]; heads[i] > i {
			h.left2, h.left = h.left, i
			h.lefts++
			h.leftKinds |= s.nodes[i].kind
		}
	}
}
