package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// mentionNouns reads the run of nouns that begins at token i, appends the
// description that it is the head of, if any, and returns the end of the run.
func (s *scanner) mentionNouns(sent *annot.Sent, i int32) int32 {
	end := i + 1
	for end < sent.Last && s.kinds[end] == outside && (isNoun(&s.d.Tokens[end]) || s.hyphenates(sent, end)) {
		end++
	}
	head := end - 1
	c := s.class[head]
	if end < sent.Last && s.kinds[end].isFirst() && s.kinds[end].kind() == kindPerson && s.isRole(head, end) {
		return end // the title of the name that follows
	}
	if c.Has(lexicon.QuantityNoun) && !c.Has(lexicon.PersonNoun|lexicon.GroupNoun) {
		if end == i+1 && isPronominal(s.d.Tokens[i].Lower) {
			s.mentionQuantity(sent, i)
		} else if s.standsAlone(sent, head) {
			s.describe(sent, head, annot.Group, annot.Plural)
		}
		return end
	}
	entity := entityOfClass(c)
	if entity == annot.UnknownEntity {
		if !s.tells(sent, head) {
			return end
		}
		entity = annot.Person
	}
	number := annot.Singular
	if t := &s.d.Tokens[head]; c.Has(lexicon.Plural) || t.Tag == annot.TagNNS || t.Tag == annot.TagNNPS {
		number = annot.Plural
	} else if entity == annot.Group {
		number = annot.UnknownNumber // the crowd was, the crowd were
	}
	s.describe(sent, head, entity, number)
	return end
}

// tells reports whether the phrase with this head, whatever it is, says a
// quotation beside it: "...," said the mariner; "...," the cat went on.
func (s *scanner) tells(sent *annot.Sent, head int32) bool {
	tokens := s.d.Tokens
	first, det := s.leftEdge(sent, head)
	if det != annot.Definite && det != annot.Indefinite {
		return false
	}
	if first >= 2 && isFinite(&tokens[first-1]) && s.endsSpeech(first-2) {
		return true
	}
	return head+1 < sent.Last && isFinite(&tokens[head+1]) && s.endsSpeech(first-1)
}

func isFinite(t *annot.Token) bool { return t.Tag == annot.TagVBD || t.Tag == annot.TagVBZ }

// endsSpeech reports whether token i is the mark after a speech, which ends with a
// comma, a question mark and the like, unlike a title.
func (s *scanner) endsSpeech(i int32) bool {
	if i < 1 {
		return false
	}
	mark := &s.d.Tokens[i]
	return mark.Shape.Has(annot.QuoteMark|annot.InQuote) && mark.Shape&annot.SpaceBefore == 0 && s.d.Tokens[i-1].Shape.Has(annot.Punct)
}

// isPronominal reports whether a quantity that is tagged as a noun is a pronoun.
func isPronominal(word uint64) bool { return word == wordOthers || word == wordOne || word == wordOnes }

func isNoun(t *annot.Token) bool {
	switch t.Tag {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS:
		return true
	}
	return false
}

// hyphenates reports whether token i is a hyphen inside a run of nouns.
func (s *scanner) hyphenates(sent *annot.Sent, i int32) bool {
	return s.d.Tokens[i].Tag == annot.TagHYPH && i+1 < sent.Last && s.kinds[i+1] == outside && isNoun(&s.d.Tokens[i+1])
}

// entityOfClass returns what a noun of class c names, UnknownEntity if it is
// nothing that a text would quote.
func entityOfClass(c lexicon.Class) annot.Entity {
	switch {
	case c.Has(lexicon.PersonNoun | lexicon.Indefinite):
		return annot.Person
	case c.Has(lexicon.GroupNoun):
		return annot.Group
	case c.Has(lexicon.BodyNoun):
		return annot.Organization
	case c.Has(lexicon.ThingNoun):
		return annot.Thing
	case c.Has(lexicon.Demonym | lexicon.Party):
		return annot.Person // a Norwegian, one Republican
	}
	return annot.UnknownEntity
}

