package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// maxUp is the number of steps up from the pivot that paths tell apart.
const maxUp = 4

// A place says where a token stands in the tree as seen from a pivot: climb up
// steps from the pivot, then go down by a child that hangs by label. A token on
// the way up has no label.
type place struct {
	up     int8        // steps from the pivot to the node where the paths part
	depth  int8        // steps down from there, cut at 3
	label  annot.Label // of the branch that leads down
	second annot.Label // of the branch within that branch, if any
	branch int32       // its top token, or the token itself on the way up
	path   uint64      // hash of all labels on the way
}

// A tree holds the places of all tokens of a sentence as seen from one pivot.
type tree struct {
	places []place
	up     [maxUp + 1]int32 // the pivot and its ancestors
	ups    int
	stack  []int32
}

const unknownPlace = -1

// load computes the places of f's tokens as seen from pivot, in time linear in
// the sentence: every token's path is its head's and one step more.
func (t *tree) load(f *frame, pivot int32) {
	t.places = grow(t.places, f.n)
	for i := range t.places {
		t.places[i].up = unknownPlace
	}
	t.ups = 0
	path := uint64(1)
	for i := pivot; i != annot.None && t.ups <= maxUp; i = f.head(i) {
		if t.places[i].up != unknownPlace { // a cycle; the parser makes none
			break
		}
		t.places[i] = place{up: int8(t.ups), branch: i, path: path}
		t.up[t.ups] = i
		t.ups++
		path = mix(path, uint64(f.tok(i).Label)|1<<8)
	}
	for i := range f.n {
		if t.places[i].up == unknownPlace {
			t.climb(f, i)
		}
	}
}

// climb fills in the places of i and of all its ancestors that have none.
func (t *tree) climb(f *frame, i int32) {
	t.stack = t.stack[:0]
	for t.places[i].up == unknownPlace {
		t.places[i].up = maxUp + 1 // guards against cycles; overwritten below
		t.stack = append(t.stack, i)
		h := f.head(i)
		if h == annot.None {
			// Another root, or above the last step that is told apart.
			t.places[i] = place{up: maxUp + 1, branch: i}
			t.stack = t.stack[:len(t.stack)-1]
			break
		}
		i = h
	}
	for k := len(t.stack) - 1; k >= 0; k-- {
		// Field by field: to copy a place that was just written so would wait for all of it.
		c := t.stack[k]
		above, p := &t.places[i], &t.places[c]
		label := f.tok(c).Label
		p.up, p.label, p.second, p.branch = above.up, above.label, above.second, above.branch
		if above.label == annot.NoLabel && above.depth == 0 {
			p.label, p.branch = label, c
		} else if above.second == annot.NoLabel {
			p.second = label
		}
		p.depth = min(above.depth+1, 3)
		p.path = mix(above.path, uint64(label))
		i = c
	}
}
