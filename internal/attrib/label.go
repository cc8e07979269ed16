package attrib

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

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

// A lattice holds the scores of the roles of the tokens of a window, and finds
// the best sequence of roles (Viterbi 1967). The model is a linear chain:
// emissions score a role at a token, pairs a role and the one before.
type lattice struct {
	tree  tree
	feats features
	first int32 // the window is [first, first+n) of the sentence
	n     int32
	emit  [][numRoles]int32
	pairs [][numRoles * numRoles]int32
	roles []uint8
	back  [][numRoles]uint8
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
	l.pairs = grow(l.pairs, l.n)
	v := l.view(f, pivot)
	for i := range l.n {
		l.feats = v.emission(l.feats[:0], l.first+i)
		l.emit[i] = m.emit.Scores4(l.feats)
		l.feats = v.pair(l.feats[:0], l.first+i)
		l.pairs[i] = m.pairs.Scores16(l.feats)
	}
	l.roles = grow(l.roles, l.n)
	l.decode(pivot - l.first)
}

// decode finds the best sequence of roles that makes the pivot a cue.
func (l *lattice) decode(pivot int32) {
	const never = -1 << 28
	l.back = grow(l.back, l.n)
	best := [numRoles]int32{other: 0, source: never, content: never, cue: never}
	var next [numRoles]int32
	for i := range l.n {
		pairs := &l.pairs[i]
		for r := range numRoles {
			if !MayBe(i, pivot, r) {
				next[r] = never
				continue
			}
			top, from := int32(never), uint8(0)
			for p := range numRoles {
				if v := best[p] + pairs[p*numRoles+r]; v > top {
					top, from = v, uint8(p)
				}
			}
			next[r] = max(top+l.emit[i][r], never)
			l.back[i][r] = from
		}
		best = next
	}
	r := uint8(0)
	for k := range best {
		if best[k] > best[r] {
			r = uint8(k)
		}
	}
	for i := l.n - 1; i >= 0; i-- {
		l.roles[i] = r
		r = l.back[i][r]
	}
}

// cueReach is how far from its pivot, in tokens, a cue may have words.
const cueReach = 8

// MayBe reports whether token i of a window may have a role: the pivot is a
// cue, and other words of the cue stand near it.
func MayBe(i, pivot int32, role int) bool {
	if i == pivot || role != cue {
		return (i == pivot) == (role == cue)
	}
	return i-pivot <= cueReach && pivot-i <= cueReach
}

// A view is what the templates need to know of a pivot.
type view struct {
	f          *frame
	tree       *tree
	pivot      int32
	lemma, tag uint64
	class      uint64
	quote      int32    // the quotation that the pivot stands in, or None
	subject    uint64   // whether the pivot has a subject or possessor of its own
	complement uint64   // the set of its complements
	near       [2]int32 // the nearest mention before and after the pivot
}

func (l *lattice) view(f *frame, pivot int32) *view {
	t := f.tok(pivot)
	v := &view{f: f, tree: &l.tree, pivot: pivot, lemma: t.Lemma, tag: uint64(t.Tag), class: tagClass(t), quote: f.quotation[pivot]}
	kids := f.kids[pivot]
	v.subject = flag(kids&(bit(annot.RelNsubj)|bit(annot.RelNsubjPass)|bit(annot.RelNmodPoss)) != 0, 0)
	v.complement = kids & (bit(annot.RelCcomp) | bit(annot.RelXcomp) | bit(annot.RelParataxis) | bit(annot.RelObj))
	v.near = [2]int32{annot.None, annot.None}
	for i := pivot - 1; i >= max(pivot-window, 0) && v.near[0] == annot.None; i-- {
		v.near[0] = f.mention[i]
	}
	for i := pivot + 1; i < min(pivot+window, f.n) && v.near[1] == annot.None; i++ {
		v.near[1] = f.mention[i]
	}
	return v
}