// describe appends the description with this head.
func (s *scanner) describe(sent *annot.Sent, head int32, entity annot.Entity, number annot.Number) {
	m := annot.Mention{Head: head, Kind: annot.Description, Entity: entity, Number: number}
	m.First, m.Det = s.leftEdge(sent, head)
	if m.First == head && s.isBare(sent, head, entity, number) {
		return
	}
	m.Last = s.rightEdge(sent, head)
	switch {
	case entity == annot.Organization || entity == annot.Thing:
		m.Gender = annot.Neuter
	case number == annot.Singular:
		m.Gender = genderOf(s.class[head])
	}
	if entity == annot.Person && number == annot.Plural {
		m.Entity = annot.Group
	}
	if m.Det == annot.NoDet && number == annot.Plural && s.d.Tokens[m.First].Tag == annot.TagCD {
		m.Det = annot.Quantified
	}
	s.add(m)
}

// isBare reports whether a noun without determiner or modifier is part of a set
// phrase rather than a source: "in office", "in order", "at school".
func (s *scanner) isBare(sent *annot.Sent, head int32, entity annot.Entity, number annot.Number) bool {
	if entity != annot.Thing && entity != annot.Organization || number != annot.Singular || head == sent.First {
		return false
	}
	prev := &s.d.Tokens[head-1]
	return prev.Tag == annot.TagIN && prev.Lower != wordTo
}

// maxLeft is the number of tokens that a description may have before its head.
const maxLeft = 14

// leftEdge returns where the phrase with this head begins, and its determiner.
func (s *scanner) leftEdge(sent *annot.Sent, head int32) (int32, annot.Det) {
	tokens := s.d.Tokens
	low := max(sent.First, head-maxLeft)
	for k := head; ; {
		if k == low {
			return k, annot.NoDet
		}
		t := &tokens[k-1]
		if det := s.determiner(k - 1); det != annot.NoDet {
			if k-1 > low && tokens[k-2].Tag == annot.TagPDT {
				return k - 2, det
			}
			return k - 1, det
		}
		switch {
		case t.Tag == annot.TagPOS:
			return s.possessorStart(low, k-1), annot.Possessive
		case s.kinds[k-1] != outside:
			k = max(s.nameStart(k-1), low)
		case s.isPremodifier(k-1) && !s.class[k-1].Has(lexicon.Calendar):
			k--
		case (t.Shape|tokens[k].Shape)&annot.SpaceBefore == 0 && k-1 > low && t.Shape.Has(annot.Punct) && tokens[k].Tag == annot.TagCD && tokens[k-2].Tag == annot.TagCD:
			k -= 2 // a 5-4 ruling
		case (t.Tag == annot.TagComma || t.Tag == annot.TagCC) && k-1 > low &&
			tokens[k].Tag == annot.TagJJ && tokens[k-2].Tag == annot.TagJJ:
			k -= 2
		case t.Tag == annot.TagRB && k-1 > low && tokens[k].Tag != annot.TagNN && s.determiner(k-2) != annot.NoDet:
			k--
		case (t.Tag == annot.TagVBN || t.Tag == annot.TagVBG) && k-1 > low &&
			s.opensPhrase(k-2):
			k--
		default:
			return k, annot.NoDet
		}
	}
}

// opensPhrase reports whether a participle after token i modifies a noun: "the
// elected officials", "and elected officials", but not "was elected president".
func (s *scanner) opensPhrase(i int32) bool {
	switch s.d.Tokens[i].Tag {
	case annot.TagJJ, annot.TagRB, annot.TagPOS, annot.TagComma, annot.TagCC:
		return true
	}
	return s.determiner(i) != annot.NoDet
}

func (s *scanner) isPremodifier(i int32) bool {
	switch s.d.Tokens[i].Tag {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS, annot.TagJJ, annot.TagJJR, annot.TagJJS,
		annot.TagCD, annot.TagHYPH, annot.TagAFX:
		return true
	}
	return false
}

// possessorStart returns where the possessor before the possessive sign at token
// pos begins.
func (s *scanner) possessorStart(low, pos int32) int32 {
	k := pos
	for k > low {
		switch {
		case s.kinds[k-1] != outside:
			k = max(s.nameStart(k-1), low)
		case s.determiner(k-1) != annot.NoDet:
			return k - 1
		case s.isPremodifier(k-1) || s.d.Tokens[k-1].Tag == annot.TagPOS:
			k--
		default:
			return k
		}
	}
	return k
}

