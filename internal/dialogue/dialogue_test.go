package dialogue_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/dialogue"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// speakers returns the name of the speaker of each quotation of text, "-" for
// none.
func speakers(text string) []string {
	d := &annot.Doc{Text: text}
	pipeline.Annotate(d)
	var out []string
	for i := range d.Attribs {
		a := &d.Attribs[i]
		if a.Quotation == annot.None {
			continue
		}
		name := "-"
		if len(a.Speakers) > 0 {
			name = d.Speakers[a.Speakers[0]].Name
		}
		out = append(out, name)
	}
	return out
}

// TestLongConversation holds that sums do not overflow or vanish however many turns
// nothing settles, and that it makes no difference where so many are parted.
func TestLongConversation(t *testing.T) {
	const pairs = 2500
	text := "“Will it rain?” asked Martin.\n\n“I should think so,” said Clara.\n\n" +
		strings.Repeat("“Then we stay in, Clara.”\n\n“If you like, Martin.”\n\n", pairs)
	want := slices.Repeat([]string{"Martin", "Clara"}, pairs+1)
	if diff := cmp.Diff(want, speakers(text)); diff != "" {
		t.Errorf("speakers (-want +got):\n%.2000s", diff)
	}
}

func TestSpeakers(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"two take turns",
			"Martin Hale put down his cup. “Will it rain?” asked Martin.\n\n“I should think so,” said Clara Dunn.\n\n“Then we stay in.”\n\n“If you like.”\n",
			[]string{"Martin Hale", "Clara Dunn", "Martin Hale", "Clara Dunn"}},
		{"a beat in the paragraph names the speaker",
			"Clara Dunn and Martin Hale walked on.\n\nClara shook her head. “It is too far.”\n",
			[]string{"Clara Dunn"}},
		{"a noun that no list holds speaks beside the marks",
			"Clara Dunn and Martin Hale got off the ferry.\n\n“Mind the step,” said the stoker.\n\n“Thank you,” said Clara.\n",
			[]string{"the stoker", "Clara Dunn"}},
		{"two verbs, one subject, and a paragraph that leads up to the speech",
			"Clara Dunn looked at the sky. “Rain,” said Martin Hale. Clara went to the window at once and said:\n\n“Not before noon.”\n",
			[]string{"Martin Hale", "Clara Dunn"}},
		{"a verb with its particle",
			"Clara Dunn and Martin Hale waited.\n\n“It is late,” put in Martin.\n",
			[]string{"Martin Hale"}},
		{"what belongs to somebody speaks for him",
			"“Is it far?” asked Clara Dunn.\n\n“Not at all,” was Martin Hale's answer.\n",
			[]string{"Clara Dunn", "Martin Hale"}},
	}
	for _, test := range append(tests, toldInDialogue()...) {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, speakers(test.text)); diff != "" {
				t.Errorf("speakers of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// toldInDialogue returns tests of texts with many speeches that all have cues, but
// of which many are questions.
func toldInDialogue() (tests []struct {
	name, text string
	want       []string
}) {
	const pairs = 50
	add := func(name, pair, last string, want ...string) {
		tests = append(tests, struct {
			name, text string
			want       []string
		}{name, strings.Repeat(pair, pairs) + last, append(slices.Repeat(want[:2], pairs), want[2:]...)})
	}
	add("no man is she",
		"“Will it rain?” asked Martin Hale.\n\n“I should think so,” said Peter Dunn.\n\n",
		"“Then we stay in,” she said.\n",
		"Martin Hale", "Peter Dunn", "-")
	add("an epithet is as good as a name",
		"“Will it rain?” asked Martin Hale, who thought that he was the Secretary.\n\n“I should think so,” said the Secretary.\n\n",
		"“Then we stay in,” said Martin.\n\nThe Secretary shook his head. “Not I.”\n",
		"Martin Hale", "the Secretary", "Martin Hale", "the Secretary")
	add("a girl is whom the text has named and nobody speaks to",
		"“Will it rain?” asked Clara Dunn.\n\n“I should think so,” said Martin Hale.\n\n",
		"Clara sat down. “Then we stay in,” said the girl.\n\n“As you like,” said Martin.\n",
		"Clara Dunn", "Martin Hale", "Clara Dunn", "Martin Hale")
	return tests
}

// A conversation of our own, over and over.
const talk = `Clara Dunn came in from the garden and shut the door.

“Has the post come?” asked Clara.

“Not yet,” said Martin Hale. He did not look up. “It is late again.”

“It is always late, Martin.”

“Then why do you ask?”

She laughed. “To hear what you say.”

`

// TestLastSpeechOfOneToken holds that a text told in dialogue may end with a speech
// that is no more than one token: no mark, no word after it.
func TestLastSpeechOfOneToken(t *testing.T) {
	const pairs = 8
	text := strings.Repeat("— Will it rain?\n\n— No, said Ada Roe.\n\n", pairs) + "—Rain? the Secretary said ? U.S."
	if got := speakers(text); len(got) < 2*pairs {
		t.Errorf("%d speeches of %d", len(got), 2*pairs)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add(talk)
	f.Add(strings.Repeat(talk, 3)) // enough to be read as dialogue
	f.Add(strings.Repeat("— Will it rain?\n\n— No, said Ada Roe.\n\n", 8))
	f.Add("“No,” said I. “No!” I said. “No?”")
	f.Add("“\n\n“\n\n“”")
	f.Fuzz(func(t *testing.T, text string) {
		d := &annot.Doc{Text: text}
		pipeline.Annotate(d)
		for i := range d.Attribs {
			for _, s := range d.Attribs[i].Speakers {
				if s < 0 || int(s) >= len(d.Speakers) {
					t.Fatalf("attribution %d has speaker %d of %d", i, s, len(d.Speakers))
				}
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(talk, 200)
	d := &annot.Doc{Text: text}
	pipeline.Attribute(d)
	coref.Annotate(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dialogue.Annotate(d)
	}
	if len(d.Attribs) == 0 || len(d.Attribs[len(d.Attribs)-1].Speakers) == 0 {
		b.Fatal("the last speech has no speaker")
	}
}
