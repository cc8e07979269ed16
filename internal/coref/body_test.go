package coref_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// calls returns what text calls each body and each person by name, in order, names and
// acronyms only.
func calls(text string) []string {
	d := annot.Get(text)
	defer annot.Put(d)
	pipeline.Annotate(d)
	var out []string
	for i := range d.Speakers {
		s := &d.Speakers[i]
		if s.Kind != annot.SpeakerPerson && s.Kind != annot.SpeakerOrganization {
			continue
		}
		var names []string
		for _, m := range s.Mentions {
			if d.Mentions[m].Kind == annot.Name {
				names = append(names, d.Str(d.Mentions[m].Name))
			}
		}
		if len(names) > 0 {
			out = append(out, strings.Join(names, " | "))
		}
	}
	return out
}

func TestBodiesCluster(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{
		{"the place before a name is left out later",
			"It was the worst year of the Boston Red Oaks. In May the Red Oaks sold the ground.",
			[]string{"Boston Red Oaks | Red Oaks"}},
		{"and may come later",
			"In May the Red Oaks sold the ground. It was the worst year of the Boston Red Oaks.",
			[]string{"Red Oaks | Boston Red Oaks"}},
		{"what stands before \"of\" is the body itself",
			"It was up to the General Assembly of the United Nations to decide. In May the General Assembly said no.",
			[]string{"General Assembly of the United Nations | General Assembly", "United Nations"}},
		{"what a body is of may stand for it, unless that is a place",
			"He was sued by the Church of VERIAC and the Bank of England. Critics of VERIAC were glad.",
			[]string{"Church of VERIAC | VERIAC", "Bank of England"}},
		{"honours are no part of a name",
			"Harold Whitman OBE died in May. Whitman was sixty.",
			[]string{"Harold Whitman | Whitman"}},
		{"an acronym in brackets, whatever it is short for",
			"The Zentrum Institute (ZTI) said on Monday that it had failed. The ZTI said no more.",
			[]string{"Zentrum Institute | ZTI | ZTI"}},
		{"two universities stay apart",
			"Northfield University sued Southport University on Monday. Northfield University said it had to.",
			[]string{"Northfield University | Northfield University", "Southport University"}},
		{"another name of a person",
			"Helena Marsh (born 1950), better known by her stage name Lady Quill, sang. Lady Quill said she was glad. Marsh left.",
			[]string{"Helena Marsh | Quill | Quill | Marsh"}},
		{"the name somebody was born with",
			"Helena Marsh, born Ilse Quandt, sang on Monday. Quandt said she was glad.",
			[]string{"Helena Marsh | Ilse Quandt | Quandt"}},
		{"known by somebody is no other name",
			"Helena Marsh, known by Paul Norwood for years, sang on Monday. Marsh was glad.",
			[]string{"Helena Marsh | Marsh", "Paul Norwood"}},
		{"a heading alone has the full name",
			"Minnesota State University\n\nIn May the University was sorry. Then Minn State said that the University had lost.",
			[]string{"Minnesota State University | University | Minn State | University"}},
		{"what an office is of tells which it is",
			"He wrote to the Department of Homeland Security. Officials at Homeland Security and the Pentagon said no.",
			[]string{"Department of Homeland Security | Homeland Security", "Pentagon"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if diff := cmp.Diff(test.want, calls(test.text)); diff != "" {
				t.Errorf("names in %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestSpeakersByName(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{
		{"who speaks is who is named right after a description",
			"The march drew nine choirs, according to the main sponsor Alliance to Restore Our Rivers (AROR). AROR said it was glad.",
			[]string{"Alliance to Restore Our Rivers", "Alliance to Restore Our Rivers"}},
		{"another name tells the gender that the first one leaves open",
			"Robin Vale, also known as Mr. Frost, met Quinn Marsh, better known as Lady Quill. \"It was good,\" she said. \"Not so,\" he said.",
			[]string{"Quinn Marsh", "Robin Vale"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d := annot.Get(test.text)
			defer annot.Put(d)
			pipeline.Annotate(d)
			var got []string
			for _, a := range d.Attribs {
				for _, s := range a.Speakers {
					got = append(got, d.Speakers[s].Name)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("speakers of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}
