package attrib

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// nobody owns a quotation that is no speech.
const nobody = -2

// assemble turns w.found into d.Attribs, and the outermost quotations that no
// finding owns. judge, if not nil, sees what the models found and its features
// of confidence.
func (w *worker) assemble(m *models, d *annot.Doc, judge func(*annot.Attribution, []uint64)) {
	w.owner = grow(w.owner, int32(len(w.outer)))
	for k, q := range w.outer {
		w.owner[k] = annot.None
		if w.readings[q].sure {
			w.owner[k] = nobody
		}
	}
	// The surest come first: what they take is no one else's.
	w.surestFirst(w.found)
	kept := w.found[:0]
	for i := range w.found {
		kept = append(kept, w.found[i])
		if !w.takeQuotations(d, int32(len(kept)-1)) {
			kept = kept[:len(kept)-1]
		}
	}
	w.found = kept
	w.tagQuotations(d)
	w.lookAround(d)
	w.reachQuotations(d)
	w.continueQuotations(d)
	w.splitParagraphs(d)
	w.keepToQuotations(d)
	w.dropNested(m, d)
	for i := range w.found {
		if w.found[i].dropped {
			continue
		}
		a := w.attribution(d, int32(i))
		w.feats.confidenceFeatures(m, d, &w.found[i], &a)
		a.Confidence = m.confidence.Prob(m.confidence.Score(w.feats))
		if judge != nil {
			judge(&a, w.feats)
		} else if a.Confidence < leastConfidence && w.found[i].score != sure {
			w.found[i].dropped = true
			continue
		}
		d.Attribs = append(d.Attribs, a)
	}
	for k, q := range w.outer {
		if o := w.owner[k]; (o < 0 || w.found[o].dropped) && w.readings[q].kind != annot.NoKind {
			d.Attribs = append(d.Attribs, w.unattributed(d, q))
		}
	}
}

// leastConfidence is the confidence below which the findings of models are left
// out: on PolNeAR dev one in five of what it costs is right.
const leastConfidence = 0.29

// takeQuotations widens the runs of finding i to the whole of every quotation
// that they mostly cover in the sentence, and makes i its owner. A quotation that
// is another's already and makes up most of i is taken out of it; takeQuotations
// reports whether i still has content.
func (w *worker) takeQuotations(d *annot.Doc, i int32) bool {
	f := &w.found[i]
	w.clip(d, f)
	sent := d.Sents[f.sent]
	around := run{sent.First, sent.Last}
	for _, r := range f.runs {
		around = run{min(around.first, r.first), max(around.last, r.last)}
	}
	lost := false // a quotation that is no speech
	for k := w.quotationAt(d, around.first); k < len(w.outer); k++ {
		quo := &d.Quotations[w.outer[k]]
		if quo.FirstTok >= around.last {
			break
		}
		in := run{max(quo.FirstTok, around.first), min(quo.LastTok, around.last)}
		if in.first >= in.last || in.first <= f.pivot && f.pivot < in.last {
			continue
		}
		covered := int32(0)
		for _, r := range f.runs {
			covered += max(0, min(r.last, in.last)-max(r.first, in.first))
		}
		switch {
		case 2*covered < in.last-in.first:
		case w.owner[k] == annot.None && w.taggedAlready(d, k, f):
			f.cut(run{around.first, d.Quotations[w.outer[k+1]].FirstTok})
		case w.owner[k] == annot.None:
			w.owner[k] = i
			f.add(run{quo.FirstTok, quo.LastTok})
		case 4*covered >= 3*f.tokens():
			f.cut(run{quo.FirstTok, quo.LastTok})
			lost = lost || w.owner[k] == nobody
		}
	}
	f.runs = slices.DeleteFunc(f.runs, func(r run) bool { return !hasWord(d, r) })
	if len(f.runs) > 0 && (!lost || f.tokens() >= fewTokens) {
		return true
	}
	for k := w.quotationAt(d, around.first); k < len(w.outer) && d.Quotations[w.outer[k]].FirstTok < around.last; k++ {
		if w.owner[k] == i {
			w.owner[k] = annot.None
		}
	}
	return false
}

