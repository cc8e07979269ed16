package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// maxPart is the number of tokens of the longest name that is looked for in another
// one.
const maxPart = 8

// partPossessor makes two of the name of a body or thing at token k that begins
// with the name of its owner, and reports whether it did: "Netwire's Harbor
// Review", where the text calls Netwire by its name elsewhere or everybody knows
// it. What only begins so stays whole: "Women's Institute".
func (s *scanner) partPossessor(k int32) bool {
	kind, end := s.kinds[k].kind(), s.nameEnd(k)
	if kind != kindOrganization && kind != kindThing {
		return false
	}
	for p := k + 1; p+1 < end; p++ {
		if s.d.Tokens[p].Tag != annot.TagPOS {
			continue
		}
		owner := s.ownName(k, p)
		switch {
		case owner < 0, kind == kindThing && owner == kindPlace, s.class[p+1].Has(lexicon.OrgSuffix):
			return false // America's Cup, Ash's Inc.
		case kind == kindOrganization && owner == kindPerson && p+2 == end && !s.class[p+1].Has(lexicon.OrgName):
			return false // King's College, in a text about a Mr. King
		}
		s.setName(k, p, owner)
		s.kinds[p] = outside
		s.kinds[p+1] = first(kind)
		return true
	}
	return false
}

// ownName returns the kind of the name that the words at [first, end) are by
// themselves, as the text has it elsewhere or as a list has it; -1 if they are none.
func (s *scanner) ownName(first, end int32) int {
	form := s.d.Tokens[first].Lower
	if end > first+1 {
		form = s.formOf(first, end)
	}
	if b := s.votes.of(form); b.total() >= alone && b.total() > b[longer] {
		return s.votes.winner(form, kindOrganization)
	}
	if end > first+1 && isSeat(s.d.Tokens[end-1].Lower) && s.d.Tokens[first].Shape.Has(annot.Capital) {
		return kindOrganization
	}
	all := ^lexicon.Class(0)
	for i := first; i < end; i++ {
		all &= s.class[i]
	}
	switch {
	case all.Has(lexicon.OrgName):
		return kindOrganization
	case all.Has(lexicon.Settlement):
		return kindPlace
	}
	return -1
}

// cutOfficer takes the noun for an office off the name at token k of a body or place
// that goes before it: "Netwire Director", "Water Board Acting Chairman".
func (s *scanner) cutOfficer(k int32) {
	end := s.nameEnd(k)
	const others = lexicon.OrgHead | lexicon.OrgName | lexicon.BodyNoun | lexicon.GroupNoun | lexicon.ThingHead | lexicon.PlaceHead |
		lexicon.Plural | lexicon.Surname | lexicon.Given
	if s.kinds[k].kind() == kindPerson || !s.class[end-1].Has(lexicon.Title|lexicon.PersonNoun) || s.class[end-1].Has(others) {
		return
	}
	to := end - 1
	for to > k+1 && s.class[to-1].Has(lexicon.TitleModifier) && !s.class[to-1].Has(lexicon.OrgHead) {
		to--
	}
	if !s.d.Tokens[to-1].Shape.Has(annot.Capital) {
		return // Office of the Mayor
	}
	owner := s.ownName(k, to)
	if owner < 0 && to > k+1 && s.class[s.bodyHead(k, to)].Has(lexicon.OrgHead) {
		owner = kindOrganization
	}
	if owner == kindOrganization || owner == kindPlace && s.class[end-1].Has(lexicon.Title) {
		s.setName(k, to, owner)
		for i := to; i < end; i++ {
			s.kinds[i] = outside
		}
	}
}

// isSaint reports whether the name at token k, taken for a place, is that of a saint
// whom the text calls by the name alone: "St. Corvin".
func (s *scanner) isSaint(k int32) bool {
	return s.kinds[k].kind() == kindPlace && s.nameEnd(k) == k+2 && isSaint(s.d.Tokens[k].Lower) && s.isPersonWord(k+1)
}

// mentionMember appends the name of the body that the name of the body at
// [first, end) says it is a part of: the Water Council in "General Assembly of the
// Water Council".
func (s *scanner) mentionMember(first, end int32) {
	for k := max(first+1, end-maxPart); k+1 < end; k++ {
		if s.d.Tokens[k].Lower != wordOf {
			continue
		}
		from := k + 1
		if s.d.Tokens[from].Lower == wordThe {
			from++
		}
		if from >= end || s.ownName(from, end) != kindOrganization ||
			from == k+1 && s.class[k-1].Has(lexicon.OrgHead) && (from+1 == end || !s.class[end-1].Has(lexicon.OrgHead)) {
			continue // University of Northfield: that says all of its name
		}
		m := annot.Mention{First: from, Last: end, Kind: annot.Name, Entity: annot.Organization, Number: annot.Singular, Gender: annot.Neuter}
		m.Head, m.Name = s.bodyHead(from, end), s.span(from, end)
		s.add(m)
		return
	}
}

