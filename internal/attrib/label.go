package attrib

import "github.com/hearsay-go/hearsay/internal/weights"

// The roles that a token can have in an attribution.
const (
	other = iota
	source
	content
	cue
	numRoles
)

// window is how many tokens on each side of a pivot are labelled. It bounds
// the work in very long sentences.
const window = 120

// The labels of the chain: the role of a token, and whether a stretch of that role
// begins with it.
const (
	labelOther = iota
	labelSource
	labelSourceOn
	labelContent
	labelContentOn
	labelCue
	NumLabels
)

var roleOf = [NumLabels]uint8{other, source, source, content, content, cue}

// MayFollow reports whether a label may stand after another one: a stretch goes on
// only where it has begun.
func MayFollow(before, label int) bool {
	switch label {
	case labelSourceOn:
		return before == labelSource || before == labelSourceOn
	case labelContentOn:
		return before == labelContent || before == labelContentOn
	}
	return true
}

// A lattice holds the scores of the labels of the tokens of a window, and finds
// the best sequence of labels (Viterbi 1967). The model is a linear chain: a net scores
// a label at a token, a table a label and the one before.
type lattice struct {
	tree   tree
	rows   []int32
	pivot  weights.Sum
	branch weights.Sum // with what the tokens of a branch share
	units  weights.Units
	scores weights.Scores
	coming [ahead]tokenRows
	first  int32 // the window is [first, first+n) of the sentence
	n      int32
	emit   [][NumLabels]int32
	roles  []uint8
	back   [][NumLabels]uint8
}

// ahead is how many tokens before its turn the rows of a token are asked for.
const ahead = 4

// tokenRows are the rows of a token that are not summed yet: those of its branch if it is
// the first of it, and the rest.
type tokenRows struct {
	rows   []int32 // in this order
	branch int     // where the first end
}

// labelWindow returns the first token of the window around pivot, and its length.
func labelWindow(f *frame, pivot int32) (first, n int32) {
	first = max(pivot-window, 0)
	return first, min(pivot+window+1, f.n) - first
}

// label finds the roles of the tokens around pivot.
func (l *lattice) label(m *models, f *frame, pivot int32) {
	l.tree.load(f, pivot)
	l.first, l.n = labelWindow(f, pivot)
	l.emit = grow(l.emit, l.n)
	v := view{f: f, tree: &l.tree, pivot: pivot}
	v.load()
	l.rows = v.appendPivot(l.rows[:0])
	m.roles.Add(&l.pivot, nil, 0, l.rows)
	for i := range l.n + ahead {
		if i >= ahead {
			l.score(m, i-ahead)
		}
		if i < l.n {
			l.fetch(m, &v, i)
		}
	}
	l.roles = grow(l.roles, l.n)
	l.decode(m, pivot-l.first)
}

// fetch finds the rows of token i of the window and asks for them.
func (l *lattice) fetch(m *models, v *view, i int32) {
	c, at := &l.coming[i%ahead], l.first+i
	c.rows = c.rows[:0]
	if i == 0 || l.tree.places[at].branch != l.tree.places[at-1].branch || v.side(at) != v.side(at-1) {
		c.rows = v.appendBranch(c.rows, at)
	}
	c.branch = len(c.rows)
	c.rows = appendToken(c.rows, v.f, at)
	c.rows = v.appendPair(c.rows, at)
	m.roles.Prefetch(0, c.rows)
}

// score scores the labels of token i of the window, whose rows were found.
func (l *lattice) score(m *models, i int32) {
	c := &l.coming[i%ahead]
	if c.branch > 0 {
		m.roles.Add(&l.branch, &l.pivot, 0, c.rows[:c.branch])
	}
	m.roles.Activate(&l.units, &l.branch, 0, c.rows[c.branch:])
	m.roles.Score(&l.units, 0, 0b11, &l.scores)
	a, b := &l.scores[0], &l.scores[1]
	l.emit[i] = [NumLabels]int32{a[0], a[1], a[2], b[0], b[1], b[2]}
}

// decode finds the best sequence of labels that makes the pivot a cue.
func (l *lattice) decode(m *models, pivot int32) {
	l.back = grow(l.back, l.n)
	var room [2][NumLabels]int64
	best, next := &room[0], &room[1]
	*best = [NumLabels]int64{never, never, never, never, never, never}
	best[labelOther] = 0
	for i := range l.n {
		// Which label came before cannot be foreseen, so nothing hangs on a branch: a score
		// has the label that it comes from below it.
		emit, back := &l.emit[i], &l.back[i]
		for r := range next {
			t := &m.turns[r]
			top := max(best[0]+t[0], best[1]+t[1], best[2]+t[2], best[3]+t[3], best[4]+t[4], best[5]+t[5])
			back[r] = uint8(NumLabels - top&(1<<labelBits-1))
			next[r] = max(top>>labelBits+int64(emit[r]), never>>labelBits) << labelBits
		}
		switch d := i - pivot; {
		case d == 0:
			cue := next[labelCue]
			*next = [NumLabels]int64{never, never, never, never, never, never}
			next[labelCue] = cue
		case d < -cueReach || d > cueReach:
			next[labelCue] = never
		}
		best, next = next, best
	}
	r := uint8(0)
	for k := range best {
		if best[k] > best[r] {
			r = uint8(k)
		}
	}
	for i := l.n - 1; i >= 0; i-- {
		l.roles[i] = roleOf[r]
		r = l.back[i][r]
	}
}

// labelBits of a score that is decoded hold a label: less of it the earlier it is in
// their order, which so is preferred among equals.
const (
	labelBits = 3
	never     = -1 << (28 + labelBits)
)

// turnScore returns the score of a label after before, for decode.
func turnScore(score int32, before int) int64 {
	return int64(score)<<labelBits | int64(NumLabels-before)
}

// roleScore returns the score of a role at token i of the window.
func (l *lattice) roleScore(i int32, role uint8) int32 {
	e := &l.emit[i]
	switch role {
	case source:
		return max(e[labelSource], e[labelSourceOn])
	case content:
		return max(e[labelContent], e[labelContentOn])
	case cue:
		return e[labelCue]
	}
	return e[labelOther]
}

// cueReach is how far from its pivot, in tokens, a cue may have words.
const cueReach = 8

// MayBe reports whether token i of a window may have a label: the pivot is a
// cue, and other words of the cue stand near it.
func MayBe(i, pivot int32, label int) bool {
	if i == pivot || label != labelCue {
		return (i == pivot) == (label == labelCue)
	}
	return i-pivot <= cueReach && pivot-i <= cueReach
}
