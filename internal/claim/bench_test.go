package claim_test

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// benchText is a draft of our own, with the density of cues that news has.
const benchText = `The harbour board met on Tuesday to discuss the new ferry. “It may be late,” said Ana Ruiz, who chairs it.
The yard has delivered two hulls since March. Critics say the price is too high, and the union accused the yard of hiding delays.
The yard denied it. A spokesman said that tests had begun in the bay, without giving details. Tickets will go on sale in June.
The town hopes for 4,000 visitors a day. Buses will run from the square to the pier every ten minutes, and the old ticket hall has been painted green.

`

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(benchText, 20)
	rules := claim.Default()
	d := &annot.Doc{Text: text}
	pipeline.Annotate(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Claims = d.Claims[:0]
		if err := claim.Annotate(d, rules); err != nil || len(d.Claims) < 20 {
			b.Fatal(len(d.Claims), err)
		}
	}
}

func BenchmarkPipeline(b *testing.B) {
	text := strings.Repeat(benchText, 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := annot.Get(text)
		pipeline.Annotate(d)
		annot.Put(d)
	}
}
