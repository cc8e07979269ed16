package learn

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// fitExclusive fits a net that tells whether exactly one of two features holds, which
// no linear model can. The first feature, with and without, is for the first block alone.
func fitExclusive(blocks int) *Net {
	n := NewNet(blocks, 2, 4, 1)
	n.Dropout = 0.1
	n.Shallow = [2]int32{0, 2}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 4000 {
		n.Rate = 0.05 * (1 - float64(i)/4000)
		a, b := r.IntN(2), r.IntN(2)
		features := []int32{int32(a), int32(2 + b)}
		var scores [2]float32
		n.Drop()
		n.Scores(features, scores[:])
		p := float32(sigmoid(float64(scores[1] - scores[0])))
		want := float32(0)
		if a != b {
			want = 1
		}
		n.Step(features, []float32{p - want, want - p})
	}
	n.Restore()
	return n
}

func TestNetLearnsWhatIsNotLinear(t *testing.T) {
	for blocks := 1; blocks <= 2; blocks++ {
		n := fitExclusive(blocks)
		data, err := n.Encode("exclusive")
		if err != nil {
			t.Fatal(err)
		}
		m, err := weights.DecodeNet(string(data))
		if err != nil {
			t.Fatal(err)
		}
		for a := range int32(2) {
			for b := range int32(2) {
				var scores [2]float32
				n.Scores([]int32{a, 2 + b}, scores[:])
				var s weights.Scores
				for block := range blocks {
					features := []int32{a, 2 + b}
					if block > 0 {
						features = features[1:]
					}
					var u weights.Units
					m.Activate(&u, nil, block, features)
					m.Score(&u, block, 1, &s)
				}
				if want := a != b; (scores[1] > scores[0]) != want || (s[0][1] > s[0][0]) != want {
					t.Errorf("%d blocks, %d and %d: scores %v, as integers %v", blocks, a, b, scores, s)
				}
			}
		}
		again, err := fitExclusive(blocks).Encode("exclusive")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, again) {
			t.Error("the same examples gave another net")
		}
	}
}

// TestNetChain fits a chain to sequences in which a stretch begins at feature 1 and
// goes on until feature 2, whatever stands between.
func TestNetChain(t *testing.T) {
	const outside, begin, on = 0, 1, 2
	c := NewNetChain(NewNet(1, 3, 4, 1))
	c.Forbid(outside, on)
	r := rand.New(rand.NewPCG(5, 6))
	sequence := func() (features [][]int32, labels []uint8) {
		label := uint8(outside)
		for range 10 {
			f := int32(r.IntN(4))
			switch {
			case f == 1:
				label = begin
			case f == 2:
				label = outside
			case label == begin:
				label = on
			}
			features, labels = append(features, []int32{f}), append(labels, label)
		}
		return features, labels
	}
	for range 300 {
		features, labels := sequence()
		c.Add(features, labels, func(int, int) bool { return true })
	}
	var losses []float64
	c.Fit(5, 0.1, 1, func(_ int, loss float64) { losses = append(losses, loss) })
	if last := losses[len(losses)-1]; last > 0.15 || last > losses[0]/3 {
		t.Errorf("losses %v", losses)
	}
	_, pairs, err := c.Encode("net", "pairs")
	if err != nil {
		t.Fatal(err)
	}
	m, err := weights.Decode(string(pairs))
	if err != nil {
		t.Fatal(err)
	}
	forbidden, _ := m.Value(weights.PairKey(outside*3 + on))
	free, _ := m.Value(weights.PairKey(begin*3 + on))
	if forbidden >= free {
		t.Errorf("a pair that is ruled out scores %d, one that is not %d", forbidden, free)
	}
}
