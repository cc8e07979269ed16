package tag

import "github.com/hearsay-go/hearsay/internal/annot"

// A Pair is a Penn tag with a universal tag. The net decides both at once: its
// classes are the pairs that occur in treebanks more than a few times.
type Pair struct {
	Tag  annot.Tag
	UPOS annot.UPOS
}

// NumClasses is the number of classes of the net, and NoClass stands for none.
const (
	NumClasses = 3 * numGroups
	NoClass    = -1
)

// groups are the pairs in the order of their classes. Three classes are scored at
// once; pairs that the same words compete for stand together.
var groups = [...][3]Pair{
	{{annot.TagNN, annot.NOUN}, {annot.TagNNP, annot.PROPN}, {annot.TagJJ, annot.ADJ}},
	{{annot.TagNNS, annot.NOUN}, {annot.TagNNPS, annot.PROPN}, {annot.TagVBZ, annot.VERB}},
	{{annot.TagVBD, annot.VERB}, {annot.TagVBN, annot.VERB}, {annot.TagVBG, annot.VERB}},
	{{annot.TagVB, annot.VERB}, {annot.TagVBP, annot.VERB}, {annot.TagMD, annot.AUX}},
	{{annot.TagIN, annot.ADP}, {annot.TagIN, annot.SCONJ}, {annot.TagRP, annot.ADP}},
	{{annot.TagRB, annot.ADV}, {annot.TagRBR, annot.ADV}, {annot.TagJJR, annot.ADJ}},
	{{annot.TagVB, annot.AUX}, {annot.TagVBP, annot.AUX}, {annot.TagVBZ, annot.AUX}},
	{{annot.TagVBD, annot.AUX}, {annot.TagVBN, annot.AUX}, {annot.TagVBG, annot.AUX}},
	{{annot.TagDT, annot.DET}, {annot.TagDT, annot.PRON}, {annot.TagPDT, annot.DET}},
	{{annot.TagWDT, annot.PRON}, {annot.TagWP, annot.PRON}, {annot.TagWDT, annot.DET}},
	{{annot.TagCD, annot.NUM}, {annot.TagLS, annot.NUM}, {annot.TagLS, annot.X}},
	{{annot.TagPRP, annot.PRON}, {annot.TagPRPS, annot.PRON}, {annot.TagEX, annot.PRON}},
	{{annot.TagTO, annot.PART}, {annot.TagRB, annot.PART}, {annot.TagPOS, annot.PART}},
	{{annot.TagJJS, annot.ADJ}, {annot.TagRBS, annot.ADV}, {annot.TagWRB, annot.ADV}},
	{{annot.TagUH, annot.INTJ}, {annot.TagCC, annot.CCONJ}, {annot.TagNN, annot.PRON}},
	{{annot.TagStop, annot.PUNCT}, {annot.TagNFP, annot.PUNCT}, {annot.TagNFP, annot.SYM}},
	{{annot.TagComma, annot.PUNCT}, {annot.TagColon, annot.PUNCT}, {annot.TagHYPH, annot.PUNCT}},
	{{annot.TagOpenQuote, annot.PUNCT}, {annot.TagCloseQuote, annot.PUNCT}, {annot.TagSYM, annot.SYM}},
	{{annot.TagLRB, annot.PUNCT}, {annot.TagRRB, annot.PUNCT}, {annot.TagDollar, annot.SYM}},
	{{annot.TagNNP, annot.ADJ}, {annot.TagADD, annot.PROPN}, {annot.TagGW, annot.X}},
	{{annot.TagFW, annot.X}, {annot.TagFW, annot.NOUN}, {annot.TagNN, annot.SYM}},
	{{annot.TagComma, annot.SYM}, {annot.TagHYPH, annot.SYM}, {annot.TagSYM, annot.PUNCT}},
	{{annot.TagGW, annot.PROPN}, {annot.TagADD, annot.X}, {annot.TagNN, annot.X}},
	{{annot.TagWPS, annot.PRON}, {annot.TagAFX, annot.X}, {annot.TagAFX, annot.ADV}},
	{{annot.TagNNP, annot.VERB}, {annot.TagNNP, annot.NUM}, {annot.TagIN, annot.ADV}},
	{{annot.TagFW, annot.ADV}, {annot.TagRB, annot.X}, {annot.TagGW, annot.ADV}},
	{{annot.TagGW, annot.NOUN}, {annot.TagNNP, annot.ADV}, {annot.TagGW, annot.PRON}},
}

const numGroups = len(groups)

// ClassPair returns the pair of a class.
func ClassPair(class int) Pair { return groups[class/3][class%3] }

// ClassOf returns the class of a pair, or NoClass.
func ClassOf(p Pair) int {
	for c := range NumClasses {
		if ClassPair(c) == p {
			return c
		}
	}
	return NoClass
}

// usual is the universal tag of most words with a Penn tag.
var usual = [annot.NumTags]annot.UPOS{
	annot.NoTag: annot.X, annot.TagNN: annot.NOUN, annot.TagNNS: annot.NOUN, annot.TagNNP: annot.PROPN,
	annot.TagNNPS: annot.PROPN, annot.TagIN: annot.ADP, annot.TagDT: annot.DET, annot.TagPRP: annot.PRON,
	annot.TagPRPS: annot.PRON, annot.TagJJ: annot.ADJ, annot.TagJJR: annot.ADJ, annot.TagJJS: annot.ADJ,
	annot.TagRB: annot.ADV, annot.TagRBR: annot.ADV, annot.TagRBS: annot.ADV, annot.TagVB: annot.VERB,
	annot.TagVBD: annot.VERB, annot.TagVBG: annot.VERB, annot.TagVBN: annot.VERB, annot.TagVBP: annot.VERB,
	annot.TagVBZ: annot.VERB, annot.TagMD: annot.AUX, annot.TagTO: annot.PART, annot.TagCC: annot.CCONJ,
	annot.TagCD: annot.NUM, annot.TagWDT: annot.PRON, annot.TagWP: annot.PRON, annot.TagWPS: annot.PRON,
	annot.TagWRB: annot.ADV, annot.TagRP: annot.ADP, annot.TagUH: annot.INTJ, annot.TagPOS: annot.PART,
	annot.TagEX: annot.PRON, annot.TagPDT: annot.DET, annot.TagStop: annot.PUNCT, annot.TagComma: annot.PUNCT,
	annot.TagColon: annot.PUNCT, annot.TagOpenQuote: annot.PUNCT, annot.TagCloseQuote: annot.PUNCT,
	annot.TagLRB: annot.PUNCT, annot.TagRRB: annot.PUNCT, annot.TagHYPH: annot.PUNCT, annot.TagNFP: annot.PUNCT,
	annot.TagADD: annot.PROPN, annot.TagGW: annot.X, annot.TagDollar: annot.SYM, annot.TagSYM: annot.SYM,
	annot.TagLS: annot.X, annot.TagFW: annot.X, annot.TagAFX: annot.X, annot.TagHash: annot.SYM,
}

// Usual returns the universal tag of most words tagged t.
func Usual(t annot.Tag) annot.UPOS { return usual[t] }
