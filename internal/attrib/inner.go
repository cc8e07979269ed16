package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// maxInner is the depth up to which inner quotations are looked at. Nobody
// writes deeper ones.
const maxInner = 6

// innerQuotations adds an attribution for each quotation within another one:
// what the speaker says that somebody said, or marks of distance.
func (w *worker) innerQuotations(d *annot.Doc) {
	var before tag // of the quotation before
	for q := range d.Quotations {
		quo := &d.Quotations[q]
		if quo.Parent == annot.None || quo.Depth > maxInner {
			before = tag{}
			continue
		}
		a := w.unattributed(d, int32(q))
		t, ok := tagBeside(d, quo, enclosing(d, quo))
		if !ok && before.after && w.goesOn(d, before, int32(q)) {
			t, ok = before, true
		}
		before = t
		if ok && !w.readings[q].sure {
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
