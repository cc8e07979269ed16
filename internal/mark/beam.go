package mark

const (
	beamWidth    = 6  // hypotheses kept
	slack        = 14 // by how much a hypothesis may be worse than the best
	slackAtBreak = 10 // the same after a paragraph break
)

// A hyp is one reading of the text so far.
type hyp struct {
	sig   uint64
	cost  int32
	node  int32 // into search.nodes; 0 when nothing is open
	step  int32 // into search.steps; 0 at the last commit
	lines int32 // paragraph breaks passed since the last mark that was more than a stray one
	carry int32 // what the last of them cost
}

// A beam holds the cheapest hypotheses with different stacks.
type beam struct {
	n     int
	best  int32 // the lowest cost
	limit int32 // a hypothesis must cost less to be kept
	hyps  [beamWidth]hyp
}

func (b *beam) clear() { b.n, b.best, b.limit = 0, never, 2*never }

// room reports whether a hypothesis of that cost would be kept.
func (b *beam) room(cost int32) bool { return cost < b.limit }

// find returns the place for a hypothesis with that stack and cost, for which
// there is room, or -1 where a better one holds it. Of two equally good ones the
// first stays.
func (b *beam) find(sig uint64, cost int32) int {
	worst := 0
	for i := range b.n {
		h := &b.hyps[i]
		if h.sig == sig {
			if h.cost <= cost {
				return -1
			}
			return i
		}
		if h.cost >= b.hyps[worst].cost {
			worst = i
		}
	}
	if b.n < beamWidth {
		b.n++
		return b.n - 1
	}
	return worst
}

func (b *beam) put(i int, h *hyp) {
	b.hyps[i] = *h
	if h.cost < b.best {
		b.best = h.cost
		b.limit = min(b.limit, h.cost+slack+1)
	}
	if b.n < beamWidth {
		return
	}
	worst := b.hyps[0].cost
	for i := 1; i < beamWidth; i++ {
		worst = max(worst, b.hyps[i].cost)
	}
	b.limit = min(b.limit, worst)
}

func (b *beam) add(h *hyp) {
	if !b.room(h.cost) {
		return
	}
	if i := b.find(h.sig, h.cost); i >= 0 {
		b.put(i, h)
	}
}

// anyOpen reports whether some hypothesis has an open quotation.
func (b *beam) anyOpen() bool {
	for i := range b.n {
		if b.hyps[i].node != 0 {
			return true
		}
	}
	return false
}
