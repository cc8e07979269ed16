package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// maxInner is the depth up to which inner quotations are looked at. Nobody
// writes deeper ones.
const maxInner = 6

// tagInner fills w.inner with the tags of inner quotations, and w.taken with their
// verbs and those before quotations that nobody says.
func (w *worker) tagInner(d *annot.Doc) {
	w.inner, w.taken = w.inner[:0], w.taken[:0]
	for q := range d.Quotations {
		w.inner = append(w.inner, tag{})
		quo := &d.Quotations[q]
		if w.readings[q].verb {
			w.takeVerb(d, quo)
		}
		if quo.Parent == annot.None || quo.Depth > maxInner {
			continue
		}
		around := enclosing(d, quo)
		t, ok := tagBeside(d, quo, around)
		if !ok && q > 0 && w.inner[q-1].after && w.goesOn(d, w.inner[q-1], int32(q)) {
			t, ok = w.inner[q-1], true
		}
		if ok && !w.readings[q].sure && w.readings[q].kind != annot.Title {
			w.inner[q] = t
			w.taken = append(w.taken, t.cue.first)
		}
	}
}

// takeVerb keeps the models from the verb before q.
func (w *worker) takeVerb(d *annot.Doc, q *annot.Quotation) {
	for i := q.FirstTok - 1; i >= max(0, q.FirstTok-maxNaming); i-- {
		if d.Tokens[i].UPOS == annot.VERB {
			w.taken = append(w.taken, i)
			return
		}
	}
}

// innerQuotations adds an attribution for each quotation within another one:
// what the speaker says that somebody said, or marks of distance.
func (w *worker) innerQuotations(d *annot.Doc) {
	for q := range d.Quotations {
		quo := &d.Quotations[q]
		if quo.Parent == annot.None || quo.Depth > maxInner {
			continue
		}
		a := w.unattributed(d, int32(q))
		if t := w.inner[q]; t.cue.first < t.cue.last {
			a.Kind = annot.Direct
			if !t.after && woven(d, t, quo) {
				a.Kind = annot.Mixed
			}
			a.Cue, a.Source = spanOf(d, t.cue), spanOf(d, t.source)
			a.Sources = sources(d, t.source)
			a.Confidence = 1
		}
		d.Attribs = append(d.Attribs, a)
	}
}

// woven reports whether words of the one who reports stand between the tag and
// quotation q: he told me he was ‘done’.
func woven(d *annot.Doc, t tag, q *annot.Quotation) bool {
	for i := t.cue.last; i < q.FirstTok; i++ {
		if d.Tokens[i].UPOS == annot.AUX {
			return true
		}
	}
	return false
}
