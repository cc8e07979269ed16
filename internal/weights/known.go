package weights

// Known moves the features that m has weights for to the front of features, in
// order, and returns them. It is the fast way to ask for many features most of
// which m does not have.
func (m *Model) Known(features []uint64) []uint64 {
	if len(m.table) == 0 {
		return features[:0]
	}
	n := 0
	for from := 0; from < len(features); from += batch {
		n = m.known(features, n, features[from:min(from+batch, len(features))])
	}
	return features[:n]
}

// known moves those of up to batch features that m has to features[n:] and returns
// the end of them. As in score, home slots come first, and there is hardly a branch.
func (m *Model) known(features []uint64, n int, more []uint64) int {
	table := m.table
	var keys, homes [batch]uint32
	var words [batch]uint64
	for j, f := range more {
		j &= batch - 1
		key := Key(f)
		home := uint32(uint64(key) * m.home >> 32)
		keys[j], homes[j], words[j] = key, home, table[home]
	}
	for j, f := range more {
		j &= batch - 1
		key, i := uint64(keys[j]), homes[j]
		a, b := words[j]>>32, table[i+1]>>32
		for b < key { // rare
			i++
			a, b = b, table[i+1]>>32
		}
		hit := ((a^key)-1)>>63 | ((b^key)-1)>>63 // 1 if either key agrees
		features[n] = f
		n += int(hit)
	}
	return n
}

// batch is the number of features whose slots are fetched together, so that cache
// misses overlap.
const batch = 64
