package learn

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A Net learns a [weights.Net] by gradient steps whose size shrinks weight by
// weight (AdaGrad: Duchi, Hazan and Singer 2011). The rows of features are learnt
// as they are used, without embeddings that several features share: what is common
// to features has to be a feature. It is not safe for concurrent use.
type Net struct {
	Rate float64 // size of a step
	// Dropout is the share of the units that [Net.Drop] leaves out (Srivastava
	// et al. 2014).
	Dropout float64
	// MinSteps is the number of steps that a feature must have been in for its weights to
	// be kept. Most features are rare, and what was learnt from a few examples is little.
	MinSteps int32
	// Shallow are features that only the first block sees, from the first of these numbers up
	// to the second.
	Shallow [2]int32

	hidden, classes int
	rows, units     params32 // weights of features, and the bias of units
	out, bias       params32 // weights of classes, class by class, and their bias
	rng             *rand.Rand
	sums            []float32 // of the last call of Scores
	acts            []float32 // activations
	mask            []float32 // 0 for a unit that is left out, else what makes up for these
	grads           []float32
	scored          []bool  // by class: the next step changes its weights
	touched         []bool  // by feature: the next step changes its row
	steps           []int32 // by feature, those that changed its row
	changed         []int32 // these features
}

// params32 are weights with the sums of their squared gradients, and the gradients of
// the next step.
type params32 struct{ w, squares, grads []float32 }

const firstSquare = 1e-4

func newParams32(n int) params32 {
	p := params32{make([]float32, n), make([]float32, n), make([]float32, n)}
	for i := range p.squares {
		p.squares[i] = firstSquare
	}
	return p
}

// The scale of random first weights. Those of rows are small, so that a feature that is
// seen once changes little.
const (
	firstRow  = 0.02
	firstUnit = 0.3
	firstOut  = 2 // over the root of the number of units
)

// NewNet returns a net of that many blocks of hidden units, classes and features,
// with random weights drawn from seed.
func NewNet(blocks, classes, features int, seed uint64) *Net {
	hidden := blocks * weights.NetBlock
	n := &Net{
		hidden: hidden, classes: classes,
		rows: newParams32(features * hidden), units: newParams32(hidden),
		out: newParams32(classes * hidden), bias: newParams32(classes),
		rng:  rand.New(rand.NewPCG(seed, seed)),
		sums: make([]float32, hidden), acts: make([]float32, hidden), mask: make([]float32, hidden), grads: make([]float32, hidden), scored: make([]bool, classes), touched: make([]bool, features), steps: make([]int32, features),
	}
	random := func(w []float32, scale float64) {
		for i := range w {
			w[i] = (n.rng.Float32()*2 - 1) * float32(scale)
		}
	}
	random(n.rows.w, firstRow)
	random(n.out.w, firstOut/math.Sqrt(float64(hidden)))
	for i := range n.units.w {
		n.units.w[i] = firstUnit
	}
	n.Restore()
	return n
}

// Scores sets scores to those of the first classes.
func (n *Net) Scores(features []int32, scores []float32) {
	sums := n.sums
	copy(sums, n.units.w)
	for _, f := range features {
		row := n.rows.w[int(f)*n.hidden:][:n.seen(f)]
		for i, w := range row {
			sums[i] += w
		}
	}
	for i, v := range sums {
		v = min(max(v, 0), 1)
		n.acts[i] = v * v * n.mask[i]
	}
	n.ScoresFrom(0, n.hidden/weights.NetBlock, scores)
}

// seen returns how many of the first units see a feature.
func (n *Net) seen(f int32) int {
	if n.Shallow[0] <= f && f < n.Shallow[1] {
		return weights.NetBlock
	}
	return n.hidden
}

// Reader returns a net for scores alone that has the weights of n and can be used at the same
// time as other readers. While there are readers, n learns nothing.
func (n *Net) Reader() *Net {
	c := *n
	c.sums, c.acts = slices.Clone(n.sums), slices.Clone(n.acts)
	return &c
}

// Drop draws the units that are left out from now on.
func (n *Net) Drop() {
	for i := range n.mask {
		n.mask[i] = 0
		if n.rng.Float64() >= n.Dropout {
			n.mask[i] = float32(1 / (1 - n.Dropout))
		}
	}
}

// Restore puts all units in again: the net scores as it will when it is finished.
func (n *Net) Restore() {
	for i := range n.mask {
		n.mask[i] = 1
	}
}

// ScoresFrom sets scores to those that the first blocks give to the classes from first
// on, for the features of the last call of Scores.
func (n *Net) ScoresFrom(first, blocks int, scores []float32) {
	acts := n.acts[:blocks*weights.NetBlock]
	for c := range scores {
		row := n.out.w[(first+c)*n.hidden:][:len(acts)]
		sum := n.bias.w[first+c]
		for i, a := range acts {
			sum += a * row[i]
		}
		scores[c] = sum
	}
}

