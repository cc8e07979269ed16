package tag

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// usual is the universal tag of most words with a Penn tag; the lexicon lists
// the words that differ.
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

// Varied reports whether words tagged t may have another universal tag than the
// usual one. Of other tags the lexicon lists no choices.
func Varied(t annot.Tag) bool { return varied[t] }

var varied = [annot.NumTags]bool{
	annot.TagNN: true, annot.TagNNP: true, annot.TagIN: true, annot.TagDT: true, annot.TagRB: true,
	annot.TagVB: true, annot.TagVBD: true, annot.TagVBG: true, annot.TagVBN: true, annot.TagVBP: true,
	annot.TagVBZ: true, annot.TagWDT: true, annot.TagComma: true, annot.TagHYPH: true, annot.TagNFP: true,
	annot.TagADD: true, annot.TagGW: true, annot.TagSYM: true, annot.TagLS: true, annot.TagFW: true, annot.TagAFX: true,
}

// A Choice is what the lexicon says of the universal tag of a word with a Penn
// tag: the most frequent one, and whether others occur.
type Choice int16

// NewChoice returns a choice. An open choice is left to the model.
func NewChoice(u annot.UPOS, open bool) Choice {
	c := Choice(u)
	if open {
		c |= 1 << 5
	}
	return c
}

// Open reports whether the model has to choose.
func (c Choice) Open() bool { return c&(1<<5) != 0 }

// UPOS returns the most frequent universal tag.
func (c Choice) UPOS() annot.UPOS { return annot.UPOS(c & (1<<5 - 1)) }

// ChoiceKey returns the feature under which the lexicon keeps the choice for a
// word with a tag.
func ChoiceKey(lower uint64, t annot.Tag) uint64 { return weights.Mix(100+uint64(t), lower) }

// refine sets UPOS and Lemma of the tokens [first, last), a sentence of tagged
// tokens. It uses sum as room.
func (t *Tagger) refine(d *annot.Doc, first, last int32, sum *weights.Sum) {
	var room [ChoiceFeatures]uint64
	for i := first; i < last; i++ {
		tok := &d.Tokens[i]
		tok.UPOS = usual[tok.Tag]
		if varied[tok.Tag] {
			if v, ok := t.Lexicon.Value(ChoiceKey(tok.Lower, tok.Tag)); ok {
				c := Choice(v)
				tok.UPOS = c.UPOS()
				if c.Open() {
					sum.Reset()
					t.UPOS.Sum(sum, AppendChoice(room[:0], d, i, first, last))
					tok.UPOS = annot.UPOS(t.UPOS.Best(sum))
				}
			}
		}
		tok.Lemma = t.Lemmas.Hash(d, i)
	}
}

// ChoiceFeatures is the number of features that AppendChoice appends.
const ChoiceFeatures = 14

// AppendChoice appends the features that decide the universal tag of token i in
// the sentence [first, last), all of whose Penn tags are set.
func AppendChoice(f []uint64, d *annot.Doc, i, first, last int32) []uint64 {
	tag := func(j int32) uint64 {
		if j < first || j >= last {
			return 0xff
		}
		return uint64(d.Tokens[j].Tag)
	}
	form := func(j int32) uint64 {
		if j < first || j >= last {
			return 1
		}
		return d.Tokens[j].Lower
	}
	cur, tags := form(i), tag(i)
	p1, p2, n1, n2, n3 := tag(i-1), tag(i-2), tag(i+1), tag(i+2), tag(i+3)
	word := weights.Mix(cur, tags)
	return append(f,
		weights.Mix(40, word),
		weights.Mix(41+p1<<8, word),
		weights.Mix(42+n1<<8, word),
		weights.Mix(43+n1<<8+n2<<16, word),
		weights.Mix(44+p1<<8+n1<<16, word),
		weights.Mix(45+p2<<8+p1<<16, word),
		weights.Mix(46, weights.Mix(word, form(i-1))),
		weights.Mix(47, weights.Mix(word, form(i+1))),
		weights.Mix(48+n1<<8+n2<<16+n3<<24, word),
		weights.Mix(49+n1<<8+n2<<16, tags),
		weights.Mix(50+p1<<8+n1<<16, tags),
		weights.Mix(51, form(i+1)),
		weights.Mix(52, form(i-1)),
		weights.Mix(53, weights.Mix(word, form(i+2))),
	)
}
