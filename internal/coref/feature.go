package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Templates of features. A feature is a template with the kind of mention that
// is resolved and a value packed from small numbers.
const (
	fDistance = iota + 1
	fRank
	fRoles
	fForm
	fNamed
	fGender
	fVerbs
	fQuotation
	fSpeech
	fWithin
	fContinues
	fLastSpeaker
	fQuoted
	fField
	fParagraph
	fAhead
	fFirst
	fFrequent
	fClause
	fEntity
	fGoverned
	fMatch
	fMatchField
	fModifiers
	fNobody
	fNobodyField
	fNobodyQuote
	fNobodyDistance
	fNobodyNext
	fNobodyBefore
	fNobodyHead
	fNobodyMatch
	fNobodyTail
)

// pronounKind numbers what pronouns differ in: he and she, it, they, and their
// cases.
func pronounKind(m *annot.Mention) uint64 {
	k := uint64(0)
	switch {
	case m.Gender == annot.Neuter:
		k = 1
	case m.Number == annot.Plural:
		k = 2
	}
	return k
}

// pack joins small numbers into one value.
func pack(values ...uint64) uint64 {
	h := uint64(0)
	for _, v := range values {
		h = h<<6 | v&63
	}
	return h
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// near puts a distance into one of six classes.
func near(n int32) uint64 {
	switch {
	case n <= 0:
		return 0
	case n <= 3:
		return uint64(n)
	case n <= 6:
		return 4
	}
	return 5
}

// often puts a count into one of five classes.
func often(n int32) uint64 {
	switch {
	case n <= 2:
		return uint64(max(n, 0))
	case n <= 5:
		return 3
	}
	return 4
}

// compare appends the features of candidate k for the mention of the lineup.
func (r *resolver) compare(f []uint64, k int) []uint64 {
	l := &r.lineup
	c := &l.candidates[k]
	p, a := &r.d.Mentions[l.mention], &r.d.Mentions[c.antecedent]
	ps, as := &r.sites[l.mention], &r.sites[c.antecedent]
	x := &r.entities[c.entity]

	add := func(template, value uint64) {
		f = append(f, weights.Mix(template<<8|l.kind, value))
	}
	far := near(ps.sent - as.sent)
	if c.ahead {
		far = 6
	}
	pRole, aRole := uint64(ps.role), uint64(as.role)
	add(fDistance, pack(pRole, far))
	add(fRank, pack(pRole, uint64(k), min(far, 2)))
	add(fRoles, pack(pRole, aRole, min(far, 2)))
	add(fForm, pack(uint64(a.Kind), far))
	add(fNamed, pack(bit(x.named), often(x.count)))
	add(fGender, pack(bit(x.gender == annot.UnknownGender), bit(x.named), uint64(x.kind)))
	add(fField, pack(uint64(k), uint64(len(l.candidates))))
	add(fParagraph, pack(near(r.d.Sents[ps.sent].Para-r.d.Sents[as.sent].Para), bit(k == 0)))
	if far == 0 {
		add(fVerbs, pack(pRole, aRole, uint64(min(max(ps.verbs-as.verbs, 0), 3))))
		add(fClause, pack(pRole, aRole, bit(ps.clause != none && ps.clause == as.clause)))
	}
	add(fFirst, pack(bit(ps.rank == 0), bit(as.rank == 0), pRole, aRole, min(far, 2)))
	add(fAhead, pack(bit(c.ahead), aRole))
	add(fQuotation, pack(bit(ps.quotation != none), bit(as.quotation != none), bit(ps.quotation == as.quotation)))
	add(fSpeech, pack(r.speechRelation(ps, c.entity), pRole))
	add(fWithin, pack(bit(ps.source != none), bit(ps.source != none && ps.source == as.content), min(far, 2)))
	add(fContinues, pack(bit(ps.source != none), bit(as.source != none), aRole, min(far, 3)))
	spoke := uint64(0)
	for n, e := range r.spoken {
		if e == c.entity {
			spoke = uint64(n) + 1
			break
		}
	}
	add(fLastSpeaker, pack(bit(ps.source != none), bit(ps.quotation != none), spoke, min(far, 3)))
	add(fQuoted, pack(bit(ps.source != none), bit(ps.quotation != none), bit(as.quotation != none), spoke, bit(ps.source != none && ps.source == as.content)))
	add(fFrequent, pack(bit(r.isMostFrequent(k)), uint64(min(k, 3)), min(far, 2)))
	if l.kind != 0 {
		add(fEntity, pack(uint64(x.kind), uint64(a.Det), uint64(x.number), bit(x.isJoint()), min(far, 2)))
	}
	if c.match != noMatch {
		add(fMatch, pack(uint64(c.match), uint64(p.Det), bit(x.named)))
		add(fMatchField, pack(uint64(c.match), far))
		add(fModifiers, pack(uint64(c.match), r.modifierRelation(p, x)))
	}
	return f
}

// speechRelation tells what e is to the speech that the site stands in: 0 no
// speech, 1 it is not known who speaks, 2 e speaks, 3 another speaks.
func (r *resolver) speechRelation(s *site, e int32) uint64 {
	a := s.content
	if s.quotation != none && r.quoted[s.quotation] != none {
		a = r.quoted[s.quotation]
	}
	if a == none {
		return 0
	}
	direct := uint64(0)
	if s.quotation != none {
		direct = 4
	}
	speaker := r.speech[a]
	if speaker == none {
		if list := r.d.Attribs[a].Sources; len(list) > 0 {
			speaker = r.entityOf[list[0]]
		}
	}
	switch speaker {
	case none:
		return direct + 1
	case e:
		return direct + 2
	}
	return direct + 3
}

func (r *resolver) isMostFrequent(k int) bool {
	l := &r.lineup
	n := r.entities[l.candidates[k].entity].count
	for i := range l.candidates {
		if r.entities[l.candidates[i].entity].count > n {
			return false
		}
	}
	return true
}

// nobody appends the features of leaving the mention of the lineup unresolved.
func (r *resolver) nobody(f []uint64) []uint64 {
	l := &r.lineup
	p := &r.d.Mentions[l.mention]
	ps := &r.sites[l.mention]
	add := func(template, value uint64) {
		f = append(f, weights.Mix(template<<8|l.kind, value))
	}
	add(fNobody, uint64(ps.role))
	add(fNobodyField, uint64(len(l.candidates)))
	add(fNobodyQuote, pack(bit(ps.quotation != none), bit(ps.source != none)))
	nearest := uint64(7)
	for i := range l.candidates {
		c := &l.candidates[i]
		if !c.ahead {
			nearest = min(nearest, near(ps.sent-r.sites[c.antecedent].sent))
		}
	}
	add(fNobodyDistance, nearest)
	if l.kind != 0 {
		if int(p.Last) < len(r.d.Tokens) {
			add(fNobodyNext, r.d.Tokens[p.Last].Lemma)
		}
		if p.First > 0 {
			add(fNobodyBefore, r.d.Tokens[p.First-1].Lemma)
		}
		if ps.clause != none {
			add(fGoverned, r.d.Tokens[ps.clause].Lemma)
		}
	}
	if p.Kind == annot.Description {
		add(fNobodyHead, pack(uint64(p.Entity), uint64(p.Det), uint64(p.Number)))
		best := noMatch
		for i := range l.candidates {
			best = max(best, l.candidates[i].match)
		}
		add(fNobodyMatch, pack(uint64(best), uint64(p.Det), uint64(p.Entity)))
		add(fNobodyTail, pack(bit(p.Last > p.Head+1), bit(p.Head > p.First+1), uint64(p.Det), uint64(best)))
		add(fNobodyBefore, r.d.Tokens[p.First].Lower)
	}
	return f
}
