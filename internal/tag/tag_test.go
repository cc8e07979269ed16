package tag

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/token"
	"github.com/hearsay-go/hearsay/internal/weights"
)

func tokenized(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	return d
}

func TestModelsDecode(t *testing.T) {
	for name, data := range map[string]string{"lexicon": lexiconData, "entries": entriesData, "settled": settledData, "lemma": lemmaData} {
		m, err := weights.Decode(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if m.Name() != name {
			t.Errorf("%s is named %q", name, m.Name())
		}
	}
	n, err := weights.DecodeNet(netData)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"tag", NumClasses, NumRows(Default().Lexicon.Numbers())}, []any{n.Name(), n.Classes(), n.Rows()}); diff != "" {
		t.Errorf("net (-want +got):\n%s", diff)
	}
}

func TestPairs(t *testing.T) {
	seen := make(map[Pair]bool)
	for c := range NumClasses {
		p := ClassPair(c)
		if seen[p] {
			t.Errorf("two classes are %v/%v", p.Tag, p.UPOS)
		}
		seen[p] = true
		if ClassOf(p) != c {
			t.Errorf("class of %v/%v is %d, want %d", p.Tag, p.UPOS, ClassOf(p), c)
		}
	}
	if c := ClassOf(Pair{annot.TagDT, annot.VERB}); c != NoClass {
		t.Errorf("a pair that does not occur has class %d", c)
	}
}

func TestEntry(t *testing.T) {
	for _, c := range []struct {
		class, wordClass int
		always           bool
	}{{0, 1, false}, {NumClasses - 1, MaxWordClass, true}} {
		e := NewEntry(c.class, c.always, c.wordClass)
		want := NoClass
		if c.always {
			want = c.class
		}
		if diff := cmp.Diff([]int{c.class, c.wordClass, want}, []int{e.Class(), e.WordClass(), e.Fixed()}); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c, diff)
		}
	}
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"plain clause", "The mayor said she won't resign.",
			"The/DT/DET/the mayor/NN/NOUN/mayor said/VBD/VERB/say she/PRP/PRON/she wo/MD/AUX/will n't/RB/PART/not resign/VB/VERB/resign ././PUNCT/."},
		{"auxiliary and full verb", "They have had two houses.",
			"They/PRP/PRON/they have/VBP/AUX/have had/VBN/VERB/have two/CD/NUM/two houses/NNS/NOUN/house ././PUNCT/."},
		{"conjunction and preposition", "Before lunch he left before they came.",
			"Before/IN/ADP/before lunch/NN/NOUN/lunch he/PRP/PRON/he left/VBD/VERB/leave before/IN/SCONJ/before they/PRP/PRON/they came/VBD/VERB/come ././PUNCT/."},
		{"possessive", "Jane Roe's brothers", "Jane/NNP/PROPN/Jane Roe/NNP/PROPN/Roe 's/POS/PART/'s brothers/NNS/NOUN/brother"},
	} {
		d := tokenized(c.text)
		Annotate(d)
		var got []string
		for i := range d.Tokens {
			tok := &d.Tokens[i]
			lemma := Default().Lemmas.Lemma(d, int32(i))
			if annot.Hash(lemma) != tok.Lemma {
				t.Errorf("%s: hash of the lemma of %q is not that of %q", c.reason, d.Form(int32(i)), lemma)
			}
			got = append(got, strings.Join([]string{d.Form(int32(i)), tok.Tag.String(), tok.UPOS.String(), lemma}, "/"))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	d := tokenized(strings.Repeat(article, 20))
	Annotate(d)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Annotate(d)
	}
}

// article is made up for benchmarks.
const article = `The council of Eastmere voted on Tuesday to close its last public library, a decision that Mayor Ruth Calloway called "the hardest in thirty years".

"We have looked at every line of the budget," she told reporters after the meeting. "There is nothing left that we could cut without hurting somebody."

Residents, many of whom had queued since early morning, accused the council of hiding the true state of its finances. According to a report seen by the Eastmere Courier, the town spent more than $4.2 million on consultants between 2019 and 2023, although officials had repeatedly promised to hire none.

Calloway's spokesman, Peter Lindqvist, denied that the figures were correct. The report "mixes up two different years", he said, adding that a corrected version would be published next week. He declined to say who had written it.

Analysts say the town is unlikely to be the last. Several councils in the north-east are believed to be considering similar steps, and the ministry has reportedly been warned that as many as forty libraries could close before the summer.

`

// TestSettled holds that the table saves the net a good part of the words, that they have the same
// tags without it, and that a damaged one does no harm.
func TestSettled(t *testing.T) {
	const text = "The council of Eastmere voted on Tuesday to close its last public library, a decision that the mayor called hard. " +
		"“We have looked at every line of the budget,” she told reporters after the meeting. Residents accused the council of " +
		"hiding the true state of its finances, although officials had repeatedly promised to publish them before the summer."
	tags := func(settled *weights.Model) (all []annot.Tag, asked int) {
		tagger := *Default()
		tagger.Settled = settled
		d := tokenized(text)
		tagger.Watch(d, func(*Window, int32, int) { asked++ })
		for i := range d.Tokens {
			all = append(all, d.Tokens[i].Tag)
		}
		return all, asked
	}
	want, all := tags(new(weights.Model))
	got, asked := tags(Default().Settled)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tags without the table, and with it:\n%s", diff)
	}
	if 5*asked > 4*all {
		t.Errorf("the net was asked for %d of %d words", asked, all)
	}

	var features []weights.Feature
	tagger := *Default()
	tagger.Settled = new(weights.Model)
	seen := make(map[uint64]bool)
	tagger.Watch(tokenized(text), func(w *Window, i int32, _ int) {
		if key := w.SettledKey(i); !seen[key] {
			seen[key] = true
			features = append(features, weights.Feature{Key: weights.Key(key), Weights: []int16{[]int16{-3, int16(NumClasses) + 1, 32767}[len(features)%3]}})
		}
	})
	data, err := weights.Encode(weights.Params{Name: "settled", Classes: 1, Scale: 1}, features)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := tags(weights.Lazy(string(data))()); !slices.Equal(want, got) {
		t.Error("a damaged table changes tags")
	}
}
