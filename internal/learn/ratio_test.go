package learn

import (
	"math"
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

func TestRatioLogisticLearns(t *testing.T) {
	const bias = 99
	var examples []Example
	for n := range uint64(60) {
		examples = append(examples, Example{append(number(n), bias), n%5 == 2})
	}
	l := RatioLogistic{Rate: 0.1, Smooth: 1, Rounds: 20}
	l.Fit(examples, bias)
	data, err := l.Encode(Output{Name: "two"})
	if err != nil {
		t.Fatal(err)
	}
	m, err := weights.Decode(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(60) {
		if got, want := m.Score(examples[n].Features) > 0, n%5 == 2; got != want {
			t.Errorf("%d: positive is %v", n, got)
		}
	}
	before := l.Score(examples[0].Features)
	l.Shift(bias, 2)
	if got := l.Score(examples[0].Features); math.Abs(got-before-2) > 1e-9 {
		t.Errorf("shifted score is %v, want %v", got, before+2)
	}
}
