package learn

import (
	"cmp"
	"math"
	"slices"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A Perceptron is an averaged perceptron over hashed features, for choices
// among classes and, by way of [Perceptron.Update] with any features, for
// structures and latent choices. It is not safe for concurrent use.
//
// A feature takes part in scores only after it was in MinUpdates updates:
// features that matter once are noise, and most features matter never
// (Goldberg and Elhadad 2011, "Learning Sparser Perceptron Models").
type Perceptron struct {
	MinUpdates int

	classes int
	table   table
	rows    []float32 // weights, feature by feature
	sums    []float64 // sum over time of past changes, weighted by when they came
	updates []int32   // updates that a feature took part in
	now     float64   // examples seen
}

// NewPerceptron returns a Perceptron without features. With one class, it
// scores candidates of a structure.
func NewPerceptron(classes int) *Perceptron {
	return &Perceptron{classes: classes, now: 1}
}

// Tick ends an example: the average weighs weights by the examples they
// outlived. Without updates in it an example still counts.
func (p *Perceptron) Tick() { p.now++ }

// Scores sets scores, one for each class, to the sums of the current weights.
func (p *Perceptron) Scores(features []uint64, scores []float64) {
	clear(scores)
	scores = scores[:p.classes]
	for _, f := range features {
		n, active := p.table.find(f)
		if !active {
			continue
		}
		row := p.rows[int(n)*p.classes:][:p.classes]
		for c, w := range row {
			scores[c] += float64(w)
		}
	}
}

// Score returns the sum of the current weights of class c.
func (p *Perceptron) Score(features []uint64, c int) float64 {
	sum := 0.0
	for _, f := range features {
		if n, active := p.table.find(f); active {
			sum += float64(p.rows[int(n)*p.classes+c])
		}
	}
	return sum
}

// Best returns the class with the highest score among those that ok allows;
// nil allows all. It uses scores as room.
func (p *Perceptron) Best(features []uint64, scores []float64, ok func(c int) bool) int {
	p.Scores(features, scores)
	best := -1
	for c, s := range scores {
		if (ok == nil || ok(c)) && (best < 0 || s > scores[best]) {
			best = c
		}
	}
	return best
}

// Update raises the weights of features for class good and lowers them for
// class bad, by one. A negative class is left out.
func (p *Perceptron) Update(features []uint64, good, bad int) {
	p.Step(features, good, 1)
	p.Step(features, bad, -1)
}

// Step adds step to the weights of features for class c, unless c is negative.
func (p *Perceptron) Step(features []uint64, c int, step float64) {
	if c < 0 {
		return
	}
	for _, f := range features {
		n := p.table.add(f)
		if int(n) == len(p.updates) {
			p.updates = append(p.updates, 0)
			p.rows = append(p.rows, make([]float32, p.classes)...)
			p.sums = append(p.sums, make([]float64, p.classes)...)
		}
		if p.updates[n]++; int(p.updates[n]) >= p.MinUpdates {
			p.table.mark(f)
		}
		p.rows[int(n)*p.classes+c] += float32(step)
		p.sums[int(n)*p.classes+c] += step * p.now
	}
}

// Len returns the number of features.
func (p *Perceptron) Len() int { return len(p.updates) }

// averages returns the averaged weights, feature by feature.
func (p *Perceptron) averages() []float64 {
	rows := make([]float64, len(p.rows))
	for i, w := range p.rows {
		if int(p.updates[i/p.classes]) >= p.MinUpdates {
			rows[i] = float64(w) - p.sums[i]/p.now
		}
	}
	return rows
}

// EncodeKernel returns the averaged weights as the file of a kernel with 1<<bits
// buckets. Features of the largest weights find room first; of out, Name, Clip
// and Limit count.
func (p *Perceptron) EncodeKernel(out Output, bits uint) ([]byte, error) {
	averages := p.averages()
	var sizes []float64
	norms := make([]float64, p.Len())
	order := make([]int, p.Len())
	for n := range order {
		order[n] = n
		for _, w := range averages[n*p.classes:][:p.classes] {
			norms[n] += math.Abs(w)
			if w != 0 {
				sizes = append(sizes, math.Abs(w))
			}
		}
	}
	if len(sizes) == 0 {
		return weights.EncodeKernel(out.Name, p.classes, bits, 1, nil)
	}
	slices.Sort(sizes)
	scale := sizes[int(float64(len(sizes)-1)*(1-out.Clip))] / math.MaxInt8
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(norms[b], norms[a]) })
	var rows []weights.KernelRow
	room := make([][]uint16, 1<<bits)
	for _, n := range order {
		f := p.table.features[n]
		b, check := weights.Place(f, bits)
		if norms[n] == 0 || out.Limit > 0 && len(rows) == out.Limit {
			break
		}
		if len(room[b]) == 2 || slices.Contains(room[b], check) {
			continue
		}
		room[b] = append(room[b], check)
		row := make([]int8, p.classes)
		for c, w := range averages[n*p.classes:][:p.classes] {
			row[c] = int8(math.Round(max(-math.MaxInt8, min(math.MaxInt8, w/scale))))
		}
		rows = append(rows, weights.KernelRow{Feature: f, Weights: row})
	}
	return weights.EncodeKernel(out.Name, p.classes, bits, scale, rows)
}
