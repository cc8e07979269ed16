package learn

import "math"

// An Example is a set of features with its label.
type Example struct {
	Features []uint64
	Positive bool
}

// A RatioLogistic is a logistic model in which a feature counts by how much more
// often it is in positive examples than in negative ones: its value is the
// logarithm of that ratio. On short texts with many sparse features this beats a
// plain logistic model (Wang and Manning 2012, "Baselines and Bigrams: Simple,
// Good Sentiment and Topic Classification").
type RatioLogistic struct {
	Rate   float64 // size of the steps of the first round; round n takes 1/n of it
	L2     float64 // share of a weight lost at each step of its feature
	Smooth float64 // added to all counts
	Rounds int
	Order  func(n int) func(i int) int // the order in which n examples are seen; nil for as they are

	table   table
	weights []float64 // mean over the rounds, ratio included
}

// Fit fits l to examples. The weight of bias must be that of a feature which all
// examples have.
func (l *RatioLogistic) Fit(examples []Example, bias uint64) {
	numbers := make([][]int32, len(examples))
	var counts [2][]float64 // of features in negative and in positive examples
	var totals [2]float64
	for i, e := range examples {
		side := 0
		if e.Positive {
			side = 1
		}
		totals[side]++
		for _, f := range e.Features {
			n := l.table.add(f)
			if int(n) == len(counts[0]) {
				counts[0], counts[1] = append(counts[0], 0), append(counts[1], 0)
			}
			counts[side][n]++
			numbers[i] = append(numbers[i], n)
		}
	}
	squares := make([]float64, len(counts[0])) // of the ratios
	for n := range squares {
		r := math.Log((counts[1][n]+l.Smooth)/(totals[1]+l.Smooth)) - math.Log((counts[0][n]+l.Smooth)/(totals[0]+l.Smooth))
		squares[n] = r * r
	}
	squares[l.table.add(bias)] = 1
	l.descend(examples, numbers, squares)
}

// descend takes the steps. A weight times the ratio of its feature moves by the
// square of the ratio.
func (l *RatioLogistic) descend(examples []Example, numbers [][]int32, squares []float64) {
	now := make([]float64, len(squares))
	l.weights = make([]float64, len(squares))
	at := func(i int) int { return i }
	if l.Order != nil {
		at = l.Order(len(examples))
	}
	for round := range l.Rounds {
		rate := l.Rate / float64(round+1)
		for i := range examples {
			k := at(i)
			score := 0.0
			for _, n := range numbers[k] {
				score += now[n]
			}
			gradient := -sigmoid(score)
			if examples[k].Positive {
				gradient++
			}
			for _, n := range numbers[k] {
				now[n] += rate * (gradient*squares[n] - l.L2*now[n])
			}
		}
		for n, w := range now {
			l.weights[n] += w / float64(l.Rounds)
		}
	}
}

// Score returns the log odds that an example with these features is positive.
func (l *RatioLogistic) Score(features []uint64) float64 {
	sum := 0.0
	for _, f := range features {
		if n, _ := l.table.find(f); n >= 0 {
			sum += l.weights[n]
		}
	}
	return sum
}

// Shift adds to the weight of a feature that all examples have, so that the
// scores move.
func (l *RatioLogistic) Shift(bias uint64, by float64) {
	if n, _ := l.table.find(bias); n >= 0 {
		l.weights[n] += by
	}
}

// Encode returns the weights as a model file of one class.
func (l *RatioLogistic) Encode(out Output) ([]byte, error) {
	return quantise(out, 1, l.table.keys, l.weights)
}
