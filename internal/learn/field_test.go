package learn

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// Two candidates without any feature of their own take turns; only the first
// place tells who begins. The field must learn from that alone that speakers
// alternate.
func TestFieldLearnsRelations(t *testing.T) {
	const same, changed, starts = 1, 2, 3
	f := NewField(2, func(c, last, _ int32) int {
		if c == last {
			return 0
		}
		return 1
	})
	f.MinCount = 1
	for range 20 {
		var seq []Place
		for i := range 6 {
			p := Place{
				Candidates: []int32{0, 1},
				Features:   [][]uint64{nil, nil},
				Relations:  [][]uint64{{same}, {changed}},
				Right:      []bool{i%2 == 0, i%2 == 1},
			}
			if i == 0 {
				p.Features[0] = []uint64{starts}
			}
			if i == 3 {
				p.Right = []bool{false, false} // nobody knows
			}
			seq = append(seq, p)
		}
		f.Add(seq)
	}
	f.Fit(5, 1)
	data, err := f.Encode(Output{Name: "turns"})
	if err != nil {
		t.Fatal(err)
	}
	m, err := weights.Decode(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := m.Score([]uint64{changed}), m.Score([]uint64{same}); a <= b {
		t.Errorf("a change scores %d, not more than %d for no change", a, b)
	}
	if s := m.Score([]uint64{starts}); s <= 0 {
		t.Errorf("the one who begins scores %d, want more than 0", s)
	}
}
