package attrib

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

// Forms are attributions without a verb whose shape is regular: a name behind a
// dash, a label in front of a turn of a transcript.

// sure is the score of a finding that a form makes: above that of any model.
const sure = 1 << 20

// forms adds the findings of all forms to w.found.
func (w *worker) forms(d *annot.Doc) {
	for _, q := range w.outer {
		if f, ok := signed(d, run{d.Quotations[q].FirstTok, d.Quotations[q].LastTok}); ok {
			w.found = append(w.found, f)
		}
	}
	w.mottos(d)
	w.transcript(d)
}

// maxSignature is the number of tokens that a signature may have, dash and name
// and affiliation.
const maxSignature = 14

// signed finds the signature behind a quotation, on its line or the next:
//
//	“You learn the river by crossing it.” — Ida Brandt
func signed(d *annot.Doc, quoted run) (finding, bool) {
	i := quoted.last
	if i >= int32(len(d.Tokens)) || !dash(d, i) || i+1 >= int32(len(d.Tokens)) {
		return finding{}, false
	}
	end := lineEnd(d, i+1)
	if end-i > maxSignature || end == i+1 {
		return finding{}, false
	}
	name := nameAt(d, i+1)
	if name.first == name.last {
		return finding{}, false
	}
	for k := i + 1; k < end; k++ { // a clause is no signature
		if t := &d.Tokens[k]; t.UPOS == annot.VERB && t.Tag != annot.TagVBN || t.UPOS == annot.AUX {
			return finding{}, false
		}
	}
	return finding{
		sent: sentenceOf(d, i), pivot: i, cue: run{i, i + 1}, source: name,
		runs: []run{quoted}, score: sure,
	}, true
}

// mottos finds paragraphs without marks that the next line signs:
//
//	The sea has no memory.
//	-- Tomas Ek
func (w *worker) mottos(d *annot.Doc) {
	for p := 1; p < len(d.Paras); p++ {
		here, before := paraRun(d, p), paraRun(d, p-1)
		if here.last-here.first < 2 || here.last-here.first > 5 || !dash(d, here.first) || before.first >= before.last {
			continue
		}
		name := nameAt(d, here.first+1)
		last := &d.Tokens[before.last-1]
		if name.last != here.last || last.Tag != annot.TagStop || d.Tokens[before.first].Shape.Has(annot.InQuote) {
			continue
		}
		w.found = append(w.found, finding{
			sent: sentenceOf(d, here.first), pivot: here.first, cue: run{here.first, here.first + 1},
			source: name, runs: []run{before}, score: sure, verbatim: true,
		})
	}
}

// A turn is a paragraph of a transcript with its label.
type turn struct {
	label run
	colon int32 // the token that ends the label; what was said follows
	end   int32
	plain bool // the label is a name in ordinary writing, not in capitals
}

// transcript finds the turns of a transcript:
//
//	MR. SMITH: Objection.
//	THE COURT: Sustained.
//
// One label alone is not enough, since a colon after a word has many other uses.
func (w *worker) transcript(d *annot.Doc) {
	w.turns = w.turns[:0]
	shouted := 0
	for p := range d.Paras {
		if t, ok := turnOf(d, paraRun(d, p)); ok {
			w.turns = append(w.turns, t)
			if !t.plain {
				shouted++
			}
		}
	}
	if len(w.turns) < 2 {
		return
	}
	for _, t := range w.turns {
		if t.plain && shouted > 0 {
			continue // a heading within a transcript
		}
		w.found = append(w.found, finding{
			sent: sentenceOf(d, t.colon), pivot: t.colon, cue: run{t.colon, t.colon + 1}, source: t.label,
			runs: []run{{t.colon + 1, t.end}}, score: sure, verbatim: true,
		})
	}
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
		return turn{label: run{i, i + 1}, colon: end, end: p.last}, end+1 < p.last
	}
	open := d.Form(i) == "["
	for k := i; k < min(i+maxLabel, p.last-1); k++ {
		switch d.Form(k) {
		case ":":
			return labelled(d, run{i, k}, k, p.last)
		case "]":
			if open && k > i+1 && k+1 < p.last && !digit(d, i+1) {
				return turn{label: run{i + 1, k}, colon: k, end: p.last}, true
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
	t := turn{label: label, colon: colon, end: end}
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

func dash(d *annot.Doc, i int32) bool {
	switch d.Form(i) {
	case "-", "--", "---", "–", "—", "―", "~":
		return true
	}
	return false
}

// nameAt returns the run of the mention that begins at token i and holds a
// name, or is a description without one; empty if there is none.
func nameAt(d *annot.Doc, i int32) run {
	if m := mentionAt(d, i); m != nil {
		return run{m.First, m.Last}
	}
	return run{i, i}
}

func person(d *annot.Doc, i int32) bool {
	m := mentionAt(d, i)
	return m != nil && m.Kind == annot.Name && m.Entity == annot.Person
}

// mentionAt returns the outermost mention that begins at token i.
func mentionAt(d *annot.Doc, i int32) *annot.Mention {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Mentions[mid].First < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Mentions) && d.Mentions[lo].First == i {
		return &d.Mentions[lo]
	}
	return nil
}

// paraRun returns the tokens of paragraph p.
func paraRun(d *annot.Doc, p int) run {
	para := &d.Paras[p]
	if para.FirstSent >= para.LastSent {
		return run{}
	}
	return run{d.Sents[para.FirstSent].First, d.Sents[para.LastSent-1].Last}
}

// lineEnd returns the token after the paragraph of token i.
func lineEnd(d *annot.Doc, i int32) int32 {
	return paraRun(d, int(d.Sents[sentenceOf(d, i)].Para)).last
}

// sentenceOf returns the sentence of token i.
func sentenceOf(d *annot.Doc, i int32) int32 {
	lo, hi := 0, len(d.Sents)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Sents[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return int32(lo)
}
