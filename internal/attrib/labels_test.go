package attrib

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// TestLabelsInNames holds that a label that a name was taken to begin with leaves sound mentions.
func TestLabelsInNames(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string // mentions behind the last label, with the one that they are in apposition to
	}{
		{"a title", "Q. Who?\n\nA. Captain Ruiz, the pilot, took it.", []string{"Captain Ruiz", "the pilot of Captain Ruiz", "it"}},
		{"a description", "Q. Who?\n\nA. Mayor Ruiz’s deputy knows.", nil},
		{"initials", "Q. Who?\n\nA. B. Ruiz did.", []string{"B. Ruiz"}},
		{"nothing taken", "Q. Who?\n\nA. The pilot did.", []string{"The pilot"}},
		{"names in capitals", "MR. HALE: Who?\n\nMS. RUIZ: Captain Ruiz Holm of Larkhaven.", nil},
	} {
		d := named(c.text)
		Annotate(d)
		label := int32(0)
		for i := range d.Tokens {
			if f := d.Form(int32(i)); f == "A." || f == "A" {
				label = d.Tokens[i].End
			}
		}
		var got []string
		for i := range d.Mentions {
			m := &d.Mentions[i]
			within := func(s annot.Span) bool {
				return s == annot.Span{} || m.Start <= s.Start && s.Start < s.End && s.End <= m.End
			}
			switch {
			case m.First >= m.Last || m.Head < m.First || m.Head >= m.Last || m.Start != d.Tokens[m.First].Start || m.End > d.Tokens[m.Last-1].End || m.Start >= m.End:
				t.Errorf("%s: mention %+v does not fit its tokens", c.reason, m)
			case !within(m.Name) || !within(m.Title):
				t.Errorf("%s: name or title of %+v lie outside", c.reason, m)
			case i > 0 && d.Mentions[i-1].First > m.First:
				t.Errorf("%s: mention %d stands before the one before it", c.reason, i)
			case m.Appos >= int32(len(d.Mentions)):
				t.Errorf("%s: apposition to mention %d", c.reason, m.Appos)
			}
			if label > 0 && m.Start >= label {
				s := d.Str(m.Span)
				if m.Appos != annot.None {
					s += " of " + d.Str(d.Mentions[m.Appos].Span)
				}
				got = append(got, s)
			}
		}
		if diff := cmp.Diff(c.want, got); c.want != nil && diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}
