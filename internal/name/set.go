package name

import "math/bits"

// A tokenSet is a set of tokens of one document, to pass over all others.
type tokenSet struct {
	words []uint64
	n     int32 // tokens of the document
}

func (s *tokenSet) reset(tokens int) {
	s.words = grow(s.words, tokens/64+1)
	clear(s.words)
	s.n = int32(tokens)
}

func (s *tokenSet) add(i int32) { s.words[i>>6] |= 1 << (i & 63) }

// len returns the number of tokens in the set.
func (s *tokenSet) len() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// next returns the first token of the set from i on, the number of tokens if
// there is none.
func (s *tokenSet) next(i int32) int32 {
	at := int(i >> 6)
	if at >= len(s.words) {
		return s.n
	}
	w := s.words[at] >> (i & 63) << (i & 63)
	for w == 0 {
		if at++; at == len(s.words) {
			return s.n
		}
		w = s.words[at]
	}
	return int32(at<<6 + bits.TrailingZeros64(w))
}
