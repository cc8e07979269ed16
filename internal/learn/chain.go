package learn

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A Chain is a linear-chain conditional random field (Lafferty et al. 2001): the
// score of a sequence of labels is that of its emissions, a label at a place, and
// of its pairs, a label and the one before. It learns by gradient steps whose
// size shrinks weight by weight (AdaGrad), for the features that find room in the
// tables of two kernels. It is not safe for concurrent use.
type Chain struct {
	Rate float64 // size of the first step; 0 means 0.1
	L2   float64 // share of a weight lost at each step of its feature
	// MinCount is the number of places that a feature must be at before it has
	// weights.
	MinCount int

	labels int
	emit   params // a class for each label
	pairs  params // a class for each pair
	seqs   []sequence
}

// A sequence is an example with its features, and from [Chain.Fit] on with their
// numbers.
type sequence struct {
	emissions, features [][]uint64
	emit, pairs         [][]int32
	gold                []uint8
	allowed             func(place, label int) bool
}

// params are the weights of the features that found room in a kernel.
type params struct {
	bits    uint
	classes int
	count   map[uint64]int32 // of each feature, while examples are added
	number  map[uint64]int32 // of those that have weights
	kept    []uint64         // the feature of each number
	weights []float32
	squares []float32
}

func newParams(classes int, bits uint) params {
	return params{bits: bits, classes: classes, count: map[uint64]int32{}}
}

// settle gives room to the most frequent features first, two to a bucket, and
// forgets the others.
func (p *params) settle(minCount int) {
	type counted struct {
		feature uint64
		count   int32
	}
	var all []counted
	for f, n := range p.count {
		if int(n) >= minCount {
			all = append(all, counted{f, n})
		}
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.feature, b.feature))
	})
	p.number = map[uint64]int32{}
	buckets := make([][]uint16, 1<<p.bits)
	for _, x := range all {
		b, check := weights.Place(x.feature, p.bits)
		if len(buckets[b]) < 2 && !slices.Contains(buckets[b], check) {
			buckets[b] = append(buckets[b], check)
			p.number[x.feature] = int32(len(p.kept))
			p.kept = append(p.kept, x.feature)
		}
	}
	p.count = nil
	p.weights = make([]float32, len(p.kept)*p.classes)
	p.squares = make([]float32, len(p.kept)*p.classes)
	for i := range p.squares {
		p.squares[i] = 1e-3
	}
}

func (p *params) places(features []uint64) []int32 {
	out := make([]int32, 0, len(features))
	for _, f := range features {
		if n, ok := p.number[f]; ok {
			out = append(out, n)
		}
	}
	return out
}

// NewChain returns a Chain of that many labels, whose kernels have 1<<emitBits and
// 1<<pairBits buckets.
func NewChain(labels int, emitBits, pairBits uint) *Chain {
	return &Chain{labels: labels, emit: newParams(labels, emitBits), pairs: newParams(labels*labels, pairBits)}
}

// Add adds an example: for each place its features of emission and of the pair
// with the place before it, and its label. A pair is numbered by the label
// before times the number of labels, plus the label; before the first place
// stands label 0. Labels that
// allowed forbids take no part.
func (c *Chain) Add(emissions, pairs [][]uint64, gold []uint8, allowed func(place, label int) bool) {
	for i := range emissions {
		for _, f := range emissions[i] {
			c.emit.count[f]++
		}
		for _, f := range pairs[i] {
			c.pairs.count[f]++
		}
	}
	c.seqs = append(c.seqs, sequence{emissions: emissions, features: pairs, gold: slices.Clone(gold), allowed: allowed})
}

// Fit goes over the examples epochs times, in an order drawn from seed. After
// each time it calls report, if not nil, with the mean loss of an example.
func (c *Chain) Fit(epochs int, seed uint64, report func(epoch int, loss float64)) {
	c.emit.settle(c.MinCount)
	c.pairs.settle(c.MinCount)
	for k := range c.seqs {
		s := &c.seqs[k]
		for i := range s.emissions {
			s.emit = append(s.emit, c.emit.places(s.emissions[i]))
			s.pairs = append(s.pairs, c.pairs.places(s.features[i]))
		}
		s.emissions, s.features = nil, nil
	}
	r := rand.New(rand.NewPCG(seed, seed))
	var l lattice
	for epoch := range epochs {
		loss := 0.0
		for _, k := range r.Perm(len(c.seqs)) {
			loss += c.learn(&l, &c.seqs[k])
		}
		if report != nil {
			report(epoch, loss/float64(len(c.seqs)))
		}
	}
}

// A lattice holds the sums of the forward-backward algorithm over a sequence,
// scaled place by place.
type lattice struct {
	emit, pairs       []float64 // exp of scores
	forward, backward []float64
}

func (c *Chain) learn(l *lattice, s *sequence) float64 {
	n, m := len(s.gold), c.labels
	l.emit, l.pairs = l.emit[:0], l.pairs[:0]
	score := 0.0 // of the gold sequence, less the logs of all factors taken out
	before := 0
	for i := range n {
		at := len(l.emit)
		for range m {
			l.emit = append(l.emit, 0)
		}
		c.emit.scores(s.emit[i], l.emit[at:])
		gold := int(s.gold[i])
		score += exps(l.emit[at:], gold)
		for r := range m {
			if s.allowed != nil && !s.allowed(i, r) {
				l.emit[at+r] = 0
			}
		}
		at = len(l.pairs)
		for range m * m {
			l.pairs = append(l.pairs, 0)
		}
		c.pairs.scores(s.pairs[i], l.pairs[at:])
		score += exps(l.pairs[at:], before*m+gold)
		before = gold
	}
	logZ := l.sums(n, m)
	c.update(l, s)
	return logZ - score
}

