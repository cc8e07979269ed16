package dialogue

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A lattice holds, for every turn, the best score of a path through each pair
// of its candidates and those of the turn before. Scores of one turn are
// relative to the best of them, so that they stay small in conversations of any
// length.
type lattice struct {
	forward  []int32 // candidate before * width + candidate
	backward []int32
	start    []int32 // of each turn's cells
}

const impossible = -1 << 29

// The code below runs over stretches of turns [from,to) that nothing joins to
// others.

// decode sets for each turn of [from,to) its best candidate and by how much the
// best path through it beats the best path through any other.
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
func (l *lattice) cells(list []int32, from, i int) []int32 {
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

// A podium holds the three best of scores and whose they are. So the best one
// except for up to two is known without looking at all again.
type podium struct {
	score [3]int32
	place [3]int8
}

var emptyPodium = podium{[3]int32{impossible, impossible, impossible}, [3]int8{-2, -2, -2}}

func (p *podium) add(score int32, place int) {
	switch {
	case score > p.score[0]:
		p.score = [3]int32{score, p.score[0], p.score[1]}
		p.place = [3]int8{int8(place), p.place[0], p.place[1]}
	case score > p.score[1]:
		p.score[1], p.score[2] = score, p.score[1]
		p.place[1], p.place[2] = int8(place), p.place[1]
	case score > p.score[2]:
		p.score[2], p.place[2] = score, int8(place)
	}
}

// except returns the best score but for those of a and b.
func (p *podium) except(a, b int8) int32 {
	for n, place := range p.place {
		if place != a && place != b {
			return p.score[n]
		}
	}
	return impossible
}

// carryForward sets the forward cells of turn i from those of the turn before.
func (w *worker) carryForward(from, i int) {
	l := &w.lattice
	t := &w.turns[i]
	a, b, c := w.width(from, i-2), w.width(from, i-1), w.width(from, i)
	cells, own := l.cells(l.forward, from, i), w.of(i)
	if i == from {
		for k := range own {
			cells[k] = own[k].score
		}
		rebase(cells)
		return
	}
	before := l.cells(l.forward, from, i-1)
	var inLast, inOther, lastInOther [maxCandidates]int8
	w.places(&inLast, from, i, i-1)
	w.places(&inOther, from, i, i-2)
	w.places(&lastInOther, from, i-1, i-2)
	for p := range b {
		top := emptyPodium
		for o := range a {
			top.add(before[o*b+p], o)
		}
		both := lastInOther[p]
		repeated := int32(impossible) // who made the turn before made the one before it, too
		if both >= 0 {
			repeated = before[int(both)*b+p] + t.step[afterTwo]
		}
		for k := range c {
			again := inOther[k]
			var best int32
			if int(inLast[k]) == p {
				best = top.except(again, again) + t.step[sameAsLast]
				if again >= 0 {
					best = max(best, before[int(again)*b+p]+t.step[thirdInARow])
				}
			} else {
				best = max(repeated, top.except(again, both)+t.step[newSpeaker])
				if again >= 0 {
					best = max(best, before[int(again)*b+p]+t.step[sameAsOther])
				}
			}
			cells[p*c+k] = best + own[k].score
		}
	}
	rebase(cells)
}

// carryBack sets the backward cells of turn i from those of the turn after.
func (w *worker) carryBack(from, to, i int) {
	l := &w.lattice
	b, c := w.width(from, i-1), w.width(from, i)
	cells := l.cells(l.backward, from, i)
	if i == to-1 {
		clear(cells)
		return
	}
	next, n := &w.turns[i+1], w.width(from, i+1)
	after, list := l.cells(l.backward, from, i+1), w.of(i+1)
	var inNext, lastInNext, inLast [maxCandidates]int8
	w.places(&inNext, from, i, i+1)
	w.places(&lastInNext, from, i-1, i+1)
	w.places(&inLast, from, i, i-1)
	for k := range c {
		top := emptyPodium
		for x := range list {
			top.add(after[k*n+x]+list[x].score, x)
		}
		same := inNext[k]
		stays := int32(impossible) // the best score, without a step, of a path on which k goes on
		if same >= 0 {
			stays = after[k*n+int(same)] + list[same].score
		}
		for p := range b {
			var best int32
			if int(inLast[k]) == p {
				best = max(stays+next.step[thirdInARow], top.except(same, same)+next.step[afterTwo])
			} else {
				back := lastInNext[p]
				best = max(stays+next.step[sameAsLast], top.except(same, back)+next.step[newSpeaker])
				if back >= 0 {
					best = max(best, after[k*n+int(back)]+list[back].score+next.step[sameAsOther])
				}
			}
			cells[p*c+k] = best
		}
	}
	rebase(cells)
}

// choose sets the choice and the margin of turn i.
func (w *worker) choose(from, i int) {
	l := &w.lattice
	t := &w.turns[i]
	b, c := w.width(from, i-1), w.width(from, i)
	forward, backward := l.cells(l.forward, from, i), l.cells(l.backward, from, i)
	first, second, who := int32(impossible), int32(impossible), 0
	for k := range c {
		best := int32(impossible)
		for p := range b {
			best = max(best, forward[p*c+k]+backward[p*c+k])
		}
		if best > first {
			first, second, who = best, first, k
		} else if best > second {
			second = best
		}
	}
	t.choice = who
	t.margin = min(first-second, decisive)
	if c == 1 {
		t.margin = decisive
	}
}

// rebase makes the best of scores zero and keeps the differences between them.
func rebase(scores []int32) {
	best := slices.Max(scores)
	for i := range scores {
		scores[i] -= best
	}
}
