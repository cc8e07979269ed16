package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// speechLike is the score, in natural units of the model, from which on a turn is
// taken for speech.
const speechLike = 1.8

// dropOthers takes the turns out that are no speech in a text told in dialogue,
// such as words that the narrator sets apart, titles and mottos, and makes them
// [annot.Scare].
func (w *worker) dropOthers(d *annot.Doc, m *weights.Model) {
	if !w.isConversational() {
		return
	}
	least := int32(speechLike / max(m.Scale(), 1e-9))
	kept := w.turns[:0]
	for i := range w.turns {
		t := &w.turns[i]
		if w.speechFeatures(d, t); m.Score(w.feats) >= least || m.Classes() == 0 {
			kept = append(kept, *t)
			continue
		}
		a := &d.Attribs[t.attrib]
		a.Kind, a.Cue, a.Source = annot.Scare, annot.Span{}, annot.Span{}
		a.Sources, a.Speakers = a.Sources[:0], a.Speakers[:0]
	}
	if len(kept) == len(w.turns) {
		return
	}
	w.turns = kept
	for i := range w.turns {
		t := &w.turns[i]
		t.before, t.after, t.beyond, t.lead, t.follow = run{}, t.inner, run{}, run{}, run{}
		w.narration(d, i)
	}
}

// speechFeatures fills w.feats with what tells whether t is speech.
func (w *worker) speechFeatures(d *annot.Doc, t *turn) {
	fs := w.feats[:0]
	a := &d.Attribs[t.attrib]
	form := sourceForm(d, t)
	place := flag(t.before.empty(), 0) | flag(t.after.empty(), 1) | flag(t.samePara, 2)
	before, after := uint64(0), uint64(0) // tags of the tokens outside the marks
	if !t.before.empty() {
		before = 1 + uint64(d.Tokens[t.before.last-1].Tag)
	}
	if rest := t.rest(); !rest.empty() {
		after = 1 + uint64(d.Tokens[rest.first].Tag)
	}
	end, size := uint64(t.end), bucket(t.words)
	start := flag(t.capital, 0) | flag(t.lower, 1)
	kind := uint64(a.Kind)
	cue := flag(!a.Cue.Empty(), 0) | flag(t.cue != annot.None, 1)

	fs.add(0, place, form, kind)
	fs.add(1, end, form, start)
	fs.add(2, size, form, start)
	fs.add(3, before, start, form)
	fs.add(4, after, end, form)
	fs.add(5, before, after)
	fs.add(6, place, size, end)
	fs.add(7, before, end, kind)
	fs.add(8, cue, kind, form, place)
	fs.add(9, size, end, start, kind)
	fs.add(10, bucket(t.gap), place, form)
	w.feats = fs
}

// rest returns the narration after the last of its quotations.
func (t *turn) rest() run {
	if t.beyond.empty() {
		return t.after
	}
	return t.beyond
}
