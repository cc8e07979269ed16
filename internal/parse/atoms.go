package parse

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// atoms are the facts about a word of which features are made.
type atoms struct {
	form uint64 // hash of the form, or of the lemma of verbs and nouns
	tag  uint64 // both its tags
	fine uint64 // the tags, with the form for words that grammar hangs on
	both uint64 // form and tags
	kind kinds  // what it is to its head
}

var absent = atoms{form: 3, tag: 0xffff, fine: 0xffff, both: 3}

func atomsOf(d *annot.Doc, i int32) atoms {
	t := &d.Tokens[i]
	a := atoms{form: t.Lower, tag: uint64(t.Tag) | uint64(t.UPOS)<<8}
	if byLemma[t.Tag] {
		a.form = t.Lemma
	}
	a.both = weights.Mix(a.tag, a.form)
	a.fine = a.tag
	if grammatical[t.Tag] || t.UPOS == annot.AUX {
		a.fine = a.both
	}
	a.kind = kindOf[t.Tag]
	if t.UPOS == annot.AUX && t.Tag != annot.TagMD {
		a.kind = kindAux
		if t.Lemma == lemmaBe {
			a.kind = kindBe
		}
	}
	return a
}

// byLemma holds the tags of words whose inflection the tag tells in full.
var byLemma = [annot.NumTags]bool{
	annot.TagVB: true, annot.TagVBD: true, annot.TagVBG: true, annot.TagVBN: true, annot.TagVBP: true,
	annot.TagVBZ: true, annot.TagNN: true, annot.TagNNS: true,
}

var lemmaBe = annot.Hash("be")

// grammatical holds the tags of words whose form tells more than their tag.
var grammatical = [annot.NumTags]bool{
	annot.TagIN: true, annot.TagTO: true, annot.TagCC: true, annot.TagDT: true, annot.TagMD: true,
	annot.TagWDT: true, annot.TagWP: true, annot.TagWRB: true, annot.TagPRP: true, annot.TagRP: true,
	annot.TagComma: true, annot.TagColon: true, annot.TagStop: true, annot.TagPDT: true, annot.TagPOS: true,
}

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
