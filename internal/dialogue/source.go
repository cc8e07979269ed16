package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// findSources looks, for every turn that no cue attributes, for the narrator's
// words that do: "rejoined Mrs. Dunn", "and the old man went on". The models of
// internal/attrib know the cues of the news; novels have others.
func (w *worker) findSources(d *annot.Doc, m *weights.Model) {
	for i := range w.turns {
		if t := &w.turns[i]; t.source == annot.None {
			w.findSource(d, m, t)
		}
	}
	conversational := w.isConversational()
	for i := range w.turns {
		t := &w.turns[i]
		if t.source != annot.None {
			t.source = whoOf(d, t.source)
		}
		if conversational && t.source != annot.None && t.cue == annot.None && !w.joint(d, t) {
			w.findSource(d, m, t)
		}
	}
}

// whoOf returns the mention that a relative pronoun, mention i, stands for where
// that is open, otherwise i: "turned to Anne, who stood by and now said".
func whoOf(d *annot.Doc, i int32) int32 {
	m := &d.Mentions[i]
	if tok := &d.Tokens[m.First]; m.Speaker != annot.None || tok.Tag != annot.TagWP && tok.Tag != annot.TagWDT {
		return i
	}
	const reach = 4 // mentions and steps up the tree that are looked at
	for v, n := d.Tokens[m.First].Head, 0; v != annot.None && n < reach; v, n = d.Tokens[v].Head, n+1 {
		if d.Tokens[v].Label != annot.RelAclRelcl {
			continue
		}
		for k := i - 1; k >= max(0, i-reach); k-- {
			if d.Mentions[k].Head == d.Tokens[v].Head {
				return k
			}
		}
		break
	}
	for k := i - 1; k >= max(0, i-reach); k-- {
		if o := &d.Mentions[k]; o.Last <= m.First && o.Last+1 >= m.First {
			return k
		}
	}
	return i
}

// lead is the score, in natural units of the model, by which a clue must beat
// the source that internal/attrib found.
const lead = 1.0

// findSource sets the source of t to the clue that most looks like it, if one does.
func (w *worker) findSource(d *annot.Doc, m *weights.Model, t *turn) {
	w.cluesOf(d, t)
	best, top, held := -1, int32(0), int32(-1<<30)
	for k := range w.clues {
		w.sourceFeatures(d, t, k)
		score := m.Score(w.feats)
		if score > top {
			best, top = k, score
		}
		if w.clues[k].mention == t.source {
			held = max(held, score)
		}
	}
	if best < 0 || w.clues[best].mention == t.source {
		return
	}
	if t.source != annot.None {
		if float64(top-held)*m.Scale() < lead {
			return
		}
		a := &d.Attribs[t.attrib]
		a.Sources, a.Speakers = a.Sources[:0], a.Speakers[:0]
	}
	t.source, t.cue = w.clues[best].mention, cueOf(d, t, &w.clues[best])
}

// cueOf returns the verb by which clue c attributes t: the one that it is the
// subject of or, where the run leads up to the marks, the last one before them,
// as in "She rose and said:".
func cueOf(d *annot.Doc, t *turn, c *clue) int32 {
	r := t.before
	if c.place == inLead || c.place == inShared {
		r = t.lead
	}
	if c.intro == withComma || c.intro == withColon || c.intro == unended {
		for k := r.last - 1; k > d.Mentions[c.mention].First; k-- {
			if d.Tokens[k].UPOS == annot.VERB {
				return k
			}
		}
	}
	return c.verb
}

// sourceFeatures fills w.feats with what tells whether clue k is the source of t.
func (w *worker) sourceFeatures(d *annot.Doc, t *turn, k int) {
	fs := w.feats[:0]
	c := &w.clues[k]
	m := &d.Mentions[c.mention]
	at := c.place<<8 | c.intro
	form := formOfMention(d, m)
	lemma, tag := uint64(0), uint64(0)
	between := uint64(0) // words between the mention and its verb
	if c.verb != annot.None {
		v := &d.Tokens[c.verb]
		lemma, tag = v.Lemma, uint64(v.Tag)
		between = bucket(max(m.First-c.verb, c.verb-m.Last))
	}
	edge, next := w.edgeOf(d, t, c, m)
	ending := flag(t.question, 0) | flag(t.cut, 1)

	fs.add(0, at, c.step, c.role)
	fs.add(1, at, c.step, c.order)
	fs.add(2, at, c.step, c.role, form)
	fs.add(3, c.role, lemma)
	fs.add(4, c.place, c.role, c.step, lemma)
	fs.add(5, at, c.role, tag, between)
	fs.add(6, at, c.role, c.step, bucket(edge))
	fs.add(7, at, c.role, c.step, ending)
	fs.add(8, at, c.role, c.step, next)
	fs.add(9, at, c.step, c.order, c.role, ending)
	fs.add(10, c.place, lemma, bucket(edge))
	fs.add(11, c.place, c.step, flag(m.Number == annot.Plural, 0), uint64(m.Entity))
	fs.add(12, c.place, c.step, c.role, bucket(int32(len(w.clues))))
	fs.add(13, at, c.step, flag(t.words < 4, 0), c.role)
	said := uint64(0)
	if c.pivot != annot.None {
		said = d.Tokens[c.pivot].Lemma
	}
	fs.add(14, at, c.climb, said)
	fs.add(15, at, c.climb, c.role, c.step)
	fs.add(16, c.climb, form, c.order)
	w.feats = fs
}

// edgeOf returns the number of tokens between the turn and the nearer one of
// clue c, mention m, and its verb; and the tag of the token beyond the two.
func (w *worker) edgeOf(d *annot.Doc, t *turn, c *clue, m *annot.Mention) (edge int32, next uint64) {
	first, last := m.First, m.Last
	if c.verb != annot.None {
		first, last = min(first, c.verb), max(last, c.verb+1)
	}
	switch c.place {
	case inAfter:
		edge = first - t.after.first
	case inBeyond:
		edge = first - t.beyond.first
	case inFollow:
		edge = first - t.follow.first
	case inBefore:
		edge = t.before.last - last
	case inLead, inShared:
		edge = t.lead.last - last
	}
	if int(last) < len(d.Tokens) {
		next = uint64(d.Tokens[last].Tag)
	}
	return edge, next
}
