package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// personName fills m, the name of a person at tokens [m.First, m.Last): titles
// that the model took for a part of the name, titles before it, its head and
// its gender. Afterwards the mention covers the titles too.
func (s *scanner) personName(sent *annot.Sent, m *annot.Mention) {
	name := m.First
	for name+1 < m.Last && s.isTitle(name) || name+2 < m.Last && s.isBareRole(name) {
		name++
	}
	name = s.afterOffice(name, m.Last)
	first := s.titleStart(sent, m.First)
	m.Head = m.Last - 1
	for m.Head > name && s.class[m.Head].Has(lexicon.NameSuffix) {
		m.Head--
	}
	m.Name = s.span(name, s.beforeHonors(name, m.Last))
	m.Title = s.span(first, name)
	m.Gender = annot.UnknownGender
	for k := name - 1; k >= first && m.Gender == annot.UnknownGender; k-- {
		m.Gender = genderOf(s.class[k])
	}
	if m.Gender == annot.UnknownGender {
		m.Gender = s.givenGender(name, m.Last)
	}
	m.First = first
}

// afterOffice returns where the name of a person at [name, last) begins when what
// stands before it is a title with the place or body that it is held in: "Norwold
// Senator Ada Roe".
func (s *scanner) afterOffice(name, last int32) int32 {
	if s.class[name].Has(lexicon.Given) {
		return name
	}
	for k := last - 2; k > name; k-- {
		if s.isTitle(k) && s.d.Tokens[k].Shape.Has(annot.Capital) && !s.class[k].Has(lexicon.Surname|lexicon.Particle) {
			return k + 1
		}
	}
	return name
}

// beforeHonors returns the end of the name of a person at [name, last) without the
// degrees and orders after it: "Ada Roe FRS". "Jr." is a part of the name.
func (s *scanner) beforeHonors(name, last int32) int32 {
	for k := name + 2; k < last; k++ {
		if s.class[k].Has(lexicon.NameSuffix) && !isSuffix(s.d.Tokens[k].Lower) {
			return k
		}
	}
	return last
}

// givenGender returns the gender that the given name at the start of a name
// suggests. A name of one word counts if it is no surname.
func (s *scanner) givenGender(first, last int32) annot.Gender {
	for first+1 < last && isInitial(&s.d.Tokens[first]) {
		first++
	}
	c := s.class[first]
	if last-first == 1 && s.seenAsSurname(first) {
		return annot.UnknownGender
	}
	switch c & lexicon.Given {
	case lexicon.GivenMale:
		return annot.Male
	case lexicon.GivenFemale:
		return annot.Female
	}
	return annot.UnknownGender
}

// seenAsSurname reports whether the document uses the word at token i as a
// surname too.
func (s *scanner) seenAsSurname(i int32) bool {
	word := s.d.Tokens[i].Lower
	return s.seen.of(word)&(afterTitle|afterGiven|afterInitial) != 0 || s.votes.of(word)[kindPerson] >= lastOfName
}

// isTitle reports whether token i, at the start of a name, is a title.
func (s *scanner) isTitle(i int32) bool {
	c := s.class[i]
	return c.Has(lexicon.Honorific) || c.Has(lexicon.Title) && !c.Has(lexicon.Given)
}

// isBareRole reports whether token i, at the start of a name of several words, is
// a noun that says what the person is and no name: "Campaigner".
func (s *scanner) isBareRole(i int32) bool {
	return s.class[i].Has(lexicon.PersonNoun|lexicon.Title) && !s.class[i].Has(lexicon.Given|lexicon.Surname)
}

// titleStart returns where the titles and role words before the name of a
// person begin, at most maxTitle tokens before it; name if there are none:
// "U.S. President", "Secretary of State", "veteran trade lawyer".
func (s *scanner) titleStart(sent *annot.Sent, name int32) int32 {
	low := max(sent.First, name-maxTitle)
	first := name
	for first > low && s.isRole(first-1, name) {
		first--
		for first > low && !s.class[first].Has(lexicon.Honorific) && s.modifiesRole(first-1) {
			first = s.nameStart(first - 1)
		}
		first = max(first, low)
	}
	if first == name {
		first = s.officeStart(low, name)
	}
	for first > low && first < name && !s.class[first].Has(lexicon.Honorific) && s.modifiesRole(first-1) {
		first = max(s.nameStart(first-1), low)
	}
	return first
}

const maxTitle = 10

// inTitle reports whether the name of a place or thing that ends before token i
// is a part of the title of a person: "U.S." in "U.S. President Ada Roe".
func (s *scanner) inTitle(sent *annot.Sent, i int32) bool {
	for k := i; k < min(i+maxTitle, sent.Last); k++ {
		if s.kinds[k] != outside {
			return k > i && s.kinds[k].kind() == kindPerson && s.isRole(k-1, k)
		}
		if !s.modifiesRole(k) {
			return false
		}
	}
	return false
}

// isRole reports whether token i, right before a name, says who is named.
func (s *scanner) isRole(i, name int32) bool {
	t := &s.d.Tokens[i]
	c := s.class[i]
	if c.Has(lexicon.Honorific) {
		return t.Shape.Has(annot.Capital)
	}
	if !isNoun(t) {
		return false
	}
	if c.Has(lexicon.Party|lexicon.Demonym) && s.kinds[i].isFirst() {
		return i+1 == name && s.nameEnd(i) == name // Democrat Ada Roe
	}
	return s.kinds[i] == outside && c.Has(lexicon.Title|lexicon.PersonNoun|lexicon.Party)
}

// modifiesRole reports whether token i may stand before a role word and belong
// to it: "former", "Democratic", "campaign", "U.S.", "53-year-old".
func (s *scanner) modifiesRole(i int32) bool {
	t := &s.d.Tokens[i]
	c := s.class[i]
	if c.Has(lexicon.Calendar) {
		return false
	}
	if s.kinds[i] != outside {
		return true
	}
	switch t.Tag {
	case annot.TagJJ, annot.TagNN, annot.TagNNP, annot.TagNNS, annot.TagNNPS, annot.TagHYPH, annot.TagAFX:
		return true
	}
	return c.Has(lexicon.TitleModifier) && t.Tag != annot.TagRB
}

// officeStart finds a title with "of" or "for" right before a name, such as
// "Secretary of State" or "Director of National Intelligence".
func (s *scanner) officeStart(low, name int32) int32 {
	for i := name - 1; i > low; i-- {
		t := &s.d.Tokens[i]
		if t.Lower == wordOf || t.Lower == wordFor {
			if c := s.class[i-1]; i < name-1 && c.Has(lexicon.Title) && !c.Has(lexicon.Honorific) {
				return i - 1
			}
			return name
		}
		if !t.Shape.Has(annot.Capital) && t.Lower != wordThe && t.Lower != wordAnd {
			return name
		}
	}
	return name
}
