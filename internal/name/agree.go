package name

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Votes of the occurrences of a word on what it names, for agree.
const (
	alone      = 2 // a name of one word
	lastOfName = 6 // the last word of a person's name: Ada Ash
	inName     = 1 // any word of a longer name
)

// longer is the place of a ballot that counts words in longer names of others
// than persons.
const longer = numKinds

// agree lets the occurrences of a name in a document agree. A name of one word
// is of the kind that most of its occurrences are, where the surname in a full
// name counts for more than one occurrence; a word that was left outside becomes
// a name where the document uses it as the name of a person or a body; owners and
// officers that the document has by themselves are cut off the names of bodies; what
// an apposition calls a body is one; and headlines are cut into the names that the
// text below them has.
func (s *scanner) agree() {
	s.votes.reset(2 * s.live.len())
	slices.Sort(s.bodies)
	s.vote()
	for i := range s.d.Sents {
		sent := &s.d.Sents[i]
		if s.style[i] != plainStyle {
			s.cutHeadline(sent)
		}
		for k := s.live.next(sent.First); k < sent.Last; k = s.live.next(k + 1) {
			t := &s.d.Tokens[k]
			if s.kinds[k].isFirst() && s.nameEnd(k) > k+2 {
				s.partPossessor(k)
			}
			if s.kinds[k].isFirst() && s.nameEnd(k) > k+1 {
				s.cutOfficer(k)
			}
			switch {
			case s.kinds[k].isFirst() && len(s.bodies) > 0 && s.isBodyByForm(sent, k):
				s.setName(k, s.nameEnd(k), kindOrganization)
			case s.kinds[k].isFirst() && s.nameEnd(k) == k+1:
				s.kinds[k] = s.aloneLabel(k)
			case s.kinds[k].isFirst() && s.isSaint(k):
				s.setName(k, k+2, kindPerson)
			case s.kinds[k] == outside && isNamelike(t) && t.Shape.Has(annot.Alpha) && s.missedPerson(k):
				s.kinds[k] = first(kindPerson)
				s.joinGiven(sent, k)
				s.joinGiven(sent, k+1)
			case s.kinds[k] == outside && t.Shape.Has(annot.Capital|annot.Alpha) && s.missedBody(k, s.style[i]):
				s.setKind(k, first(kindOrganization))
			}
		}
	}
}

// aloneLabel returns the label of token k, which is a name of one word.
func (s *scanner) aloneLabel(k int32) label {
	const elsewhere = lexicon.Settlement | lexicon.OrgName | lexicon.Demonym | lexicon.Common | lexicon.OrgHead | lexicon.ThingHead
	t, c := &s.d.Tokens[k], s.class[k]
	kind := s.votes.winner(t.Lower, s.kinds[k].kind())
	if b := s.votes.of(t.Lower); kind != kindGroup && b[kindPerson] == b[kind] && b[kind] > 0 && !c.Has(elsewhere) && t.Shape&(annot.AllCaps|annot.HasDigit) == 0 {
		kind = kindPerson // a tie: an unknown word is sooner a person
	}
	switch {
	case kind != kindPerson && t.End-t.Start == 1, s.isBareTitle(k), s.isBareDemonym(k, kind),
		c.Has(lexicon.Calendar) && s.seen.of(t.Lower)&afterTitle == 0:
		return outside
	case kind == kindOrganization && c.Has(lexicon.ThingHead) && !c.Has(lexicon.OrgHead|lexicon.OrgName):
		kind = kindThing // the Constitution
	case kind != kindPerson && c.Has(lexicon.Given) && !c.Has(elsewhere) && s.seen.of(t.Lower)&(afterThe|beforeOrg|inSmall) == 0:
		kind = kindPerson // a child that nobody calls by a surname
	case kind == kindPlace && c.Has(lexicon.Given) && c.Has(lexicon.City) && s.seen.of(t.Lower)&(beforeSaid|beforeWho) != 0 &&
		s.seen.of(t.Lower)&afterIn == 0:
		kind = kindPerson // Charlotte said
	case kind == kindPlace && s.votes.of(t.Lower)[kindPerson] >= lastOfName && s.seen.of(t.Lower)&afterIn == 0:
		kind = kindPerson // Ada London, whom the text goes on to call London
	case (kind == kindPlace || kind == kindThing) && c.Has(lexicon.OrgName) && !c.Has(lexicon.Settlement|lexicon.ThingHead|lexicon.Common) &&
		s.seen.of(t.Lower)&inSmall == 0:
		kind = kindOrganization // Netflix
	}
	return first(kind)
}

// isBareDemonym reports whether token k, taken for a name of this kind, only says
// of what nation or party something is: "Latino", "Democrat".
func (s *scanner) isBareDemonym(k int32, kind int) bool {
	c := s.class[k]
	return kind != kindGroup && kind != kindPlace && c.Has(lexicon.Demonym|lexicon.Party) && !c.Has(lexicon.OrgName|lexicon.Country) &&
		s.d.Tokens[k].Tag != annot.TagNNPS && s.seen.of(s.d.Tokens[k].Lower)&(afterTitle|afterGiven|afterInitial) == 0
}

