package weights

// Known moves the features that m has weights for to the front of features, in
// order, and returns them. It is the fast way to ask for many features most of
// which m does not have.
func (m *Model) Known(features []uint64) []uint64 {
	if len(m.table) == 0 {
		return features[:0]
	}
	table, home, n := m.table, m.home, 0
	for _, f := range features {
		_, hit := look(table, home, uint64(Key(f)))
		features[n] = f
		n += int(hit)
	}
	return features[:n]
}
