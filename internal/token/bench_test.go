package token

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// article is news prose with quotations, numbers and abbreviations.
const article = `The council's budget won't balance before 2031, the mayor said on Tuesday, blaming a $3.2 million gap in fees.

“We knew this was coming,” said Ida Marsh, the deputy treasurer. “Nobody wanted to hear it.” She has worked for the city since the mid-1990s.

Mr. Boe, who runs Harbor Freight Inc. with his brother, called the plan “half-baked.” "Who pays?" he asked reporters at 5:30 p.m. outside St. Olav's church. Neither the U.S. agency nor its well-known director would comment -- they didn't reply to e-mails.

According to a report by J. K. Ferris of the University of Kelso, 45 percent of households can't afford the new rates; others aren't sure. It's not the first time, either...
`

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(article, 64)
	d := &annot.Doc{}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Reset()
		d.Text = text
		Paragraphs(d)
		Annotate(d)
	}
	if len(d.Sents) != 64*9 {
		b.Fatalf("%d sentences", len(d.Sents))
	}
}

func BenchmarkParagraphs(b *testing.B) {
	text := strings.Repeat(article, 64)
	d := &annot.Doc{}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Reset()
		d.Text = text
		Paragraphs(d)
	}
}
