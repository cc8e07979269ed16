package eval

import (
	"errors"
	"io"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
)

// measureTreebank measures tokens and sentences from raw text; tags and lemmas
// on gold tokens; heads and labels on gold tokens with the tagger's tags, marks
// of punctuation left out.
func measureTreebank(gold io.Reader, limit int) (*Report, error) {
	t := treebankTally{mistakes: mistakes{limit: limit}}
	sentences, err := readTreebank(gold)
	if err != nil {
		return nil, err
	}
	for _, doc := range corpus.Documents(sentences) {
		want := conllu.Gold(doc)
		t.cuts(want)
		t.words(want, conllu.Doc(doc))
	}
	r := &Report{Mistakes: t.mistakes.list}
	r.add("tokens", t.tokens.cells()...)
	r.add("sentences", t.sentences.cells()...)
	for _, row := range []struct {
		name string
		counts
	}{{"xpos", t.xpos}, {"upos", t.upos}, {"lemma", t.lemma}, {"uas", t.uas}, {"las", t.las}} {
		r.add(row.name, Cell{"accuracy", share(row.right, row.gold)}, Cell{"words", row.gold})
	}
	return r, nil
}

func readTreebank(r io.Reader) ([]*conllu.Sentence, error) {
	var all []*conllu.Sentence
	err := conllu.Read(r, func(s *conllu.Sentence) bool {
		all = append(all, s)
		return true
	})
	var wrong *conllu.SyntaxError
	if errors.As(err, &wrong) {
		err = &LineError{wrong.Line, wrong.Err}
	}
	return all, err
}

type treebankTally struct {
	tokens, sentences           counts // by their first and last byte
	xpos, upos, lemma, uas, las counts
	mistakes                    mistakes
}

// cuts compares the tokens and sentences of the raw text.
func (t *treebankTally) cuts(want *annot.Doc) {
	got := annot.Get(want.Text)
	defer annot.Put(got)
	token.Paragraphs(got)
	mark.Annotate(got)
	token.Annotate(got)
	t.tokens.add(compareSpans(tokenSpans(want), tokenSpans(got)))
	t.sentences.add(compareSpans(sentenceSpans(want), sentenceSpans(got)))
}

// words compares tags, lemmas, heads and labels. got has the tokens and
// sentences of want.
func (t *treebankTally) words(want, got *annot.Doc) {
	mark.Annotate(got)
	tag.Annotate(got)
	parse.Annotate(got, func(int) bool { return true })
	for i := range want.Tokens {
		w, g := &want.Tokens[i], &got.Tokens[i]
		form := want.Text[w.Start:w.End]
		if w.Tag != annot.NoTag {
			t.xpos.add(counts{right: one(g.Tag == w.Tag), gold: 1})
			if g.Tag != w.Tag {
				t.mistakes.add("%s  %-5s  want %s", form, g.Tag, w.Tag)
			}
		}
		t.upos.add(counts{right: one(g.UPOS == w.UPOS), gold: 1})
		t.lemma.add(counts{right: one(g.Lemma == w.Lemma), gold: 1})
		if w.UPOS == annot.PUNCT {
			continue
		}
		attached := g.Head == w.Head
		t.uas.add(counts{right: one(attached), gold: 1})
		t.las.add(counts{right: one(attached && g.Label == w.Label), gold: 1})
	}
}

func tokenSpans(d *annot.Doc) []annot.Span {
	spans := make([]annot.Span, len(d.Tokens))
	for i := range d.Tokens {
		spans[i] = d.Tokens[i].Span()
	}
	return spans
}

func sentenceSpans(d *annot.Doc) []annot.Span {
	var spans []annot.Span
	for _, s := range d.Sents {
		if s.First < s.Last {
			spans = append(spans, annot.Span{Start: d.Tokens[s.First].Start, End: d.Tokens[s.Last-1].End})
		}
	}
	return spans
}

// compareSpans counts the spans that are in both lists, each in order.
func compareSpans(want, got []annot.Span) counts {
	c := counts{predicted: len(got), gold: len(want)}
	for i, j := 0, 0; i < len(want) && j < len(got); {
		switch w, g := want[i], got[j]; {
		case w == g:
			c.right++
			i, j = i+1, j+1
		case w.Start < g.Start || w.Start == g.Start && w.End < g.End:
			i++
		default:
			j++
		}
	}
	return c
}
