package attrib

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDecode compares the labels that decode finds with the best by a plain search, in
// windows that reach beyond cueReach.
func TestDecode(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 7))
	for range 300 {
		m := new(models)
		var turns [NumLabels][NumLabels]int32 // by label before, then label
		for p := range NumLabels {
			for l := range NumLabels {
				if turns[p][l] = int32(r.IntN(400) - 200); !MayFollow(p, l) {
					turns[p][l] = -1 << 26
				}
				m.turns[l][p] = turnScore(turns[p][l], p)
			}
		}
		n := int32(1 + r.IntN(4*cueReach))
		pivot := int32(r.IntN(int(n)))
		x := &lattice{n: n, roles: make([]uint8, n)}
		for range n {
			var e [NumLabels]int32
			for l := range e {
				e[l] = int32(r.IntN(600) - 300)
			}
			x.emit = append(x.emit, e)
		}
		x.decode(m, pivot)

		// best returns the best score of a sequence of labels that may hold.
		best := func(holds func(i int32, label int) bool) int64 {
			const none = math.MinInt64 / 2
			scores := [NumLabels]int64{none, none, none, none, none, none}
			scores[labelOther] = 0
			for i := range n {
				next := [NumLabels]int64{none, none, none, none, none, none}
				for l := range NumLabels {
					if MayBe(i, pivot, l) && holds(i, l) {
						for p, v := range scores {
							next[l] = max(next[l], v+int64(turns[p][l]+x.emit[i][l]))
						}
					}
				}
				scores = next
			}
			return slices.Max(scores[:])
		}
		want := best(func(int32, int) bool { return true })
		got := best(func(i int32, l int) bool { return roleOf[l] == x.roles[i] })
		if got != want {
			t.Fatalf("%d tokens around %d: roles %v score %d, the best %d", n, pivot, x.roles, got, want)
		}
	}
}
