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

// Words returns the number of words of s.
func (s *State) Words() int32 { return s.n }

// Word returns the number of word i in the vocabulary.
func (s *State) Word(i int32) int32 { return s.nodes[i].word }

// Forget takes word i, which the parser has not read yet, for one that the
// vocabulary does not have. It is for training only.
func (s *State) Forget(i int32) { s.nodes[i].word = unknownWord }
