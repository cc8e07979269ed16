package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// mentionSentence appends the mentions of a sentence, whose names are decoded.
func (s *scanner) mentionSentence(sent *annot.Sent) {
	d := s.d
	from := len(d.Mentions)
	for i := sent.First; i < sent.Last; {
		if s.kinds[i] != outside {
			i = s.mentionName(sent, i)
			continue
		}
		t := &d.Tokens[i]
		switch t.Tag {
		case annot.TagPRP, annot.TagPRPS, annot.TagWP, annot.TagWPS, annot.TagWDT:
			s.mentionPronoun(i)
		case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS:
			i = s.mentionNouns(sent, i)
			continue
		case annot.TagDT, annot.TagCD, annot.TagJJ, annot.TagJJR, annot.TagJJS, annot.TagPDT, annot.TagRB, annot.TagCC, annot.TagIN:
			if s.class[i].Has(lexicon.QuantityNoun | lexicon.Indefinite | lexicon.GroupNoun) {
				s.mentionQuantity(sent, i)
			}
		}
		i++
	}
	inOrder(d.Mentions[from:])
	s.linkAppositions(sent, from)
}

// inOrder sorts by first token, outer mentions before those inside them. Nearly
// everything is in order already.
func inOrder(m []annot.Mention) {
	for i := 1; i < len(m); i++ {
		for j := i; j > 0 && before(&m[j], &m[j-1]); j-- {
			m[j], m[j-1] = m[j-1], m[j]
		}
	}
}

func before(a, b *annot.Mention) bool {
	if a.First != b.First {
		return a.First < b.First
	}
	return a.Last > b.Last
}

// add appends m, whose First, Last and Head are set, and returns it.
func (s *scanner) add(m annot.Mention) *annot.Mention {
	tokens := s.d.Tokens
	m.Span = annot.Span{Start: tokens[m.First].Start, End: tokens[m.Last-1].End}
	m.Appos, m.Speaker = annot.None, annot.None
	if int(m.Last) < len(tokens) && tokens[m.Last].Tag == annot.TagPOS {
		m.Poss = true
	}
	s.d.Mentions = append(s.d.Mentions, m)
	return &s.d.Mentions[len(s.d.Mentions)-1]
}

func (s *scanner) span(first, last int32) annot.Span {
	if first >= last {
		return annot.Span{}
	}
	return annot.Span{Start: s.d.Tokens[first].Start, End: s.d.Tokens[last-1].End}
}

// genderOf returns the gender that a listed word has by itself.
func genderOf(c lexicon.Class) annot.Gender {
	switch {
	case c.Has(lexicon.Male) && !c.Has(lexicon.Female):
		return annot.Male
	case c.Has(lexicon.Female) && !c.Has(lexicon.Male):
		return annot.Female
	}
	return annot.UnknownGender
}

// nameEnd returns the end of the name that begins at token i.
func (s *scanner) nameEnd(i int32) int32 {
	for i++; int(i) < len(s.kinds) && s.kinds[i].isFurther(); i++ {
	}
	return i
}

// nameStart returns the first token of the name that token i is in.
func (s *scanner) nameStart(i int32) int32 {
	for i > 0 && s.kinds[i].isFurther() {
		i--
	}
	return i
}

// mentionName appends the name that begins at token i and returns its end.
func (s *scanner) mentionName(sent *annot.Sent, i int32) int32 {
	kind := s.kinds[i].kind()
	end := s.nameEnd(i)
	if kind == kindPerson {
		end = s.takeMonth(sent, i, end)
	}
	if (kind == kindPlace || kind == kindThing) && s.inTitle(sent, end) {
		return end
	}
	m := annot.Mention{First: i, Last: end, Kind: annot.Name, Entity: entityOfKind[kind], Number: annot.Singular}
	switch kind {
	case kindPerson:
		s.personName(sent, &m)
	case kindGroup:
		m.Head, m.Number = end-1, annot.Plural
		m.Name = s.span(i, end)
	case kindThing:
		if s.d.Tokens[end-1].Tag == annot.TagJJ {
			return end
		}
		fallthrough
	default:
		m.Head, m.Gender = s.bodyHead(i, end), annot.Neuter
		m.Name = s.span(i, end)
	}
	s.add(m)
	if kind != kindPerson && end-i > 2 {
		s.mentionMember(i, end)
	}
	if (kind == kindOrganization || kind == kindThing) && end-i > 1 {
		s.mentionOpening(i, end, kind)
	}
	return end
}

// takeMonth returns the end of the person's name at [first, end), moved past a
// surname that is the name of a month as well and was taken for one: Theresa May.
func (s *scanner) takeMonth(sent *annot.Sent, first, end int32) int32 {
	if end-first != 1 || end+1 >= sent.Last || s.kinds[end] != outside || !s.class[end].Has(lexicon.Calendar) ||
		!s.class[first].Has(lexicon.Given) || s.class[first].Has(lexicon.Calendar) || !s.d.Tokens[end].Shape.Has(annot.Capital) {
		return end
	}
	switch s.d.Tokens[end+1].Tag {
	case annot.TagVBD, annot.TagVBZ, annot.TagMD, annot.TagPOS:
		return end + 1
	}
	return end
}

// bodyHead returns the head of a name that may hold a preposition: "Ministry"
// of "Ministry of Defence".
func (s *scanner) bodyHead(first, last int32) int32 {
	for i := first + 1; i < last; i++ {
		t := &s.d.Tokens[i]
		if t.Lower == wordOf || t.Lower == wordFor || t.Lower == wordOn || t.Tag == annot.TagTO || t.Lower == wordAgainst {
			return i - 1
		}
	}
	for i := last - 1; i > first; i-- {
		if !s.d.Tokens[i].Shape.Has(annot.Punct) && s.d.Tokens[i].Tag != annot.TagPOS {
			return i
		}
	}
	return first
}
