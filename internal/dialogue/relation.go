package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
)

// Relations of the speaker of a turn to those of the two turns before.
const (
	newSpeaker  = iota // neither of the two, who differ
	afterTwo           // not the one before, who made both
	sameAsLast         // the one before, who differs from the one before that
	thirdInARow        // all three are one
	sameAsOther        // the one before the one before: A, B, A
	relations
)

func relation(s, last, other int32) int {
	switch {
	case s == last && s == other:
		return thirdInARow
	case s == last:
		return sameAsLast
	case s == other:
		return sameAsOther
	case last == other:
		return afterTwo
	}
	return newSpeaker
}

// sourceForm tells how the source of t is put.
func sourceForm(d *annot.Doc, t *turn) uint64 {
	if t.source == annot.None {
		return 0
	}
	m := &d.Mentions[t.source]
	switch {
	case m.Person == 1:
		return 4
	case coref.IsEpithet(d, m):
		return 5
	}
	return uint64(m.Kind)
}

// sourceGender returns the gender of the source of t, as far as the text tells.
func (w *worker) sourceGender(d *annot.Doc, t *turn) uint64 {
	if t.source == annot.None {
		return 0
	}
	m := &d.Mentions[t.source]
	if m.Gender == annot.UnknownGender && m.Speaker != annot.None {
		return uint64(d.Speakers[m.Speaker].Gender)
	}
	return uint64(m.Gender)
}

// pair fills w.feats with what turn i tells of its relation to the turns before.
func (w *worker) pair(d *annot.Doc, i, relation int) {
	fs := w.feats[:0]
	t := &w.turns[i]
	r := uint64(relation)
	fs.add(tmplStep, r)
	prev := turn{source: annot.None, address: address{speaker: annot.None}}
	if i > 0 {
		prev = w.turns[i-1]
	}
	link := bucket(t.gap)
	if t.samePara {
		link = 32
	}
	form, formBefore := sourceForm(d, t), sourceForm(d, &prev)
	sources := form<<4 | formBefore
	between := uint64(0)
	switch n := t.before.last - t.before.first; {
	case n == 0:
	case n < 12:
		between = 1
	default:
		between = 2
	}
	tail := uint64(0)
	if !prev.after.empty() {
		tail = 1
	}
	fs.add(tmplStep+1, r, link)
	fs.add(tmplStep+2, r, link, sources)
	fs.add(tmplStep+3, r, link, between, form)
	fs.add(tmplStep+4, r, link, flag(prev.question, 0)|flag(prev.cut, 1)|flag(t.question, 2)|flag(t.lower, 3))
	fs.add(tmplStep+5, r, link, tail, formBefore)
	fs.add(tmplStep+6, r, link, bucket(t.words>>3), bucket(prev.words>>3))
	fs.add(tmplStep+7, r, flag(t.address.speaker != annot.None, 0), flag(prev.address.speaker != annot.None, 0), flag(t.samePara, 0))
	fs.add(tmplStep+9, r, link, sources, w.sourceGender(d, t)<<2|w.sourceGender(d, &prev))
	if i > 1 {
		before := bucket(prev.gap)
		if prev.samePara {
			before = 32
		}
		fs.add(tmplStep+8, r, link, before)
	}
	w.feats = fs
}
