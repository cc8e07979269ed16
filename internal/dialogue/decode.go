package dialogue

import "slices"

// A lattice holds, for every turn, the best score of a path through each pair
// of its candidates and those of the turn before. Scores of one turn are
// relative to the best of them, so that they stay small in conversations of any
// length.
type lattice struct {
	forward  []int32
	backward []int32
	start    []int32 // of each turn's cells
}

const impossible = -1 << 29

// The code below runs over blocks of turns [from,to) that no conversation
// joins to others.

// decode sets for each turn of [from,to) its best candidate and by how much the
// best path through it beats the best path through any other.
func (w *worker) decode(from, to int) {
	l := &w.lattice
	l.forward, l.start = l.forward[:0], l.start[:0]
	width := func(i int) int {
		if i < from {
			return 1
		}
		return int(w.turns[i].candidates.last - w.turns[i].candidates.first)
	}
	size := 0
	for i := from; i < to; i++ {
		l.start = append(l.start, int32(size))
		size += width(i) * width(i-1)
	}
	l.start = append(l.start, int32(size))
	l.forward, l.backward = grow(l.forward, int32(size)), grow(l.backward, int32(size))

	for i := from; i < to; i++ {
		t := &w.turns[i]
		a, b, c := width(i-2), width(i-1), width(i)
		cells := l.forward[l.start[i-from]:]
		for p := range b {
			for k := range c {
				score := w.candidates[int(t.candidates.first)+k].score
				best := int32(0)
				if i > from {
					best = impossible
					cellsBefore := l.forward[l.start[i-1-from]:]
					for o := range a {
						v := cellsBefore[o*b+p] + t.step[w.relationOf(from, i, o, p, k)]
						best = max(best, v)
					}
				}
				cells[p*c+k] = best + score
			}
		}
		rebase(cells[:b*c])
	}
	for i := to - 1; i >= from; i-- {
		b, c := width(i-1), width(i)
		cells := l.backward[l.start[i-from]:]
		if i == to-1 {
			for k := range b * c {
				cells[k] = 0
			}
			continue
		}
		n := width(i + 1)
		next := &w.turns[i+1]
		after := l.backward[l.start[i+1-from]:]
		for p := range b {
			for k := range c {
				best := int32(impossible)
				for x := range n {
					v := after[k*n+x] + next.step[w.relationOf(from, i+1, p, k, x)] + w.candidates[int(next.candidates.first)+x].score
					best = max(best, v)
				}
				cells[p*c+k] = best
			}
		}
		rebase(cells[:b*c])
	}
	for i := from; i < to; i++ {
		t := &w.turns[i]
		b, c := width(i-1), width(i)
		at := l.start[i-from]
		first, second, who := int32(impossible), int32(impossible), 0
		for k := range c {
			best := int32(impossible)
			for p := range b {
				best = max(best, l.forward[int(at)+p*c+k]+l.backward[int(at)+p*c+k])
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
}

// rebase makes the best of scores zero and keeps the differences between them.
func rebase(scores []int32) {
	best := slices.Max(scores)
	for i := range scores {
		scores[i] -= best
	}
}

// relationOf returns the relation of candidate k of turn i to candidates p of
// the turn before and o of the one before that.
func (w *worker) relationOf(from, i, o, p, k int) int {
	s := w.candidates[int(w.turns[i].candidates.first)+k].speaker
	last, other := int32(-2), int32(-3)
	if i-1 >= from {
		last = w.candidates[int(w.turns[i-1].candidates.first)+p].speaker
	}
	if i-2 >= from {
		other = w.candidates[int(w.turns[i-2].candidates.first)+o].speaker
	}
	return relation(s, last, other)
}