// taggedAlready reports whether outermost quotation k has a tag of its own before
// the next one, which f is the tag of:
//
//	“A ferry,” she said, then “No, two,” he said.
func (w *worker) taggedAlready(d *annot.Doc, k int, f *finding) bool {
	if k+1 >= len(w.outer) {
		return false
	}
	next := &d.Quotations[w.outer[k+1]]
	if next.LastTok > f.pivot || d.Sents[f.sent].First > d.Quotations[w.outer[k]].FirstTok {
		return false
	}
	_, ok := tagBehind(d, &d.Quotations[w.outer[k]], next.FirstTok)
	return ok
}

// clip keeps the content of a finding that is made within a quotation from running
// out of it.
func (w *worker) clip(d *annot.Doc, f *finding) {
	k := w.quotationOver(d, f.pivot)
	if k < 0 || f.score == sure {
		return
	}
	quo := &d.Quotations[w.outer[k]]
	inside := f.runs[:0]
	for _, r := range f.runs {
		if r = (run{max(r.first, quo.FirstTok+1), min(r.last, quo.LastTok-1)}); r.first < r.last {
			inside = append(inside, r)
		}
	}
	f.runs = inside
}

// fewTokens is what a finding must keep after it lost the quotation that it was
// mostly made of.
const fewTokens = 3

// tokens returns the number of tokens in the runs of f.
func (f *finding) tokens() int32 {
	n := int32(0)
	for _, r := range f.runs {
		n += r.last - r.first
	}
	return n
}

// cut takes r out of the runs of f.
func (f *finding) cut(r run) {
	var kept []run
	for _, have := range f.runs {
		if left := (run{have.first, min(have.last, r.first)}); left.first < left.last {
			kept = append(kept, left)
		}
		if right := (run{max(have.first, r.last), have.last}); right.first < right.last {
			kept = append(kept, right)
		}
	}
	f.runs = kept
}

// add joins r to the runs of f, which stay in order and apart.
func (f *finding) add(r run) {
	if n := len(f.runs); n > 0 && r.first > f.runs[n-1].last { // as in speech that goes on and on
		f.runs = append(f.runs, r)
		return
	}
	f.runs = append(f.runs, r)
	slices.SortFunc(f.runs, func(a, b run) int { return cmp.Compare(a.first, b.first) })
	kept := f.runs[:1]
	for _, r := range f.runs[1:] {
		if last := &kept[len(kept)-1]; r.first <= last.last {
			last.last = max(last.last, r.last)
		} else {
			kept = append(kept, r)
		}
	}
	f.runs = kept
}

// attribution makes finding i an attribution of the document.
func (w *worker) attribution(d *annot.Doc, i int32) annot.Attribution {
	f := &w.found[i]
	a := annot.Attribution{
		Cue:       spanOf(d, f.cue),
		Source:    spanOf(d, trimSource(d, f.source)),
		Quotation: annot.None,
	}
	marked, plain := false, false
	for _, r := range f.runs {
		m, p := w.addContent(d, &a, r, i)
		marked, plain = marked || m, plain || p
	}
	if f.verbatim && plain {
		a.Content, a.Span = a.Content[:0], annot.Span{}
		for _, r := range f.runs {
			a.Content = append(a.Content, spanOf(d, r))
			a.Span = a.Span.Cover(spanOf(d, r))
		}
		a.Verbatim = slices.Clone(a.Content)
	}
	switch {
	case f.verbatim:
		a.Kind = annot.Direct
	case marked && plain:
		a.Kind = annot.Mixed
	case marked:
		a.Kind = annot.Direct
	default:
		a.Kind = annot.Indirect
	}
	a.Sources = sources(d, f.source)
	return a
}

