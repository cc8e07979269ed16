package eval

import (
	"fmt"
)

// confidenceSteps is the number of equal steps from 0 to 1 at which precision
// and recall are measured.
const confidenceSteps = 10

// A ConfidenceSet is a set that can also be scored along the confidence of
// predictions.
type ConfidenceSet interface {
	Set

	// ScoreConfidence reports, for each threshold of confidence, precision and
	// recall of the quotes that reach it, and for each range of confidence
	// which share of its quotes is right: equal to the confidence itself where
	// that is well calibrated.
	ScoreConfidence(predictions map[string]*Prediction) *Report
}

func (set attributionSet) ScoreConfidence(predictions map[string]*Prediction) *Report {
	r := new(Report)
	var all []calibration
	for step := range confidenceSteps {
		threshold := float64(step) / confidenceSteps
		t := set.tally(predictions, threshold, 0)
		if step == 0 {
			all = t.calibrated
		}
		_, f1 := t.total()
		r.add(fmt.Sprintf("from %.1f", threshold),
			Cell{"p", share(t.all.right, t.all.predicted)},
			Cell{"r", share(t.all.right, t.all.gold)},
			Cell{"f1", harmonic(ratio(t.all.right, t.all.predicted), ratio(t.all.right, t.all.gold))},
			Cell{"words f1", f1},
			Cell{"quotes", t.all.predicted})
	}
	var quotes, right [confidenceSteps]int
	var sum [confidenceSteps]float64
	for _, c := range all {
		step := min(max(int(c.confidence*confidenceSteps), 0), confidenceSteps-1)
		quotes[step]++
		sum[step] += c.confidence
		if c.right {
			right[step]++
		}
	}
	for step, n := range quotes {
		if n == 0 {
			continue
		}
		r.add(fmt.Sprintf("%.1f to %.1f", float64(step)/confidenceSteps, float64(step+1)/confidenceSteps),
			Cell{"confidence", round(sum[step]/float64(n), 4)},
			Cell{"right", share(right[step], n)},
			Cell{"quotes", n})
	}
	return r
}
