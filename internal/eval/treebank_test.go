package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestCompareSpans(t *testing.T) {
	span := func(start, end int32) annot.Span { return annot.Span{Start: start, End: end} }
	tests := []struct {
		reason    string
		want, got []annot.Span
		right     int
	}{
		{"nothing", nil, nil, 0},
		{"all the same", []annot.Span{span(0, 2), span(3, 5)}, []annot.Span{span(0, 2), span(3, 5)}, 2},
		{"one is cut in two", []annot.Span{span(0, 4), span(5, 6)}, []annot.Span{span(0, 2), span(2, 4), span(5, 6)}, 1},
		{"two are joined", []annot.Span{span(0, 2), span(2, 4), span(5, 6)}, []annot.Span{span(0, 4), span(5, 6)}, 1},
		{"none is left", []annot.Span{span(0, 2)}, nil, 0},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			want := counts{right: test.right, predicted: len(test.got), gold: len(test.want)}
			if got := compareSpans(test.want, test.got); got != want {
				t.Errorf("compareSpans() = %+v, want %+v", got, want)
			}
		})
	}
}

// treebank is one sentence whose gold tag of "ferry", lemma of "is" and head of
// "safe" are wrong on purpose, so that the measures cannot be perfect.
const treebank = `# newdoc id = own
# text = The old ferry is safe.
1	The	the	DET	DT	_	3	det	_	_
2	old	old	ADJ	JJ	_	3	amod	_	_
3	ferry	ferry	NOUN	VBZ	_	5	nsubj	_	_
4	is	was	AUX	VBZ	_	5	cop	_	_
5	safe	safe	ADJ	JJ	_	3	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

`

func TestMeasureTreebank(t *testing.T) {
	kind, err := KindOf("conllu")
	if err != nil {
		t.Fatal(err)
	}
	r, err := kind.Measure(strings.NewReader(treebank), 10)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string][]Cell)
	for _, row := range r.Rows {
		got[row.Name] = row.Cells
	}
	all := counts{right: 6, predicted: 6, gold: 6}.cells()
	want := map[string][]Cell{
		"tokens":    all,
		"sentences": counts{right: 1, predicted: 1, gold: 1}.cells(),
		"xpos":      {{"accuracy", 0.8333}, {"words", 6}},
		"upos":      {{"accuracy", 1.0}, {"words", 6}},
		"lemma":     {{"accuracy", 0.8333}, {"words", 6}},
		"uas":       {{"accuracy", 0.8}, {"words", 5}},
		"las":       {{"accuracy", 0.8}, {"words", 5}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("measures differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ferry  NN     want VBZ"}, r.Mistakes); diff != "" {
		t.Errorf("mistakes differ (-want +got):\n%s", diff)
	}
}
