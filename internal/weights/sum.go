package weights

import "math"

// A Sum adds up the rows of a model word by word, several classes at a time.
// It can hold the sum of 256 features. The zero Sum is empty. A Sum is large: keep
// one and empty it with [Sum.Reset]. It serves one model
// at a time.
type Sum struct {
	// Lanes of 16 bits, four classes to a word. In the narrow layout, lanes of
	// 32 bits, two classes to a word. In the packed layout, lanes of twice the
	// bits of a weight: classes 0 and 2 in one word, 1 and 3 in the next.
	lanes [MaxClasses / 4]uint64
	rows  int32

	// Room for what a batch of features fetches.
	keys, homes, found [batch]uint32
	words              [batch]uint64
}

// Reset empties s.
func (s *Sum) Reset() {
	s.lanes = [MaxClasses / 4]uint64{}
	s.rows = 0
}

// Sum adds the weights of features to s.
func (m *Model) Sum(s *Sum, features []uint64) {
	if len(m.table) == 0 {
		return
	}
	for len(features) > batch {
		m.sumBatch(s, features[:batch])
		features = features[batch:]
	}
	m.sumBatch(s, features)
}

// batch is the number of features whose slots are fetched together.
const batch = 64

func (m *Model) sumBatch(s *Sum, features []uint64) {
	if m.layout == packed {
		m.sumPacked(s, features)
	} else {
		m.sumRows(s, features)
	}
}

// sumPacked adds the weights of up to batch features to s. It first reads the
// home slots of all of them, without a branch, so that cache misses overlap.
// Then nearly all features are found, or found missing, in the first two slots.
func (m *Model) sumPacked(s *Sum, features []uint64) {
	lane := uint64(1)<<m.bits - 1
	mask, bits := lane|lane<<(2*m.bits)&math.MaxUint32, m.bits&31
	table := m.table
	for j, f := range features {
		j &= batch - 1
		key := Key(f)
		home := uint32(uint64(key) * m.home >> 32)
		s.keys[j], s.homes[j], s.words[j] = key, home, table[home]
	}
	var even, odd, rows uint64
	for j := range features {
		j &= batch - 1
		key, i, a := uint64(s.keys[j]), s.homes[j], s.words[j]
		b := table[i+1]
		hitA := ((a>>32 ^ key) - 1) >> 63 // 1 if the keys agree
		hitB := ((b>>32 ^ key) - 1) >> 63
		row := a&-hitA | b&-hitB
		even += row & mask
		odd += row >> bits & mask
		rows += hitA + hitB
		if b>>32 < key {
			i += 2
			for table[i]>>32 < key {
				i++
			}
			if row := table[i]; row>>32 == key {
				even += row & mask
				odd += row >> bits & mask
				rows++
			}
		}
	}
	s.lanes[0] += even
	s.lanes[1] += odd
	s.rows += int32(rows)
}

// sumRows adds the weights of up to batch features to s. It first reads the home
// slots of all of them, then the first words of the rows of those that it has,
// then the other words, so that cache misses overlap.
func (m *Model) sumRows(s *Sum, features []uint64) {
	table := m.table
	for j, f := range features {
		j &= batch - 1
		key := Key(f)
		home := uint32(uint64(key) * m.home >> 32)
		s.keys[j], s.homes[j], s.words[j] = key, home, table[home]
	}
	n := 0
	for j := range features {
		j &= batch - 1
		key, w := s.keys[j], s.words[j]
		for i := s.homes[j]; uint32(w>>32) < key; {
			i++
			w = table[i]
		}
		if uint32(w>>32) != key {
			continue
		}
		at := uint32(w) * uint32(m.stride)
		s.found[n&(batch-1)] = at
		n++
		s.addWord(0, m.rows[at], m.layout)
	}
	s.rows += int32(n)
	if m.layout == narrow {
		return
	}
	width := (m.classes + 7) / 8
	for _, at := range s.found[:n] {
		for j, w := range m.rows[at+1 : at+uint32(width)] {
			s.addWord(j+1, w, wide)
		}
	}
}

// addWord adds the j-th word of a row to s.
func (s *Sum) addWord(j int, w uint64, l layout) {
	pair := s.lanes[2*j : 2*j+2 : 2*j+2]
	if l == narrow {
		pair[0] += w & 0x0000ffff_0000ffff
		pair[1] += w >> 16 & 0x0000ffff_0000ffff
		return
	}
	pair[0] += w & 0x00ff00ff_00ff00ff
	pair[1] += w >> 8 & 0x00ff00ff_00ff00ff
}

// lane returns the sum of class c, with its bias.
func (m *Model) lane(s *Sum, c int) int32 {
	switch m.layout {
	case packed:
		return int32(s.lanes[c&1] >> (c >> 1 * 2 * m.bits) & (1<<(2*m.bits) - 1))
	case narrow:
		return int32(s.lanes[c>>1] >> (c & 1 * 32) & 0xffffffff)
	}
	return int32(s.lanes[c>>2] >> (c & 3 * 16) & 0xffff)
}

// ScoreOf returns the score of class c of m in s.
func (m *Model) ScoreOf(s *Sum, c int) int32 { return m.lane(s, c) - s.rows*m.bias() }

// Best returns the class of m with the highest score in s, the lowest such
// class on a tie.
func (m *Model) Best(s *Sum) int {
	best, at := int32(-1), 0
	if m.layout != wide {
		for c := range m.classes {
			if v := m.lane(s, c); v > best {
				best, at = v, c
			}
		}
		return at
	}
	for c := range m.classes {
		if v := int32(s.lanes[c>>2] >> (c & 3 * 16) & 0xffff); v > best {
			best, at = v, c
		}
	}
	return at
}
