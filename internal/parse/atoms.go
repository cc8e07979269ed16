package parse

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/tag"
)

// atoms are the facts about a word of which features are made.
type atoms struct {
	word int32 // its number in the vocabulary
	tag  int32 // a number for both its tags
	kind kinds // what it is to its head
	mark int32 // 1 for punctuation, to which nothing is attached
}

// Numbers in the vocabulary that are no words.
const (
	unknownWord = 0
	absentWord  = 1
	FirstWord   = 2 // the first that is one
)

const (
	absentTag = 2 * int32(annot.NumTags)
	numTagIDs = int(absentTag) + 1
)

var absent = atoms{word: absentWord, tag: absentTag}

// Form returns the hash under which the vocabulary has a token: of its lemma where
// the tag tells the inflection in full, else of its form.
func Form(t *annot.Token) uint64 {
	if byLemma[t.Tag] {
		return t.Lemma
	}
	return t.Lower
}

func (p *Parser) atomsOf(t *annot.Token) atoms {
	a := atoms{word: unknownWord, tag: 2 * int32(t.Tag), kind: kindOf[t.Tag]}
	if t.UPOS == annot.PUNCT {
		a.mark = 1
	}
	if v, ok := p.Words.Value(Form(t)); ok {
		a.word = v
	}
	if t.UPOS != tag.Usual(t.Tag) {
		a.tag++
	}
	if t.UPOS == annot.AUX && t.Tag != annot.TagMD {
		a.kind = kindAux
		if t.Lemma == lemmaBe {
			a.kind = kindBe
		}
	}
	return a
}

// byLemma holds the tags of words whose inflection the tag tells.
var byLemma = [annot.NumTags]bool{
	annot.TagVB: true, annot.TagVBD: true, annot.TagVBG: true, annot.TagVBN: true, annot.TagVBP: true,
	annot.TagVBZ: true, annot.TagNN: true, annot.TagNNS: true,
}

var lemmaBe = annot.Hash("be")

// kinds is a set of rough kinds of dependents. Which kinds a word has got already
// tells which ones it still lacks, and what relation they stand in.
type kinds uint16

const (
	kindNoun kinds = 1 << iota
	kindPronoun
	kindBe
	kindAux // other than a form of be, or a modal verb
	kindTo
	kindPreposition
	kindWh
	kindAnd
	kindVerb
	kindComma
	kindMark // other punctuation
	kindDet
	kindAdverb
	kindAdjective
	kindThere
	kindPossessive
)

var kindOf = [annot.NumTags]kinds{
	annot.TagNN: kindNoun, annot.TagNNS: kindNoun, annot.TagNNP: kindNoun, annot.TagNNPS: kindNoun,
	annot.TagCD: kindNoun, annot.TagDollar: kindNoun, annot.TagSYM: kindNoun, annot.TagPRP: kindPronoun,
	annot.TagMD: kindAux, annot.TagTO: kindTo, annot.TagIN: kindPreposition, annot.TagRP: kindAdverb,
	annot.TagWDT: kindWh, annot.TagWP: kindWh, annot.TagWPS: kindWh, annot.TagWRB: kindWh,
	annot.TagCC: kindAnd, annot.TagVB: kindVerb, annot.TagVBD: kindVerb, annot.TagVBG: kindVerb,
	annot.TagVBN: kindVerb, annot.TagVBP: kindVerb, annot.TagVBZ: kindVerb, annot.TagComma: kindComma,
	annot.TagStop: kindMark, annot.TagColon: kindMark, annot.TagOpenQuote: kindMark, annot.TagCloseQuote: kindMark,
	annot.TagLRB: kindMark, annot.TagRRB: kindMark, annot.TagHYPH: kindMark, annot.TagNFP: kindMark,
	annot.TagDT: kindDet, annot.TagPDT: kindDet, annot.TagPRPS: kindPossessive, annot.TagPOS: kindPossessive,
	annot.TagRB: kindAdverb, annot.TagRBR: kindAdverb, annot.TagRBS: kindAdverb, annot.TagJJ: kindAdjective,
	annot.TagJJR: kindAdjective, annot.TagJJS: kindAdjective, annot.TagEX: kindThere,
}
