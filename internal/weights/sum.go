package weights

// A Sum adds up the rows of a model word by word, several classes at a time.
// It can hold the sum of 256 features. The zero Sum is empty. A Sum serves one
// model at a time; [Sum.Reset] makes it ready for another.
type Sum struct {
	// Lanes of 16 bits, four classes to a word; in the narrow layout lanes of
	// 32 bits, two classes to a word.
	lanes [MaxClasses / 4]uint64
	rows  int32
}

// Reset empties s.
func (s *Sum) Reset() { *s = Sum{} }

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
		return
	}
	m.sumRows(s, features)
}

// sumRows adds the weights of up to batch features to s. It first reads the home
// slots of all of them, whose cache misses then overlap, and only then looks at
// what they hold.
func (m *Model) sumRows(s *Sum, features []uint64) {
	var keys, homes [batch]uint32
	var words [batch]uint64
	table, stride := m.table, uint32(m.stride)
	for j, f := range features {
		j &= batch - 1
		key := Key(f)
		home := uint32(uint64(key)*m.home>>32) * stride
		keys[j], homes[j], words[j] = key, home, table[home]
	}
	for j := range features {
		j &= batch - 1
		key, i, w := keys[j], homes[j], words[j]
		for uint32(w>>32) < key {
			i += stride
			w = table[i]
		}
		if uint32(w>>32) == key {
			m.addRow(s, i)
		}
	}
}

// sumPacked adds the weights of features to s. Nearly all features are found, or
// found missing, in the first two slots, which are compared without branches.
func (m *Model) sumPacked(s *Sum, features []uint64) {
	var even, odd, rows uint64
	for _, f := range features {
		key := uint64(Key(f))
		i := key * m.home >> 32
		pair := m.table[i : i+2 : i+2]
		a, b := pair[0], pair[1]
		hitA := ((a>>32 ^ key) - 1) >> 63 // 1 if the keys agree
		hitB := ((b>>32 ^ key) - 1) >> 63
		row := a&-hitA | b&-hitB
		even += row & 0x00ff00ff
		odd += row >> 8 & 0x00ff00ff
		rows += hitA + hitB
		if b>>32 < key {
			i += 2
			for m.table[i]>>32 < key {
				i++
			}
			if row := m.table[i]; row>>32 == key {
				even += row & 0x00ff00ff
				odd += row >> 8 & 0x00ff00ff
				rows++
			}
		}
	}
	s.lanes[0] += even | odd<<32
	s.rows += int32(rows)
}

// addRow adds the row of the slot at index i of the table, not a packed one, to s.
func (m *Model) addRow(s *Sum, i uint32) {
	s.rows++
	if m.layout == narrow {
		row := m.table[i+1]
		s.lanes[0] += row & 0x0000ffff_0000ffff
		s.lanes[1] += row >> 16 & 0x0000ffff_0000ffff
		return
	}
	row := m.table[i+1 : i+uint32(m.stride)]
	lanes := s.lanes[:2*len(row)]
	for j, w := range row {
		pair := lanes[2*j : 2*j+2 : 2*j+2]
		pair[0] += w & 0x00ff00ff_00ff00ff
		pair[1] += w >> 8 & 0x00ff00ff_00ff00ff
	}
}

// ScoreOf returns the score of class c of m in s.
func (m *Model) ScoreOf(s *Sum, c int) int32 {
	if m.layout == narrow {
		return int32(s.lanes[c>>1]>>(c&1*32)&0xffffffff) - s.rows*narrowBias
	}
	return int32(s.lanes[c>>2]>>(c&3*16)&0xffff) - s.rows*wideBias
}

// Best returns the class of m with the highest score in s, the lowest such
// class on a tie.
func (m *Model) Best(s *Sum) int {
	best, at := -1, 0
	if m.layout == narrow {
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
