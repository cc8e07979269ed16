package dialogue

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Bounds of who counts as a narrator.
const (
	minNarrated = 12 // mentions in the first person outside of quotation marks
	minCalled   = 2  // times that others call the narrator by the name
)

// nameNarrator finds the name of a narrator who speaks of "I": the one by which
// others address somebody right before or after the narrator speaks, and which
// the narration itself hardly uses. The speaker with that name takes over the
// narrator's mentions.
func (w *worker) nameNarrator(d *annot.Doc) {
	narrator, nameless := narratorOf(d)
	w.narrator = narrator
	if narrator == annot.None || !nameless {
		return
	}
	called := make([]int32, len(d.Speakers))
	for i := range w.turns {
		t := &w.turns[i]
		if w.sourceOf(d, t) != narrator {
			continue
		}
		for _, k := range [...]int{i - 1, i + 1} {
			if k < 0 || k >= len(w.turns) || w.apart(i, k) > 1 {
				continue
			}
			if s := w.addressOf(d, &w.turns[k]).speaker; s != annot.None && s != narrator {
				called[s]++
			}
		}
	}
	narrated := make([]int32, len(d.Speakers))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Speaker != annot.None && m.Kind == annot.Name && !d.Tokens[m.First].Shape.Has(annot.InQuote) {
			narrated[m.Speaker]++
		}
	}
	best := int32(annot.None)
	for s, n := range called {
		if n >= minCalled && 2*narrated[s] <= n && (best == annot.None || n > called[best]) {
			best = int32(s)
		}
	}
	if best != annot.None {
		merge(d, best, narrator)
		w.narrator = best
	}
}

// narratorOf returns the speaker of "I" outside of quotation marks, or None where
// there is hardly any, and whether no name is known.
func narratorOf(d *annot.Doc) (narrator int32, nameless bool) {
	count := make(map[int32]int)
	best := int32(annot.None)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Speaker == annot.None || m.Kind != annot.Pronoun || m.Person != 1 || m.Number != annot.Singular || d.Tokens[m.First].Shape.Has(annot.InQuote) {
			continue
		}
		count[m.Speaker]++
		if best == annot.None || count[m.Speaker] > count[best] {
			best = m.Speaker
		}
	}
	if best == annot.None || count[best] < minNarrated {
		return annot.None, false
	}
	for _, m := range d.Speakers[best].Mentions {
		if d.Mentions[m].Kind == annot.Name {
			return best, false
		}
	}
	return best, true
}

// merge gives all that is speaker from's to speaker to.
func merge(d *annot.Doc, to, from int32) {
	for _, m := range d.Speakers[from].Mentions {
		d.Mentions[m].Speaker = to
	}
	a, b := &d.Speakers[to], &d.Speakers[from]
	a.Mentions = append(a.Mentions, b.Mentions...)
	slices.Sort(a.Mentions)
	b.Mentions = b.Mentions[:0]
	for i := range d.Attribs {
		for k, s := range d.Attribs[i].Speakers {
			if s == from {
				d.Attribs[i].Speakers[k] = to
			}
		}
	}
}