// isBareTitle reports whether token k, taken for a name, is a title that stands
// for its bearer: "the General". Some titles are surnames too.
func (s *scanner) isBareTitle(k int32) bool {
	c, u := s.class[k], s.seen.of(s.d.Tokens[k].Lower)
	switch {
	case u&(afterTitle|afterGiven|afterInitial) != 0 || c.Has(lexicon.Given):
		return false
	case c.Has(lexicon.Title):
		return u&afterThe != 0 || !c.Has(lexicon.Surname)
	case c.Has(lexicon.PersonNoun):
		return u&(afterThe|inSmall) != 0
	}
	return false
}

// vote counts what the words of names are in all plain sentences; in headlines
// too where there are no others.
func (s *scanner) vote() {
	plain := slices.Contains(s.style, plainStyle)
	for i := range s.d.Sents {
		if plain && s.style[i] != plainStyle {
			continue
		}
		sent := &s.d.Sents[i]
		for k := s.live.next(sent.First); k < sent.Last; {
			if s.kinds[k] == outside {
				k = s.live.next(k + 1)
				continue
			}
			kind, end := s.kinds[k].kind(), s.nameEnd(k)
			switch {
			case end == k+1:
				s.votes.add(s.d.Tokens[k].Lower, kind, alone)
				if s.isListedWithPerson(sent, k) {
					s.votes.add(s.d.Tokens[k].Lower, kindPerson, 2*alone)
				}
			case kind == kindPerson:
				s.votes.add(s.d.Tokens[end-1].Lower, kind, lastOfName)
				fallthrough
			default:
				if kind != kindPerson {
					kind = longer
				}
				for i := k; i < end; i++ {
					s.votes.add(s.d.Tokens[i].Lower, kind, inName)
				}
				s.votes.add(s.formOf(k, end), s.kinds[k].kind(), alone)
			}
			k = end
		}
	}
}

// isListedWithPerson reports whether token k, an unknown word that was taken for a
// place or a thing, is joined to the name of a person: "Lorrain and Holt".
func (s *scanner) isListedWithPerson(sent *annot.Sent, k int32) bool {
	if kind := s.kinds[k].kind(); s.class[k] != 0 || kind != kindPlace && kind != kindThing {
		return false
	}
	and := func(i int32) bool { return s.d.Tokens[i].Lower == wordAnd || s.d.Tokens[i].Lower == wordAmp }
	return k+2 < sent.Last && and(k+1) && s.kinds[k+2] == first(kindPerson) ||
		k-2 >= sent.First && and(k-1) && s.kinds[k-2] != outside && s.kinds[k-2].kind() == kindPerson
}

// cutHeadline looks at the names of several words of a sentence in title case that
// the text below does not have, and leaves only what it has of them: "Keller Says
// Holt Must Go" holds two names.
func (s *scanner) cutHeadline(sent *annot.Sent) {
	for k := s.live.next(sent.First); k < sent.Last; {
		if s.kinds[k] == outside {
			k = s.live.next(k + 1)
			continue
		}
		end := s.nameEnd(k)
		if end > k+1 && *s.votes.of(s.formOf(k, end)) == (ballot{}) {
			s.cutName(k, end)
		}
		k = end
	}
}

// maxForm is the number of words of the longest name looked for in a headline.
const maxForm = 5

// cutName leaves of the name at [first, end) the names that the text has, if it is
// likely that the other words are no part of a name: one of them is common, or
// the text has a name of several words.
func (s *scanner) cutName(first, end int32) {
	const heads = lexicon.OrgHead | lexicon.OrgSuffix | lexicon.PlaceHead | lexicon.ThingHead | lexicon.NameSuffix
	var kept [2 * maxForm]piece
	n, common, full, head := 0, false, false, false
	for i := first; i < end; {
		to, kind := s.knownName(i, end)
		if to == i || n == len(kept) {
			common = common || s.isCommonWord(i)
			head = head || s.class[i].Has(heads)
			i++
			continue
		}
		kept[n] = piece{i, to, kind}
		n++
		full = full || to > i+1
		i = to
	}
	if n == 0 || !common && (!full || head) {
		return
	}
	for i := first; i < end; i++ {
		s.kinds[i] = outside
	}
	for _, p := range kept[:n] {
		s.setName(p.first, p.end, p.kind)
	}
}

// A piece is a part of what was taken for one name.
type piece struct {
	first, end int32
	kind       int
}

// knownName returns the end and the kind of the longest name that begins at token
// i and that the text has; i if it has none.
func (s *scanner) knownName(i, end int32) (int32, int) {
	for to := min(end, i+maxForm); to > i+1; to-- {
		if b := s.votes.of(s.formOf(i, to)); *b != (ballot{}) {
			return to, s.votes.winner(s.formOf(i, to), kindPerson)
		}
	}
	if i+1 < end && s.isOnlyGiven(i) && s.isPersonWord(i+1) {
		return i + 2, kindPerson // the headline alone has the given name
	}
	if s.isPersonWord(i) {
		return i + 1, kindPerson
	}
	return i, 0
}

