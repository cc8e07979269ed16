package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// repair puts right what is regular in names and what the model, trained on
// modern news, may miss: honorifics, particles, suffixes, handles and the labels
// of transcripts.
func (s *scanner) repair() {
	for i := range s.d.Sents {
		sent := &s.d.Sents[i]
		s.readLabel(sent)
		for k := s.live.next(sent.First); k < sent.Last; k = s.live.next(k + 1) {
			t := &s.d.Tokens[k]
			switch {
			case s.d.Text[t.Start] == '@' && t.End-t.Start > 2:
				s.setName(k, k+1, kindPerson)
			case t.Tag == annot.TagLRB && s.opensAcronym(sent, k):
				if s.spellOut(sent, k); s.kinds[k-1] != outside && s.kinds[k-1].kind() == kindOrganization {
					s.setName(k+1, k+2, kindOrganization)
				}
			case s.isAddress(k) && t.Shape.Has(annot.Capital):
				s.repairHonorific(sent, k)
			case s.kinds[k].isFurther() && s.isLastDay(sent, k):
				s.kinds[k] = outside
			case s.kinds[k].isFirst() && s.kinds[k].kind() != kindOrganization && s.isListedBody(k):
				s.setName(k, s.nameEnd(k), kindOrganization)
			case s.kinds[k].isFirst() && (s.kinds[k].kind() == kindPlace || s.kinds[k].kind() == kindThing) && s.endsAsBody(k):
				s.setName(k, s.nameEnd(k), kindOrganization)
			case s.kinds[k].isFirst() && s.kinds[k].kind() == kindPerson && s.isCalledBody(sent, k):
				s.bodies = append(s.bodies, s.formOf(k, s.nameEnd(k)))
			case s.kinds[k].isFirst() && s.kinds[k].kind() == kindPerson:
				s.extendPerson(sent, k)
			case s.kinds[k].isFirst() && s.kinds[k].kind() == kindOrganization && s.isWork(k):
				s.setName(k, s.nameEnd(k), kindThing)
			case s.kinds[k].isFirst() && s.opensBody(sent, k):
				s.setName(k, s.nameEnd(k+1), kindOrganization)
				s.partBodies(k)
			case s.kinds[k].isFirst() && s.kinds[k].kind() == kindOrganization && s.partBodies(k):
			case s.kinds[k].isFirst() && s.kinds[k].kind() != kindPerson && s.isTitleOf(k):
				s.freeTitle(k)
			case s.kinds[k].isFirst() && s.isOfficer(k):
				s.setName(k+1, k+2, kindPerson)
				s.kinds[k] = outside
			case s.kinds[k].isFirst() && !s.class[k].Has(lexicon.Surname) && s.isGivenAndSurname(k):
				s.setName(k, s.nameEnd(k), kindPerson)
			case s.kinds[k].isFirst() && s.isRoleAndName(k):
				s.setName(k+1, s.nameEnd(k), kindPerson)
				s.kinds[k] = outside
			case s.kinds[k].isFirst() && s.class[k].Has(lexicon.Party) && s.nameEnd(k) > k+2 && s.isGivenAndSurname(k+1):
				s.setName(k+1, s.nameEnd(k), kindPerson)
				s.kinds[k] = outside
			}
		}
	}
}

// isLastDay reports whether token k ends a name with a day of the week, which
// tells when: "told Netwire Friday".
func (s *scanner) isLastDay(sent *annot.Sent, k int32) bool {
	return s.class[k].Has(lexicon.Calendar) && s.kinds[k].kind() != kindThing && (k+1 == sent.Last || !s.kinds[k+1].isFurther())
}

// isAddress reports whether token k, with a capital, makes the word after it a
// person's name: an honorific or a word such as "Uncle".
func (s *scanner) isAddress(k int32) bool {
	c := s.class[k]
	return c.Has(lexicon.Honorific) || c.Has(lexicon.Kin) && c.Has(lexicon.Male|lexicon.Female)
}

// setKind labels token k. Tokens are made part of a name by nothing else, so that
// all that are in names are live.
func (s *scanner) setKind(k int32, l label) {
	s.kinds[k] = l
	s.live.add(k)
}

// setName makes tokens [from, to) one name. What is left of names that it cuts
// into becomes names of their own.
func (s *scanner) setName(from, to int32, kind int) {
	for k := from; k < to; k++ {
		s.setKind(k, further(kind))
	}
	s.kinds[from] = first(kind)
	if int(to) < len(s.kinds) && s.kinds[to].isFurther() {
		s.kinds[to] = first(s.kinds[to].kind())
	}
}

