package learn

import (
	"bytes"
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// number gives the features of a small number: its remainders.
func number(n uint64) []uint64 {
	return []uint64{weights.Mix(2, n%2), weights.Mix(3, n%3), weights.Mix(5, n%5)}
}

func fitPerceptron(t *testing.T) []byte {
	t.Helper()
	p := NewPerceptron(3)
	scores := make([]float64, 3)
	for range 5 {
		for n := range uint64(60) {
			got := p.Best(number(n), scores, nil)
			if want := int(n % 3); got != want {
				p.Update(number(n), want, got)
			}
			p.Tick()
		}
	}
	data, err := p.EncodeKernel(Output{Name: "remainder"}, 8)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPerceptronLearns(t *testing.T) {
	data := fitPerceptron(t)
	if !bytes.Equal(data, fitPerceptron(t)) {
		t.Error("two runs gave different models")
	}
	m, err := weights.DecodeKernel(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(60) {
		scores := m.Scores4(number(n))
		got := 0
		for c, v := range scores[:3] {
			if v > scores[got] {
				got = c
			}
		}
		if got != int(n%3) {
			t.Errorf("class of %d is %d", n, got)
		}
	}
}

func TestPerceptronIgnoresRareFeatures(t *testing.T) {
	p := NewPerceptron(2)
	p.MinUpdates = 2
	f := []uint64{7}
	p.Update(f, 1, -1)
	if got := p.Score(f, 1); got != 0 {
		t.Errorf("score after one update is %v, want 0", got)
	}
	p.Update(f, 1, -1)
	if got := p.Score(f, 1); got != 2 {
		t.Errorf("score after two updates is %v, want 2", got)
	}
}

func TestLogisticLearns(t *testing.T) {
	var l Logistic
	for range 50 {
		for n := range uint64(60) {
			l.Learn(number(n), n%5 == 2, 1)
		}
	}
	var scored []Scored
	data, err := l.Encode(Output{Name: "two"})
	if err != nil {
		t.Fatal(err)
	}
	m, err := weights.Decode(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(60) {
		if got, want := m.Score(number(n)) > 0, n%5 == 2; got != want {
			t.Errorf("%d: positive is %v", n, got)
		}
		scored = append(scored, Scored{m.Score(number(n)), n%5 == 2})
	}
	knots := Calibrate(scored, 5)
	for i := 1; i < len(knots); i++ {
		if knots[i].Prob <= knots[i-1].Prob || knots[i].Score <= knots[i-1].Score {
			t.Errorf("knots do not rise: %v", knots)
		}
	}
	if first, last := knots[0].Prob, knots[len(knots)-1].Prob; first > 0x2000 || last < 0xd000 {
		t.Errorf("probabilities run from %d to %d", first, last)
	}
}

func TestLogisticRanks(t *testing.T) {
	var l Logistic
	for range 50 {
		for n := range uint64(30) {
			l.LearnChoice([][]uint64{number(n), number(n + 1), number(n + 2)}, func(i int) bool { return (n+uint64(i))%3 == 0 })
		}
	}
	if a, b := l.Score(number(9)), l.Score(number(10)); a <= b {
		t.Errorf("multiple of three scores %v, another number %v", a, b)
	}
}

func TestOutputLimitKeepsHeaviest(t *testing.T) {
	data, err := quantise(Output{Limit: 1}, 1, []uint32{weights.Key(1), weights.Key(2)}, []float64{0.5, -3})
	if err != nil {
		t.Fatal(err)
	}
	m, err := weights.Decode(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Has(1) || !m.Has(2) {
		t.Error("the lighter feature was kept")
	}
}

func TestPerceptronKernel(t *testing.T) {
	p := NewPerceptron(3)
	scores := make([]float64, 3)
	for range 5 {
		for n := range uint64(60) {
			if got, want := p.Best(number(n), scores, nil), int(n%3); got != want {
				p.Update(number(n), want, got)
			}
			p.Tick()
		}
	}
	data, err := p.EncodeKernel(Output{Name: "remainder"}, 6)
	if err != nil {
		t.Fatal(err)
	}
	k, err := weights.DecodeKernel(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(60) {
		s := k.Scores4(number(n))
		best := 0
		for c := range 3 {
			if s[c] > s[best] {
				best = c
			}
		}
		if best != int(n%3) {
			t.Errorf("class of %d is %d", n, best)
		}
	}
}
