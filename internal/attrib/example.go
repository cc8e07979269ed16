package attrib

import (
	"slices"
	"sort"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// What the training command needs: the same frames, templates and decoder that
// Annotate uses, on annotated documents.

// A Gold is an attribution that a person annotated, in bytes of the document.
type Gold struct {
	Cue, Source, Content []annot.Span
}

// A CueExample is a word that may be a pivot.
type CueExample struct {
	Token    int32    // of the document
	Features []uint64 // valid until the next example
	Positive bool
}

// A LabelExample is a window around a pivot with the roles of its tokens.
type LabelExample struct {
	Pivot    int32     // within the window
	Features [][]int32 // by token
	Labels   []uint8
}

// Pivots returns for each of gold the token of d around which it turns, or None
// if it has no cue.
func Pivots(d *annot.Doc, gold []Gold) []int32 {
	pivots := make([]int32, len(gold))
	for i, g := range gold {
		pivots[i] = pivotOf(d, g.Cue)
	}
	return pivots
}

// pivotOf returns the head of a cue: of its words whose head lies outside of it
// the first verb, else the first other word, else the first token.
func pivotOf(d *annot.Doc, spans []annot.Span) int32 {
	best, rank := int32(annot.None), 0
	for _, i := range tokensIn(d, spans) {
		t := &d.Tokens[i]
		r := 1
		top := t.Head == annot.None || !covers(spans, d.Tokens[t.Head].Span())
		switch {
		case t.Shape.Has(annot.Punct):
		case top && t.UPOS == annot.VERB:
			r = 6
		case top && t.UPOS == annot.NOUN:
			r = 5
		case t.UPOS == annot.VERB:
			r = 4
		case top:
			r = 3
		default:
			r = 2
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

func covers(spans []annot.Span, s annot.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

// tokensIn returns the tokens that overlap spans, in order.
func tokensIn(d *annot.Doc, spans []annot.Span) []int32 {
	var list []int32
	for _, s := range spans {
		for i := firstTokenAfter(d, s.Start); int(i) < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			list = append(list, i)
		}
	}
	return list
}

// firstTokenAfter returns the first token that ends after byte at.
func firstTokenAfter(d *annot.Doc, at int32) int32 {
	return int32(sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > at }))
}

// Lexical returns the feature that makes a word a candidate for a pivot.
func Lexical(d *annot.Doc, token int32) uint64 { return lexicalFeature(&d.Tokens[token]) }

// CueExamples yields every word of d that may be a pivot: those whose
// [Lexical] feature known holds, and verbs beside quotations.
func CueExamples(d *annot.Doc, gold []Gold, known func(feature uint64) bool, yield func(CueExample)) {
	pivots := make(map[int32]bool)
	for _, p := range Pivots(d, gold) {
		pivots[p] = true
	}
	var w worker
	w.reset(d)
	var content []annot.Span
	for _, g := range gold {
		content = append(content, g.Content...)
	}
	f := &w.frame
	for s := range d.Sents {
		f.load(d, w.outer, s)
		for i := range f.n {
			if !f.candidate(i, known) {
				continue
			}
			tok := f.first + i
			within := covers(content, d.Tokens[tok].Span())
			w.feats.cueFeatures(f, i, within)
			yield(CueExample{Token: tok, Features: w.feats, Positive: pivots[tok]})
		}
	}
}

// CueExamples is like the function of that name, but whether a word lies in
// content that is found already is as m finds it: what the models meet in use.
func (m *Models) CueExamples(d *annot.Doc, gold []Gold, yield func(CueExample)) {
	pivots := make(map[int32]bool)
	for _, p := range Pivots(d, gold) {
		pivots[p] = true
	}
	w := worker{candidate: func(token int32, features []uint64) {
		yield(CueExample{Token: token, Features: features, Positive: pivots[token]})
	}}
	w.reset(d)
	for s := range d.Sents {
		w.sentence(&m.models, d, int32(s))
	}
}

// LabelExamples yields the windows around the pivots of gold, with the features that a
// net over this vocabulary has.
func LabelExamples(d *annot.Doc, gold []Gold, vocabulary *weights.Model, yield func(LabelExample)) {
	at := make(map[int32][]Gold) // by pivot
	for i, p := range Pivots(d, gold) {
		if p != annot.None {
			at[p] = append(at[p], gold[i])
		}
	}
	var w worker
	w.frame.vocabulary = vocabulary
	w.reset(d)
	f := &w.frame
	for s, sent := range d.Sents {
		f.load(d, w.outer, s)
		for tok := sent.First; tok < sent.Last; tok++ {
			for _, g := range at[tok] {
				yield(w.lattice.example(f, tok-sent.First, g))
			}
		}
	}
}

func (l *lattice) example(f *frame, pivot int32, g Gold) LabelExample {
	l.tree.load(f, pivot)
	l.first, l.n = labelWindow(f, pivot)
	v := view{f: f, tree: &l.tree, pivot: pivot}
	v.load()
	x := LabelExample{Pivot: pivot - l.first}
	ofPivot := v.appendPivot(nil)
	last := uint8(other)
	for i := l.first; i < l.first+l.n; i++ {
		x.Features = append(x.Features, v.appendPair(v.appendBranch(appendToken(slices.Clone(ofPivot), f, i), i), i))
		span := f.tok(i).Span()
		role := uint8(other)
		switch {
		case i == pivot:
			role = cue
		case covers(g.Cue, span) && MayBe(i-l.first, x.Pivot, labelCue):
			role = cue
		case covers(g.Source, span):
			role = source
		case covers(g.Content, span):
			role = content
		}
		label := uint8(slices.Index(roleOf[:], role))
		if role == last && (role == source || role == content) {
			label++ // the stretch goes on
		}
		x.Labels = append(x.Labels, label)
		last = role
	}
	return x
}

// Right reports whether an attribution agrees with one of gold: they share at
// least half of the words of both contents, and a word of their sources if both
// name one.
func Right(d *annot.Doc, a *annot.Attribution, gold []Gold) bool {
	found := wordsIn(d, a.Content)
	for _, g := range gold {
		want := wordsIn(d, g.Content)
		shared := 0
		for i := range want {
			if found[i] {
				shared++
			}
		}
		if 2*shared < len(found)+len(want)-shared {
			continue
		}
		if len(g.Source) == 0 || covers(g.Source, a.Source) {
			return true
		}
	}
	return false
}

// wordsIn returns the set of tokens in spans that are no punctuation.
func wordsIn(d *annot.Doc, spans []annot.Span) map[int32]bool {
	set := map[int32]bool{}
	for _, i := range tokensIn(d, spans) {
		if !d.Tokens[i].Shape.Has(annot.Punct) {
			set[i] = true
		}
	}
	return set
}
