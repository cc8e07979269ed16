package learn

import (
	"math"
	"math/rand/v2"
)

// A Field is a conditional random field of the second order whose labels are
// candidates: at each place of a sequence one of several candidates is to be
// chosen, which may be others from place to place. A candidate has features of
// its own; a place has features for each relation of its candidate to those
// chosen at the two places before. It learns from partial labels (Täckström et
// al. 2013, "Token and Type Constraints for Cross-Lingual Part-of-Speech
// Tagging"): several candidates of a place may be right, and of a place without
// a right one nothing is learnt. It is not safe for concurrent use.
type Field struct {
	Rate     float64 // size of the first step; 0 means 0.1
	L2       float64 // share of a weight lost at each step
	MinCount int     // candidates or relations that a feature must be of

	relations int
	relation  func(c, last, other int32) int
	table     table
	count     []int32
	weights   []float64
	squares   []float64
	gradient  []float64
	pulled    []int32 // features whose gradient is set
	seqs      [][]place
}

// A Place is a place of a sequence.
type Place struct {
	Candidates []int32    // what relations are about; -1 or more
	Features   [][]uint64 // of each candidate
	Relations  [][]uint64 // features of each relation
	Right      []bool     // of each candidate
}

// A place is a Place with its features numbered.
type place struct {
	candidates      []int32
	unary, relation [][]int32
	right           []bool
	known           bool // some candidate is right
}

// NewField returns a Field with as many relations of a candidate c to the one
// before, last, and the one before that, other. Before the first place stand
// -2 and, before it, -3.
func NewField(relations int, relation func(c, last, other int32) int) *Field {
	return &Field{relations: relations, relation: relation}
}

// Add adds a sequence to learn from. Sequences without a right candidate are
// left out.
func (f *Field) Add(seq []Place) {
	var out []place
	known := false
	for i := range seq {
		p := place{candidates: seq[i].Candidates, right: seq[i].Right}
		for _, fs := range seq[i].Features {
			p.unary = append(p.unary, f.number(fs))
		}
		for _, fs := range seq[i].Relations {
			p.relation = append(p.relation, f.number(fs))
		}
		for _, r := range p.right {
			p.known = p.known || r
		}
		known = known || p.known
		out = append(out, p)
	}
	if known {
		f.seqs = append(f.seqs, out)
	}
}

func (f *Field) number(features []uint64) []int32 {
	out := make([]int32, len(features))
	for i, x := range features {
		n := f.table.add(x)
		if int(n) == len(f.count) {
			f.count = append(f.count, 0)
		}
		f.count[n]++
		out[i] = n
	}
	return out
}

// Fit goes over the sequences epochs times, in an order drawn from seed. The
// weights are the mean of those that it passes through, which fits other
// sequences better than the last ones do.
func (f *Field) Fit(epochs int, seed uint64) {
	f.weights = make([]float64, len(f.count))
	f.squares = make([]float64, len(f.count))
	f.gradient = make([]float64, len(f.count))
	for i := range f.squares {
		f.squares[i] = 1e-4
	}
	for _, seq := range f.seqs {
		for i := range seq {
			f.prune(seq[i].unary)
			f.prune(seq[i].relation)
		}
	}
	r := rand.New(rand.NewPCG(seed, seed))
	var l fieldLattice
	mean := make([]float64, len(f.weights)) // of the weights after each sequence of all epochs but the first
	for e := range epochs {
		for _, k := range r.Perm(len(f.seqs)) {
			f.learn(&l, f.seqs[k])
			if e == 0 && epochs > 1 {
				continue
			}
			for i, w := range f.weights {
				mean[i] += w
			}
		}
	}
	for i := range mean {
		mean[i] /= float64(max(1, epochs-1) * max(1, len(f.seqs)))
	}
	f.weights = mean
}

// prune takes out features that are too rare.
func (f *Field) prune(lists [][]int32) {
	for k, list := range lists {
		kept := list[:0]
		for _, n := range list {
			if int(f.count[n]) >= f.MinCount {
				kept = append(kept, n)
			}
		}
		lists[k] = kept
	}
}

// Encode returns the weights as a model file of one class.
func (f *Field) Encode(out Output) ([]byte, error) {
	return quantise(out, 1, f.table.keys, f.weights)
}

// A fieldLattice holds what the forward-backward algorithm finds.
type fieldLattice struct {
	unary    [][]float64 // exp of scores
	steps    [][]float64
	relation [][]uint8 // of place: by candidates other, last and c
	free     fieldSums
	held     fieldSums // over the paths that keep to right candidates
}

// fieldSums are by place, scaled place by place.
type fieldSums struct {
	forward, backward [][]float64 // candidate before * width + candidate
	node              [][]float64 // probability of each candidate
	step              [][]float64 // and of each relation
}

func (f *Field) learn(l *fieldLattice, seq []place) {
	f.load(l, seq)
	l.free.run(l, seq, f.relations)
	for i, p := range seq {
		for k := range p.candidates {
			if p.known && !p.right[k] {
				l.unary[i][k] = 0
			}
		}
	}
	l.held.run(l, seq, f.relations)
	for i, p := range seq {
		for k, fs := range p.unary {
			f.pull(fs, l.held.node[i][k]-l.free.node[i][k])
		}
		for r, fs := range p.relation {
			f.pull(fs, l.held.step[i][r]-l.free.step[i][r])
		}
	}
	f.step()
}