// exps turns scores into their exponentials over that of the highest one, and
// returns the score at gold less the highest one.
func exps(scores []float64, gold int) float64 {
	top := math.Inf(-1)
	for _, v := range scores {
		top = max(top, v)
	}
	out := scores[gold] - top
	for i, v := range scores {
		scores[i] = math.Exp(v - top)
	}
	return out
}

// sums fills forward and backward and returns the log of the sum over all
// sequences.
func (l *lattice) sums(n, m int) float64 {
	l.forward = append(l.forward[:0], make([]float64, n*m)...)
	l.backward = append(l.backward[:0], make([]float64, n*m)...)
	logZ := 0.0
	for i := range n {
		f := l.forward[i*m:][:m]
		total := 0.0
		for r := range m {
			sum := 0.0
			if i == 0 {
				sum = l.pairs[r]
			} else {
				for p := range m {
					sum += l.forward[(i-1)*m+p] * l.pairs[i*m*m+p*m+r]
				}
			}
			f[r] = sum * l.emit[i*m+r]
			total += f[r]
		}
		if total == 0 {
			total = math.SmallestNonzeroFloat64
		}
		for r := range f {
			f[r] /= total
		}
		logZ += math.Log(total)
	}
	for r := range m {
		l.backward[(n-1)*m+r] = 1
	}
	for i := n - 2; i >= 0; i-- {
		b := l.backward[i*m:][:m]
		total := 0.0
		for p := range m {
			for r := range m {
				b[p] += l.pairs[(i+1)*m*m+p*m+r] * l.emit[(i+1)*m+r] * l.backward[(i+1)*m+r]
			}
			total += b[p]
		}
		if total == 0 {
			continue
		}
		for p := range b {
			b[p] /= total
		}
	}
	return logZ
}

// update takes a step along the difference between the gold labels and the
// probabilities of all labels.
func (c *Chain) update(l *lattice, s *sequence) {
	n, m := len(s.gold), c.labels
	prob := make([]float64, m*m)
	before := 0
	for i := range n {
		gold := int(s.gold[i])
		node := prob[:m]
		total := 0.0
		for r := range m {
			node[r] = l.forward[i*m+r] * l.backward[i*m+r]
			total += node[r]
		}
		for r := range node {
			node[r] = -node[r] / total
		}
		node[gold]++
		c.emit.step(c, s.emit[i], node)
		total = 0
		for p := range m {
			left := 0.0
			if i > 0 {
				left = l.forward[(i-1)*m+p]
			} else if p == 0 {
				left = 1
			}
			for r := range m {
				v := left * l.pairs[i*m*m+p*m+r] * l.emit[i*m+r] * l.backward[i*m+r]
				prob[p*m+r] = v
				total += v
			}
		}
		for k := range prob {
			prob[k] = -prob[k] / total
		}
		prob[before*m+gold]++
		c.pairs.step(c, s.pairs[i], prob)
		before = gold
	}
}

func (p *params) scores(features []int32, out []float64) {
	for _, n := range features {
		row := p.weights[int(n)*p.classes:][:p.classes]
		for c, w := range row {
			out[c] += float64(w)
		}
	}
}

func (p *params) step(c *Chain, features []int32, gradient []float64) {
	rate := c.Rate
	if rate == 0 {
		rate = 0.1
	}
	for k, g := range gradient {
		if math.IsNaN(g) || math.Abs(g) < 1e-3 {
			continue
		}
		for _, n := range features {
			at := int(n)*p.classes + k
			p.squares[at] += float32(g * g)
			w := float64(p.weights[at])
			p.weights[at] += float32(rate / math.Sqrt(float64(p.squares[at])) * (g - c.L2*w))
		}
	}
}

// Encode returns the models of emissions and of pairs, whose integer weights
// have the same scale.
func (c *Chain) Encode(emit, pairs string) (emitData, pairData []byte, err error) {
	var sizes []float32
	for _, p := range []*params{&c.emit, &c.pairs} {
		for _, w := range p.weights {
			if w != 0 {
				sizes = append(sizes, max(w, -w))
			}
		}
	}
	scale := 1.0
	if len(sizes) > 0 {
		slices.Sort(sizes)
		// Few weights are very large; to cut them makes the steps of all others finer.
		scale = float64(sizes[len(sizes)-1-len(sizes)/100000]) / math.MaxInt8
	}
	if emitData, err = c.emit.encode(emit, scale); err != nil {
		return nil, nil, err
	}
	pairData, err = c.pairs.encode(pairs, scale)
	return emitData, pairData, err
}

func (p *params) encode(name string, scale float64) ([]byte, error) {
	rows := make([]weights.KernelRow, len(p.kept))
	for n, f := range p.kept {
		row := make([]int8, p.classes)
		for c := range row {
			w := float64(p.weights[n*p.classes+c]) / scale
			row[c] = int8(math.Round(max(-math.MaxInt8, min(math.MaxInt8, w))))
		}
		rows[n] = weights.KernelRow{Feature: f, Weights: row}
	}
	return weights.EncodeKernel(name, p.classes, p.bits, scale, rows)
}
