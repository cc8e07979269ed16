package learn

import (
	"math"
	"math/rand/v2"
)

// A Chain is a linear-chain conditional random field (Lafferty et al. 2001): the
// probability of a sequence of labels is that of its emissions, a label at a
// place, and its pairs, a label and the one before. It learns by gradient steps
// whose size shrinks weight by weight (AdaGrad). It is not safe for concurrent
// use.
type Chain struct {
	Rate     float64 // size of the first step; 0 means 0.1
	L2       float64 // share of a weight lost at each step of its feature
	MinCount int     // places that a feature must be at before it has weights

	labels int
	emit   params
	pairs  params
	seqs   []sequence
}

// A sequence is an example with its features numbered.
type sequence struct {
	emit, pairs [][]int32
	gold        []uint8
	allowed     func(place, label int) bool
}

type params struct {
	table   table
	classes int
	count   []int32
	weights []float32
	squares []float32
}

func (p *params) number(features []uint64) []int32 {
	out := make([]int32, len(features))
	for i, f := range features {
		n := p.table.add(f)
		if int(n) == len(p.count) {
			p.count = append(p.count, 0)
		}
		p.count[n]++
		out[i] = n
	}
	return out
}

// NewChain returns a Chain of that many labels.
func NewChain(labels int) *Chain {
	return &Chain{labels: labels, emit: params{classes: labels}, pairs: params{classes: labels * labels}}
}

// Add adds an example: for each place its features of emission and of the pair
// with the place before, and its label. A pair is numbered by the label before
// times the number of labels, plus the label; before the first place stands
// label 0. Labels that allowed forbids take no part.
func (c *Chain) Add(emissions, pairs [][]uint64, gold []uint8, allowed func(place, label int) bool) {
	s := sequence{gold: append([]uint8(nil), gold...), allowed: allowed}
	for i := range emissions {
		s.emit = append(s.emit, c.emit.number(emissions[i]))
		s.pairs = append(s.pairs, c.pairs.number(pairs[i]))
	}
	c.seqs = append(c.seqs, s)
}

// Fit goes over the examples epochs times, in an order drawn from seed. After
// each time it calls report, if not nil, with the mean loss of an example.
func (c *Chain) Fit(epochs int, seed uint64, report func(epoch int, loss float64)) {
	for _, p := range []*params{&c.emit, &c.pairs} {
		p.weights = make([]float32, len(p.count)*p.classes)
		p.squares = make([]float32, len(p.count)*p.classes)
		for i := range p.squares {
			p.squares[i] = 1e-3
		}
	}
	for k := range c.seqs {
		c.prune(&c.seqs[k])
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

// prune takes the features that are too rare out of s.
func (c *Chain) prune(s *sequence) {
	for i := range s.emit {
		s.emit[i] = c.emit.frequent(s.emit[i], c.MinCount)
		s.pairs[i] = c.pairs.frequent(s.pairs[i], c.MinCount)
	}
}

func (p *params) frequent(list []int32, least int) []int32 {
	kept := list[:0]
	for _, n := range list {
		if int(p.count[n]) >= least {
			kept = append(kept, n)
		}
	}
	return kept
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

// Encode returns the models of emissions and of pairs.
func (c *Chain) Encode(emissions, pairs Output) (emit, pair []byte, err error) {
	if emit, err = c.emit.encode(emissions); err != nil {
		return nil, nil, err
	}
	pair, err = c.pairs.encode(pairs)
	return emit, pair, err
}

func (p *params) encode(out Output) ([]byte, error) {
	rows := make([]float64, len(p.weights))
	for i, w := range p.weights {
		rows[i] = float64(w)
	}
	return quantise(out, p.classes, p.table.keys, rows)
}
