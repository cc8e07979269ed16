package attrib

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A turn is a paragraph of a transcript with its label.
type turn struct {
	label  run
	source run   // the label, or the name that it stands for
	colon  int32 // the token that ends the label; what was said follows
	end    int32
	more   []run // paragraphs that go on with it
	plain  bool  // the label is a name in ordinary writing, not in capitals
}

// transcript finds the turns of a transcript:
//
//	MR. SMITH: Objection.
//	THE COURT: Sustained.
//
// One label alone is not enough, since a colon after a word has many other uses.
func (w *worker) transcript(d *annot.Doc) {
	w.readTurns(d)
	if len(w.turns) < 2 {
		return
	}
	w.labels = w.labels[:0]
	for i := range w.turns {
		w.labels = append(w.labels, w.turns[i].label)
	}
	nameLabels(d, w.labels)
	for i := range w.turns {
		t := &w.turns[i]
		f := finding{
			sent: sentenceOf(d, t.colon), pivot: t.colon, source: t.source,
			runs: append([]run{{t.colon + 1, t.end}}, t.more...), score: sure, verbatim: true,
		}
		if d.Form(t.colon) == ":" {
			f.cue = run{t.colon, t.colon + 1}
		}
		if k := w.quotationOver(d, t.label.first); k >= 0 { // marks around the transcript
			w.readings[w.outer[k]] = reading{kind: annot.NoKind, sure: true}
			for i := range f.runs {
				f.runs[i] = withoutMarks(d, f.runs[i])
			}
		}
		w.found = append(w.found, f)
	}
}

// withoutMarks cuts quotation marks off both ends of r.
func withoutMarks(d *annot.Doc, r run) run {
	for r.first < r.last && d.Tokens[r.first].Shape.Has(annot.QuoteMark) {
		r.first++
	}
	for r.first < r.last && d.Tokens[r.last-1].Shape.Has(annot.QuoteMark) {
		r.last--
	}
	return r
}

// readTurns fills w.turns. Paragraphs without a label go on with the turn before,
// if marks around the transcript are reopened in them.
func (w *worker) readTurns(d *annot.Doc) {
	w.turns = w.turns[:0]
	examiner := run{}
	shouted := false
	for p := range d.Paras {
		here := paraRun(d, p)
		if x, ok := examinerOf(d, here); ok {
			examiner = x
			continue
		}
		t, ok := turnOf(d, here)
		if n := len(w.turns); !ok && n > 0 && here.first < here.last && d.Form(here.first) != "(" {
			if k := w.quotationOver(d, w.turns[n-1].label.first); k >= 0 && here.first < d.Quotations[w.outer[k]].LastTok {
				w.turns[n-1].more = append(w.turns[n-1].more, here)
			}
		}
		if !ok {
			continue
		}
		if asks(d, t.label) && examiner.first < examiner.last {
			t.source = examiner
		}
		shouted = shouted || !t.plain
		w.turns = append(w.turns, t)
	}
	if shouted { // others are headings within the transcript
		w.turns = slices.DeleteFunc(w.turns, func(t turn) bool { return t.plain })
	}
}

// quotationOver returns the place in w.outer of the quotation over token i, or
// None.
func (w *worker) quotationOver(d *annot.Doc, i int32) int {
	if k := w.quotationAt(d, i); k < len(w.outer) && d.Quotations[w.outer[k]].FirstTok <= i {
		return k
	}
	return annot.None
}

// maxLabel is the number of tokens that a label may have.
const maxLabel = 12

// turnOf reads the label of a paragraph: up to a colon, or "Q." and "A.", or
// words in brackets.
func turnOf(d *annot.Doc, p run) (turn, bool) {
	i := p.first
	for i < p.last && d.Tokens[i].Shape.Has(annot.QuoteMark) {
		i++
	}
	if i+1 >= p.last {
		return turn{}, false
	}
	if form := d.Form(i); form == "Q." || form == "A." || (form == "Q" || form == "A") && d.Form(i+1) == "." {
		end := i
		if form == "Q" || form == "A" {
			end++
		}
		return turn{label: run{i, end + 1}, source: run{i, end + 1}, colon: end, end: p.last}, end+1 < p.last
	}
	open := d.Form(i) == "["
	for k := i; k < min(i+maxLabel, p.last-1); k++ {
		switch d.Form(k) {
		case ":":
			if open && d.Form(k+1) == "]" && k+2 < p.last {
				return turn{label: run{i + 1, k}, source: run{i + 1, k}, colon: k + 1, end: p.last}, true
			}
			return labelled(d, run{i, k}, k, p.last)
		case "]":
			if open && k > i+1 && k+1 < p.last && !digit(d, i+1) {
				return turn{label: run{i + 1, k}, source: run{i + 1, k}, colon: k, end: p.last}, true
			}
			if open { // a time: the label follows
				i, open = k+1, false
			}
		case ".", "?", "!":
			return turn{}, false
		}
	}
	return turn{}, false
}

func digit(d *annot.Doc, i int32) bool { return d.Tokens[i].Shape.Has(annot.HasDigit) }

// labelled checks that the words before a colon name a speaker: in capitals, or
// a name that stands alone.
func labelled(d *annot.Doc, label run, colon, end int32) (turn, bool) {
	capitals, words := 0, 0
	for k := label.first; k < label.last; k++ {
		switch t := &d.Tokens[k]; {
		case d.Form(k) == "," || d.Form(k) == "(":
			if words > 0 {
				label.last = k
			}
		case t.Shape.Has(annot.Punct):
		default:
			words++
			if !t.Shape.Has(annot.Alpha) && !t.Shape.Has(annot.HasDot) {
				return turn{}, false
			}
			if f := d.Form(k); f == upper(f) {
				capitals++
			}
		}
	}
	t := turn{label: label, source: label, colon: colon, end: end}
	switch {
	case words == 0 || d.Tokens[colon+1].Start == d.Tokens[colon].End:
		return turn{}, false
	case capitals == words:
		return t, true
	}
	t.plain = true
	name := nameAt(d, label.first)
	return t, name == label && person(d, label.first)
}

// upper returns s in capitals if it has no small ASCII letters, else "".
func upper(s string) string {
	for i := range len(s) {
		if 'a' <= s[i] && s[i] <= 'z' {
			return ""
		}
	}
	return s
}

// examinerOf reads the heading of an examination, which says who asks:
//
//	EXAMINATION BY MR. PRICE:
func examinerOf(d *annot.Doc, p run) (run, bool) {
	if p.last-p.first > maxLabel || p.last-p.first < 3 || d.Form(p.last-1) != ":" {
		return run{}, false
	}
	for i := p.first; i < p.last-2; i++ {
		if d.Form(i) == "BY" {
			return run{i + 1, p.last - 1}, true
		}
	}
	return run{}, false
}

// asks reports whether a label stands for whoever asks.
func asks(d *annot.Doc, label run) bool {
	switch d.Form(label.first) {
	case "Q", "Q.", "QUESTION":
		return true
	}
	return false
}
