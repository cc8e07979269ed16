package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// lookAround gives the findings whose sentence says nothing what is said next to
// it: a quotation that ends the sentence before, or one that a colon opens, or
// behind a colon a paragraph without marks.
//
//	“It floats!” Ruiz shouted to the crowd.
//
//	Ruiz went on:
//
//	It has floated for ninety years.
func (w *worker) lookAround(d *annot.Doc) {
	for _, f := range w.bare {
		sent := d.Sents[f.sent]
		if k := w.quotationAt(d, sent.First-1); k < len(w.outer) && !newParagraph(d, sent.First) {
			if q := &d.Quotations[w.outer[k]]; q.LastTok == sent.First && lastMark(d, q) != "." {
				w.adopt(d, f, k)
				continue
			}
		}
		if last := sent.Last - 1; d.Form(last) != ":" && d.Tokens[last].Tag != annot.TagComma || int(sent.Last) >= len(d.Tokens) {
			continue
		}
		k := w.quotationAt(d, sent.Last)
		if k < len(w.outer) && d.Quotations[w.outer[k]].FirstTok == sent.Last {
			w.adopt(d, f, k)
			continue
		}
		if !newParagraph(d, sent.Last) {
			continue
		}
		next := paraRun(d, int(d.Sents[sentenceOf(d, sent.Last)].Para))
		if k == len(w.outer) || d.Quotations[w.outer[k]].FirstTok >= next.last {
			f.runs = []run{next}
			w.found = append(w.found, f)
		}
	}
}

// adopt makes outermost quotation k the content of f, if it is nobody's yet.
func (w *worker) adopt(d *annot.Doc, f finding, k int) {
	if w.owner[k] != annot.None {
		return
	}
	quo := &d.Quotations[w.outer[k]]
	w.owner[k] = int32(len(w.found))
	f.runs = []run{{quo.FirstTok, quo.LastTok}}
	w.found = append(w.found, f)
}
