package token

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/linear"
)

// hostile texts are built to make a careless algorithm slow: each repeats a
// pattern that some rule looks ahead or back over.
var hostile = map[string]func(n int) string{
	"letters without blanks":  repeat("a"),
	"double marks":            repeat(`"`),
	"single marks":            repeat("'"),
	"stops":                   repeat("."),
	"hyphens between letters": repeat("a-"),
	"stops between letters":   repeat("ab.c."),
	"digits and hyphens":      repeat("5-"),
	"at signs":                repeat("a.a@"),
	"schemes":                 repeat("http://"),
	"apostrophes in a word":   repeat("n't"),
	"initials":                repeat("A. "),
	"stops before blanks":     func(n int) string { return "etc." + strings.Repeat(" ", n) },
	"questions with closers":  repeat(`?"`),
	"abbreviations":           repeat("Mr. "),
	"short lines":             repeat("a\n"),
	"blank lines":             repeat("\n"),
	"invalid bytes":           repeat("\xff"),
	"opening brackets":        repeat("("),
	"stops and quotation":     repeat(`." `),
	"bangs in lower case":     repeat("Oh! it "),
	"abbreviation and marks":  repeat(`etc. ( " `),
	"joined emoji":            repeat("👩\u200d"),
	"soft hyphens":            repeat("a\u00ad"),
}

func repeat(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

// TestHostile checks that time grows with the length of the text and no faster,
// and that no sentence is longer than the stages above can bear.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			linear.Check(t, 1<<20, text, func(text string) {
				d := analyse(text)
				for _, s := range d.Sents {
					if s.Last-s.First > maxSentence {
						t.Fatalf("sentence of %d tokens", s.Last-s.First)
					}
				}
			})
		})
	}
}

// TestHostileContract checks the contract on the same texts, but short.
func TestHostileContract(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) { check(t, analyse(text(10_000))) })
	}
}

// TestNoAllocation pins that a document that has been used before is filled
// without any allocation.
func TestNoAllocation(t *testing.T) {
	d := analyse(article)
	if n := testing.AllocsPerRun(20, func() {
		d.Reset()
		d.Text = article
		Paragraphs(d)
		Annotate(d)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, name := range []string{"letters without blanks", "double marks", "stops", "stops between letters"} {
		text := hostile[name](1 << 20)
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			d := &annot.Doc{}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d.Reset()
				d.Text = text
				Paragraphs(d)
				Annotate(d)
			}
		})
	}
}
