// Package attrib finds attributions: what was said, by which words it is
// attributed, and by which words its source is named.
//
// An attribution turns around a pivot, the head of its cue. A linear model
// decides which words are pivots, a linear chain whose scores come from a net
// labels the words around each pivot as source, cue, content or none, and rules
// extend content to the whole of a quotation, over sentences and paragraphs.
package attrib

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Annotate fills d.Attribs from the floors below. It is safe for concurrent
// use on different documents.
func Annotate(d *annot.Doc) { Default().Annotate(d) }

// Annotate fills d.Attribs by the models of m.
func (m *Models) Annotate(d *annot.Doc) {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.run(&m.models, d, nil)
}

// Judge is like Annotate, and yields for each attribution that the models find
// the features from which its confidence is told.
func (m *Models) Judge(d *annot.Doc, yield func(a *annot.Attribution, features []uint64)) {
	new(worker).run(&m.models, d, yield)
}

var workers = sync.Pool{New: func() any { return new(worker) }}

// A worker holds the memory that analysing a document takes.
type worker struct {
	frame   frame
	lattice lattice
	feats   features // of a pivot
	coming  features // of the next one, the first of them
	pivots  []int32  // tokens of the sentence that may be pivots
	found   []finding
	bare    []finding // those without content
	turns   []turn
	labels  []run
	outer   []int32  // the outermost quotations of the document, in order
	owner   []int32  // for each of them, the finding that it belongs to, None, or nobody
	order   []int32  // findings by their pivots
	keys    []keyed  // of what is sorted, see sortByKey
	packed  []uint64 // and of what is only numbered, see appendSorted

	readings []reading // by quotation
	inner    []tag     // by quotation, of those within another one
	taken    []int32   // pivots that models may not use, in order

	candidate func(token int32, features []uint64) // in training, is told of every candidate
}

// A run is a stretch of tokens of the document, [first, last).
type run struct{ first, last int32 }

// A finding is an attribution in tokens of the document.
type finding struct {
	sent     int32
	pivot    int32
	cue      run
	source   run // empty if there is none
	runs     []run
	score    int32 // of the pivot
	edge     int32 // of its labels, see edgeMargin
	verbatim bool  // the words were said as they stand, marks or not
	alone    bool  // no model finds anything in its sentence
	dropped  bool  // it is too unsure to be told
}

// maxPivots bounds the candidates of a sentence that are looked at: one in so
// many tokens, and a few.
const (
	maxPivots    = 6
	tokensAPivot = 8
)

func (w *worker) run(m *models, d *annot.Doc, judge func(*annot.Attribution, []uint64)) {
	w.reset(d)
	splitVerbs(d)
	w.nameBeside(d)
	for s := range d.Sents {
		w.sentence(m, d, int32(s))
	}
	w.readQuotations(d)
	w.tagInner(d)
	w.forms(d)
	w.assemble(m, d, judge)
	w.innerQuotations(d)
	w.inTextOrder(d.Attribs)
	w.frame.d = nil // d goes back to its pool
}

// reset makes w ready for d.
func (w *worker) reset(d *annot.Doc) {
	w.found, w.bare, w.outer = w.found[:0], w.bare[:0], w.outer[:0]
	for q := range d.Quotations {
		if d.Quotations[q].Depth == 0 {
			w.outer = append(w.outer, int32(q))
		}
	}
}

