package token

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	quotations "github.com/hearsay-go/hearsay/internal/mark"
)

// analyse returns text with its paragraphs, tokens and sentences.
func analyse(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	Paragraphs(d)
	Annotate(d)
	return d
}

// analyseMarked is analyse with the quotation marks decided.
func analyseMarked(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	Paragraphs(d)
	quotations.Annotate(d)
	Annotate(d)
	return d
}

func forms(d *annot.Doc) []string {
	var f []string
	for i := range d.Tokens {
		f = append(f, d.Form(int32(i)))
	}
	return f
}

func TestTokens(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"contractions", "They didn't, I'm sure, and she'd've gone.", "They did n't , I 'm sure , and she 'd 've gone ."},
		{"typographic apostrophes", "We don’t know the mayor’s age.", "We do n’t know the mayor ’s age ."},
		{"plural possessive", "the workers' union", "the workers ' union"},
		{"surnames with apostrophe", "O'Malley met D'Angelo", "O'Malley met D'Angelo"},
		{"words cut without a mark", "I cannot and am gonna, dunno", "I can not and am gon na , dunno"},
		{"hyphens", "a well-known non-profit co-founder", "a well - known non-profit co-founder"},
		{"abbreviations", "Mr. Boe of Acme Inc. met Dr. No.", "Mr. Boe of Acme Inc. met Dr. No ."},
		{"initials", "J. K. Marsh and T.S. Ivey", "J. K. Marsh and T.S. Ivey"},
		{"numbers", "It rose 3.5% to $1,200.50 by 5:30 p.m. on 12/24/2004", "It rose 3.5 % to $ 1,200.50 by 5:30 p.m. on 12/24/2004"},
		{"units", "ran 10km at 5pm in the 1970s", "ran 10 km at 5 pm in the 1970s"},
		{"decades and elisions", "'90s kids said 'tis late for 'em", "'90s kids said 'tis late for 'em"},
		{"telephone", "Call 555-0137 or 212-555-0137.", "Call 555-0137 or 212-555-0137 ."},
		{"web", "See https://example.org/a-b?c=d, or (www.example.com).", "See https://example.org/a-b?c=d , or ( www.example.com ) ."},
		{"mail and handles", "Mail a.b@example.org, @desk_one #news", "Mail a.b@example.org , @desk_one #news"},
		{"handles run together", "See @desk_one@desk_two now", "See @desk_one @ desk_two now"},
		{"dashes and ellipses", "Well--yes... no—perhaps…", "Well -- yes ... no — perhaps …"},
		{"LaTeX quotes", "``Yes,'' he said.", "`` Yes , '' he said ."},
		{"no apostrophes left", "it isn t so", "it isn t so"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Fields(tt.want), forms(analyse(tt.text))); diff != "" {
				t.Errorf("tokens (-want +got):\n%s", diff)
			}
		})
	}
}

func sentences(d *annot.Doc) []string {
	var s []string
	for _, st := range d.Sents {
		s = append(s, d.Text[d.Tokens[st.First].Start:d.Tokens[st.Last-1].End])
	}
	return s
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"tag in lower case after a question", `"Why me?" she said. He left.`, []string{`"Why me?" she said.`, `He left.`}},
		{"inverted tag", `"Why me?" Petro asked. He left.`, []string{`"Why me?" Petro asked.`, `He left.`}},
		{"tag with an adverb", `"Why me?" the deputy mayor finally asked. He left.`, []string{`"Why me?" the deputy mayor finally asked.`, `He left.`}},
		{"tag after a full stop", `"It is over." Petro said. He left.`, []string{`"It is over." Petro said.`, `He left.`}},
		{"sentence that only looks like a tag", `"Why me?" He said that twice.`, []string{`"Why me?"`, `He said that twice.`}},
		{"tag of the next quotation", `"Why me?" Then he said, "Fine."`, []string{`"Why me?"`, `Then he said, "Fine."`}},
		{"interjection", `Oh! it is late. We must go.`, []string{`Oh! it is late.`, `We must go.`}},
		{"lower case throughout", `so good! i love it. you must go`, []string{`so good!`, `i love it.`, `you must go`}},
		{"doubled single marks", `He agreed. ''We pay,'' he said. ''All of us.''`, []string{`He agreed.`, `''We pay,'' he said.`, `''All of us.''`}},
		{"new sentence after a quotation", `"Yes." He left.`, []string{`"Yes."`, `He left.`}},
		{"title", "He met Mr. Boe. They talked.", []string{"He met Mr. Boe.", "They talked."}},
		{"acronym", "He left the U.S. The U.S. Senate voted.", []string{"He left the U.S.", "The U.S. Senate voted."}},
		{"headline", "Mayor resigns\n\nThe mayor resigned.", []string{"Mayor resigns", "The mayor resigned."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, sentences(analyseMarked(tt.text))); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLexiconLoad(t *testing.T) {
	table := lexicon().table
	n := 0
	for _, e := range table {
		if e.hash != 0 {
			n++
		}
	}
	if n*2 > len(table) {
		t.Errorf("%d words in a table of %d: double it", n, len(table))
	}
}
