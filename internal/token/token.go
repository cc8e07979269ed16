// Package token cuts a text into paragraphs, tokens and sentences.
//
// Tokens follow the English Universal Dependencies treebanks: clitics are
// tokens of their own ("do" "n't", "Petro" "'s"), so are hyphens between words
// ("well" "-" "known") but not after a prefix ("non-profit"), and an
// abbreviation keeps its stop ("Mr."). All positions are byte offsets.
//
// Whatever the input, the tokens are in order, disjoint and not empty, and
// together with the blanks between them they are the text: no byte is lost.
// Every function is linear in the length of the text.
package token

import (
	"sort"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Annotate fills d.Tokens and d.Sents, the sentences of d.Paras, and the tokens
// of d.Quotations. It wants d.Paras (see [Paragraphs]) and, when quotation
// marks have been decided, d.Quotations.
func Annotate(d *annot.Doc) {
	lex := lexicon()
	c := cutter{d: d, text: d.Text, lex: lex}
	for p := range d.Paras {
		c.cut(int(d.Paras[p].Start), int(d.Paras[p].End))
	}
	s := splitter{d: d, lex: lex}
	first := int32(0)
	for p := range d.Paras {
		para := &d.Paras[p]
		last := first
		for last < int32(len(d.Tokens)) && d.Tokens[last].Start < para.End {
			last++
		}
		para.FirstSent = int32(len(d.Sents))
		s.split(int32(p), first, last)
		para.LastSent = int32(len(d.Sents))
		first = last
	}
	placeQuotations(d)
}

// placeQuotations sets the tokens of every quotation and marks the tokens that
// lie in one.
func placeQuotations(d *annot.Doc) {
	marked := 0 // tokens before this one have their InQuote bit decided
	for i := range d.Quotations {
		q := &d.Quotations[i]
		q.FirstTok = firstFrom(d, q.Start)
		q.LastTok = max(firstFrom(d, q.End), q.FirstTok)
		for t := max(marked, int(q.FirstTok)); t < int(q.LastTok); t++ {
			d.Tokens[t].Shape |= annot.InQuote
		}
		marked = max(marked, int(q.LastTok))
		if q.Style == annot.Single && q.FirstTok < q.LastTok {
			markApostrophe(d, q.FirstTok)
			if !q.Unclosed {
				markApostrophe(d, q.LastTok-1)
			}
		}
	}
}

// markApostrophe records that token t, if it is an apostrophe, serves as a
// quotation mark.
func markApostrophe(d *annot.Doc, t int32) {
	if tok := &d.Tokens[t]; tok.Shape.Has(annot.Punct) && isApostrophe(d.Text, int(tok.Start)) == int(tok.End-tok.Start) {
		tok.Shape |= annot.QuoteMark
	}
}

// firstFrom returns the first token that starts at pos or later.
func firstFrom(d *annot.Doc, pos int32) int32 {
	return int32(sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= pos }))
}
