package attrib

import (
	"cmp"
	"slices"
	"sort"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Forms are attributions without a verb whose shape is regular: a name behind a
// dash, a label in front of a turn of a transcript.

// sure is the score of a finding that a form makes: above that of any model.
const sure = 1 << 20

// forms adds the findings of all forms to w.found.
func (w *worker) forms(d *annot.Doc) {
	models := len(w.found)
	for _, q := range w.outer {
		if f, ok := signed(d, run{d.Quotations[q].FirstTok, d.Quotations[q].LastTok}); ok {
			w.found = append(w.found, f)
		} else if f, ok := betweenDashes(d, run{d.Quotations[q].FirstTok, d.Quotations[q].LastTok}); ok {
			w.found = append(w.found, f)
		}
	}
	w.mottos(d)
	w.transcript(d)
	w.blocks(d)
	w.setPhrases(d, models)
	w.dropTaken()
}

// dropTaken takes back what the models found where rules know better: in the
// sentences of findings that stand alone, and at pivots of inner quotations.
func (w *worker) dropTaken() {
	var sents []int32
	for i := range w.found {
		if w.found[i].alone {
			sents = append(sents, w.found[i].sent)
		}
	}
	slices.Sort(sents)
	slices.Sort(w.taken)
	w.found = slices.DeleteFunc(w.found, func(f finding) bool {
		if f.score == sure {
			return false
		}
		_, taken := slices.BinarySearch(w.taken, f.pivot)
		_, alone := slices.BinarySearch(sents, f.sent)
		return taken || alone || f.source.first < f.source.last && w.inLabel(f.source.first)
	})
}

// inLabel reports whether token i stands in the label of a turn.
func (w *worker) inLabel(i int32) bool {
	k, _ := slices.BinarySearchFunc(w.turns, i, func(t turn, i int32) int { return cmp.Compare(t.label.last, i+1) })
	return len(w.turns) > 1 && k < len(w.turns) && w.turns[k].label.first <= i
}

// maxSignature is the number of tokens that a signature may have, dash and name
// and affiliation.
const maxSignature = 14

// signed finds the signature behind a quotation, on its line or the next:
//
//	“You learn the river by crossing it.” — Ida Brandt
func signed(d *annot.Doc, quoted run) (finding, bool) {
	i := quoted.last
	name := signature(d, i)
	if name.first == name.last {
		return finding{}, false
	}
	return finding{
		sent: sentenceOf(d, i), pivot: i, cue: run{i, i + 1}, source: name,
		runs: []run{quoted}, score: sure,
	}, true
}

// minDashed is the number of words from which on a quotation between dashes is what
// somebody said, and not what he is called.
const minDashed = 4

// betweenDashes finds the person before a quotation that dashes set off, if the text
// gives him as an example of those who speak. Others before a dash may be spoken to, or of.
//
//	Many agreed, among them Ida Brandt — “We have to learn the river” — and Tom Roe.
func betweenDashes(d *annot.Doc, quoted run) (finding, bool) {
	i := quoted.first - 1
	if i < 1 || quoted.last >= int32(len(d.Tokens)) || !dash(d, i) || !dash(d, quoted.last) ||
		newParagraph(d, quoted.first) || newParagraph(d, quoted.last) {
		return finding{}, false
	}
	words := 0
	for k := quoted.first; k < quoted.last; k++ {
		if !d.Tokens[k].Shape.Has(annot.Punct) {
			words++
		}
	}
	m := mentionEndingAt(d, i)
	if words < minDashed || m == nil || m.Kind != annot.Name || m.Entity != annot.Person || !exemplified(d, m.First) {
		return finding{}, false
	}
	return finding{
		sent: sentenceOf(d, i), pivot: i, cue: run{i, i + 1}, source: run{m.First, m.Last},
		runs: []run{quoted}, score: sure,
	}, true
}

// exemplified reports whether the name at token i is introduced as an example: among
// them Ida Brandt, including the former champion Ida Brandt.
func exemplified(d *annot.Doc, i int32) bool {
	const reach = 5
	for k := i - 1; k >= max(0, i-reach); k-- {
		t := &d.Tokens[k]
		if form(t, exampleWord) {
			return true
		}
		if t.Shape.Has(annot.Punct) || t.UPOS == annot.VERB || t.UPOS == annot.AUX {
			return false
		}
	}
	return false
}

// signature returns the name behind a dash at token i, in a line that holds no
// clause: the mention there, or the words up to a comma, if they have the line to
// themselves.
func signature(d *annot.Doc, i int32) run {
	if i+1 >= int32(len(d.Tokens)) || !dash(d, i) {
		return run{}
	}
	end := lineEnd(d, i+1)
	if end-i > maxSignature || end == i+1 {
		return run{}
	}
	for k := i + 1; k < end; k++ {
		if t := &d.Tokens[k]; t.UPOS == annot.VERB && t.Tag != annot.TagVBN || t.UPOS == annot.AUX || t.Shape.Has(annot.InQuote) {
			return run{}
		}
	}
	name := nameAt(d, i+1)
	if m := mentionAt(d, i+1); m != nil && m.Kind == annot.Description && m.Last < end && d.Tokens[m.Last].Tag != annot.TagComma {
		return run{} // additional reporting by Ida Brandt
	}
	if name.first < name.last || !newParagraph(d, i) || d.Tokens[end-1].Tag == annot.TagStop {
		return name
	}
	name = run{i + 1, i + 1}
	for name.last < end && !d.Tokens[name.last].Shape.Has(annot.Punct) {
		name.last++
	}
	return name
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
	k := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].First >= i })
	if k < len(d.Mentions) && d.Mentions[k].First == i {
		return &d.Mentions[k]
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
	return int32(sort.Search(len(d.Sents), func(s int) bool { return d.Sents[s].Last > i }))
}
