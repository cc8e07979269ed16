package learn

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A Scored is the integer score that a model gave to an example and whether
// the example is positive.
type Scored struct {
	Score    int32
	Positive bool
}

// Calibrate returns a table from scores to probabilities that never falls as
// the score grows (isotonic regression by pooling adjacent violators). Each
// knot rests on at least minCount examples (and one); they should not be those that the
// model was fitted to.
func Calibrate(examples []Scored, minCount int) []weights.Knot {
	type pool struct{ n, positive, scores int64 }
	examples = slices.Clone(examples)
	slices.SortStableFunc(examples, func(a, b Scored) int { return cmp.Compare(a.Score, b.Score) })
	higher := func(a, b pool) bool { return a.positive*b.n >= b.positive*a.n }
	var pools []pool
	minCount = max(minCount, 1)
	for i := 0; i < len(examples); {
		p := pool{}
		for ; i < len(examples) && (p.n < int64(minCount) || examples[i].Score == examples[i-1].Score); i++ {
			p.n++
			p.scores += int64(examples[i].Score)
			if examples[i].Positive {
				p.positive++
			}
		}
		for len(pools) > 0 && higher(pools[len(pools)-1], p) {
			q := pools[len(pools)-1]
			p = pool{p.n + q.n, p.positive + q.positive, p.scores + q.scores}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	var knots []weights.Knot
	for _, p := range pools {
		// One positive and one negative example more keep short pools from 0 and 1.
		k := weights.Knot{Score: int32(p.scores / p.n), Prob: uint16((p.positive + 1) * 0xffff / (p.n + 2))}
		if n := len(knots); n > 0 && k.Score <= knots[n-1].Score {
			continue
		}
		knots = append(knots, k)
	}
	return knots
}
