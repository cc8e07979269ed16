package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
	"github.com/hearsay-go/hearsay/internal/weights"
)

func tagged(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	tag.Annotate(d)
	return d
}

func always(int) bool { return true }

func TestModelsDecode(t *testing.T) {
	for name, data := range map[string]string{"words": wordsData, "groups": groupsData, "settled": settledData} {
		if m, err := weights.Decode(data); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if m.Name() != name || m.Classes() != 1 {
			t.Errorf("%s: %q of %d classes", name, m.Name(), m.Classes())
		}
	}
	n, err := weights.DecodeNet(netData)
	if err != nil {
		t.Fatal(err)
	}
	if n.Name() != "parse" || n.Classes() != NumClasses {
		t.Errorf("net %q of %d classes", n.Name(), n.Classes())
	}
}

// render writes the arcs of d, one word each: word<relation-head.
func render(d *annot.Doc) string {
	var arcs []string
	for i := range d.Tokens {
		t := &d.Tokens[i]
		head := "-"
		if t.Head != annot.None {
			head = d.Form(t.Head)
		}
		arcs = append(arcs, fmt.Sprintf("%s<%v-%s", d.Form(int32(i)), t.Label, head))
	}
	return strings.Join(arcs, " ")
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"plain clause", "The mayor sold the house.",
			"The<det-mayor mayor<nsubj-sold sold<root-- the<det-house house<obj-sold .<punct-sold"},
		{"reported clause", "She said that the house was sold.",
			"She<nsubj-said said<root-- that<mark-sold the<det-house house<nsubj:pass-sold was<aux:pass-sold sold<ccomp-said .<punct-said"},
	} {
		d := tagged(c.text)
		Annotate(d, always)
		if diff := cmp.Diff(c.want, render(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

// checkTrees reports sentences of d that are no trees.
func checkTrees(t *testing.T, d *annot.Doc) {
	t.Helper()
	for i := range d.Sents {
		s := &d.Sents[i]
		roots := 0
		depth := make(map[int32]int)
		for j := s.First; j < s.Last; j++ {
			tok := &d.Tokens[j]
			if tok.Label == annot.NoLabel {
				t.Fatalf("sentence %d: %q has no label", i, d.Form(j))
			}
			if tok.Head == annot.None {
				roots++
				if tok.Label != annot.RelRoot {
					t.Errorf("sentence %d: the root %q is labelled %v", i, d.Form(j), tok.Label)
				}
				continue
			}
			if tok.Head < s.First || tok.Head >= s.Last {
				t.Fatalf("sentence %d: head of %q lies outside", i, d.Form(j))
			}
			// Climb to the root or to a word that is known to lead there.
			path := []int32{}
			for k := j; k != annot.None && depth[k] == 0; k = d.Tokens[k].Head {
				if len(path) > int(s.Last-s.First) {
					t.Fatalf("sentence %d: a circle of heads at %q", i, d.Form(j))
				}
				path = append(path, k)
			}
			for _, k := range path {
				depth[k] = 1
			}
		}
		if roots != 1 {
			t.Errorf("sentence %d has %d roots", i, roots)
		}
	}
}

func TestTrees(t *testing.T) {
	for reason, text := range map[string]string{
		"one word":           "Yes",
		"marks only":         `" ... !`,
		"longer than a part": strings.Repeat("word and ", MaxWords) + "end.",
		"two parts exactly":  strings.Repeat("a ", 2*MaxWords),
	} {
		d := tagged(text)
		Annotate(d, always)
		t.Run(reason, func(t *testing.T) { checkTrees(t, d) })
	}
}

func TestNeed(t *testing.T) {
	d := tagged("He left. She stayed.")
	Annotate(d, func(i int) bool { return i == 1 })
	if d.Sents[0].Parsed || !d.Sents[1].Parsed || d.Tokens[0].Label != annot.NoLabel {
		t.Errorf("sentences: %+v", d.Sents)
	}
	Annotate(d, func(i int) bool { return i == 0 })
	checkTrees(t, d)
}

// TestStateForgets holds that a sentence has the same tree whatever was parsed before,
// a longer one above all.
func TestStateForgets(t *testing.T) {
	p := Default()
	parse := func(l *lane, text string) *annot.Doc {
		d := tagged(text)
		for i := range d.Sents {
			for l.begin(p, d, &d.Sents[i]); l.sent != nil; {
				l.step(p)
			}
		}
		return d
	}
	parsed := func(l *lane, text string) string { return render(parse(l, text)) }
	const text = "The town, the mayor said, has paid for it, and for much more"
	l := new(lane)
	parsed(l, strings.Repeat("which he said, ", MaxWords/2))
	if diff := cmp.Diff(parsed(new(lane), text), parsed(l, text)); diff != "" {
		t.Errorf("a used state parses differently (-new +used):\n%s", diff)
	}
	// A part of a sentence that fills the whole state.
	checkTrees(t, parse(l, strings.Repeat("he, ", MaxWords/2)))
}

func FuzzAnnotate(f *testing.F) {
	f.Add("“Yes,” said the mayor, “but not now.”")
	f.Add("A - b ; c : ( d ) e")
	f.Add("\"0\xe2")
	f.Fuzz(func(t *testing.T, text string) {
		d := tagged(text)
		Annotate(d, always)
		checkTrees(t, d)
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := tagged(strings.Repeat(article, 20))
	Annotate(d, always)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Annotate(d, always)
	}
}

// article is made up for benchmarks.
const article = `The council of Eastmere voted on Tuesday to close its last public library, a decision that Mayor Ruth Calloway called "the hardest in thirty years".

"We have looked at every line of the budget," she told reporters after the meeting. "There is nothing left that we could cut without hurting somebody."

Residents, many of whom had queued since early morning, accused the council of hiding the true state of its finances. According to a report seen by the Eastmere Courier, the town spent more than $4.2 million on consultants between 2019 and 2023, although officials had repeatedly promised to hire none.

Calloway's spokesman, Peter Lindqvist, denied that the figures were correct. The report "mixes up two different years", he said, adding that a corrected version would be published next week. He declined to say who had written it.

Analysts say the town is unlikely to be the last. Several councils in the north-east are believed to be considering similar steps, and the ministry has reportedly been warned that as many as forty libraries could close before the summer.

`
