package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A match says how well a description fits an entity, the better the higher.
type match uint8

const (
	noMatch     match = iota
	kindMatch         // a person, and nothing is known of what it is
	classMatch        // "leader" of a president
	nounMatch         // the same noun
	phraseMatch       // the same words throughout
)

// description returns the entity of a description, a new one if it is none of
// those known.
func (r *resolver) description(i int32, m *annot.Mention) int32 {
	if e := r.renamed(i, m); e != none {
		r.sites[i].renames = true
		r.learnNoun(e, m)
		r.index.add(key(titleOf, r.d.Tokens[m.Head].Lemma), e)
		return e
	}
	if r.standsForName(m) {
		return r.bearer(i, m)
	}
	if e := r.predicated(i, m); e != none {
		r.learnNoun(e, m)
		return e
	}
	if e := r.pair(i, m); e != none {
		return e
	}
	e := int32(none)
	if r.mayBeKnown(m) {
		if e = r.owned(i, m); e == none {
			r.lineUpDescription(i, m)
			e = r.choose(r.rankers.description)
		}
	}
	if e == none {
		e = r.newEntity(entity{kind: m.Entity, number: m.Number, gender: m.Gender, evidence: annot.FromNoun, first: i})
		if !r.isReferring(i, m, e) {
			return e
		}
	}
	r.learnNoun(e, m)
	return e
}

// mayBeKnown reports whether m can take up somebody spoken of before: "a
// senior official" is always somebody new.
func (r *resolver) mayBeKnown(m *annot.Mention) bool {
	switch m.Det {
	case annot.Indefinite, annot.Quantified:
		return false
	case annot.NoDet:
		if m.Number != annot.Plural && !r.d.Tokens[m.Head].Shape.Has(annot.Capital) {
			return false // "elected president in May"
		}
	}
	for k := m.First; k < m.Head; k++ {
		switch r.d.Tokens[k].Lower {
		case wordAnother, wordOther:
			return false
		}
	}
	return true
}

// suits reports whether number, gender and kind let e be what m describes.
func (r *resolver) suits(e int32, m *annot.Mention) bool {
	x := &r.entities[e]
	if x.isJoint() || x.last == none {
		return false
	}
	if (x.number == annot.Plural) != (m.Number == annot.Plural) && x.number != annot.UnknownNumber && x.kind != annot.Organization {
		return false
	}
	if x.kind == m.Entity {
		return x.kind != annot.Person || sameGender(x.gender, m.Gender)
	}
	switch m.Entity {
	case annot.Organization:
		return x.kind == annot.Place || x.kind == annot.UnknownEntity
	case annot.Group:
		return x.kind == annot.UnknownEntity
	case annot.UnknownEntity:
		return true
	}
	return false
}

// maxAnybody is the number of sentences without somebody after which "the gentleman" is another one.
const maxAnybody = 60

// lineUpDescription gathers the candidates of description i.
func (r *resolver) lineUpDescription(i int32, m *annot.Mention) {
	l := &r.lineup
	*l = lineup{mention: i, candidates: l.candidates[:0], kind: ofDescription + uint64(m.Entity)}
	if m.Number == annot.Plural {
		l.kind = ofPlural + uint64(m.Entity)
	}
	lemma := r.d.Tokens[m.Head].Lemma
	class := r.classOf(lemma)
	anybody := IsAnybody(lemma)
	near := func(e int32) bool {
		return r.suits(e, m) && (!anybody || r.sites[i].sent-r.sites[r.entities[e].last].sent <= maxAnybody)
	}
	r.index.find(key(phraseOf, r.phraseHash(m)), func(e int32) bool {
		return near(e) && !l.add(candidate{entity: e, antecedent: r.entities[e].last, match: phraseMatch})
	})
	r.index.find(key(roleOf, lemma), func(e int32) bool {
		return near(e) && !l.add(candidate{entity: e, antecedent: r.entities[e].last, match: nounMatch})
	})
	if m.Number == annot.Plural && m.Det == annot.NoDet {
		return
	}
	for _, list := range [2]*recency{&r.people, &r.others} {
		for _, e := range list.latest() {
			if !r.suits(e, m) {
				continue
			}
			c := candidate{entity: e, antecedent: r.entities[e].last, match: kindMatch}
			switch x := &r.entities[e]; {
			case x.classes.overlaps(class):
				c.match = classMatch
			case x.classes != nounClass{} || x.kind != annot.Person && x.kind != annot.Organization:
				continue
			case !x.named:
				continue
			}
			if !l.add(c) {
				return
			}
		}
	}
}

// phraseHash hashes the words of m without its determiner.
func (r *resolver) phraseHash(m *annot.Mention) uint64 {
	var h uint64
	for k := m.First; k < m.Last; k++ {
		if t := &r.d.Tokens[k]; t.Tag != annot.TagDT {
			h = weights.Mix(h, t.Lower)
		}
	}
	return h
}
