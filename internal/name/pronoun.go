package name

import (
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A pronoun is what the form of a pronoun tells.
type pronoun struct {
	person uint8
	number annot.Number
	gender annot.Gender
	entity annot.Entity
}

var pronouns = sync.OnceValue(func() map[uint64]pronoun {
	const (
		sg, pl, any     = annot.Singular, annot.Plural, annot.UnknownNumber
		male, female    = annot.Male, annot.Female
		neuter, unknown = annot.Neuter, annot.UnknownGender
		person, thing   = annot.Person, annot.UnknownEntity
	)
	forms := []struct {
		words string
		pronoun
	}{
		{"i me my mine myself", pronoun{1, sg, unknown, person}},
		{"we us our ours ourselves 's", pronoun{1, pl, unknown, annot.Group}},
		{"you your yours ye thou thee thy thine u", pronoun{2, any, unknown, person}},
		{"yourself thyself", pronoun{2, sg, unknown, person}},
		{"yourselves", pronoun{2, pl, unknown, annot.Group}},
		{"he him his himself", pronoun{3, sg, male, person}},
		{"she her hers herself", pronoun{3, sg, female, person}},
		{"it its itself", pronoun{3, sg, neuter, thing}},
		{"they them their theirs themselves themself 'em", pronoun{3, pl, unknown, thing}},
		{"who whom whose", pronoun{3, any, unknown, person}},
		{"which that", pronoun{3, any, unknown, thing}},
	}
	m := make(map[uint64]pronoun)
	for _, f := range forms {
		for word := range strings.FieldsSeq(f.words) {
			m[annot.Hash(word)] = f.pronoun
		}
	}
	return m
})

// mentionPronoun appends the personal, possessive, reflexive or relative pronoun
// at token i.
func (s *scanner) mentionPronoun(i int32) {
	t := &s.d.Tokens[i]
	p, ok := pronouns()[t.Lower]
	if !ok {
		return
	}
	m := s.add(annot.Mention{
		First: i, Last: i + 1, Head: i, Kind: annot.Pronoun,
		Person: p.person, Number: p.number, Gender: p.gender, Entity: p.entity,
	})
	m.Poss = t.Tag == annot.TagPRPS || t.Tag == annot.TagWPS
}

// mentionQuantity appends the word at token i if it stands for people by itself:
// "some" in "some say" and in "some of them", but not in "some people".
func (s *scanner) mentionQuantity(sent *annot.Sent, i int32) {
	c := s.class[i]
	t := &s.d.Tokens[i]
	if c.Has(lexicon.GroupNoun) && !c.Has(lexicon.QuantityNoun|lexicon.Indefinite) {
		if !t.Shape.Has(annot.Capital) && (t.Tag == annot.TagJJ || t.Tag == annot.TagJJS) && i > sent.First &&
			s.d.Tokens[i-1].Lower == wordThe && !s.beforeNoun(sent, i) {
			s.describe(sent, i, annot.Group, annot.Plural)
		}
		return
	}
	if !c.Has(lexicon.Indefinite) && !s.standsAlone(sent, i) {
		return
	}
	m := annot.Mention{First: i, Last: s.rightEdge(sent, i), Head: i, Kind: annot.Pronoun, Person: 3,
		Entity: annot.Group, Number: annot.Plural, Det: annot.Quantified}
	if c.Has(lexicon.Indefinite) || isSingleQuantity(t.Lower) {
		m.Entity, m.Number = annot.Person, annot.Singular
	}
	s.add(m)
}

// standsAlone reports whether a quantity at token i has no noun of its own and
// stands where a speaker may stand: before "of", beside a verb.
func (s *scanner) standsAlone(sent *annot.Sent, i int32) bool {
	if i+1 == sent.Last {
		return false
	}
	next := &s.d.Tokens[i+1]
	switch next.Tag {
	case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
		return true
	case annot.TagRB:
		if i+2 < sent.Last {
			switch s.d.Tokens[i+2].Tag {
			case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
				return true
			}
		}
	case annot.TagIN:
		return next.Lower == wordOf || next.Lower == wordIn
	}
	if next.Lower == wordWho {
		return true
	}
	return i > sent.First && isSayVerb(&s.d.Tokens[i-1]) && !s.beforeNoun(sent, i)
}

// beforeNoun reports whether a noun or adjective follows token i.
func (s *scanner) beforeNoun(sent *annot.Sent, i int32) bool {
	if i+1 == sent.Last {
		return false
	}
	switch s.d.Tokens[i+1].Tag {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS, annot.TagJJ, annot.TagJJR, annot.TagJJS,
		annot.TagCD, annot.TagVBN, annot.TagVBG, annot.TagHYPH:
		return true
	}
	return false
}

func isSingleQuantity(word uint64) bool {
	switch word {
	case wordOne, wordAnother, wordEach, wordNeither, wordEither:
		return true
	}
	return false
}

var (
	wordOne     = annot.Hash("one")
	wordAnother = annot.Hash("another")
	wordEach    = annot.Hash("each")
	wordNeither = annot.Hash("neither")
	wordEither  = annot.Hash("either")
)
