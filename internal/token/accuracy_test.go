package token_test

import (
	"os"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/token"
)

const corpora = "../../../shared/corpora"

// cut runs the floors up to this one.
func cut(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	return d
}

// A tally counts spans that are right, expected and found.
type tally struct{ right, want, got int }

func (n *tally) add(want, got []annot.Span) {
	expected := make(map[annot.Span]bool, len(want))
	for _, s := range want {
		expected[s] = true
	}
	for _, s := range got {
		if expected[s] {
			n.right++
		}
	}
	n.want += len(want)
	n.got += len(got)
}

// f1 is the harmonic mean of precision and recall, in percent.
func (n *tally) f1() float64 { return 200 * float64(n.right) / float64(n.want+n.got) }

func tokenSpans(d *annot.Doc) []annot.Span {
	var spans []annot.Span
	for i := range d.Tokens {
		spans = append(spans, d.Tokens[i].Span())
	}
	return spans
}

func sentenceSpans(d *annot.Doc) []annot.Span {
	var spans []annot.Span
	for _, s := range d.Sents {
		spans = append(spans, annot.Span{Start: d.Tokens[s.First].Start, End: d.Tokens[s.Last-1].End})
	}
	return spans
}

// TestTreebanks measures words and sentences from raw text: the sentences of a
// paragraph with a blank between them, paragraphs with a blank line, as in the
// CoNLL 2018 shared task.
func TestTreebanks(t *testing.T) {
	needCorpora(t)
	tests := []struct {
		name             string
		words, sentences float64 // floors
	}{
		{corpus.EWTDev, 99.2, 85},
		{corpus.GUMDev, 99.8, 95.5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all, err := corpus.ReadUD(corpora, tt.name)
			if err != nil {
				t.Fatal(err)
			}
			var words, sentences tally
			for _, doc := range corpus.Documents(all) {
				want := conllu.Doc(doc)
				got := cut(want.Text)
				words.add(tokenSpans(want), tokenSpans(got))
				sentences.add(sentenceSpans(want), sentenceSpans(got))
			}
			t.Logf("words F1 %.2f, sentences F1 %.2f", words.f1(), sentences.f1())
			if words.f1() < tt.words || sentences.f1() < tt.sentences {
				t.Errorf("below the floors %v and %v", tt.words, tt.sentences)
			}
		})
	}
}

// TestNewsSentences measures the ends of sentences in news against CoreNLP's.
// CoreNLP takes ” and " for closing marks wherever they stand after a full
// stop; an opening one is given back to the next sentence first. Nor was it told
// of paragraphs, so the ends inside paragraphs are measured apart as well.
func TestNewsSentences(t *testing.T) {
	needCorpora(t)
	articles, err := corpus.ReadPolNeAR(corpora, corpus.PolNeARDev)
	if err != nil {
		t.Fatal(err)
	}
	analyses, err := corpus.ReadCoreNLP(corpora, corpus.CoreNLPDev)
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, a := range articles {
		texts[a.ID] = a.Text
	}
	var all, inner tally
	for _, a := range analyses {
		d := cut(texts[a.ID])
		var want []annot.Span
		for _, s := range a.Sentences {
			want = append(want, annot.Span{End: coreEnd(texts[a.ID], s)})
		}
		var got []annot.Span
		for _, s := range sentenceSpans(d) {
			got = append(got, annot.Span{End: s.End})
		}
		all.add(want, got)
		inner.add(within(d, want), within(d, got))
	}
	t.Logf("sentence ends F1 %.2f, within paragraphs %.2f", all.f1(), inner.f1())
	if all.f1() < 97.5 || inner.f1() < 98 {
		t.Error("below the floors 97.5 and 98")
	}
}

// coreEnd returns where a sentence of CoreNLP's ends, opening marks at its end
// left out.
func coreEnd(text string, s []corpus.CoreToken) int32 {
	last := len(s) - 1
	for ; last > 0; last-- {
		span := s[last].Span
		if !strings.ContainsAny(text[span[0]:span[1]], "'\"“”") || text[span[0]-1] > ' ' ||
			span[1] == len(text) || text[span[1]] <= ' ' {
			break
		}
	}
	return int32(s[last].Span[1])
}

// within returns those ends after which the paragraph goes on by more than
// closing marks, and before which more than an opening mark of it stands.
func within(d *annot.Doc, ends []annot.Span) []annot.Span {
	const marks = 4 // bytes that a quotation mark and a bracket may take
	var inner []annot.Span
	p := 0
	for _, e := range ends {
		for p < len(d.Paras) && d.Paras[p].End < e.End {
			p++
		}
		if p < len(d.Paras) && e.End > d.Paras[p].Start+marks && e.End+marks < d.Paras[p].End {
			inner = append(inner, e)
		}
	}
	return inner
}

func needCorpora(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("no corpora at " + corpora)
	}
}