// tiny is a gradient that is not worth a step.
const tiny = 1e-5

// Step moves the weights along gradient, the derivative of what is to grow by the
// scores of the classes, for the features of the last call of Scores.
func (n *Net) Step(features []int32, gradient []float32) {
	n.Collect(features, gradient, nil)
	n.Apply()
}

// Collect adds to the step that the next call of Apply takes. So an example that has
// many places takes one step, and not many steps from the same standpoint. If partial
// is not nil, it is the derivative by the scores that the first block gives alone.
func (n *Net) Collect(features []int32, gradient, partial []float32) {
	clear(n.grads)
	n.collectOut(gradient, n.hidden)
	n.collectOut(partial, weights.NetBlock)
	for i, v := range n.sums {
		if v <= 0 || v >= 1 {
			n.grads[i] = 0
		}
		n.grads[i] *= 2 * v * n.mask[i]
		n.units.grads[i] += n.grads[i]
	}
	for _, f := range features {
		if !n.touched[f] {
			n.touched[f] = true
			n.changed = append(n.changed, f)
		}
		grads := n.rows.grads[int(f)*n.hidden:][:n.seen(f)]
		for i := range grads {
			grads[i] += n.grads[i]
		}
	}
}

// collectOut goes back from the scores that the first units give to these.
func (n *Net) collectOut(gradient []float32, units int) {
	for c, g := range gradient {
		if max(g, -g) < tiny {
			continue
		}
		n.scored[c] = true
		n.bias.grads[c] += g
		out, grads := n.out.w[c*n.hidden:][:units], n.out.grads[c*n.hidden:][:units]
		for i, a := range n.acts[:units] {
			n.grads[i] += g * out[i]
			grads[i] += g * a
		}
	}
}

// Apply takes the step that was collected.
func (n *Net) Apply() {
	rate := float32(n.Rate)
	n.bias.step(0, n.classes, rate)
	for c := range n.scored {
		if n.scored[c] {
			n.scored[c] = false
			n.out.step(c*n.hidden, n.hidden, rate)
		}
	}
	n.units.step(0, n.hidden, rate)
	for _, f := range n.changed {
		n.touched[f] = false
		n.steps[f]++
		n.rows.step(int(f)*n.hidden, n.seen(f), rate)
	}
	n.changed = n.changed[:0]
}

// step moves size weights from the first one on along their gradients, and clears
// these.
func (p *params32) step(first, size int, rate float32) {
	w, squares, grads := p.w[first:][:size], p.squares[first:][:size], p.grads[first:][:size]
	for i, g := range grads {
		if max(g, -g) < tiny {
			grads[i] = 0
			continue
		}
		squares[i] += g * g
		w[i] += rate * g / float32(math.Sqrt(float64(squares[i])))
		grads[i] = 0
	}
}

// Encode returns the file form of the net, in which rare features have no weights.
func (n *Net) Encode(name string) ([]byte, error) {
	var sizes []float32
	for _, w := range n.out.w {
		sizes = append(sizes, max(w, -w))
	}
	slices.Sort(sizes)
	// Few weights are very large; to cut them makes the steps of all others finer.
	scale := math.MaxInt8 / float64(sizes[len(sizes)-1-len(sizes)/1000])
	integer := func(w float32, scale float64, most float64) float64 {
		return math.Round(min(max(float64(w)*scale, -most), most))
	}
	file := weights.NetWeights{Name: name, Blocks: n.hidden / weights.NetBlock, Classes: n.classes, Scale: 1 / (scale * weights.NetOne)}
	row := func(p params32, at, units int) []int8 {
		out := make([]int8, units)
		for i := range out {
			out[i] = int8(integer(p.w[at+i], weights.NetOne, weights.NetMaxWeight))
		}
		return out
	}
	file.Bias = row(n.units, 0, n.hidden)
	for f, steps := range n.steps {
		if steps < max(n.MinSteps, 1) {
			file.Rows = append(file.Rows, nil)
		} else {
			file.Rows = append(file.Rows, row(n.rows, f*n.hidden, n.seen(int32(f))))
		}
	}
	for c := range n.classes {
		out := make([]int8, n.hidden)
		for i := range out {
			out[i] = int8(integer(n.out.w[c*n.hidden+i], scale, math.MaxInt8))
		}
		file.Out = append(file.Out, out)
		file.OutBias = append(file.OutBias, int32(integer(n.bias.w[c], scale*weights.NetOne, math.MaxInt32/4)))
	}
	return weights.EncodeNet(file)
}
