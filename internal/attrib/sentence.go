package attrib

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A frame is what the models look at in one sentence: per token, its children,
// the quotation and the mention it stands in. Frames are reused from sentence
// to sentence.
type frame struct {
	d        *annot.Doc
	first, n int32 // tokens [first, first+n) of the document

	kids      []uint64 // per token, the set of labels of its children
	quotation []int32  // per token, the outermost quotation around it, marks included, or None
	mention   []int32  // per token, the outermost mention around it, or None
	quoted    bool     // some token stands in a quotation

	vocabulary *weights.Model // a table; value: the number of a form or lemma, from 1 on
	forms      []int32        // numbers of the tokens in the vocabulary; filled when one is asked for

	nextMention, nextOuter int // where the scan over the document's lists stands
}

// labels fit into a set of 64 bits.
const _ = uint(64 - annot.NumLabels)

func bit(l annot.Label) uint64 { return 1 << l }

// grow returns s with length n, its elements unspecified.
func grow[T any](s []T, n int32) []T {
	if int(n) > cap(s) {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// load makes f the frame of sentence s of d, whose outermost quotations are
// outer. Sentences of a document are loaded in order.
func (f *frame) load(d *annot.Doc, outer []int32, s int) {
	sent := d.Sents[s]
	if s == 0 || f.d != d {
		f.nextMention, f.nextOuter = 0, 0
	}
	f.d, f.first, f.n = d, sent.First, sent.Last-sent.First
	f.forms = f.forms[:0]
	f.kids = grow(f.kids, f.n)
	f.quotation = grow(f.quotation, f.n)
	f.mention = grow(f.mention, f.n)
	clear(f.kids)
	for i := range f.quotation {
		f.quotation[i], f.mention[i] = annot.None, annot.None
	}
	for i := sent.First; i < sent.Last; i++ {
		t := &d.Tokens[i]
		if h := t.Head - f.first; t.Head >= 0 && h >= 0 && h < f.n {
			f.kids[h] |= bit(t.Label)
		}
	}
	f.loadQuotations(sent, outer)
	f.loadMentions(sent)
}

func (f *frame) loadQuotations(sent annot.Sent, outer []int32) {
	f.quoted = false
	qs := f.d.Quotations
	for f.nextOuter < len(outer) && qs[outer[f.nextOuter]].LastTok <= sent.First {
		f.nextOuter++
	}
	for _, k := range outer[f.nextOuter:] {
		if qs[k].FirstTok >= sent.Last {
			break
		}
		for i := max(qs[k].FirstTok, sent.First); i < min(qs[k].LastTok, sent.Last); i++ {
			f.quotation[i-f.first] = k
			f.quoted = true
		}
	}
}

func (f *frame) loadMentions(sent annot.Sent) {
	ms := f.d.Mentions
	for f.nextMention < len(ms) && ms[f.nextMention].First < sent.First {
		f.nextMention++
	}
	end := sent.First // tokens before it are covered by an outer mention
	for ; f.nextMention < len(ms) && ms[f.nextMention].First < sent.Last; f.nextMention++ {
		m := &ms[f.nextMention]
		if m.First < end {
			continue
		}
		end = min(m.Last, sent.Last)
		for i := m.First; i < end; i++ {
			f.mention[i-f.first] = int32(f.nextMention)
		}
	}
}

// tok returns token i of the sentence; a zero token outside it.
func (f *frame) tok(i int32) *annot.Token {
	if i < 0 || i >= f.n {
		return &outside
	}
	return &f.d.Tokens[f.first+i]
}

var outside annot.Token

// head returns the head of token i within the sentence, or None.
func (f *frame) head(i int32) int32 {
	h := f.d.Tokens[f.first+i].Head
	if h < f.first || h >= f.first+f.n {
		return annot.None
	}
	return h - f.first
}

// inQuote reports whether token i stands in a quotation.
func (f *frame) inQuote(i int32) bool {
	return i >= 0 && i < f.n && f.quotation[i] != annot.None
}

// form returns the number of the form of token i in the vocabulary, 0 for a word that
// is not in it and outside the sentence.
func (f *frame) form(i int32) int32 {
	if i < 0 || i >= f.n {
		return 0
	}
	if len(f.forms) == 0 {
		f.number()
	}
	return f.forms[i]
}

// lemma is like form, for the lemma of token i.
func (f *frame) lemma(i int32) int32 {
	if i < 0 || i >= f.n {
		return 0
	}
	t := &f.d.Tokens[f.first+i]
	if t.Lemma == t.Lower {
		return f.form(i)
	}
	number, _ := f.vocabulary.Value(t.Lemma)
	return number
}

// number looks the forms of the sentence up, once.
func (f *frame) number() {
	f.forms = grow(f.forms, f.n)
	for i := range f.forms {
		f.forms[i], _ = f.vocabulary.Value(f.d.Tokens[f.first+int32(i)].Lower)
	}
}
