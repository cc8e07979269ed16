package weights

// A Sum adds up the rows of a model word by word, several classes at a time.
// It can hold the sum of 256 features. The zero Sum is empty. A Sum serves one
// model at a time; [Sum.Reset] makes it ready for another.
type Sum struct {
	// Lanes of 16 bits, four classes to a word; for models with up to four
	// classes lanes of 32 bits, two classes to a word.
	lanes [MaxClasses / 4]uint64
	rows  int32
}

// Reset empties s.
func (s *Sum) Reset() { *s = Sum{} }

// Sum adds the weights of features to s.
func (m *Model) Sum(s *Sum, features []uint64) {
	if m.classes <= narrowClasses {
		for _, f := range features {
			if i := m.find(f); i >= 0 {
				row := m.table[i]
				s.lanes[0] += row & 0x0000ffff_0000ffff
				s.lanes[1] += row >> 16 & 0x0000ffff_0000ffff
				s.rows++
			}
		}
		return
	}
	for _, f := range features {
		i := m.find(f)
		if i < 0 {
			continue
		}
		row := m.table[i : i+m.stride-1]
		lanes := s.lanes[:2*len(row)]
		for j, w := range row {
			lanes[2*j] += w & 0x00ff00ff_00ff00ff
			lanes[2*j+1] += w >> 8 & 0x00ff00ff_00ff00ff
		}
		s.rows++
	}
}

// ScoreOf returns the score of class c of m in s.
func (m *Model) ScoreOf(s *Sum, c int) int32 {
	if m.classes <= narrowClasses {
		return int32(s.lanes[c>>1]>>(c&1*32)&0xffffffff) - s.rows*narrowBias
	}
	return int32(s.lanes[c>>2]>>(c&3*16)&0xffff) - s.rows*wideBias
}

// Best returns the class of m with the highest score in s, the lowest such
// class on a tie.
func (m *Model) Best(s *Sum) int {
	best, at := -1, 0
	if m.classes <= narrowClasses {
		for c := range m.classes {
			if v := int(s.lanes[c>>1] >> (c & 1 * 32) & 0xffffffff); v > best {
				best, at = v, c
			}
		}
		return at
	}
	for c := range m.classes {
		if v := int(s.lanes[c>>2] >> (c & 3 * 16) & 0xffff); v > best {
			best, at = v, c
		}
	}
	return at
}