// sentence finds the attributions whose cue stands in sentence s.
func (w *worker) sentence(m *models, d *annot.Doc, s int32) {
	f := &w.frame
	f.vocabulary = m.vocabulary
	f.load(d, w.outer, int(s))
	w.candidates(m, f)
	before := len(w.found)
	if len(w.pivots) > 0 {
		w.fetch(m, f, 0)
	}
	for k, at := range w.pivots {
		w.feats, w.coming = w.coming, w.feats
		if k+1 < len(w.pivots) {
			w.fetch(m, f, k+1)
		}
		score := m.cue.Score(w.feats)
		if score < m.early && w.candidate == nil {
			continue
		}
		words := len(w.feats)
		w.feats.addTree(f, at)
		w.feats.addNested(f, at, w.within(w.found[before:], f.first+at))
		if w.candidate != nil {
			w.candidate(f.first+at, w.feats)
		}
		if score += m.cue.Score(w.feats[words:]); score < m.threshold {
			continue
		}
		w.lattice.label(m, f, at)
		found, said := w.lattice.finding(f, at)
		said = said || found.describedAs(d)
		known := m.pivot.Has(lexicalFeature(f.tok(at)))
		if !known && !(score >= 0 && said && quotes(d, found.runs)) {
			continue // "She shook her head." reports nothing
		}
		if !said && found.source.first == found.source.last {
			continue
		}
		w.nameSource(f, at, &found)
		if f.denied(found.source) {
			continue // nobody said it
		}
		found.sent, found.score = s, score
		if said {
			if f.comment(at) || f.attributive(at) || pictured(d, &found) || addressed(d, &found) || !found.trim(d) {
				continue
			}
			w.found = append(w.found, found)
		} else {
			w.bare = append(w.bare, found)
		}
	}
	w.rescore(m, f, before)
}

// fetch finds the first features of pivot k and asks for their weights.
func (w *worker) fetch(m *models, f *frame, k int) {
	w.coming = w.coming[:0]
	w.coming.addWords(f, w.pivots[k])
	m.cue.Prefetch(w.coming...)
}

// candidates fills w.pivots: those higher up in the tree first, since what
// stands in their content is seldom an attribution of its own.
func (w *worker) candidates(m *models, f *frame) {
	w.packed = w.packed[:0]
	for i := range f.n {
		if f.candidate(i, m.pivot.Has) {
			w.packed = append(w.packed, pack(f.depth(i), i))
		}
	}
	w.pivots = appendSorted(w.pivots[:0], w.packed)
	if most := maxPivots + int(f.n)/tokensAPivot; len(w.pivots) > most {
		w.pivots = w.pivots[:most]
	}
}

// maxDepth is the depth at which trees are taken to go on evenly.
const maxDepth = 40

// depth returns the number of steps from i to its root, at most maxDepth.
func (f *frame) depth(i int32) int32 {
	depth := int32(0)
	for h := f.head(i); h != annot.None && depth < maxDepth; h = f.head(h) {
		depth++
	}
	return depth
}

// within reports whether a token of the document lies in the content of one of
// these findings.
func (w *worker) within(found []finding, tok int32) bool {
	for i := range found {
		if holds(found[i].runs, tok) {
			return true
		}
	}
	return false
}

// finding reads the runs of roles off the lattice. It reports false if nothing
// was said.
func (l *lattice) finding(f *frame, pivot int32) (finding, bool) {
	base := f.first + l.first
	out := finding{pivot: f.first + pivot, edge: l.edgeMargin()}
	best := int32(-1 << 30)
	for i := int32(0); i < l.n; {
		r := l.roles[i]
		k := i + 1
		for k < l.n && l.roles[k] == r {
			k++
		}
		here := run{base + i, base + k}
		switch r {
		case cue:
			if p := pivot - l.first; i <= p && p < k {
				out.cue = here
			}
		case source:
			if sure := l.surety(i, k); sure > best {
				best, out.source = sure, here
			}
		case content:
			if hasWord(f.d, here) {
				out.runs = append(out.runs, here)
			}
		}
		i = k
	}
	return out, len(out.runs) > 0
}

// surety returns by how much the tokens [i,k) prefer to be a source.
func (l *lattice) surety(i, k int32) int32 {
	sum := int32(0)
	for ; i < k; i++ {
		sum += l.roleScore(i, source) - max(l.roleScore(i, other), l.roleScore(i, content))
	}
	return sum
}

// quotes reports whether words of these runs stand between marks.
func quotes(d *annot.Doc, runs []run) bool {
	for _, r := range runs {
		for i := r.first; i < r.last; i++ {
			if d.Tokens[i].Shape.Has(annot.InQuote) {
				return true
			}
		}
	}
	return false
}

func hasWord(d *annot.Doc, r run) bool {
	for i := r.first; i < r.last; i++ {
		if !d.Tokens[i].Shape.Has(annot.Punct) {
			return true
		}
	}
	return false
}