// determiner returns what kind of determiner token i is.
func (s *scanner) determiner(i int32) annot.Det {
	t := &s.d.Tokens[i]
	switch t.Tag {
	case annot.TagPRPS, annot.TagWPS:
		return annot.Possessive
	case annot.TagDT, annot.TagWDT, annot.TagPDT:
	case annot.TagJJ:
		if t.Lower == wordMany || t.Lower == wordSeveral || t.Lower == wordFew {
			return annot.Quantified
		}
		return annot.NoDet
	default:
		return annot.NoDet
	}
	switch t.Lower {
	case wordThe, wordThis, wordThat, wordThese, wordThose:
		return annot.Definite
	case wordA, wordAn, wordSome, wordAnother, wordAny:
		return annot.Indefinite
	}
	return annot.Quantified
}

var (
	wordThis    = annot.Hash("this")
	wordThat    = annot.Hash("that")
	wordThese   = annot.Hash("these")
	wordThose   = annot.Hash("those")
	wordA       = annot.Hash("a")
	wordAn      = annot.Hash("an")
	wordSome    = annot.Hash("some")
	wordAny     = annot.Hash("any")
	wordMany    = annot.Hash("many")
	wordSeveral = annot.Hash("several")
	wordFew     = annot.Hash("few")
	wordOthers  = annot.Hash("others")
	wordOnes    = annot.Hash("ones")
)

// maxRight is the number of tokens that a description may have after its head.
const maxRight = 14

// rightEdge returns where the phrase with this head ends: after the
// prepositional phrases that say whose, or of where, somebody is.
func (s *scanner) rightEdge(sent *annot.Sent, head int32) int32 {
	last := head + 1
	high := min(sent.Last, head+maxRight)
	for range 3 {
		k := last
		if k < high && s.isComplement(k) {
			k++
		}
		if k >= high || !s.attaches(k, k > last, head) {
			break
		}
		end := s.phraseEnd(k+1, high)
		if end == k+1 {
			break
		}
		last = end
	}
	return last
}

// isComplement reports whether token i is an adjective that takes a phrase with
// a preposition, as in "people familiar with the talks".
func (s *scanner) isComplement(i int32) bool {
	switch s.d.Tokens[i].Lower {
	case wordFamiliar, wordClose, wordInvolved, wordBriefed:
		return true
	}
	return false
}

// attaches reports whether the preposition at token i belongs to the phrase with
// this head, complement telling that an adjective asks for one.
func (s *scanner) attaches(i int32, complement bool, head int32) bool {
	t := &s.d.Tokens[i]
	if t.Tag != annot.TagIN && t.Tag != annot.TagTO {
		return false
	}
	if complement || t.Lower == wordOf {
		return true
	}
	if !s.class[head].Has(lexicon.PersonNoun | lexicon.BodyNoun) {
		return false
	}
	switch t.Lower {
	case wordFor, wordAt, wordFrom, wordWith, wordIn, wordTo, wordOn:
		if s.d.Sents == nil {
			return false
		}
		next := i + 1
		if int(next) < len(s.d.Tokens) && s.determiner(next) != annot.NoDet {
			next++
		}
		return int(next) < len(s.d.Tokens) && (s.kinds[next] != outside && !s.class[next].Has(lexicon.Calendar) ||
			s.class[next].Has(lexicon.BodyNoun))
	}
	return false
}

// phraseEnd returns the end of the plain noun phrase that begins at token i, or
// i if there is none.
func (s *scanner) phraseEnd(i, high int32) int32 {
	end := i
	for k := i; k < high; k++ {
		t := &s.d.Tokens[k]
		switch {
		case s.kinds[k] != outside || isNoun(t):
			if s.class[k].Has(lexicon.Calendar) {
				return end
			}
			end = k + 1
		case t.Tag == annot.TagPRP && k == i:
			return k + 1
		case s.determiner(k) != annot.NoDet:
			if k > i && s.d.Tokens[k-1].Tag != annot.TagPDT {
				return end
			}
		case s.isPremodifier(k) || t.Tag == annot.TagPOS || t.Tag == annot.TagVBN && end == i:
		default:
			return end
		}
	}
	return end
}

var (
	wordFrom     = annot.Hash("from")
	wordWith     = annot.Hash("with")
	wordTo       = annot.Hash("to")
	wordFamiliar = annot.Hash("familiar")
	wordClose    = annot.Hash("close")
	wordInvolved = annot.Hash("involved")
	wordBriefed  = annot.Hash("briefed")
)