// repairHonorific makes what follows the honorific at token k a person: "Miss
// Pym". A saint may also be a place, a bare honorific opens a name of a place or
// a work ("Sir Lanka", "Captain America") too seldom to matter.
func (s *scanner) repairHonorific(sent *annot.Sent, k int32) {
	next := k + 1
	if next >= sent.Last || !isNamelike(&s.d.Tokens[next]) || !s.d.Tokens[next].Shape.Has(annot.Capital) || isSaint(s.d.Tokens[k].Lower) {
		return
	}
	if s.kinds[next] == outside && s.class[next].Has(lexicon.Title) && (!s.class[next].Has(lexicon.Surname) || s.seen.of(s.d.Tokens[next].Lower)&afterGiven == 0) {
		return // "Mr. President", but not "Mr. King" where there is a Jane King
	}
	if s.kinds[k].isFirst() && s.nameEnd(k) == k+1 {
		s.kinds[k] = outside
	}
	if s.kinds[next] != outside && s.kinds[next].kind() == kindPerson || s.class[next].Has(lexicon.Honorific) {
		return
	}
	if s.kinds[k] != outside && s.kinds[k].kind() == kindOrganization && s.nameEnd(k) > next+1 {
		return
	}
	end := next + 1
	if s.kinds[next] != outside {
		end = s.nameEnd(next)
	}
	if s.kinds[k] != outside {
		s.kinds[k] = outside
	}
	s.setName(next, end, kindPerson)
}

func isSaint(word uint64) bool {
	return word == wordSt || word == wordSaint || word == wordDon
}

var (
	wordSt    = annot.Hash("st.")
	wordSaint = annot.Hash("saint")
	wordDon   = annot.Hash("don") // also a verb: "Don't"
)

// isWork reports whether the name of several words at token k ends or begins as
// those of laws, events and works do: "Harbor Act", "Article III".
func (s *scanner) isWork(k int32) bool {
	end := s.nameEnd(k)
	return end > k+1 && (s.class[end-1]&(lexicon.ThingHead|lexicon.OrgHead) == lexicon.ThingHead ||
		s.class[k].Has(lexicon.ThingHead) && s.class[end-1]&(lexicon.OrgHead|lexicon.OrgSuffix|lexicon.Surname) == 0 &&
			s.class[k]&(lexicon.OrgHead|lexicon.OrgName|lexicon.Given|lexicon.Surname) == 0)
}

// isTitleOf reports whether the name at token k is a title or a party with "of":
// "Duke of Norwold", "Democrat of Vermont", which describe a person.
func (s *scanner) isTitleOf(k int32) bool {
	return s.nameEnd(k) > k+2 && s.class[k].Has(lexicon.Title|lexicon.Party) && s.d.Tokens[k+1].Lower == wordOf
}

// freeTitle leaves nothing of the name at token k, a title with "of", but the
// place.
func (s *scanner) freeTitle(k int32) {
	place, end := k+2, s.nameEnd(k)
	s.kinds[k], s.kinds[k+1] = outside, outside
	for i := place; i < end; i++ {
		s.kinds[i] = outside
	}
	if s.class[place].Has(lexicon.Settlement) {
		s.setName(place, end, kindPlace)
	}
}

// opensBody reports whether the name at token k is that of a place by which the name
// of a body right after it begins: "U.S. Chamber of Commerce".
func (s *scanner) opensBody(sent *annot.Sent, k int32) bool {
	return s.kinds[k].kind() == kindPlace && s.nameEnd(k) == k+1 && k+2 < sent.Last && s.class[k].Has(lexicon.Settlement) &&
		s.kinds[k+1] == first(kindOrganization) && s.nameEnd(k+1) > k+2
}

// partBodies makes two of the name at token k if it is that of two bodies joined by
// "and", and reports whether it is: each is of several words, and the first one
// ends as names of bodies do, as in "Harbor Fund and Citizens for Clean Water", or both
// begin so, as in "Office of Harbors and Bureau of Mines".
func (s *scanner) partBodies(k int32) bool {
	end := s.nameEnd(k)
	for and := k + 2; and+2 < min(end, k+maxIsland); and++ {
		if s.d.Tokens[and].Lower == wordAnd && (s.class[and-1].Has(lexicon.OrgHead|lexicon.OrgSuffix) || s.isOffice(k, and) && s.isOffice(and+1, end)) {
			s.kinds[and] = outside
			s.kinds[and+1] = first(kindOrganization)
			return true
		}
	}
	return false
}

// maxIsland is the number of tokens of a name in which the border of two is looked for.
const maxIsland = 32

