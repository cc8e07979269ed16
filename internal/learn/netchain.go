package learn

import (
	"math"
	"math/rand/v2"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A NetChain is a linear-chain conditional random field (Lafferty et al. 2001) whose
// emissions come from a [Net]: the score of a sequence of labels is the sum of
// the scores of each label at its place and of each label after the one before it. It is
// not safe for concurrent use.
type NetChain struct {
	Net    *Net
	labels int
	pairs  params32 // of a label before, times labels, plus a label
	seqs   []netSequence
	l      netLattice
}

type netSequence struct {
	features [][]int32
	gold     []uint8
	allowed  func(place, label int) bool
}

// NewNetChain returns a chain of the classes of n, without examples.
func NewNetChain(n *Net) *NetChain {
	return &NetChain{Net: n, labels: n.classes, pairs: newParams32(n.classes * n.classes)}
}

// Forbid rules out that label stands after the label before.
func (c *NetChain) Forbid(before, label int) {
	c.pairs.w[before*c.labels+label] = float32(math.Inf(-1))
}

// Add adds an example: for each place its features and its label. Labels that
// allowed forbids at a place take no part.
func (c *NetChain) Add(features [][]int32, gold []uint8, allowed func(place, label int) bool) {
	c.seqs = append(c.seqs, netSequence{features, gold, allowed})
}

// Fit goes over the examples rounds times, in an order drawn from seed, with steps
// that shrink evenly from rate to nothing. After each round it calls report with
// the mean loss of an example.
func (c *NetChain) Fit(rounds int, rate float64, seed uint64, report func(round int, loss float64)) {
	r := rand.New(rand.NewPCG(seed, seed))
	for round := range rounds {
		loss := 0.0
		for i, k := range r.Perm(len(c.seqs)) {
			c.Net.Rate = rate * (1 - (float64(round)+float64(i)/float64(len(c.seqs)))/float64(rounds))
			loss += c.learn(&c.seqs[k])
		}
		report(round, loss/float64(len(c.seqs)))
	}
	c.Net.Restore()
}

// A netLattice holds the sums of the forward-backward algorithm over a sequence.
type netLattice struct {
	emit              []float64 // exp of scores over the best one of the place
	pairs             []float64 // exp of scores
	forward, backward []float64 // scaled place by place
	scores            []float32
	gradient          []float32
}

func (l *netLattice) grow(n, m int) {
	if len(l.emit) < n*m {
		l.emit, l.forward, l.backward = make([]float64, 2*n*m), make([]float64, 2*n*m), make([]float64, 2*n*m)
	}
	if l.pairs == nil {
		l.pairs, l.scores, l.gradient = make([]float64, m*m), make([]float32, m), make([]float32, m)
	}
}

// learn takes a step along the difference between the gold labels and the
// probabilities of all labels, and returns the loss.
func (c *NetChain) learn(s *netSequence) float64 {
	n, m := len(s.gold), c.labels
	l := &c.l
	l.grow(n, m)
	c.Net.Drop()
	for k, w := range c.pairs.w {
		l.pairs[k] = math.Exp(float64(w))
	}
	score := 0.0 // of the gold sequence, less the logs of the factors taken out
	before := 0
	for i := range n {
		c.Net.Scores(s.features[i], l.scores)
		top := float32(math.Inf(-1))
		for r, v := range l.scores {
			if s.allowed(i, r) {
				top = max(top, v)
			}
		}
		for r, v := range l.scores {
			l.emit[i*m+r] = 0
			if s.allowed(i, r) {
				l.emit[i*m+r] = math.Exp(float64(v - top))
			}
		}
		gold := int(s.gold[i])
		score += float64(l.scores[gold]-top) + float64(c.pairs.w[before*m+gold])
		before = gold
	}
	logZ := l.sums(n, m)
	c.update(s)
	return logZ - score
}

// sums fills forward and backward and returns the log of the sum over all
// sequences. Before the first place stands label 0.
func (l *netLattice) sums(n, m int) float64 {
	logZ := 0.0
	for i := range n {
		total := 0.0
		for r := range m {
			sum := 0.0
			if i == 0 {
				sum = l.pairs[r]
			} else {
				for p := range m {
					sum += l.forward[(i-1)*m+p] * l.pairs[p*m+r]
				}
			}
			l.forward[i*m+r] = sum * l.emit[i*m+r]
			total += l.forward[i*m+r]
		}
		for r := range m {
			l.forward[i*m+r] /= total
		}
		logZ += math.Log(total)
	}
	for r := range m {
		l.backward[(n-1)*m+r] = 1
	}
	for i := n - 2; i >= 0; i-- {
		total := 0.0
		for p := range m {
			sum := 0.0
			for r := range m {
				sum += l.pairs[p*m+r] * l.emit[(i+1)*m+r] * l.backward[(i+1)*m+r]
			}
			l.backward[i*m+p] = sum
			total += sum
		}
		for p := range m {
			l.backward[i*m+p] /= total
		}
	}
	return logZ
}

// worth is the size of a gradient from which on a step is taken.
const worth = 1e-3

func (c *NetChain) update(s *netSequence) {
	n, m := len(s.gold), c.labels
	l := &c.l
	before := 0
	for i := range n {
		gold := int(s.gold[i])
		total := 0.0
		for r := range m {
			total += l.forward[i*m+r] * l.backward[i*m+r]
		}
		open := false
		for r := range m {
			g := -l.forward[i*m+r] * l.backward[i*m+r] / total
			if r == gold {
				g++
			}
			l.gradient[r] = float32(g)
			open = open || math.Abs(g) > worth
		}
		if open {
			c.Net.Scores(s.features[i], l.scores) // the hidden layer once more
			c.Net.Collect(s.features[i], l.gradient, nil)
			c.updatePairs(i, before, gold)
		}
		before = gold
	}
	c.Net.Apply()
	c.pairs.step(0, m*m, float32(c.Net.Rate))
}

// updatePairs collects the step for the pair of labels before and at place i.
func (c *NetChain) updatePairs(i, before, gold int) {
	l, m := &c.l, c.labels
	of := func(p, r int) float64 {
		return l.left(i, p, m) * l.pairs[p*m+r] * l.emit[i*m+r] * l.backward[i*m+r]
	}
	total := 0.0
	for p := range m {
		for r := range m {
			total += of(p, r)
		}
	}
	for p := range m {
		for r := range m {
			g := -of(p, r) / total
			if p == before && r == gold {
				g++
			}
			c.pairs.grads[p*m+r] += float32(g)
		}
	}
}

// left returns the share of label p before place i.
func (l *netLattice) left(i, p, m int) float64 {
	switch {
	case i > 0:
		return l.forward[(i-1)*m+p]
	case p == 0:
		return 1
	}
	return 0
}

// Encode returns the net, and a table of the scores of pairs in units of those of
// the net, see [weights.PairKey].
func (c *NetChain) Encode(net, pairs string) (netData, pairData []byte, err error) {
	if netData, err = c.Net.Encode(net); err != nil {
		return nil, nil, err
	}
	n, err := weights.DecodeNet(string(netData))
	if err != nil {
		return nil, nil, err
	}
	var features []weights.Feature
	for k, w := range c.pairs.w {
		v := math.Round(float64(w) / n.Scale())
		features = append(features, weights.Feature{Key: weights.Key(weights.PairKey(k)), Weights: []int16{int16(min(max(v, math.MinInt16), math.MaxInt16))}})
	}
	pairData, err = weights.Encode(weights.Params{Name: pairs, Classes: 1, Scale: n.Scale()}, features)
	return netData, pairData, err
}
