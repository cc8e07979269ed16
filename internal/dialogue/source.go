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
		t := &w.turns[i]
		if t.source != annot.None {
			continue
		}
		w.cluesOf(d, t)
		best, top := -1, int32(0)
		for k := range w.clues {
			w.sourceFeatures(d, t, k)
			if score := m.Score(w.feats); score > top {
				best, top = k, score
			}
		}
		if best >= 0 {
			t.source, t.cue = w.clues[best].mention, cueOf(d, t, &w.clues[best])
		}
	}
}

// cueOf returns the verb by which clue c attributes t: the one that it is the
// subject of or, where the run leads up to the marks, the last one before them,
// as in "She rose and said:".
func cueOf(d *annot.Doc, t *turn, c *clue) int32 {
	r := t.before
	if c.place == inLead {
		r = t.lead
	}
	if c.intro == withComma || c.intro == withColon {
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
	form := formOfMention(m)
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
	case inLead:
		edge = t.lead.last - last
	}
	if int(last) < len(d.Tokens) {
		next = uint64(d.Tokens[last].Tag)
	}
	return edge, next
}
