package hearsay_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay"
)

func TestSegments(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string // narration, or name: words
	}{
		{"nothing", "", nil},
		{"narration alone", "It rained all day.", []string{"It rained all day."}},
		{"the tag in the middle is narration",
			"“Come in,” said Martha Bell. “It is cold.”",
			[]string{"Martha Bell: “Come in,”", " said Martha Bell. ", "Martha Bell: “It is cold.”"}},
		{"reported speech is narration",
			"Martha Bell said that it was cold.",
			[]string{"Martha Bell said that it was cold."}},
		{"what a speaker quotes stays with the speaker",
			"“He told me, ‘Run,’ and I ran,” said Martha Bell.",
			[]string{"Martha Bell: “He told me, ‘Run,’ and I ran,”", " said Martha Bell."}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			doc := hearsay.Analyze(test.text)
			var got []string
			for _, s := range doc.Segments() {
				words := doc.Text(s.Span)
				if s.Quote != hearsay.NoQuote {
					words = strings.Join(doc.Names(s.Speakers), " and ") + ": " + words
				}
				got = append(got, words)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("segments of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("“Yes,” she said. “He said ‘no’.”")
	f.Add("\"One \"two\" three\" \xff 'four'")
	f.Fuzz(func(t *testing.T, text string) {
		doc := hearsay.Analyze(text)
		var b strings.Builder
		for _, s := range doc.Segments() {
			if s.Span.Len() <= 0 {
				t.Fatalf("empty segment %v of %q", s, text)
			}
			b.WriteString(doc.Text(s.Span))
		}
		if b.String() != text {
			t.Fatalf("segments of %q make %q", text, b.String())
		}
	})
}
