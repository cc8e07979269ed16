package attrib

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/name"
	"github.com/hearsay-go/hearsay/internal/parse"
	tagger "github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
)

const harbour = `Mayor Ana Ruiz said on Monday that the ferry would run again by May. She did not say who would pay for the work.

“We looked at every plan, and this one costs least,” she told reporters. Paul Keller, who runs the yard, accused the town of delay.

Officials fear that ice may close the harbour, according to a report that the council published last week. The report found no fault with the crew. Its authors want a second ferry, a plan that Ruiz has called “a dream”.

`

// named returns text with everything below the floor of attributions.
func named(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	tagger.Annotate(d)
	parse.Annotate(d, func(int) bool { return true })
	name.Annotate(d)
	return d
}

// TestEarly holds that many candidates are turned down by their first features, and that
// nothing else changes.
func TestEarly(t *testing.T) {
	attribs := func(m *Models) []annot.Attribution {
		d := named(strings.Repeat(harbour, 3))
		m.Annotate(d)
		return d.Attribs
	}
	all := &Models{Default().models}
	all.early = math.MinInt32
	want := attribs(all)
	if len(want) < 5 {
		t.Fatalf("only %d attributions", len(want))
	}
	if diff := cmp.Diff(want, attribs(Default())); diff != "" {
		t.Errorf("(-all candidates judged +some turned down):\n%s", diff)
	}

	m, early, judged := Default(), 0, 0
	var w worker
	w.candidate = func(token int32, _ []uint64) {
		var first features
		first.addWords(&w.frame, token-w.frame.first)
		judged++
		if m.cue.Score(first) < m.early {
			early++
		}
	}
	d := named(harbour)
	w.reset(d)
	for s := range d.Sents {
		w.sentence(&m.models, d, int32(s))
	}
	if 3*early < judged {
		t.Errorf("%d of %d candidates are turned down early", early, judged)
	}
}

func TestWordClasses(t *testing.T) {
	for u := range annot.NumUPOS {
		tok := annot.Token{UPOS: annot.UPOS(u)}
		if c := tagClass(&tok); c < 1 || c > 7 {
			t.Errorf("%v has class %d", tok.UPOS, c)
		}
	}
	for _, c := range []struct {
		tok  annot.Token
		want bool
	}{
		{annot.Token{UPOS: annot.VERB, Tag: annot.TagVBD}, true},
		{annot.Token{UPOS: annot.NOUN, Tag: annot.TagNN}, true},
		{annot.Token{UPOS: annot.ADP, Tag: annot.TagIN}, true},
		{annot.Token{UPOS: annot.PUNCT, Tag: annot.TagColon}, true},
		{annot.Token{UPOS: annot.PUNCT, Tag: annot.TagComma}, false},
		{annot.Token{UPOS: annot.PROPN, Tag: annot.TagNNP}, false},
		{annot.Token{UPOS: annot.DET, Tag: annot.TagDT}, false},
		{annot.Token{UPOS: annot.AUX, Tag: annot.TagMD}, false},
	} {
		if got := mayTurn(&c.tok); got != c.want {
			t.Errorf("%v: %v, want %v", c.tok.UPOS, got, c.want)
		}
	}
}
