package dialogue

import (
	"math"
	"math/bits"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A lattice holds, for every turn, the sum over the paths through each pair of
// its candidates and those of the turn before, of the product of their factors.
// Sums of one turn are relative to the largest of them.
type lattice struct {
	forward  []uint64 // candidate before * width + candidate
	backward []uint64
	start    []int32 // of each turn's cells
}

// Bits of factors, and of sums after a turn. A sum over the candidates of two
// turns of a product of two factors and a sum has less than 64.
const (
	factorBits = 16
	sumBits    = 24
)

// An exponential turns scores into factors, with integers alone.
type exponential struct {
	octave int64 // 1<<24 over the score that doubles a factor
	table  *[1 << octaveBits]uint32
}

const octaveBits = 8

var octaves weights.Shared[*[1 << octaveBits]uint32]

// newExponential returns the exponential for scores of this unit.
func newExponential(unit float64) exponential {
	return exponential{int64(math.Round(unit * math.Log2E * (1 << 24))), octaves.Get(func() *[1 << octaveBits]uint32 {
		t := new([1 << octaveBits]uint32)
		for i := range t {
			t[i] = uint32(math.Round(math.Exp2(-float64(i)/(1<<octaveBits)) * (1 << factorBits)))
		}
		return t
	})}
}

// factor returns e to the power of score, which is not positive: 1<<factorBits
// for 0, and at least 1.
func (e *exponential) factor(score int32) uint64 {
	n := -int64(score) * e.octave >> (24 - octaveBits)
	shift := min(n>>octaveBits, 63)
	return max(1, uint64(e.table[n&(1<<octaveBits-1)])>>shift)
}

// The code below runs over stretches of turns [from,to) that nothing joins to
// others.

// decode sets for each turn of [from,to) its likeliest candidate and how likely
// it is.
func (w *worker) decode(from, to int) {
	l := &w.lattice
	l.start = l.start[:0]
	size := int32(0)
	for i := from; i < to; i++ {
		l.start = append(l.start, size)
		size += int32(w.width(from, i) * w.width(from, i-1))
	}
	l.start = append(l.start, size)
	l.forward, l.backward = grow(l.forward, size), grow(l.backward, size)
	for i := from; i < to; i++ {
		w.carryForward(from, i)
	}
	for i := to - 1; i >= from; i-- {
		w.carryBack(from, to, i)
	}
	for i := from; i < to; i++ {
		w.choose(from, i)
	}
}

// width returns the number of candidates of turn i; one before the first.
func (w *worker) width(from, i int) int {
	if i < from {
		return 1
	}
	return int(w.turns[i].candidates.last - w.turns[i].candidates.first)
}

// cells returns the cells of turn i in list.
func (l *lattice) cells(list []uint64, from, i int) []uint64 {
	return list[l.start[i-from]:l.start[i-from+1]]
}

// places fills at with the place among the candidates of turn b of each
// candidate of turn a, None where it is not one of them.
func (w *worker) places(at *[maxCandidates]int8, from, a, b int) {
	for k := range w.width(from, a) {
		at[k] = annot.None
	}
	if a < from || b < from {
		return
	}
	list := w.of(b)
	for k, c := range w.of(a) {
		for n := range list {
			if list[n].speaker == c.speaker {
				at[k] = int8(n)
				break
			}
		}
	}
}

// of returns the candidates of turn i, of whom no two are one speaker.
func (w *worker) of(i int) []candidate {
	t := &w.turns[i]
	return w.candidates[t.candidates.first:t.candidates.last]
}

// carryForward sets the forward cells of turn i from those of the turn before.
func (w *worker) carryForward(from, i int) {
	l := &w.lattice
	t := &w.turns[i]
	a, b, c := w.width(from, i-2), w.width(from, i-1), w.width(from, i)
	cells, own := l.cells(l.forward, from, i), w.of(i)
	if i == from {
		for k := range own {
			cells[k] = own[k].factor
		}
		rescale(cells)
		return
	}
	before := l.cells(l.forward, from, i-1)
	var inLast, inOther, lastInOther [maxCandidates]int8
	w.places(&inLast, from, i, i-1)
	w.places(&inOther, from, i, i-2)
	w.places(&lastInOther, from, i-1, i-2)
	for p := range b {
		all := uint64(0)
		for o := range a {
			all += before[o*b+p]
		}
		repeated := uint64(0) // who made the turn before made the one before it, too
		if both := lastInOther[p]; both >= 0 {
			repeated = before[int(both)*b+p]
		}
		for k := range c {
			again := uint64(0)
			if n := inOther[k]; n >= 0 {
				again = before[int(n)*b+p]
			}
			var sum uint64
			if int(inLast[k]) == p {
				sum = again*t.factor[thirdInARow] + (all-again)*t.factor[sameAsLast]
			} else {
				sum = again*t.factor[sameAsOther] + repeated*t.factor[afterTwo] + (all-again-repeated)*t.factor[newSpeaker]
			}
			cells[p*c+k] = sum * own[k].factor
		}
	}
	rescale(cells)
}

// carryBack sets the backward cells of turn i from those of the turn after.
func (w *worker) carryBack(from, to, i int) {
	l := &w.lattice
	b, c := w.width(from, i-1), w.width(from, i)
	cells := l.cells(l.backward, from, i)
	if i == to-1 {
		for k := range cells {
			cells[k] = 1
		}
		return
	}
	next, n := &w.turns[i+1], w.width(from, i+1)
	after, list := l.cells(l.backward, from, i+1), w.of(i+1)
	var inNext, lastInNext, inLast [maxCandidates]int8
	w.places(&inNext, from, i, i+1)
	w.places(&lastInNext, from, i-1, i+1)
	w.places(&inLast, from, i, i-1)
	for k := range c {
		all := uint64(0)
		for x := range list {
			all += after[k*n+x] * list[x].factor
		}
		stays := uint64(0) // k goes on
		if x := inNext[k]; x >= 0 {
			stays = after[k*n+int(x)] * list[x].factor
		}
		for p := range b {
			if int(inLast[k]) == p {
				cells[p*c+k] = stays*next.factor[thirdInARow] + (all-stays)*next.factor[afterTwo]
				continue
			}
			back := uint64(0)
			if x := lastInNext[p]; x >= 0 {
				back = after[k*n+int(x)] * list[x].factor
			}
			cells[p*c+k] = stays*next.factor[sameAsLast] + back*next.factor[sameAsOther] + (all-stays-back)*next.factor[newSpeaker]
		}
	}
	rescale(cells)
}

// choose sets the choice of turn i and how likely it is.
func (w *worker) choose(from, i int) {
	l := &w.lattice
	t := &w.turns[i]
	b, c := w.width(from, i-1), w.width(from, i)
	forward, backward := l.cells(l.forward, from, i), l.cells(l.backward, from, i)
	all, best := uint64(0), uint64(0)
	t.choice = 0
	for k := range c {
		sum := uint64(0)
		for p := range b {
			sum += forward[p*c+k] * backward[p*c+k]
		}
		if sum > best {
			best, t.choice = sum, k
		}
		all += sum
	}
	t.likely = certain
	if unit := all / certain; unit > 0 {
		t.likely = int32(min(best/unit, certain)) // unit is rounded down
	}
}

// certain is the likelihood of what cannot be otherwise.
const certain = 1024

// rescale gives the largest of sums sumBits bits.
func rescale(sums []uint64) {
	n := bits.Len64(slices.Max(sums))
	if n > sumBits {
		for i := range sums {
			sums[i] >>= n - sumBits
		}
		return
	}
	for i := range sums {
		sums[i] <<= sumBits - n
	}
}
