package coref_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// speakers returns the names that text gives each person or body, the canonical
// one first.
func speakers(text string) []string {
	d := annot.Get(text)
	defer annot.Put(d)
	pipeline.Annotate(d)
	var out []string
	for _, s := range d.Speakers {
		if s.Kind == annot.SpeakerPerson || s.Kind == annot.SpeakerOrganization {
			out = append(out, strings.Join(append([]string{s.Name}, s.Aliases...), " | "))
		}
	}
	return out
}

func TestNamesCluster(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{
		{"a surname goes to the full name before it",
			"Helena Marsh spoke on Monday. Marsh said the bridge was safe.",
			[]string{"Helena Marsh | Marsh"}},
		{"a surname in the headline is adopted by the full name",
			"Marsh said the bridge was safe.\n\nHelena Marsh spoke on Monday.",
			[]string{"Helena Marsh | Marsh"}},
		{"middle initials do not split a person",
			"Paul J. Norwood resigned. Paul Norwood had served for years.",
			[]string{"Paul J. Norwood | Paul Norwood"}},
		{"brothers who share a surname stay apart",
			"Peter Norwood met Paul Norwood in London.",
			[]string{"Peter Norwood", "Paul Norwood"}},
		{"Mr. and Mrs. of one surname are two people",
			"Mr. Hartley came home late. Mrs. Hartley was waiting. Mr. Hartley said nothing.",
			[]string{"Mr. Hartley", "Mrs. Hartley"}},
		{"a wife who is called by her husband's name keeps the title",
			"John Hartley came home late. Mrs. John Hartley was waiting. John Hartley and Mrs. John Hartley said nothing.",
			[]string{"John Hartley", "Mrs. John Hartley"}},
		{"pet names",
			"Elizabeth Crane won the seat. Liz Crane thanked voters.",
			[]string{"Elizabeth Crane | Liz Crane"}},
		{"diacritics and case do not count",
			"José Peña arrived. JOSE PENA left.",
			[]string{"José Peña | JOSE PENA"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got := speakers(test.text)
			got = slices.DeleteFunc(got, func(s string) bool { return s == "London" })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("speakers of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Helena Marsh, the mayor of Eastport, said on Monday that she would resign. "+
		"“I have done what I could,” Marsh told reporters. Her deputy, Paul J. Norwood, said he was surprised. "+
		"A spokesman for the Harbour Authority said it had not been told.\n\n", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := annot.Get(text)
		pipeline.Annotate(d)
		annot.Put(d)
	}
}

// BenchmarkManyNames clusters 20,000 names, half of them of one surname: a text
// that would take for ever if names were compared with each other.
func BenchmarkManyNames(b *testing.B) {
	var text strings.Builder
	for i := range 10000 {
		s := strconv.FormatInt(int64(i), 26)
		name := strings.Map(func(c rune) rune { return 'a' + (c*7)%26 }, s)
		fmt.Fprintf(&text, "Mr. B%s%s and Jane C%s Smith said it rained. ", name, s[:1], name)
	}
	d := annot.Get(text.String())
	defer annot.Put(d)
	pipeline.Attribute(d)
	mentions := slices.Clone(d.Mentions)
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		copy(d.Mentions, mentions)
		d.Speakers = d.Speakers[:0]
		coref.Annotate(d)
	}
}

// FuzzAnnotate checks that indexes between speakers, mentions and attributions
// hold together.
func FuzzAnnotate(f *testing.F) {
	f.Add("Helena Marsh, the mayor, met Paul Norwood. “I know,” she said. They left. His lawyer, Ida Keller, wept.")
	f.Add("MARSH SAYS NO\n\nMr. and Mrs. Marsh said “he said ‘I’ said” they and both men and the two.")
	f.Fuzz(func(t *testing.T, text string) {
		d := annot.Get(text)
		defer annot.Put(d)
		pipeline.Annotate(d)
		coref.Prune(d)
		n := int32(len(d.Speakers))
		for i := range d.Speakers {
			s := &d.Speakers[i]
			if !slices.IsSorted(s.Mentions) {
				t.Fatalf("mentions of %q out of order: %v", s.Name, s.Mentions)
			}
			for _, m := range s.Mentions {
				if m < 0 || int(m) >= len(d.Mentions) {
					t.Fatalf("speaker %d has mention %d of %d", i, m, len(d.Mentions))
				}
			}
		}
		for i := range d.Mentions {
			if s := d.Mentions[i].Speaker; s < annot.None || s >= n {
				t.Fatalf("mention %d has speaker %d of %d", i, s, n)
			}
		}
		for i := range d.Attribs {
			for _, s := range d.Attribs[i].Speakers {
				if s < 0 || s >= n {
					t.Fatalf("attribution %d has speaker %d of %d", i, s, n)
				}
			}
		}
	})
}