// isOffice reports whether the name at [first, end) is a noun for a body with what it
// is of: "Division of Mines".
func (s *scanner) isOffice(first, end int32) bool {
	head := s.bodyHead(first, end)
	return head+2 < end && s.d.Tokens[head+1].Lower == wordOf && s.class[head].Has(lexicon.OrgHead)
}

// isListedBody reports whether the name at token k is a listed name of a body of
// several words, such as "White House".
func (s *scanner) isListedBody(k int32) bool {
	end := s.nameEnd(k)
	for i := k; i < end; i++ {
		if !s.class[i].Has(lexicon.OrgName) {
			return false
		}
	}
	return end > k+1
}

// isOfficer reports whether the name that begins at token k, which is that of a
// body or thing, is a title and a surname: "Mayor Holt".
func (s *scanner) isOfficer(k int32) bool {
	const others = lexicon.OrgHead | lexicon.PlaceHead | lexicon.OrgSuffix | lexicon.Title | lexicon.BodyNoun
	return s.nameEnd(k) == k+2 && s.isTitle(k) && s.class[k]&(others&^lexicon.Title) == 0 && s.class[k+1]&others == 0 &&
		s.d.Tokens[k+1].Shape.Has(annot.Capital|annot.Alpha)
}

// isRoleAndName reports whether the name at token k, which is not taken for a
// person's, is a noun of people and two or three words that neither bodies nor
// places have in their names: "Goalkeeper Ivo Brandt".
func (s *scanner) isRoleAndName(k int32) bool {
	const others = lexicon.OrgHead | lexicon.OrgSuffix | lexicon.OrgName | lexicon.PlaceHead | lexicon.ThingHead |
		lexicon.Settlement | lexicon.BodyNoun | lexicon.GroupNoun | lexicon.ThingNoun | lexicon.PersonNoun | lexicon.Demonym
	end := s.nameEnd(k)
	if s.kinds[k].kind() == kindPerson || end-k < 3 || end-k > 4 || !s.isBareRole(k) || s.class[k].Has(lexicon.Plural|lexicon.GroupNoun) {
		return false
	}
	for i := k + 1; i < end; i++ {
		if !s.d.Tokens[i].Shape.Has(annot.Capital|annot.Alpha) || s.class[i].Has(others) && !s.class[i].Has(lexicon.Given|lexicon.Surname) {
			return false
		}
	}
	return true
}

// isGivenAndSurname reports whether the rest of a name from token k on, which is
// not taken for a person's, is a given name and one or two words that neither
// bodies nor places have in their names: "Ruth Carver".
func (s *scanner) isGivenAndSurname(k int32) bool {
	const others = lexicon.OrgHead | lexicon.OrgSuffix | lexicon.OrgName | lexicon.PlaceHead | lexicon.ThingHead |
		lexicon.Settlement | lexicon.BodyNoun | lexicon.Demonym
	c, end := s.class[k], s.nameEnd(k)
	if s.kinds[k].kind() == kindPerson || end-k < 2 || end-k > 3 || !c.Has(lexicon.Given) || c.Has(lexicon.Common|others) {
		return false
	}
	for i := k + 1; i < end; i++ {
		if !s.d.Tokens[i].Shape.Has(annot.Capital) || s.class[i].Has(others) && !s.class[i].Has(lexicon.Surname) || s.class[i].Has(lexicon.OrgSuffix|lexicon.PlaceHead|lexicon.ThingHead) {
			return false
		}
	}
	return true
}

// extendPerson lets the name of a person that begins at token k run on over
// particles to a further name ("Harriet de Courcy"), over an initial ("Ada B. Roe"),
// a nickname and a hyphen ("Min-seo") and over a suffix ("Ash Jr.", "Ash, Jr.").
func (s *scanner) extendPerson(sent *annot.Sent, k int32) {
	for end := s.nameEnd(k); end < sent.Last; end = s.nameEnd(end - 1) {
		to := s.extension(sent, end)
		if to == end {
			return
		}
		for ; end < to; end++ {
			s.setKind(end, further(kindPerson))
		}
	}
}

