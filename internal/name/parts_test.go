package name_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestParts(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{{
		reason: "the owner is named by itself",
		text:   "NASA's Harbor Observatory was closed on Monday.",
		want:   []string{"name|organization|NASA|poss", "name|organization|Harbor Observatory"},
	}, {
		reason: "the body that it is a part of",
		text:   "It was up to the General Assembly of the United Nations to decide.",
		want:   []string{"name|organization|General Assembly of the United Nations", "name|organization|United Nations"},
	}, {
		reason: "the name of a university holds no other",
		text:   "He studied law at the University of Oxford for a year.",
		want:   []string{"name|organization|University of Oxford"},
	}, {
		reason: "whose name a name begins with",
		text:   "Ruth Carver died in May. The Ruth Carver Foundation said so.",
		want:   []string{"name|person|Ruth Carver", "name|organization|Ruth Carver Foundation", "name|person|Ruth Carver"},
	}, {
		reason: "an office is no part of the name",
		text:   "The new FBI Director was silent.",
		want:   []string{"name|organization|FBI"},
	}, {
		reason: "but may be what the body is for",
		text:   "The Office of the Mayor was silent.",
		want:   []string{"name|organization|Office of the Mayor"},
	}, {
		reason: "the office before a name",
		text:   "Ohio Senator Ruth Carver thanked them for the letter.",
		want:   []string{"name|person|Ohio Senator Ruth Carver|name=Ruth Carver|title=Ohio Senator"},
	}, {
		reason: "the letters in brackets tell where a name begins and ends",
		text:   "It was sent to the Office for Harbor Safety and Fishing Rights (OHSFR) by mail.",
		want:   []string{"name|organization|Office for Harbor Safety and Fishing Rights", "name|organization|OHSFR|appos=Office for Harbor Safety and Fishing Rights"},
	}, {
		reason: "letters that spell a word are a body where the text has them for one",
		text:   "The Agency of Inland Docks (AID) met on Monday. Later AID told nobody.",
		want:   []string{"name|organization|Agency of Inland Docks", "name|organization|AID|appos=Agency of Inland Docks", "name|organization|AID"},
	}, {
		reason: "a person who is called like a town",
		text:   "Valerie London was born abroad. London left the country when she was six. In May, London claimed that she was held.",
		want:   []string{"name|person|Valerie London", "name|person|London", "name|person|London"},
	}, {
		reason: "two offices joined by \"and\"",
		text:   "It was up to the Office of Harbor Services and Division of Fishing Rights to answer.",
		want:   []string{"name|organization|Office of Harbor Services", "name|organization|Division of Fishing Rights"},
	}, {
		reason: "a surname that is a title too",
		text:   "Lena King spoke first. Then Mr. King was asked, but Mr. President was not.",
		want:   []string{"name|person|Lena King", "name|person|Mr. King|name=King|title=Mr."},
	}}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got := brief(annotated(test.text), func(m *annot.Mention) bool { return m.Kind == annot.Name })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("names in %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}
