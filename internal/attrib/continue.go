package attrib

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// continueQuotations gives a quotation that nobody owns to the owner of the one
// before, if it opens the next sentence of the same paragraph, or if nothing but
// the tag stands between them:
//
//	"Yes," he said. "We did."
//	"Is it true," she asked, "that nobody saw it?"
func (w *worker) continueQuotations(d *annot.Doc) {
	last := int32(annot.None) // the finding that owns the quotation before
	before := int32(0)        // the token after the quotation before
	end := int32(0)           // the token after that finding's sentence or quotation
	for k, q := range w.outer {
		quo := &d.Quotations[q]
		o := w.owner[k]
		if o == annot.None && last != annot.None &&
			(quo.FirstTok == end && !newParagraph(d, end) && !w.handedOver(d, last) || quo.FirstTok < end && tagAlone(&w.found[last], before, quo.FirstTok)) {
			o = last
			w.owner[k] = o
			w.found[o].add(run{quo.FirstTok, quo.LastTok})
		}
		last = o
		if o < 0 {
			last = annot.None
			continue
		}
		before = quo.LastTok
		end = max(d.Sents[w.found[o].sent].Last, before)
	}
}

// tagAlone reports whether the tokens [first,last) between two quotations are
// no more than the cue and the source of f, and a comma or two.
func tagAlone(f *finding, first, last int32) bool {
	if f.pivot < first || f.pivot >= last {
		return false
	}
	rest := last - first - (f.cue.last - f.cue.first)
	if f.source.first >= first && f.source.last <= last {
		rest -= f.source.last - f.source.first
	}
	return rest <= 2
}

// handedOver reports whether somebody else acts at the end of the sentence of
// finding i: “If you —” Cole began, but Reyes cut in.
func (w *worker) handedOver(d *annot.Doc, i int32) bool {
	f := &w.found[i]
	for k := max(f.cue.last, f.source.last); k+1 < d.Sents[f.sent].Last; k++ {
		if d.Tokens[k].Shape.Has(annot.InQuote) {
			return false
		}
		if d.Tokens[k].Tag != annot.TagCC {
			continue
		}
		if m := mentionAt(d, k+1); m != nil && m.Last < d.Sents[f.sent].Last && (d.Tokens[m.Head].Label == annot.RelNsubj || lemma(&d.Tokens[m.Last], breakVerb)) {
			return true
		}
	}
	return false
}

// newParagraph reports whether a paragraph begins at token i.
func newParagraph(d *annot.Doc, i int32) bool {
	if i <= 0 || int(i) >= len(d.Tokens) {
		return true
	}
	start := d.Tokens[i].Start
	p, ok := slices.BinarySearchFunc(d.Paras, start, func(p annot.Para, at int32) int { return cmp.Compare(p.Start, at) })
	return ok || p > 0 && d.Paras[p-1].Start > d.Tokens[i-1].Start
}
