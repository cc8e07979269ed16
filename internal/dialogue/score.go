package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Templates of features.
const (
	tmplSource uint64 = iota
	tmplSourceOnly
	tmplSourceForm
	tmplNoSource
	tmplClue
	tmplClueVerb
	tmplClueStep
	tmplClueAgree
	tmplFirstClue
	tmplNoClue
	tmplPlace
	tmplHeat
	tmplAway
	tmplNamed
	tmplShare
	tmplNear
	tmplSpoke
	tmplAddress
	tmplAddressed
	tmplAddressForm
	tmplNamedInside
	tmplKind
	tmplOrder
	tmplRank
	tmplRecent = 40
	tmplSpoken = 41
	tmplBoth   = 42
	tmplAround = 43
	tmplNext   = 44
	tmplCalled = 45
	tmplStep   = 100
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

// formOfMention tells names, descriptions and pronouns by person apart.
func formOfMention(m *annot.Mention) uint64 {
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
	hint     int32  // the mention that most looks like the source, or None
	main     int    // the clue that most looks like the source, or -1
}

// setScene looks at the candidates of turn i together.
func (w *worker) setScene(d *annot.Doc, t *turn) scene {
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
	for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
		if w.agreement(d, m, c.speaker) == agrees {
			sc.agreeing++
		}
	}
	sc.agreeing = min(sc.agreeing, 3)
	return sc
}

