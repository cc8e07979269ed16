package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// nextIsland returns the next stretch of sent, from token i on, that may hold
// names: words with capitals and the small words between them that names
// hold ("Bank of England", "Ludwig van Beethoven"). It is empty at the end of
// the sentence.
func (s *scanner) nextIsland(sent *annot.Sent, i int32) (first, last int32) {
	i = s.live.next(i)
	for i < sent.Last && !s.opens(i) {
		i = s.live.next(i + 1)
	}
	if i >= sent.Last {
		return sent.Last, sent.Last
	}
	first, last = i, i+1
	if first > sent.First && s.class[first-1].Has(lexicon.Particle) && !s.d.Tokens[first-1].Shape.Has(annot.Capital) {
		first--
		if first > sent.First && s.class[first-1].Has(lexicon.Particle) && !s.d.Tokens[first-1].Shape.Has(annot.Capital) {
			first--
		}
	}
	for gap := int32(0); last+gap < sent.Last && gap <= maxGap; {
		t := &s.d.Tokens[last+gap]
		switch {
		case gap == 0 && t.Lower == wordThe:
			return first, last // Dean of Arts The University of Northfield
		case isNamelike(t) || gap > 0 && t.Shape.Has(annot.HasDigit) || s.glued(last+gap):
			last += gap + 1
			gap = 0
		case s.joins(t, last+gap):
			gap++
		default:
			return first, last
		}
	}
	return first, last
}

// glued reports whether token i hangs on the word before it by a hyphen: "seo" in
// "Min-seo".
func (s *scanner) glued(i int32) bool {
	t, hyphen := &s.d.Tokens[i], &s.d.Tokens[i-1]
	return hyphen.Tag == annot.TagHYPH && (t.Shape|hyphen.Shape)&annot.SpaceBefore == 0
}

// maxGap is the number of small words in a row that a name may hold: "Ministry
// of the Interior", "Bibliothèque de la Ville".
const maxGap = 2

// opens reports whether a name may begin at token i. The first word of a plain
// sentence is passed over when it is a word of grammar.
func (s *scanner) opens(i int32) bool {
	t := &s.d.Tokens[i]
	if !isNamelike(t) {
		return false
	}
	switch t.Tag {
	case annot.TagDT, annot.TagIN, annot.TagPRP, annot.TagPRPS, annot.TagCC, annot.TagWDT, annot.TagWP,
		annot.TagWPS, annot.TagWRB, annot.TagMD, annot.TagEX, annot.TagTO, annot.TagRB, annot.TagPDT:
		return false
	}
	return true
}

// joins reports whether t may stand between two words of a name.
func (s *scanner) joins(t *annot.Token, i int32) bool {
	switch t.Tag {
	case annot.TagPOS, annot.TagHYPH:
		return true
	}
	switch t.Lower {
	case wordOf, wordThe, wordFor, wordAnd, wordAmp, wordOn, wordHyphen, wordSlash:
		return true
	}
	return s.class[i].Has(lexicon.Particle)
}

var (
	wordOf      = annot.Hash("of")
	wordFor     = annot.Hash("for")
	wordAnd     = annot.Hash("and")
	wordAgainst = annot.Hash("against")
	wordOn      = annot.Hash("on")
	wordAmp     = annot.Hash("&")
	wordHyphen  = annot.Hash("-")
	wordSlash   = annot.Hash("/")
)
