package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
)

// Agreement of a mention with a speaker in gender and number.
const (
	unsureAgree uint64 = iota
	agrees
	clashes
)

func (w *worker) agreement(d *annot.Doc, m *annot.Mention, s int32) uint64 {
	sp := &d.Speakers[s]
	if s == w.narrator && m.Kind == annot.Pronoun && m.Person == 3 {
		return clashes
	}
	if m.Number == annot.Plural && m.Kind == annot.Pronoun {
		if sp.Kind == annot.SpeakerPerson {
			return clashes
		}
		return unsureAgree
	}
	switch {
	case m.Gender == annot.UnknownGender || sp.Gender == annot.UnknownGender:
		return unsureAgree
	case m.Gender == sp.Gender:
		return agrees
	}
	return clashes
}

// excluded reports whether s cannot make t because its source is a pronoun of the
// other gender.
func (w *worker) excluded(d *annot.Doc, t *turn, s int32) bool {
	return t.source != annot.None && d.Mentions[t.source].Kind == annot.Pronoun && w.agreement(d, &d.Mentions[t.source], s) == clashes
}

// formOfMention tells names, epithets, descriptions and pronouns by person apart.
func formOfMention(d *annot.Doc, m *annot.Mention) uint64 {
	if coref.IsEpithet(d, m) {
		return 24
	}
	switch m.Kind {
	case annot.Pronoun:
		return 8 + uint64(m.Person)
	case annot.Description:
		return 16 + uint64(m.Det)
	}
	return uint64(m.Kind)
}

// A scene is what the features of a turn's candidates share.
type scene struct {
	agreeing uint64 // candidates that agree with the source in gender, at most 3
	likely   uint64 // and whom it would be no surprise to hear, see isLikely; at most 3
	hint     int32  // the mention that most looks like the source, or None
	main     int    // the clue that most looks like the source, or -1
}

// setScene looks at the candidates of turn i together.
func (w *worker) setScene(d *annot.Doc, i int) scene {
	t := &w.turns[i]
	sc := scene{main: -1, hint: t.source}
	for k := range w.clues {
		c := &w.clues[k]
		if c.role != inverted && c.role != subject {
			continue
		}
		if sc.main < 0 || better(c, &w.clues[sc.main]) {
			sc.main = k
		}
	}
	if sc.hint == annot.None && sc.main >= 0 && w.clues[sc.main].step == 0 && w.clues[sc.main].place <= inBefore {
		sc.hint = w.clues[sc.main].mention
	}
	if sc.hint == annot.None {
		return sc
	}
	m := &d.Mentions[sc.hint]
	for _, c := range w.of(i) {
		if w.agreement(d, m, c.speaker) == agrees {
			sc.agreeing++
			sc.likely += flag(w.isLikely(i, c.speaker), 0)
		}
	}
	sc.agreeing, sc.likely = min(sc.agreeing, 3), min(sc.likely, 3)
	return sc
}

// isLikely reports whether s, who has a name, is near by and does not make the
// turn right before or after turn i.
func (w *worker) isLikely(i int, s int32) bool {
	return w.profiles[s].named && w.isNear(i, s) && !(w.answers(i) && w.turns[i-1].known == s) && !(w.answers(i+1) && w.turns[i+1].known == s)
}

// better reports whether clue a looks more like the source than b.
func better(a, b *clue) bool {
	rank := func(c *clue) int {
		r := 0
		if c.step > 0 {
			r = 10
		}
		switch {
		case c.place == inAfter && c.intro == lowerCase:
		case c.place == inBefore && c.intro != plainly:
			r++
		case c.place == inBefore:
			r += 2
		case c.place == inAfter:
			r += 3
		case c.place == inBeyond:
			r += 4
		case (c.place == inLead || c.place == inShared) && c.intro != plainly:
			r += 4
		default:
			r += 20
		}
		return r*4 + int(c.order)
	}
	return rank(a) < rank(b)
}

// apart returns the number of paragraphs between two turns.
func (w *worker) apart(i, k int) int32 {
	if k < i {
		i, k = k, i
	}
	return max(0, w.turns[k].para-w.turns[i].lastPara)
}

// ranks returns how many candidates of t other than s were mentioned in the narration,
// and how many spoke by their sources, later than s. Those that clash with m do not
// count, if it is not nil.
func (w *worker) ranks(d *annot.Doc, t *turn, m *annot.Mention, s int32) (recent, spoke uint64) {
	p := &w.profiles[s]
	for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
		if c.speaker == s || m != nil && w.agreement(d, m, c.speaker) == clashes {
			continue
		}
		o := &w.profiles[c.speaker]
		if o.last > p.last {
			recent++
		}
		if o.spoke > p.spoke {
			spoke++
		}
	}
	return recent, spoke
}

// antecedent returns the role of the last mention of s in the narration before
// mention hint, and how many sentences lie between, at most 4.
func (w *worker) antecedent(d *annot.Doc, hint, s int32) (role, far uint64) {
	const reach = 24
	hm := &d.Mentions[hint]
	at := hm.First
	for k := hint - 1; k >= max(0, hint-reach); k-- {
		m := &d.Mentions[k]
		for ; at > m.First && far < 4; at-- { // no further, however long the narration is
			if d.Tokens[at].Tag == annot.TagStop {
				far++
			}
		}
		if m.Speaker != s || d.Tokens[m.First].Shape.Has(annot.InQuote) {
			continue
		}
		role = 1
		switch {
		case m.Poss:
			role = 2
		case d.Tokens[m.Head].Label == annot.RelNsubj:
			role = 3
		}
		if m.Kind == annot.Name {
			role += 4
		}
		return role, far
	}
	return 0, 0
}
