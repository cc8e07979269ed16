package main

import (
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/corpus"
)

// PDNC says of a quotation by which words the narrator attributes it ("said
// she"), but not where they stand, and which of them are the source. The
// functions here find the words beside the quotation, and thereby make
// attributions to learn from.

// speechesOf returns attributions of d, the text of n, for those quotations
// whose attributing words stand beside them.
func speechesOf(d *annot.Doc, n corpus.Novel) []attrib.Gold {
	var list []attrib.Gold
	for _, q := range n.Quotes {
		words := referringWords(q.Ref)
		if len(words) == 0 || len(q.Spans) == 0 {
			continue
		}
		r := findBeside(d, annotSpans(q.Spans), words)
		if r.last == 0 {
			continue
		}
		if cue, source, ok := splitReference(d, r); ok {
			list = append(list, attrib.Gold{Cue: []annot.Span{cue}, Source: []annot.Span{source}, Content: annotSpans(q.Spans)})
		}
	}
	return list
}

// referringWords returns the words of ref as hashes, which leave out marks
// and apostrophes.
func referringWords(ref string) []uint64 {
	var out []uint64
	for _, w := range strings.Fields(ref) {
		if w = bareWord(w); w != "" {
			out = append(out, annot.Hash(w))
		}
	}
	return out
}

// bareWord returns the letters and digits of w.
func bareWord(w string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0x80 {
			return r
		}
		return -1
	}, w)
}

// A wording is a range of tokens, [first, last).
type wording struct{ first, last int32 }

// besideQuotation is how far from a quotation, in tokens, its attributing words
// are sought.
const besideQuotation = 60

// findBeside returns where words stand in the narration next to a quotation:
// between its parts, else right after, else before it. It returns the zero
// wording where they do not.
func findBeside(d *annot.Doc, parts []annot.Span, words []uint64) wording {
	for i := 0; i+1 < len(parts); i++ {
		if r := find(d, tokenFrom(d, parts[i].End), tokenFrom(d, parts[i+1].Start), words, false); r.last > 0 {
			return r
		}
	}
	end := tokenFrom(d, parts[len(parts)-1].End)
	if r := find(d, end, min(end+besideQuotation, int32(len(d.Tokens))), words, false); r.last > 0 {
		return r
	}
	start := tokenFrom(d, parts[0].Start)
	return find(d, max(0, start-besideQuotation), start, words, true)
}

// tokenFrom returns the first token that starts at byte at or later.
func tokenFrom(d *annot.Doc, at int32) int32 {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t annot.Token, at int32) int { return int(t.Start - at) })
	return int32(i)
}

// find returns the first place in tokens [from,to), or the last one, where words
// stand outside of quotation marks, with any marks between them.
func find(d *annot.Doc, from, to int32, words []uint64, last bool) wording {
	var found wording
	for i := from; i < to; i++ {
		if end, ok := matches(d, i, to, words); ok {
			found = wording{i, end}
			if !last {
				break
			}
		}
	}
	return found
}

func matches(d *annot.Doc, i, to int32, words []uint64) (end int32, ok bool) {
	if d.Tokens[i].Shape.Has(annot.Punct) {
		return 0, false
	}
	pending := "" // of a word of the corpus that is several tokens: Bennet's
	for _, w := range words {
		for ; ; i++ {
			if i >= to || d.Tokens[i].Shape.Has(annot.InQuote) {
				return 0, false
			}
			bare := bareWord(d.Form(i))
			if bare == "" {
				continue
			}
			pending += bare
			if annot.Hash(pending) == w {
				pending = ""
				i++
				break
			}
			if len(pending) > len(bare) {
				return 0, false
			}
			if i+1 >= to || d.Tokens[i+1].Shape.Has(annot.SpaceBefore) {
				return 0, false
			}
		}
	}
	return i, true
}

// splitReference tells cue and source in the words of r: the cue is its only or
// last verb with a subject, the source the mention beside it.
func splitReference(d *annot.Doc, r wording) (cue, source annot.Span, ok bool) {
	verb := int32(annot.None)
	for i := r.first; i < r.last; i++ {
		if d.Tokens[i].UPOS == annot.VERB {
			verb = i
		}
	}
	if verb == annot.None {
		return cue, source, false
	}
	best := -1
	at, _ := slices.BinarySearchFunc(d.Mentions, r.first, func(m annot.Mention, i int32) int { return int(m.First - i) })
	for i := at; i < len(d.Mentions); i++ {
		m := &d.Mentions[i]
		if m.First >= r.last {
			break
		}
		if m.Last > r.last || m.Poss || m.First <= verb && verb < m.Last {
			continue
		}
		// The first mention is the subject, unless the verb comes first: said
		// he to her.
		if best < 0 || d.Mentions[best].Last <= m.First && verb == r.first && d.Mentions[best].First < verb {
			best = i
		}
	}
	if best < 0 {
		return cue, source, false
	}
	return d.Tokens[verb].Span(), d.Mentions[best].Span, true
}