// emission appends the features that tell the role of token i.
func (v *view) emission(fs features, i int32) features {
	f := v.f
	t, prev, next := f.tok(i), f.tok(i-1), f.tok(i+1)
	p := &v.tree.places[i]
	side := flag(i < v.pivot, 0)
	where := uint64(p.up+2)<<8 | uint64(p.label)<<1 | side
	tag := uint64(t.Tag)

	fs.add2(100, where, v.class)
	fs.add2(101, where, v.lemma)
	fs.add3(102, where, tag, v.class)
	fs.add2(103, p.path, v.class)
	fs.add2(104, p.path, v.lemma)
	fs.add3(105, where, t.Lower, v.class)
	fs.add3(106, where, uint64(p.depth), v.complement)
	fs.add3(107, where, v.subject, v.tag)

	b := f.tok(p.branch)
	fs.add3(110, where, uint64(b.Tag), v.class)
	fs.add3(111, where, b.Lemma, v.class)
	fs.add3(113, where, uint64(p.second), v.class)
	fs.add3(114, where, uint64(p.second), v.lemma)
	fs.add3(115, where, uint64(p.second)<<8|uint64(p.depth), tag)
	fs.add3(112, where, f.branchStart(p.branch, i), v.class)

	inq := flag(f.inQuote(i) && f.quotation[i] != v.quote, 0) | flag(v.quote != annot.None, 1)
	fs.add3(120, inq, side, v.class)
	fs.add2(121, inq, where)
	fs.add3(122, inq, side, v.lemma)
	fs.add3(123, inq, v.complement, where)
	if f.quoted {
		fs.add3(124, inq, side, v.tag)
	}

	dist := bucket(i - v.pivot)
	fs.add3(130, dist, tag, v.class)
	fs.add2(131, dist, v.lemma)
	fs.add3(132, tag, uint64(prev.Tag), side)
	fs.add3(133, tag, uint64(next.Tag), side)
	fs.add3(134, t.Lower, side, v.class)
	if i-v.pivot >= -3 && i-v.pivot <= 3 {
		fs.add3(135, t.Lower, dist, v.class)
		fs.add3(136, t.Lower, dist, v.lemma)
		fs.add3(137, tag, dist, v.lemma)
	}
	if m := f.mention[i]; m != annot.None {
		mm := &f.d.Mentions[m]
		who := uint64(mm.Kind)<<16 | uint64(mm.Entity)<<8 | flag(mm.Head == f.first+i, 0) |
			flag(m == v.near[0], 1) | flag(m == v.near[1], 2) | side<<3
		fs.add2(140, who, v.class)
		fs.add2(141, who, v.lemma)
		fs.add3(142, who, where, v.class)
		fs.add3(143, who, v.complement, v.tag)
	} else {
		fs.add3(144, side, tag, v.class)
	}
	return fs
}

// branchStart returns the first words of the branch with this top: whether it
// begins with "that", "to", "because". Branches are taken to begin at the
// leftmost child of their top, or at the top.
func (f *frame) branchStart(top, i int32) uint64 {
	const back = 10
	for k := max(top-back, 0); k < top; k++ {
		if f.head(k) == top {
			return f.tok(k).Lower
		}
	}
	return uint64(f.tok(top).Tag)
}

// pair appends the features that tell whether a role begins or ends
// between token i-1 and token i.
func (v *view) pair(fs features, i int32) features {
	f := v.f
	t, prev := f.tok(i), f.tok(i-1)
	side := flag(i < v.pivot, 0) | flag(i == v.pivot, 1) | flag(i == v.pivot+1, 2)
	fs.add1(200, side)
	fs.add2(201, t.Lower, side)
	fs.add2(202, prev.Lower, side)
	fs.add3(203, uint64(t.Tag), uint64(prev.Tag), side)
	p := &v.tree.places[i]
	var q place
	if i > 0 {
		q = v.tree.places[i-1]
	}
	same := flag(p.branch == q.branch, 0) | flag(f.inQuote(i), 1) | flag(f.inQuote(i-1), 2)
	fs.add2(204, same, side)
	fs.add3(205, uint64(p.up+2)<<8|uint64(p.label), uint64(q.up+2)<<8|uint64(q.label), side)
	fs.add3(206, same, t.Lower, side)
	fs.add3(207, same, prev.Lower, side)
	fs.add3(210, prev.Lower, t.Lower, side)
	fs.add3(211, prev.Lower, uint64(p.label)<<8|uint64(p.second), side)
	fs.add3(212, uint64(p.second)<<8|uint64(q.second), uint64(p.label), side)
	m := flag(i > 0 && i < f.n && f.mention[i] != annot.None && f.mention[i] == f.mention[max(i-1, 0)], 0)
	fs.add3(208, m, same, side)
	fs.add3(209, same, uint64(f.tok(i+1).Tag), uint64(t.Tag))
	return fs
}