// extension returns how far a name that ends before token i runs on.
func (s *scanner) extension(sent *annot.Sent, i int32) int32 {
	tokens := s.d.Tokens
	if s.kinds[i] == outside && isSuffix(tokens[i].Lower) && tokens[i].Shape.Has(annot.Capital) {
		return i + 1
	}
	if i+1 >= sent.Last {
		return i
	}
	if tokens[i].Lower == wordComma && isSuffix(tokens[i+1].Lower) && s.kinds[i+1] == outside {
		return i + 2
	}
	if to := s.nickname(sent, i); to > i {
		return to
	}
	if isInitial(&tokens[i]) && s.kinds[i] == outside && s.class[i-1].Has(lexicon.Given) && s.mayBeSurname(i+1) {
		return s.nameEnd(i + 1)
	}
	if tokens[i-1].Tag == annot.TagHYPH && s.kinds[i] == outside && s.glued(i) && tokens[i].Shape.Has(annot.Alpha) && s.class[i] == 0 {
		return i + 1
	}
	glued := !tokens[i+1].Shape.Has(annot.SpaceBefore)
	if tokens[i].Tag == annot.TagHYPH && !tokens[i].Shape.Has(annot.SpaceBefore) && glued && tokens[i+1].Shape.Has(annot.Alpha) &&
		tokens[i+1].Shape&annot.Capital == 0 && s.class[i+1] == 0 {
		return i + 2
	}
	k := i
	for k < min(i+2, sent.Last-1) && s.class[k].Has(lexicon.Particle) && tokens[k].Shape&annot.Capital == 0 && tokens[k].Tag != annot.TagCC {
		k++
	}
	if k > i && tokens[k].Shape.Has(annot.Capital) && s.class[k]&lexicon.Calendar == 0 &&
		(s.kinds[k] == outside || s.kinds[k].kind() != kindOrganization) {
		return s.nameEnd(k)
	}
	return i
}

// mayBeSurname reports whether the word at token i, after an initial, has the looks of
// a surname and is nothing else.
func (s *scanner) mayBeSurname(i int32) bool {
	const others = lexicon.Title | lexicon.Honorific | lexicon.Calendar | lexicon.OrgHead | lexicon.PlaceHead | lexicon.ThingHead | lexicon.Settlement
	t := &s.d.Tokens[i]
	return t.Shape.Has(annot.Capital|annot.Alpha) && isNoun(t) && !s.kinds[i].isFurther() &&
		(s.class[i].Has(lexicon.Surname) || !s.class[i].Has(others))
}

// nickname returns the end of a name that goes on after a nickname between marks
// or brackets at token i, as in Robert "Bo" Ash; i if it does not.
func (s *scanner) nickname(sent *annot.Sent, i int32) int32 {
	tokens := s.d.Tokens
	if i+3 >= sent.Last || !tokens[i].Shape.Has(annot.QuoteMark) && tokens[i].Tag != annot.TagLRB {
		return i
	}
	for end := i + 2; end <= i+3 && end+1 < sent.Last; end++ {
		closes := tokens[end].Shape.Has(annot.QuoteMark) || tokens[end].Tag == annot.TagRRB
		if closes && tokens[i+1].Shape.Has(annot.Capital) && tokens[end+1].Shape.Has(annot.Capital|annot.Alpha) &&
			isNoun(&tokens[end+1]) && (s.kinds[end+1] == outside || s.kinds[end+1].kind() != kindOrganization) {
			return s.nameEnd(end + 1)
		}
	}
	return i
}

func isSuffix(word uint64) bool {
	switch word {
	case wordJr, wordJrStop, wordSr, wordSrStop, wordII, wordIII, wordIV:
		return true
	}
	return false
}

var (
	wordJr     = annot.Hash("jr")
	wordJrStop = annot.Hash("jr.")
	wordSr     = annot.Hash("sr")
	wordSrStop = annot.Hash("sr.")
	wordII     = annot.Hash("ii")
	wordIII    = annot.Hash("iii")
	wordIV     = annot.Hash("iv")
)

// maxLabel is the number of words of the longest speaker label.
const maxLabel = 3

// readLabel makes a label in capitals at the start of a sentence, as transcripts
// have them, the name of a person: "KELLER: We lost."
func (s *scanner) readLabel(sent *annot.Sent) {
	tokens := s.d.Tokens
	end := sent.First
	for end < min(sent.First+maxLabel, sent.Last) && tokens[end].Shape.Has(annot.AllCaps) {
		end++
	}
	if end == sent.First || end >= sent.Last || tokens[end].Tag != annot.TagColon || s.d.Text[tokens[end].Start] != ':' {
		return
	}
	last := tokens[end-1].Lower
	known := s.class[end-1].Has(lexicon.Surname|lexicon.Given) && !s.class[end-1].Has(lexicon.Common) || s.seen.of(last)&(afterGiven|afterTitle) != 0
	if known && s.class[end-1]&(lexicon.ThingNoun|lexicon.PersonNoun|lexicon.Calendar|lexicon.Settlement) == 0 {
		s.setName(sent.First, end, kindPerson)
	}
}
