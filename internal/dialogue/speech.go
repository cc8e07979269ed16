package dialogue

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Scores, in natural units of the model, from which on a turn is taken for speech.
const (
	speechLike  = 2.2
	speechNamed = 1.5 // if the narrator names the speaker
)

// dropOthers takes the turns out that are no speech in a text told in dialogue,
// such as words that the narrator sets apart, titles and mottos, and makes them
// [annot.Scare].
func (w *worker) dropOthers(d *annot.Doc, m *weights.Model) {
	if !w.isConversational() {
		return
	}
	like, named := int32(speechLike/max(m.Scale(), 1e-9)), int32(speechNamed/max(m.Scale(), 1e-9))
	kept := w.turns[:0]
	w.dropped = w.dropped[:0]
	for i := range w.turns {
		t := &w.turns[i]
		least := like
		if t.source != annot.None && d.Mentions[t.source].Kind == annot.Name {
			least = named
		}
		if w.speechFeatures(d, t); m.Score(w.feats) >= least || m.Classes() == 0 {
			kept = append(kept, *t)
			continue
		}
		a := &d.Attribs[t.attrib]
		w.dropped = append(w.dropped, a.Verbatim...)
		setApart(a)
	}
	w.dropInner(d)
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

// setApart makes a no speech.
func setApart(a *annot.Attribution) {
	a.Kind, a.Cue, a.Source = annot.Scare, annot.Span{}, annot.Span{}
	a.Sources, a.Speakers = a.Sources[:0], a.Speakers[:0]
}

// dropInner sets apart what stands inside what is no speech, such as what a letter
// says that somebody said, and what a speaker quotes without saying of whom.
func (w *worker) dropInner(d *annot.Doc) {
	slices.SortFunc(w.dropped, func(a, b annot.Span) int { return cmp.Compare(a.Start, b.Start) })
	for i := range d.Attribs {
		a := &d.Attribs[i]
		if a.Quotation == annot.None || a.Kind != annot.Direct && a.Kind != annot.Mixed {
			continue
		}
		q := d.Quotations[a.Quotation].Span
		if d.Quotations[a.Quotation].Parent != annot.None && a.Source.Empty() {
			setApart(a)
			continue
		}
		k, ok := slices.BinarySearchFunc(w.dropped, q.Start, func(s annot.Span, at int32) int { return cmp.Compare(s.Start, at) })
		if !ok {
			k--
		}
		if k >= 0 && w.dropped[k].Contains(q) {
			setApart(a)
		}
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

	person, tense := w.manner(d, t)
	said, how := cueWord(d, t)
	who := uint64(0)
	if t.source != annot.None {
		m := &d.Mentions[t.source]
		who = 1 + uint64(m.Number)<<4 + uint64(m.Entity)
	}
	fs.add(11, person, tense, bucket(t.words>>2))
	fs.add(12, person, tense, form, kind)
	fs.add(13, said, how)
	fs.add(14, said, form, person)
	fs.add(15, who, how)
	fs.add(16, bucket(t.lastPara-t.para), person, form)
	fs.add(17, person, tense, end, before)
	if t.first+1 < t.last { // the word after the first mark
		fs.add(18, d.Tokens[t.first+1].Lower, place)
	}
	w.feats = fs
}

// manner tells in which persons and tenses the words of t speak: narration that
// stands between marks says "he would", speech says "I will".
func (w *worker) manner(d *annot.Doc, t *turn) (person, tense uint64) {
	const reach = 60
	for k := t.first; k < min(t.last, t.first+reach); k++ {
		tok := &d.Tokens[k]
		switch tok.Tag {
		case annot.TagVBD:
			tense |= 1
		case annot.TagVBP, annot.TagVBZ, annot.TagVB:
			tense |= 2
		}
	}
	for k := mentionAt(d, t.first); k < len(d.Mentions) && d.Mentions[k].First < min(t.last, t.first+reach); k++ {
		if m := &d.Mentions[k]; m.Kind == annot.Pronoun && m.Person > 0 {
			person |= 1 << (m.Person - 1)
		}
	}
	return person, tense
}

// cueWord returns the lemma of the verb that attributes t, 0 for none, and its
// tag with whether an auxiliary stands before it.
func cueWord(d *annot.Doc, t *turn) (lemma, how uint64) {
	k := t.cue
	if cue := d.Attribs[t.attrib].Cue; k == annot.None && !cue.Empty() {
		n, ok := slices.BinarySearchFunc(d.Tokens, cue.Start, func(tok annot.Token, at int32) int { return cmp.Compare(tok.Start, at) })
		if !ok {
			return 0, 0
		}
		for k = int32(n); int(k)+1 < len(d.Tokens) && d.Tokens[k+1].Start < cue.End; k++ {
		}
	}
	if k == annot.None {
		return 0, 0
	}
	tok := &d.Tokens[k]
	how = uint64(tok.Tag) << 8
	if k > 0 {
		how |= uint64(d.Tokens[k-1].Tag)
	}
	return tok.Lemma, how
}

// rest returns the narration after the last of its quotations.
func (t *turn) rest() run {
	if t.beyond.empty() {
		return t.after
	}
	return t.beyond
}
