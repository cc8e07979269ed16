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
	pivot   int32  // token of the verb of the run that is nearest to the turn, or None
	climb   uint64 // 1 and more: the pivot's subject after so many steps up the tree less one; 0: not its subject
}

// Places of clues.
const (
	inAfter uint64 = iota
	inBefore
	inBeyond
	inLead
	inFollow
	inShared // the end of the paragraph before, in which somebody spoke
)

// Roles of clues in their clause, as far as the words beside them tell.
const (
	otherRole uint64 = iota
	inverted         // said Anne
	subject          // Anne said; Anne, smiling, said
	object           // told Anne
	oblique          // to Anne
	genitive         // Anne's
	phrasal          // put in Anne
)

// How a run meets the turn.
const (
	plainly uint64 = iota
	withComma
	withColon
	lowerCase // "...," said he: the run goes on in lower case
	unended   // he said "...": no mark at all
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
		if t.shared {
			w.backward(d, t.lead, inShared)
		} else {
			w.backward(d, t.lead, inLead)
		}
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
	pv := pivotOf(d, r, true)
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
		w.clues[len(w.clues)-1].see(m, &pv)
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
	case annot.TagStop:
	default:
		intro = unended
	}
	pv := pivotOf(d, r, false)
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
		w.clues[len(w.clues)-1].see(m, &pv)
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

// A pivot is the verb of a run that is nearest to the turn, and its subject.
type pivot struct {
	verb    int32 // or None
	subject int32 // or None
	climb   uint64
}

// pivotOf returns the pivot of r, which stands before the turn unless after is set.
func pivotOf(d *annot.Doc, r run, after bool) pivot {
	p := pivot{verb: annot.None, subject: annot.None}
	const reach = 40
	if after {
		for k := r.first; k < min(r.last, r.first+reach); k++ {
			if tok := &d.Tokens[k]; tok.UPOS == annot.VERB {
				p.verb = k
				break
			} else if tok.Tag == annot.TagStop {
				break
			}
		}
	} else {
		for k := r.last - 1; k >= max(r.first, r.last-reach); k-- {
			if tok := &d.Tokens[k]; tok.UPOS == annot.VERB {
				p.verb = k
				break
			} else if tok.Tag == annot.TagStop && k < r.last-1 {
				break
			}
		}
	}
	if p.verb == annot.None {
		return p
	}
	for v, n := p.verb, uint64(1); n < 5; n++ {
		lo, hi := max(r.first, v-reach), min(r.last, v+10)
		for k := lo; k < hi; k++ {
			if tok := &d.Tokens[k]; tok.Head == v && (tok.Label == annot.RelNsubj || tok.Label == annot.RelNsubjPass) {
				p.subject, p.climb = k, n
				return p
			}
		}
		switch d.Tokens[v].Label {
		case annot.RelConj, annot.RelXcomp, annot.RelAdvcl, annot.RelParataxis, annot.RelCcomp, annot.RelAcl, annot.RelAclRelcl, annot.RelDep:
		default:
			return p
		}
		if v = d.Tokens[v].Head; v < r.first || v >= r.last {
			return p
		}
	}
	return p
}

// see notes how c, mention m, stands to the pivot of its run.
func (c *clue) see(m *annot.Mention, p *pivot) {
	c.pivot = p.verb
	if p.subject != annot.None && m.First <= p.subject && p.subject < m.Last {
		c.climb = p.climb
	}
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
		return genitive, possessed(d, m, r)
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
	case (tok.UPOS == annot.ADP || tok.UPOS == annot.ADV) && prev == r.first+1 && finite(&d.Tokens[r.first]):
		return phrasal, r.first
	case tok.UPOS == annot.ADP || tok.Tag == annot.TagTO:
		return oblique, annot.None
	}
	return otherRole, annot.None
}

// possessed returns the noun that belongs to m, a possessive, or None: "was her
// answer".
func possessed(d *annot.Doc, m *annot.Mention, r run) int32 {
	for k, n := m.Last, 0; k < r.last && n < 3; k, n = k+1, n+1 {
		switch d.Tokens[k].UPOS {
		case annot.NOUN:
			return k
		case annot.ADJ, annot.PART:
		default:
			return annot.None
		}
	}
	return annot.None
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
