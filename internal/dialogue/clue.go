package dialogue

import "github.com/hearsay-go/hearsay/internal/annot"

// A clue is a mention in the narration around a turn, and how it stands there.
type clue struct {
	mention int32
	place   uint64 // place of the run, see below
	step    uint64 // sentence ends between it and the turn, at most 2
	role    uint64
	order   uint64 // mentions between it and the turn, at most 2; for lead and follow counted from their near end
	intro   uint64 // how the run meets the turn: with a colon, a comma, otherwise
	verb    int32  // token of the verb that it is the subject of, or None
}

// Places of clues.
const (
	inAfter uint64 = iota
	inBefore
	inBeyond
	inLead
	inFollow
)

// Roles of clues in their clause, as far as the words beside them tell.
const (
	otherRole uint64 = iota
	inverted         // said Anne
	subject          // Anne said; Anne, smiling, said
	object           // told Anne
	oblique          // to Anne
	genitive         // Anne's
)

// How a run meets the turn.
const (
	plainly uint64 = iota
	withComma
	withColon
	lowerCase // "...," said he: the run goes on in lower case
)

// maxClues bounds the mentions that are looked at in one run.
const maxClues = 8

// cluesOf fills w.clues with the mentions around t, the nearest ones first in
// each run.
func (w *worker) cluesOf(d *annot.Doc, t *turn) {
	w.clues = w.clues[:0]
	w.forward(d, t.after, inAfter)
	w.forward(d, t.beyond, inBeyond)
	w.backward(d, t.before, inBefore)
	if t.before.empty() {
		w.backward(d, t.lead, inLead)
	}
	if t.after.empty() && t.beyond.empty() {
		w.forward(d, t.follow, inFollow)
	}
}

// forward adds the mentions of r, which stands after the turn.
func (w *worker) forward(d *annot.Doc, r run, place uint64) {
	if r.empty() {
		return
	}
	intro := plainly
	for k := r.first; k < r.last; k++ {
		if tok := &d.Tokens[k]; !tok.Shape.Has(annot.Punct) {
			if !tok.Shape.Has(annot.Capital) {
				intro = lowerCase
			}
			break
		}
	}
	step, order, at := uint64(0), uint64(0), r.first
	for i := mentionAt(d, r.first); i < len(d.Mentions) && order < maxClues; i++ {
		m := &d.Mentions[i]
		if m.First >= r.last {
			break
		}
		if w.inner(d, i) {
			continue
		}
		for ; at < m.First; at++ {
			if d.Tokens[at].Tag == annot.TagStop {
				step++
			}
		}
		w.clues = append(w.clues, w.clue(d, int32(i), r, place, step, order, intro))
		order++
	}
}

// backward adds the mentions of r, which stands before the turn, from its end.
func (w *worker) backward(d *annot.Doc, r run, place uint64) {
	if r.empty() {
		return
	}
	intro := plainly
	switch d.Tokens[r.last-1].Tag {
	case annot.TagComma:
		intro = withComma
	case annot.TagColon:
		intro = withColon
	}
	step, order, at := uint64(0), uint64(0), r.last-1
	for i := mentionAt(d, r.last) - 1; i >= 0 && order < maxClues; i-- {
		m := &d.Mentions[i]
		if m.First < r.first {
			break
		}
		if w.inner(d, i) {
			continue
		}
		for ; at > m.First; at-- {
			if d.Tokens[at].Tag == annot.TagStop && at < r.last-1 {
				step++
			}
		}
		w.clues = append(w.clues, w.clue(d, int32(i), r, place, step, order, intro))
		order++
	}
}

// inner reports whether mention i stands inside one that begins before it.
func (w *worker) inner(d *annot.Doc, i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if d.Mentions[k].Last >= d.Mentions[i].Last {
			return true
		}
	}
	return false
}

func (w *worker) clue(d *annot.Doc, i int32, r run, place, step, order, intro uint64) clue {
	c := clue{mention: i, place: place, step: min(step, 2), order: min(order, 2), intro: intro}
	c.role, c.verb = roleOf(d, &d.Mentions[i], r)
	return c
}

// roleOf returns the role of m in its clause and the token of the verb of which
// it is the subject, or None. Words beside m decide: parses of "said he" are
// seldom right.
func roleOf(d *annot.Doc, m *annot.Mention, r run) (role uint64, verb int32) {
	if m.Poss {
		return genitive, annot.None
	}
	prev := m.First - 1
	if m.Title.Start != 0 || !m.Title.Empty() {
		for prev >= r.first && d.Tokens[prev].Start >= m.Title.Start {
			prev--
		}
	}
	for prev >= r.first && d.Tokens[prev].UPOS == annot.DET {
		prev--
	}
	for next, n := m.Last, 0; next < r.last && n < 4; next, n = next+1, n+1 {
		tok := &d.Tokens[next]
		if finite(tok) {
			// "said he": the verb before it beats a verb after it, which is
			// then that of the next clause.
			if prev >= r.first && finite(&d.Tokens[prev]) && prev <= r.first+2 {
				break
			}
			return subject, mainVerb(d, next, r.last)
		}
		if tok.UPOS != annot.ADV && tok.UPOS != annot.AUX {
			break
		}
	}
	if prev < r.first {
		return otherRole, annot.None
	}
	tok := &d.Tokens[prev]
	switch {
	case finite(tok):
		if prev <= r.first+2 {
			return inverted, prev
		}
		return object, annot.None
	case tok.UPOS == annot.VERB:
		return object, annot.None
	case tok.UPOS == annot.ADP || tok.Tag == annot.TagTO:
		return oblique, annot.None
	}
	return otherRole, annot.None
}

// mainVerb returns the main verb of the group of verbs that begins at token k:
// "had been saying".
func mainVerb(d *annot.Doc, k, last int32) int32 {
	first := k
	for n := 0; k < last && n < 4; k, n = k+1, n+1 {
		tok := &d.Tokens[k]
		switch tok.UPOS {
		case annot.VERB:
			return k
		case annot.AUX, annot.ADV, annot.PART:
		default:
			return first
		}
	}
	return first
}

// finite reports whether tok is a verb that can have a subject.
func finite(tok *annot.Token) bool {
	switch tok.Tag {
	case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
		return true
	}
	return false
}