// pull adds to the gradient of features.
func (f *Field) pull(features []int32, gradient float64) {
	if math.IsNaN(gradient) || math.Abs(gradient) < 1e-3 {
		return
	}
	for _, n := range features {
		if f.gradient[n] == 0 {
			f.pulled = append(f.pulled, n)
		}
		f.gradient[n] += gradient
	}
}

// step moves weights along the gradient, which it clears.
func (f *Field) step() {
	rate := f.Rate
	if rate == 0 {
		rate = 0.1
	}
	for _, n := range f.pulled {
		g := f.gradient[n] - f.L2*f.weights[n]
		f.squares[n] += g * g
		f.weights[n] += rate / math.Sqrt(f.squares[n]) * g
		f.gradient[n] = 0
	}
	f.pulled = f.pulled[:0]
}

func (f *Field) score(features []int32) float64 {
	sum := 0.0
	for _, n := range features {
		sum += f.weights[n]
	}
	return sum
}

// width returns the number of candidates at place i; one before the first.
func width(seq []place, i int) int {
	if i < 0 {
		return 1
	}
	return len(seq[i].candidates)
}

func candidateAt(seq []place, i, k int) int32 {
	if i < 0 {
		return int32(i) - 1
	}
	return seq[i].candidates[k]
}

// load computes the factors of seq.
func (f *Field) load(l *fieldLattice, seq []place) {
	l.unary, l.steps, l.relation = l.unary[:0], l.steps[:0], l.relation[:0]
	for i := range seq {
		unary := make([]float64, len(seq[i].candidates))
		for k := range unary {
			unary[k] = f.score(seq[i].unary[k])
		}
		toFactors(unary)
		steps := make([]float64, f.relations)
		for r := range steps {
			steps[r] = f.score(seq[i].relation[r])
		}
		toFactors(steps)
		a, b, c := width(seq, i-2), width(seq, i-1), width(seq, i)
		rel := make([]uint8, a*b*c)
		for o := range a {
			for p := range b {
				for k := range c {
					rel[(o*b+p)*c+k] = uint8(f.relation(candidateAt(seq, i, k), candidateAt(seq, i-1, p), candidateAt(seq, i-2, o)))
				}
			}
		}
		l.unary, l.steps, l.relation = append(l.unary, unary), append(l.steps, steps), append(l.relation, rel)
	}
}

func toFactors(scores []float64) {
	top := math.Inf(-1)
	for _, s := range scores {
		top = max(top, s)
	}
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
	}
}

func (s *fieldSums) run(l *fieldLattice, seq []place, relations int) {
	n := len(seq)
	s.forward, s.backward = make([][]float64, n), make([][]float64, n)
	s.node, s.step = make([][]float64, n), make([][]float64, n)
	for i := range seq {
		a, b, c := width(seq, i-2), width(seq, i-1), width(seq, i)
		s.forward[i] = make([]float64, b*c)
		s.spread(l, i, a, b, c)
		rescale(s.forward[i])
	}
	for i := n - 1; i >= 0; i-- {
		b, c := width(seq, i-1), width(seq, i)
		s.backward[i] = make([]float64, b*c)
		if i == n-1 {
			for k := range s.backward[i] {
				s.backward[i][k] = 1
			}
			continue
		}
		s.gather(l, i, b, c, width(seq, i+1))
		rescale(s.backward[i])
	}
	for i := range seq {
		s.expect(l, i, width(seq, i-2), width(seq, i-1), width(seq, i), relations)
	}
}

// spread carries the sums at place i-1 forward to i.
func (s *fieldSums) spread(l *fieldLattice, i, a, b, c int) {
	to, unary, steps := s.forward[i], l.unary[i], l.steps[i]
	if i == 0 {
		copy(to, unary)
		return
	}
	before := s.forward[i-1]
	for o := range a {
		for p := range b {
			v := before[o*b+p]
			if v == 0 {
				continue
			}
			rel := l.relation[i][(o*b+p)*c:][:c]
			for k, r := range rel {
				to[p*c+k] += v * steps[r] * unary[k]
			}
		}
	}
}

// gather carries the sums at place i+1 back to i.
func (s *fieldSums) gather(l *fieldLattice, i, b, c, next int) {
	to, unary, steps, after := s.backward[i], l.unary[i+1], l.steps[i+1], s.backward[i+1]
	for p := range b {
		for k := range c {
			sum := 0.0
			for x, r := range l.relation[i+1][(p*c+k)*next:][:next] {
				sum += after[k*next+x] * steps[r] * unary[x]
			}
			to[p*c+k] = sum
		}
	}
}

// expect sets the probabilities at place i.
func (s *fieldSums) expect(l *fieldLattice, i, a, b, c, relations int) {
	s.node[i], s.step[i] = make([]float64, c), make([]float64, relations)
	for p := range b {
		for k := range c {
			s.node[i][k] += s.forward[i][p*c+k] * s.backward[i][p*c+k]
		}
	}
	rescale(s.node[i])
	if i == 0 {
		return
	}
	for o := range a {
		for p := range b {
			v := s.forward[i-1][o*b+p]
			if v == 0 {
				continue
			}
			for k, r := range l.relation[i][(o*b+p)*c:][:c] {
				s.step[i][r] += v * l.steps[i][r] * l.unary[i][k] * s.backward[i][p*c+k]
			}
		}
	}
	rescale(s.step[i])
}

// rescale makes values sum up to one.
func rescale(values []float64) {
	total := 0.0
	for _, v := range values {
		total += v
	}
	if total == 0 {
		return
	}
	for i := range values {
		values[i] /= total
	}
}
