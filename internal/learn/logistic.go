package learn

import "math"

// A Logistic is a model of one score, whose logistic function is the
// probability that an example is positive. It learns by gradient steps whose
// size shrinks feature by feature (AdaGrad), so that rare features learn as
// well as frequent ones. It is not safe for concurrent use.
type Logistic struct {
	Rate float64 // size of the first step; 0 means 0.1
	L2   float64 // share of a weight lost at each step of its feature
	// MinCount is the number of examples that a feature must be in before it
	// has a weight.
	MinCount int

	table    table
	weights  []float64
	squares  []float64
	examples []int32
}

// Score returns the sum of the weights of features: the log odds.
func (l *Logistic) Score(features []uint64) float64 {
	sum := 0.0
	for _, f := range features {
		if n, _ := l.table.find(f); n >= 0 {
			sum += l.weights[n]
		}
	}
	return sum
}

// Prob returns the probability that features are those of a positive example.
func (l *Logistic) Prob(features []uint64) float64 { return sigmoid(l.Score(features)) }

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Learn takes one step towards the label of an example, with the given weight
// (usually 1).
func (l *Logistic) Learn(features []uint64, positive bool, weight float64) {
	want := 0.0
	if positive {
		want = 1
	}
	l.Step(features, weight*(want-l.Prob(features)))
}

// LearnChoice takes one step towards choosing one of the good candidates, given
// as a set of features each, where the probability of a candidate is its share
// of the sum of exp(Score): a ranker. With several good candidates, what the
// model prefers among them is left to it.
func (l *Logistic) LearnChoice(candidates [][]uint64, good func(i int) bool) {
	scores := make([]float64, len(candidates))
	top := math.Inf(-1)
	for i, c := range candidates {
		scores[i] = l.Score(c)
		top = max(top, scores[i])
	}
	all, right := 0.0, 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		all += scores[i]
		if good(i) {
			right += scores[i]
		}
	}
	if right == 0 {
		return
	}
	for i, c := range candidates {
		step := -scores[i] / all
		if good(i) {
			step += scores[i] / right
		}
		l.Step(c, step)
	}
}

// Step moves the weights of features along gradient, the derivative of the log
// likelihood by the score.
func (l *Logistic) Step(features []uint64, gradient float64) {
	rate := l.Rate
	if rate == 0 {
		rate = 0.1
	}
	for _, f := range features {
		n := l.table.add(f)
		if int(n) == len(l.weights) {
			l.weights = append(l.weights, 0)
			l.squares = append(l.squares, 1e-4)
			l.examples = append(l.examples, 0)
		}
		l.examples[n]++
		if int(l.examples[n]) < l.MinCount {
			continue
		}
		l.squares[n] += gradient * gradient
		step := rate / math.Sqrt(l.squares[n])
		l.weights[n] += step * (gradient - l.L2*l.weights[n])
	}
}

// Encode returns the weights as a model file of one class.
func (l *Logistic) Encode(out Output) ([]byte, error) {
	return quantise(out, 1, l.table.keys, l.weights)
}
