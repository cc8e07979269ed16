package attrib

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// maxReach is the number of tokens that may lie between content and a quotation
// that still belongs to it.
const maxReach = 20

// reachQuotations gives a quotation that nobody owns to the finding whose pivot is
// the last one before it in its sentence, if its content ends between the two:
// labels end too early more often than a writer sets words of his own in marks
// there. Full utterances are left alone behind another verb.
//
//	Ruiz praised the crew, [which had worked all night], as “steady”.
func (w *worker) reachQuotations(d *annot.Doc) {
	w.orderByPivot()
	next := 0 // the first finding in w.order whose pivot is not before the quotation
	for k, q := range w.outer {
		quo := &d.Quotations[q]
		for next < len(w.order) && w.found[w.order[next]].pivot < quo.FirstTok {
			next++
		}
		if w.owner[k] != annot.None || next == 0 {
			continue
		}
		i := w.order[next-1]
		f := &w.found[i]
		last := f.runs[len(f.runs)-1]
		if f.sent != sentenceOf(d, quo.FirstTok) || last.first < f.pivot || last.last > quo.FirstTok || quo.FirstTok-last.last > maxReach {
			continue
		}
		if !w.ends(d, run{last.last, quo.FirstTok}, w.readings[q].kind == annot.Direct) {
			w.owner[k] = i
			f.add(run{last.last, quo.LastTok})
		}
	}
}

// orderByPivot fills w.order.
func (w *worker) orderByPivot() {
	w.packed = w.packed[:0]
	for i := range w.found {
		w.packed = append(w.packed, pack(w.found[i].pivot, int32(i)))
	}
	w.order = appendSorted(w.order[:0], w.packed)
}

// findingAt returns the finding that had this pivot when w.order was filled, or
// None.
func (w *worker) findingAt(pivot int32) int32 {
	k, ok := slices.BinarySearchFunc(w.order, pivot, func(i, pivot int32) int { return cmp.Compare(w.found[i].pivot, pivot) })
	if !ok {
		return annot.None
	}
	return w.order[k]
}

// ends reports whether a stop stands in r, or a verb if verbs count.
func (w *worker) ends(d *annot.Doc, r run, verbs bool) bool {
	for i := r.first; i < r.last; i++ {
		if t := &d.Tokens[i]; t.Tag == annot.TagStop || verbs && t.UPOS == annot.VERB {
			return true
		}
	}
	return false
}

// ownsIn reports whether a finding owns a quotation in r.
func (w *worker) ownsIn(d *annot.Doc, finding int32, r run) bool {
	for k := w.quotationAt(d, r.first); k < len(w.outer) && d.Quotations[w.outer[k]].FirstTok < r.last; k++ {
		if w.owner[k] == finding {
			return true
		}
	}
	return false
}

// keepToQuotations takes plain words out of the content of findings whose tag
// touches a full utterance in marks:
//
//	“It leaks,” Ruiz said of [the ferry].
//	[As for the ferry], Ruiz said: “It floats.”
//	[There is one complaint:] “It leaks,” Ruiz said.
func (w *worker) keepToQuotations(d *annot.Doc) {
	for k, q := range w.outer {
		o := w.owner[k]
		if o < 0 || w.found[o].score == sure || w.readings[q].kind != annot.Direct {
			continue
		}
		quo, f := &d.Quotations[q], &w.found[o]
		sent := d.Sents[f.sent]
		tag := f.cue
		if f.source.first < f.source.last {
			tag = run{min(tag.first, f.source.first), max(tag.last, f.source.last)}
		}
		behind := quo.LastTok <= tag.first && tag.first-quo.LastTok <= 1
		before := quo.FirstTok >= tag.last && quo.FirstTok-tag.last <= 1
		if !behind && !before {
			continue
		}
		f.runs = slices.DeleteFunc(f.runs, func(r run) bool {
			aside := behind && r.first >= tag.last || before && r.last <= tag.first
			return aside && sent.First <= r.first && r.last <= sent.Last && !w.ownsIn(d, o, r)
		})
		if behind && quo.FirstTok > sent.First && d.Form(quo.FirstTok-1) == ":" {
			f.cut(run{sent.First, quo.FirstTok})
		}
	}
}
