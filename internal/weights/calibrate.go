package weights

// A Knot is a point of a calibration table: scores of Score have the
// probability Prob/65535 of being right.
type Knot struct {
	Score int32
	Prob  uint16
}

// Calibrated reports whether the model has a calibration table.
func (m *Model) Calibrated() bool { return len(m.knots) > 0 }

// Prob returns the calibrated probability of a score, by linear interpolation
// between the knots of the model's table; 0 for a model that has none.
func (m *Model) Prob(score int32) float32 {
	k := m.knots
	switch {
	case len(k) == 0:
		return 0
	case score <= k[0].Score:
		return float32(k[0].Prob) / 0xffff
	case score >= k[len(k)-1].Score:
		return float32(k[len(k)-1].Prob) / 0xffff
	}
	i := 1
	for k[i].Score <= score {
		i++
	}
	a, b := k[i-1], k[i]
	rise := (int64(b.Prob) - int64(a.Prob)) * (int64(score) - int64(a.Score)) / (int64(b.Score) - int64(a.Score))
	return float32(int64(a.Prob)+rise) / 0xffff
}
