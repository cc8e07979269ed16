package claim

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A reader holds a document while claims are found in it, and the tree of the
// sentence at hand.
type reader struct {
	d    *annot.Doc
	toks []annot.Token
	window
	parsed bool

	// Subtree of token lo+i: tokens [left[i], right[i]), once grown.
	grown       bool
	left, right []int32
	degree      []int32 // room for tree

	quotes  quoteIndex
	matches []match // of all sentences
	found   []found // everything found so far, by sentence
	first   int32   // place in found of the first one of the sentence at hand
	ids     []int32 // what the lists of speakers in found are cut from
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// newReader returns a reader of d, with room that may be used again.
func newReader(d *annot.Doc) *reader {
	r := readers.Get().(*reader)
	r.d, r.toks = d, d.Tokens
	return r
}

// maxPooled bounds the lists of a reader that is kept for reuse.
const maxPooled = 1 << 12

// release gives r back. Nothing that r found may be used any more.
func (r *reader) release() {
	if max(cap(r.matches), cap(r.found), cap(r.quotes.start), cap(r.quotes.list), cap(r.ids)) > maxPooled {
		return
	}
	clear(r.matches)
	clear(r.found)
	*r = reader{
		left: r.left, right: r.right, degree: r.degree, quotes: r.quotes,
		matches: r.matches[:0], found: r.found[:0], ids: r.ids[:0],
	}
	readers.Put(r)
}

// A found is a flag on its way to becoming one, with its claim.
type found struct {
	match
	claim    tokens // what it is about; empty if nothing was found
	span     annot.Span
	claimant party
	by       party
	attrib   int32 // quote around the cue, or None
	inQuote  bool
	dropped  bool
}

// tokens is a range of tokens [a, b).
type tokens struct{ a, b int32 }

func (t tokens) empty() bool { return t.b <= t.a }

// span returns the bytes of t.
func (r *reader) span(t tokens) annot.Span {
	if t.empty() {
		return annot.Span{}
	}
	return annot.Span{Start: r.toks[t.a].Start, End: r.toks[t.b-1].End}
}

// enter makes w the window at hand.
func (r *reader) enter(w window) {
	sent := &r.d.Sents[w.sent]
	r.window = w
	r.parsed = sent.Parsed && sent.Last-sent.First <= maxSentence
	r.first = int32(len(r.found))
	r.grown = false
}

// tree computes left and right, leaves first.
func (r *reader) tree() {
	r.grown = true
	n := int(r.hi - r.lo)
	if cap(r.left) < n {
		r.left, r.right, r.degree = make([]int32, n), make([]int32, n), make([]int32, n)
	}
	r.left, r.right, r.degree = r.left[:n], r.right[:n], r.degree[:n]
	clear(r.degree)
	for i := range n {
		r.left[i], r.right[i] = r.lo+int32(i), r.lo+int32(i)+1
		if h := r.head(r.lo + int32(i)); h != annot.None {
			r.degree[h-r.lo]++
		}
	}
	for i := range n {
		// Follow heads upwards for as long as this was the last child.
		for k := int32(i); r.degree[k] == 0; {
			r.degree[k] = -1
			h := r.head(r.lo + k)
			if h == annot.None {
				break
			}
			h -= r.lo
			r.left[h] = min(r.left[h], r.left[k])
			r.right[h] = max(r.right[h], r.right[k])
			r.degree[h]--
			if h > int32(i) {
				break // its turn is still to come
			}
			k = h
		}
	}
}

// head returns the head of token i within the sentence, or None.
func (r *reader) head(i int32) int32 {
	h := r.toks[i].Head
	if !r.parsed || h < r.lo || h >= r.hi || h == i {
		return annot.None
	}
	return h
}

// subtree returns the tokens under i, itself included.
func (r *reader) subtree(i int32) tokens {
	if !r.parsed {
		return tokens{i, i + 1}
	}
	if !r.grown {
		r.tree()
	}
	return tokens{r.left[i-r.lo], r.right[i-r.lo]}
}

// labels is a set of relations.
type labels uint64

func labelSet(list ...annot.Label) labels {
	var set labels
	for _, l := range list {
		set |= 1 << l
	}
	return set
}

func (s labels) has(l annot.Label) bool { return s>>l&1 != 0 }

const (
	subjects labels = 1<<annot.RelNsubj | 1<<annot.RelNsubjPass | 1<<annot.RelCsubj | 1<<annot.RelCsubjPass |
		1<<annot.RelNsubjOuter | 1<<annot.RelCsubjOuter
	auxes   labels = 1<<annot.RelAux | 1<<annot.RelAuxPass | 1<<annot.RelCop
	helpers labels = auxes | 1<<annot.RelAdvmod | 1<<annot.RelMark | 1<<annot.RelCase |
		1<<annot.RelCc | 1<<annot.RelFixed | 1<<annot.RelCompoundPrt
)

// child returns the first child of h whose relation is in set, or None.
func (r *reader) child(h int32, set labels) int32 {
	return r.childFrom(h, set, r.lo)
}

// childFrom is child among the tokens from i on.
func (r *reader) childFrom(h int32, set labels, i int32) int32 {
	if !r.parsed {
		return annot.None
	}
	sub := r.subtree(h)
	for i = max(i, sub.a); i < sub.b; i++ {
		if r.toks[i].Head == h && set.has(r.toks[i].Label) {
			return i
		}
	}
	return annot.None
}

// is reports whether token i is in the sentence and has one of the forms.
func (r *reader) is(i int32, forms *wordSet) bool {
	return i >= r.lo && i < r.hi && forms.has(r.toks[i].Lower)
}

// isLemma reports whether token i is in the sentence and a form of one of the
// words.
func (r *reader) isLemma(i int32, lemmas *wordSet) bool {
	return i >= r.lo && i < r.hi && (lemmas.has(r.toks[i].Lemma) || lemmas.has(r.toks[i].Lower))
}

func (r *reader) upos(i int32) annot.UPOS {
	if i < r.lo || i >= r.hi {
		return annot.NoUPOS
	}
	return r.toks[i].UPOS
}

func (r *reader) tag(i int32) annot.Tag {
	if i < r.lo || i >= r.hi {
		return annot.NoTag
	}
	return r.toks[i].Tag
}

func (r *reader) isPunct(i int32) bool {
	return i >= r.lo && i < r.hi && r.toks[i].Shape.Has(annot.Punct)
}

func (r *reader) isNoun(i int32) bool {
	switch r.tag(i) {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS:
		return true
	}
	return false
}

// isVerb reports whether i is a verb in any form, modals left out.
func (r *reader) isVerb(i int32) bool {
	switch r.tag(i) {
	case annot.TagVB, annot.TagVBD, annot.TagVBG, annot.TagVBN, annot.TagVBP, annot.TagVBZ:
		return true
	}
	return false
}
