package conllu

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/token"
)

// Doc returns an unannotated document over the text of sentences, with their
// paragraphs, sentences and words as its own. Token i of the document is word i
// of all sentences in order. The words of a [Range] share its letters: where
// they do not spell it out, they divide it in proportion.
func Doc(sentences []*Sentence) *annot.Doc {
	b := builder{doc: new(annot.Doc)}
	d := b.doc
	for i, s := range sentences {
		if i == 0 || s.NewPar() || s.NewDoc() {
			if i > 0 {
				b.gap = "\n\n"
			}
			d.Paras = append(d.Paras, annot.Para{FirstSent: int32(i)})
		}
		d.Paras[len(d.Paras)-1].LastSent = int32(i + 1)
		first := int32(len(d.Tokens))
		b.add(s)
		d.Sents = append(d.Sents, annot.Sent{First: first, Last: int32(len(d.Tokens)), Para: int32(len(d.Paras) - 1)})
	}
	d.Text = b.text.String()
	for i := range d.Paras {
		p := &d.Paras[i]
		p.Start = d.Tokens[d.Sents[p.FirstSent].First].Start
		p.End = d.Tokens[d.Sents[p.LastSent-1].Last-1].End
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lower, t.Shape = token.Form(d.Text[t.Start:t.End])
		if i == 0 || t.Start > d.Tokens[i-1].End {
			t.Shape |= annot.SpaceBefore
		}
	}
	return d
}

// Gold returns the document of [Doc] with the tags, lemmas, heads and labels of
// sentences. A sentence whose heads are all given counts as parsed.
func Gold(sentences []*Sentence) *annot.Doc {
	d := Doc(sentences)
	for i, s := range sentences {
		first := d.Sents[i].First
		d.Sents[i].Parsed = true
		for j := range s.Words {
			w, t := &s.Words[j], &d.Tokens[first+int32(j)]
			t.Tag = annot.ParseTag(w.XPOS)
			t.UPOS = annot.ParseUPOS(w.UPOS)
			t.Lemma = annot.Hash(w.Lemma)
			t.Label = annot.ParseLabel(w.Deprel)
			switch {
			case w.Head > 0 && w.Head <= len(s.Words):
				t.Head = first + int32(w.Head) - 1
			case w.Head != 0:
				d.Sents[i].Parsed = false
			}
		}
	}
	return d
}

// A builder lays the words of sentences out as text.
type builder struct {
	doc  *annot.Doc
	text strings.Builder
	gap  string // stands before the next token
}

func (b *builder) add(s *Sentence) {
	ranges := s.Ranges
	for i := 0; i < len(s.Words); {
		form, misc, words := s.Words[i].Form, s.Words[i].Misc, s.Words[i:i+1]
		if len(ranges) > 0 && ranges[0].First == i+1 {
			form, misc = ranges[0].Form, ranges[0].Misc
			words = s.Words[i:min(ranges[0].Last, len(s.Words))]
			ranges = ranges[1:]
		}
		b.text.WriteString(b.gap)
		start := int32(b.text.Len())
		b.text.WriteString(form)
		at := start
		for _, end := range ends(form, words) {
			b.doc.Tokens = append(b.doc.Tokens, annot.Token{Start: at, End: start + end, Head: annot.None})
			at = start + end
		}
		b.gap = " "
		if strings.Contains(misc, "SpaceAfter=No") {
			b.gap = ""
		}
		i += len(words)
	}
}

// ends returns where each of words ends in form, in bytes.
func ends(form string, words []Word) []int32 {
	whole := 0
	for _, w := range words {
		whole += len(w.Form)
	}
	at := 0
	var ends []int32
	for i, w := range words {
		at += len(w.Form)
		end := at
		if whole != len(form) {
			end = at * len(form) / max(whole, 1)
			for end < len(form) && end > 0 && form[end]&0xc0 == 0x80 {
				end++
			}
		}
		if i == len(words)-1 {
			end = len(form)
		}
		ends = append(ends, int32(end))
	}
	return ends
}