// formOf returns a hash of the words of the name at [first, end), which has
// several.
func (s *scanner) formOf(first, end int32) uint64 {
	h := uint64(0)
	for i := first; i < end; i++ {
		h = weights.Mix(h, s.d.Tokens[i].Lower)
	}
	return h
}

// isCommonWord reports whether the word at token i, with a capital in a headline,
// is likely no part of a name.
func (s *scanner) isCommonWord(i int32) bool {
	t := &s.d.Tokens[i]
	if s.class[i].Has(lexicon.Given|lexicon.Surname|lexicon.Settlement|lexicon.OrgHead|lexicon.NameSuffix) ||
		*s.votes.of(t.Lower) != (ballot{}) {
		return false
	}
	return s.seen.of(t.Lower)&inSmall != 0 || !isNoun(t)
}

// isPersonWord reports whether the document uses the word at token i mostly in
// names of persons.
func (s *scanner) isPersonWord(i int32) bool {
	v := s.votes.of(s.d.Tokens[i].Lower)
	return v[kindPerson] > 0 && 2*v[kindPerson] > v.total()
}

// missedPerson reports whether token i, outside all names, is the surname of a
// person whom the document names in full.
func (s *scanner) missedPerson(i int32) bool {
	t := &s.d.Tokens[i]
	if s.class[i].Has(lexicon.Honorific|lexicon.Title|lexicon.Calendar|lexicon.Demonym) || s.seen.of(t.Lower)&inSmall != 0 {
		return false
	}
	v := s.votes.of(t.Lower)
	least := int32(lastOfName + inName)
	if s.isOnlyGiven(i) && isNoun(t) {
		least = alone // a given name is one wherever it stands
	}
	return v[kindPerson] >= least && 2*v[kindPerson] > v.total()
}

// isOnlyGiven reports whether token i is a given name and no other listed word.
func (s *scanner) isOnlyGiven(i int32) bool {
	c := s.class[i]
	return c.Has(lexicon.Given) && c&^(lexicon.Given|lexicon.Surname) == 0
}

// joinGiven makes the person's name at token k, if there is one, go on from a given
// name right before it.
func (s *scanner) joinGiven(sent *annot.Sent, k int32) {
	if k > sent.First && k < sent.Last && s.kinds[k] == first(kindPerson) && s.kinds[k-1] == first(kindPerson) && s.class[k-1].Has(lexicon.Given) {
		s.kinds[k] = further(kindPerson)
	}
}

// missedBody reports whether token i, outside all names, is what the document calls a
// body by: a word that is never written small, or letters that spell a word when they
// are, "WHO".
func (s *scanner) missedBody(i int32, st style) bool {
	t := &s.d.Tokens[i]
	acronym := t.Shape.Has(annot.AllCaps) && st == plainStyle
	if !acronym && (!isNoun(t) || s.seen.of(t.Lower)&inSmall != 0) || s.class[i].Has(lexicon.Title|lexicon.Calendar|lexicon.Demonym|lexicon.Settlement) {
		return false
	}
	v := s.votes.of(t.Lower)
	if s.class[i] == lexicon.OrgName && t.Tag == annot.TagNNP && s.seen.of(t.Lower)&inSmall == 0 {
		return v[kindOrganization] >= v.total()-v[kindOrganization] // a listed one, which is nothing else
	}
	return v[kindOrganization] >= alone && 2*v[kindOrganization] > v.total()
}

// votes counts, by word, how often it names what.
type votes struct {
	keys  []uint64
	count []ballot
	mask  uint64
}

type ballot [numKinds + 1]int32

// total returns the number of votes for kinds.
func (b *ballot) total() int32 {
	var n int32
	for _, v := range b[:numKinds] {
		n += v
	}
	return n
}

func (v *votes) reset(words int) {
	size := 64
	for size < 2*words {
		size *= 2
	}
	v.keys = grow(v.keys, size)
	v.count = grow(v.count, size)
	clear(v.keys)
	clear(v.count)
	v.mask = uint64(size - 1)
}

func (v *votes) at(word uint64) uint64 {
	i := (word ^ word>>29) & v.mask
	for v.keys[i] != word && v.keys[i] != 0 {
		i = (i + 1) & v.mask
	}
	return i
}

func (v *votes) add(word uint64, kind int, n int32) {
	i := v.at(word)
	v.keys[i] = word
	v.count[i][kind] += n
}

func (v *votes) of(word uint64) *ballot { return &v.count[v.at(word)] }

// winner returns the kind with the most votes, kind itself on a tie.
func (v *votes) winner(word uint64, kind int) int {
	b := v.of(word)
	for k, n := range b[:numKinds] {
		if n > b[kind] {
			kind = k
		}
	}
	return kind
}
