package name

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// isCalledBody reports whether an apposition tells that the name at token k, which was taken for a
// person's, is that of a body: "Halvorsen Shipping, a company in Bergen,". A given name, a title or
// a name of one word speaks against it, and so does a preposition before it: "For Klopp Hansen, a
// company in crisis is nothing new".
func (s *scanner) isCalledBody(sent *annot.Sent, k int32) bool {
	const most = 4 // words from the article to the noun
	tokens, i := s.d.Tokens, s.nameEnd(k)
	switch {
	case i == k+1 || s.class[k].Has(lexicon.Given) || s.isTitled(sent, k) || k > sent.First && tokens[k-1].Tag == annot.TagIN:
		return false
	case i+2 >= sent.Last || tokens[i].Lower != wordComma || tokens[i+1].Tag != annot.TagDT || tokens[i+1].Lower == wordThe:
		return false
	}
	for j := i + 2; j < min(i+2+most, sent.Last); j++ {
		switch tokens[j].Tag {
		case annot.TagNN:
			if j+1 == sent.Last || !s.goesOnAsNoun(j+1) {
				return s.class[j].Has(lexicon.Firm)
			}
		case annot.TagJJ, annot.TagHYPH, annot.TagNNP:
		default:
			return false
		}
	}
	return false
}

// goesOnAsNoun reports whether a noun before token i is not the last of its phrase: a company
// [lawyer], a bank[’s] director.
func (s *scanner) goesOnAsNoun(i int32) bool {
	switch s.d.Tokens[i].Tag {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS, annot.TagHYPH, annot.TagPOS, annot.TagCC:
		return true
	}
	return false
}

// isBodyByForm reports whether an apposition somewhere calls the name at token k a body, and no
// title before it calls it a person.
func (s *scanner) isBodyByForm(sent *annot.Sent, k int32) bool {
	if s.isTitled(sent, k) {
		return false
	}
	_, ok := slices.BinarySearch(s.bodies, s.formOf(k, s.nameEnd(k)))
	return ok
}

// isTitled reports whether a title or a form of address stands before the name at token k.
func (s *scanner) isTitled(sent *annot.Sent, k int32) bool {
	return k > sent.First && (s.isTitle(k-1) || s.isAddress(k-1))
}