// mentionOpening appends the name of somebody else by which the name at [first,
// end), of this kind, begins, where the text has it by itself: Netwire in "Netwire
// Ethics Code", Ada Roe in "Ada Roe Foundation". Bodies are called by their first
// words, and by what stands before "of", which then is nobody else; and a surname
// alone may be that of another.
func (s *scanner) mentionOpening(first, end int32, kind int) {
	tokens := s.d.Tokens
	for to := min(end-1, first+maxPart); to > first; to-- {
		if !tokens[to].Shape.Has(annot.Capital) || s.class[to].Has(lexicon.OrgSuffix) || tokens[to-1].Shape.Has(annot.Punct) {
			continue
		}
		form, single := tokens[first].Lower, to == first+1
		if !single {
			form = s.formOf(first, to)
		}
		if s.votes.of(form).total() < alone {
			continue
		}
		m := annot.Mention{First: first, Last: to, Head: to - 1, Kind: annot.Name, Entity: annot.Person, Number: annot.Singular}
		switch s.votes.winner(form, kindPlace) {
		case kindOrganization:
			if kind == kindOrganization && (single || !s.class[to-1].Has(lexicon.OrgHead)) {
				return
			}
			m.Entity, m.Gender, m.Head = annot.Organization, annot.Neuter, s.bodyHead(first, to)
		case kindPerson:
			if single {
				return
			}
			m.Gender = s.givenGender(first, to)
		default:
			return
		}
		m.Name = s.span(first, to)
		s.add(m)
		return
	}
}

// endsAsBody reports whether the head of the name of several words at token k is a
// noun for a body and for nothing else: "Albanian Government", "Office of the Mayor".
// Where bodies are housed they may be places.
func (s *scanner) endsAsBody(k int32) bool {
	end := s.nameEnd(k)
	head := s.bodyHead(k, end)
	const others = lexicon.PlaceHead | lexicon.ThingHead | lexicon.ThingNoun | lexicon.Settlement
	if t := &s.d.Tokens[k]; t.End-t.Start == 1 && end > k+1 && s.d.Tokens[k+1].Tag == annot.TagHYPH {
		return false // R-Norwold News: a party and the town
	}
	if end == k+1 || !s.class[head].Has(lexicon.OrgHead|lexicon.BodyNoun) || s.class[head].Has(others) || !s.d.Tokens[head].Shape.Has(annot.Capital) {
		return false
	}
	switch s.d.Tokens[head].Lower {
	case wordHotel, wordHouse, wordHospital, wordMuseum, wordGallery, wordLibrary, wordTheatre, wordCenter, wordCentre, wordBase,
		wordCourt, wordCamp, wordChurch, wordTemple, wordClub, wordCountry, wordNation, wordState, wordStates, wordUnion,
		wordResources, wordSystems, wordToday:
		return false
	}
	return true
}

// isSeat reports whether a name of two or more words that ends so is that of a body
// which others are parts of.
func isSeat(word uint64) bool {
	switch word {
	case wordUniversity, wordCollege, wordHospital, wordParliament:
		return true
	}
	return false
}

var (
	wordUniversity = annot.Hash("university")
	wordCollege    = annot.Hash("college")
	wordHospital   = annot.Hash("hospital")
	wordParliament = annot.Hash("parliament")
	wordHotel      = annot.Hash("hotel")
	wordHouse      = annot.Hash("house")
	wordMuseum     = annot.Hash("museum")
	wordGallery    = annot.Hash("gallery")
	wordLibrary    = annot.Hash("library")
	wordTheatre    = annot.Hash("theatre")
	wordCenter     = annot.Hash("center")
	wordCentre     = annot.Hash("centre")
	wordBase       = annot.Hash("base")
	wordCourt      = annot.Hash("court")
	wordCamp       = annot.Hash("camp")
	wordChurch     = annot.Hash("church")
	wordTemple     = annot.Hash("temple")
	wordClub       = annot.Hash("club")
	wordCountry    = annot.Hash("country")
	wordNation     = annot.Hash("nation")
	wordState      = annot.Hash("state")
	wordStates     = annot.Hash("states")
	wordUnion      = annot.Hash("union")
	wordResources  = annot.Hash("resources")
	wordSystems    = annot.Hash("systems")
	wordToday      = annot.Hash("today")
)
