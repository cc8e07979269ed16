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

func bit(b bool) code {
	if b {
		return 1
	}
	return 0
}

// near puts a distance into one of six classes.
func near(n int32) code {
	switch {
	case n <= 0:
		return 0
	case n <= 3:
		return code(n)
	case n <= 6:
		return 4
	}
	return 5
}

// often puts a count into one of five classes.
func often(n int32) code {
	switch {
	case n <= 2:
		return code(max(n, 0))
	case n <= 5:
		return 3
	}
	return 4
}

// compare appends the codes of candidate k for the mention of the lineup.
func (r *resolver) compare(f []code, k int) []code {
	l := &r.lineup
	c := &l.candidates[k]
	p, a := &r.d.Mentions[l.mention], &r.d.Mentions[c.antecedent]
	ps, as := &r.sites[l.mention], &r.sites[c.antecedent]
	x := &r.entities[c.entity]

	far := near(ps.sent - as.sent)
	if c.ahead {
		far = 6
	}
	soon, rank := min(far, 2), code(k)
	pRole, aRole := code(ps.role), code(as.role)
	roles := pRole*numRoles + aRole
	named := bit(x.named)
	isSource, quoted, antecedentQuoted := bit(ps.source != none), bit(ps.quotation != none), bit(as.quotation != none)
	inContent := bit(ps.source != none && ps.source == as.content)
	spoke := code(0)
	for n, e := range r.spoken {
		if e == c.entity {
			spoke = code(n) + 1
			break
		}
	}
	f = append(f,
		atDistance+pRole*numFar+far,
		atRank+(pRole*numRanks+rank)*3+soon,
		atRoles+roles*3+soon,
		atForm+code(a.Kind)*numFar+far,
		atNamed+named*numSums+often(x.count),
		atGender+(bit(x.gender == annot.UnknownGender)*2+named)*numKinds+code(x.kind),
		atField+rank*(numRanks+1)+code(len(l.candidates)),
		atParagraph+near(r.d.Sents[ps.sent].Para-r.d.Sents[as.sent].Para)*2+bit(k == 0),
		atFirst+((bit(ps.rank == 0)*2+bit(as.rank == 0))*numRoles*numRoles+roles)*3+soon,
		atAhead+bit(c.ahead)*numRoles+aRole,
		atQuotation+(quoted*2+antecedentQuoted)*2+bit(ps.quotation == as.quotation),
		atSpeech+r.speechRelation(ps, c.entity)*numRoles+pRole,
		atWithin+(isSource*2+inContent)*3+soon,
		atContinues+((isSource*2+bit(as.source != none))*numRoles+aRole)*4+min(far, 3),
		atLastSpeaker+((isSource*2+quoted)*3+spoke)*4+min(far, 3),
		atQuoted+(((isSource*2+quoted)*2+antecedentQuoted)*3+spoke)*2+inContent,
		atFrequent+(bit(x.count >= l.frequent)*4+min(rank, 3))*3+soon,
	)
	if far == 0 {
		f = append(f,
			atVerbs+roles*4+code(min(max(ps.verbs-as.verbs, 0), 3)),
			atClause+roles*2+bit(ps.clause != none && ps.clause == as.clause))
	}
	if l.kind != 0 {
		f = append(f, atEntity+(((code(x.kind)*numDets+code(a.Det))*3+code(x.number))*2+bit(x.isJoint()))*3+soon)
	}
	if c.match != noMatch {
		match := code(c.match)
		f = append(f,
			atMatch+(match*numDets+code(p.Det))*2+named,
			atMatchField+match*numFar+far,
			atModifiers+match*5+r.modifierRelation(p, x))
	}
	return f
}

// speechRelation tells what e is to the speech that the site stands in: 0 no
// speech, 1 it is not known who speaks, 2 e speaks, 3 another speaks.
func (r *resolver) speechRelation(s *site, e int32) code {
	a := s.content
	if s.quotation != none && r.quoted[s.quotation] != none {
		a = r.quoted[s.quotation]
	}
	if a == none {
		return 0
	}
	direct := code(0)
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

// nobody appends the codes and the features that are words of leaving the mention
// of the lineup unresolved.
func (r *resolver) nobody(f []code, words []uint64) ([]code, []uint64) {
	l := &r.lineup
	p := &r.d.Mentions[l.mention]
	ps := &r.sites[l.mention]
	nearest, best := code(7), noMatch
	for i := range l.candidates {
		c := &l.candidates[i]
		if !c.ahead {
			nearest = min(nearest, near(ps.sent-r.sites[c.antecedent].sent))
		}
		best = max(best, c.match)
	}
	f = append(f,
		atNobody+code(ps.role),
		atNobodyField+code(len(l.candidates)),
		atNobodyQuote+bit(ps.quotation != none)*2+bit(ps.source != none),
		atNobodyDistance+nearest)
	add := func(template, word uint64) {
		words = append(words, weights.Mix(template<<8|l.kind, word))
	}
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
		det, entity := code(p.Det), code(p.Entity)
		f = append(f,
			atNobodyHead+(entity*numDets+det)*3+code(p.Number),
			atNobodyMatch+(code(best)*numDets+det)*numKinds+entity,
			atNobodyTail+((bit(p.Last > p.Head+1)*2+bit(p.Head > p.First+1))*numDets+det)*numFits+code(best))
		add(fNobodyBefore, r.d.Tokens[p.First].Lower)
	}
	return f, words
}