// better reports whether clue a looks more like the source than b.
func better(a, b *clue) bool {
	rank := func(c *clue) int {
		r := 0
		switch {
		case c.step > 0:
			r += 10
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

// unary fills w.feats with the features of candidate c of turn i.
func (w *worker) unary(d *annot.Doc, i int, sc scene, c int32) {
	fs := w.feats[:0]
	t := &w.turns[i]
	s := c
	p := &w.profiles[s]
	sp := &d.Speakers[s]
	sourced := sourceForm(d, t)

	if t.source != annot.None {
		m := &d.Mentions[t.source]
		form := formOfMention(m)
		same := flag(m.Speaker == s, 0)
		agree := w.agreement(d, m, s)
		fs.add(tmplSource, form, same, agree)
		fs.add(tmplSourceForm, form, same, flag(p.named, 0), flag(m.Speaker == annot.None, 0))
		if m.Kind != annot.Name && same == 0 || m.Kind == annot.Pronoun {
			fs.add(tmplSourceOnly, same, agree, sc.agreeing)
		}
	}

	if sc.hint != annot.None {
		if m := &d.Mentions[sc.hint]; m.Kind != annot.Name && m.Person != 1 {
			recent, spoke := w.ranks(d, t, m, s)
			same := flag(m.Speaker == s, 0)
			form := uint64(m.Kind)
			agree := w.agreement(d, m, s)
			fs.add(tmplRank, form, agree, recent, same)
			fs.add(tmplRank+1, form, agree, spoke, same)
			fs.add(tmplRank+2, form, agree, recent, spoke)
			fs.add(tmplRank+3, form, agree, sc.agreeing, same, flag(p.named, 0))
			if m.Kind == annot.Description {
				n := w.called[weights.Mix(uint64(s), d.Tokens[m.Head].Lemma)]
				if same != 0 {
					n--
				}
				all := w.called[weights.Mix(1<<40, d.Tokens[m.Head].Lemma)] - 1
				share := uint64(0)
				if all > 0 {
					share = 1 + uint64(4*n/all)
				}
				fs.add(tmplRank+9, bucket(n), same, agree)
				fs.add(tmplRank+10, share, same, agree, flag(p.named, 0))
			}
			role, far := w.antecedent(d, sc.hint, s)
			fs.add(tmplRank+7, form, agree, role, far, same)
			fs.add(tmplRank+8, form, agree, role, recent)
			byName := uint64(0)
			for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
				if c.speaker != s && w.profiles[c.speaker].named_ > p.named_ && w.agreement(d, m, c.speaker) != clashes {
					byName++
				}
			}
			byName = min(byName, 3)
			fs.add(tmplRank+4, form, agree, byName, same)
			fs.add(tmplRank+5, form, agree, byName, recent)
			fs.add(tmplRank+6, form, agree, byName, spoke)
		}
	}

	found := uint64(0)
	for k := range w.clues {
		cl := &w.clues[k]
		m := &d.Mentions[cl.mention]
		form := formOfMention(m)
		at := cl.place<<8 | cl.intro
		if m.Speaker == s {
			fs.add(tmplClue, at, cl.step, cl.role, sourced)
			fs.add(tmplClueStep, at, cl.step, cl.order, form)
			if cl.verb != annot.None && cl.step == 0 {
				fs.add(tmplClueVerb, cl.place, cl.role, d.Tokens[cl.verb].Lemma)
			}
			if found == 0 {
				fs.add(tmplFirstClue, at, cl.order, sourced)
			}
			found++
		}
		if k == sc.main && m.Kind != annot.Name {
			fs.add(tmplClueAgree, at, cl.role, form, flag(m.Speaker == s, 0)<<4|w.agreement(d, m, s), sourced)
		}
	}
	if found == 0 {
		main := uint64(0)
		if sc.main >= 0 {
			cl := &w.clues[sc.main]
			main = 1 + cl.place<<8 | cl.intro<<4 | cl.step<<12 | formOfMention(&d.Mentions[cl.mention])<<16
		}
		fs.add(tmplNoClue, main, sourced)
	}

	away := int32(-1)
	if p.para >= 0 {
		away = t.para - p.para
		fs.add(tmplHeat, bucket(p.heatAt(t.para)>>3), sourced)
		fs.add(tmplAway, bucket(away), sourced)
	} else {
		fs.add(tmplAway, 99, sourced)
	}
	fs.add(tmplNamed, flag(p.named, 0), uint64(sp.Kind), sourced)
	fs.add(tmplShare, bucket(p.narrated), bucket(p.sourced), flag(p.named, 0))
	fs.add(tmplKind, uint64(sp.Gender), sourced)

	for _, k := range [...]int{-4, -3, -2, -1, 1, 2, 3} {
		if n := i + k; n >= 0 && n < len(w.turns) && w.sourceOf(d, &w.turns[n]) == s && w.apart(i, n) <= 8 {
			fs.add(tmplNear, uint64(k+8), bucket(w.apart(i, n)), sourced)
		}
	}
	if p.spoke >= 0 {
		fs.add(tmplSpoke, bucket(int32(i)-p.spoke), sourced)
	} else {
		fs.add(tmplSpoke, 99, sourced)
	}

	before, after, called := int32(0), int32(0), int32(0)
	nextSpoke := int32(99)
	for n := i - 1; n >= max(0, i-10); n-- {
		if w.apart(i, n) > 30 {
			break
		}
		if w.sourceOf(d, &w.turns[n]) == s {
			before++
		}
		if w.turns[n].address.speaker == s {
			called++
		}
	}
	for n := i + 1; n < min(len(w.turns), i+11); n++ {
		if w.apart(i, n) > 30 {
			break
		}
		if w.sourceOf(d, &w.turns[n]) == s {
			after++
			if nextSpoke == 99 {
				nextSpoke = int32(n - i)
			}
		}
		if w.turns[n].address.speaker == s {
			called++
		}
	}
	recent, spoke := w.standing(t, s)
	fs.add(tmplRecent, recent, sourced)
	fs.add(tmplSpoken, spoke, sourced)
	fs.add(tmplBoth, recent, spoke, flag(p.named, 0), sourced)
	fs.add(tmplAround, bucket(before), bucket(after), sourced)
	fs.add(tmplNext, bucket(nextSpoke), sourced)
	fs.add(tmplCalled, bucket(called), sourced)
	for k := -2; k <= 2; k++ {
		n := i + k
		if n < 0 || n >= len(w.turns) || w.apart(i, n) > 3 {
			continue
		}
		o := &w.turns[n]
		if o.address.speaker == s {
			fs.add(tmplAddress, uint64(k+2), flag(o.samePara, 0), sourced)
			fs.add(tmplAddressed, uint64(k+2))
		}
		if o.address.gender != annot.UnknownGender && k >= -1 && k <= 1 {
			agree := unsureAgree
			if sp.Gender != annot.UnknownGender {
				agree = clashes
				if sp.Gender == o.address.gender {
					agree = agrees
				}
			}
			fs.add(tmplAddressForm, uint64(k+2), agree, sourced)
		}
	}
	w.recall(d, i, sc, s, &fs)
	for k := mentionAt(d, t.first); k < len(d.Mentions) && d.Mentions[k].First < t.last; k++ {
		m := &d.Mentions[k]
		if m.Speaker == s && m.Kind == annot.Name {
			fs.add(tmplNamedInside, 1, sourced)
			break
		}
	}
	w.feats = fs
}

// apart returns the number of paragraphs between two turns.
func (w *worker) apart(i, k int) int32 {
	if k < i {
		i, k = k, i
	}
	return max(0, w.turns[k].para-w.turns[i].lastPara)
}

// ranks returns how many candidates of t that agree with m were mentioned in the
// narration, and how many spoke by their sources, later than s; at most 3 each.
func (w *worker) ranks(d *annot.Doc, t *turn, m *annot.Mention, s int32) (recent, spoke uint64) {
	p := &w.profiles[s]
	for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
		if c.speaker == s || w.agreement(d, m, c.speaker) == clashes {
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
	return min(recent, 3), min(spoke, 3)
}

// antecedent returns the role of the last mention of s in the narration before
// mention hint, and how many sentences lie between.
func (w *worker) antecedent(d *annot.Doc, hint, s int32) (role, far uint64) {
	const reach = 24
	hm := &d.Mentions[hint]
	at := hm.First
	for k := hint - 1; k >= max(0, hint-reach); k-- {
		m := &d.Mentions[k]
		for ; at > m.First; at-- {
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
		return role, min(far, 4)
	}
	return 0, 0
}

// standing returns how many candidates of t were mentioned in the narration, and
// how many spoke by their sources, later than s.
func (w *worker) standing(t *turn, s int32) (recent, spoke uint64) {
	p := &w.profiles[s]
	for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
		o := &w.profiles[c.speaker]
		if o.last > p.last {
			recent++
		}
		if o.spoke > p.spoke {
			spoke++
		}
	}
	return min(recent, 7), min(spoke, 5)
}

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
	if m.Person == 1 {
		return 4
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
	prev := turn{source: annot.None}
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