// addContent adds the run r to the content of a, which finding owner becomes. It
// reports whether r holds words between marks and words outside of them; marks
// around nobody's speech, or around what another says, do not count.
func (w *worker) addContent(d *annot.Doc, a *annot.Attribution, r run, owner int32) (marked, plain bool) {
	marked, plain = w.hasWords(d, r, owner)
	body := spanOf(d, trim(d, r))
	whole := spanOf(d, r)
	first := len(a.Content)
	for k := w.quotationAt(d, r.first); k < len(w.outer); k++ {
		quo := &d.Quotations[w.outer[k]]
		if quo.FirstTok >= r.last {
			break
		}
		if w.isOthers(d, k, owner) {
			continue
		}
		if a.Quotation == annot.None {
			a.Quotation = w.outer[k]
		}
		for _, p := range d.Content(quo) {
			if p = intersect(p, whole); !p.Empty() {
				a.Verbatim = append(a.Verbatim, p)
				if !plain {
					a.Content = append(a.Content, p)
				}
			}
		}
		if quo.FirstTok >= r.first && quo.LastTok <= r.last {
			a.Span = a.Span.Cover(quo.Span)
		}
	}
	if len(a.Content) == first {
		a.Content = append(a.Content, body)
	}
	a.Span = a.Span.Cover(body)
	for _, p := range a.Content[first:] {
		a.Span = a.Span.Cover(p) // a stop that body leaves out
	}
	return marked, plain
}

// hasWords reports whether r holds words between the marks of quotations that
// may be the owner's, and words outside of them.
func (w *worker) hasWords(d *annot.Doc, r run, owner int32) (marked, plain bool) {
	k := w.quotationAt(d, r.first)
	for i := r.first; i < r.last; i++ {
		for k < len(w.outer) && d.Quotations[w.outer[k]].LastTok <= i {
			k++
		}
		if d.Tokens[i].Shape.Has(annot.Punct) {
			continue
		}
		if k < len(w.outer) && d.Quotations[w.outer[k]].FirstTok <= i && !w.isOthers(d, k, owner) {
			marked = true
		} else {
			plain = true
		}
	}
	return marked, plain
}

// isOthers reports whether outermost quotation k is no speech, or owned by
// another finding, or says itself what the owner found.
func (w *worker) isOthers(d *annot.Doc, k int, owner int32) bool {
	o := w.owner[k]
	if o != annot.None {
		return o != owner
	}
	q, pivot := &d.Quotations[w.outer[k]], w.found[owner].pivot
	return q.FirstTok <= pivot && pivot < q.LastTok
}

// quotationAt returns the place in w.outer of the first quotation that ends
// after token i.
func (w *worker) quotationAt(d *annot.Doc, i int32) int {
	k, _ := slices.BinarySearchFunc(w.outer, i, func(q, tok int32) int {
		return cmp.Compare(d.Quotations[q].LastTok, tok+1)
	})
	return k
}

func intersect(a, b annot.Span) annot.Span {
	s := annot.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
	if s.Empty() {
		return annot.Span{}
	}
	return s
}

// spanOf returns the bytes of a run of tokens.
func spanOf(d *annot.Doc, r run) annot.Span {
	if r.first >= r.last {
		return annot.Span{}
	}
	return annot.Span{Start: d.Tokens[r.first].Start, End: d.Tokens[r.last-1].End}
}

// trim cuts commas, stops and dashes off both ends of r.
func trim(d *annot.Doc, r run) run {
	for r.first < r.last && edge(&d.Tokens[r.first]) {
		r.first++
	}
	for r.first < r.last && edge(&d.Tokens[r.last-1]) {
		r.last--
	}
	return r
}

// trimSource cuts off what follows the last mention of a source: a possessive
// sign, an adverb.
func trimSource(d *annot.Doc, r run) run {
	r = trim(d, r)
	end := r.last
	for end > r.first && (d.Tokens[end-1].UPOS == annot.ADV || d.Tokens[end-1].Tag == annot.TagPOS) {
		end--
	}
	if m := mentionEndingAt(d, end); m != nil && m.First >= r.first {
		r.last = end
	}
	return r
}

func edge(t *annot.Token) bool {
	switch t.Tag {
	case annot.TagComma, annot.TagStop, annot.TagColon:
		return true
	}
	return false
}

// unattributed returns the attribution of a quotation whose speaker the
// sentence around it does not tell, or that is no speech.
func (w *worker) unattributed(d *annot.Doc, q int32) annot.Attribution {
	quo := &d.Quotations[q]
	return annot.Attribution{
		Span:      quo.Span,
		Kind:      w.readings[q].kind,
		Content:   slices.Clone(d.Content(quo)),
		Verbatim:  slices.Clone(d.Content(quo)),
		Quotation: q,
	}
}
