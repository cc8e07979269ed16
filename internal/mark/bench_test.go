package mark

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// news has the shape of an agency report: a mark or apostrophe in every hundred
// bytes or so, most of them in pairs.
const news = `The council’s plan to close two ferry slips next spring drew sharp words on Monday from islanders, who say that they learnt of it from a notice pinned to a timetable.

“Nobody asked us,” said Ingeborg Tallaksen, who has run the shop on Store Rauøya since 1998. “We would have told them that the school boat doesn’t call at the other slip in winter.”

A spokesman for the county, Per Vik, called the notice “a mistake” but said that the decision itself had been made in the open, and that the figures behind it were in the budget that all parties voted for last autumn.

The two slips cost the county 4.1 million kroner a year and serve 112 people, of whom 31 commute to the mainland. Repairs after the storm in January have raised that by a fifth. “It is not nothing,” Mr Vik said. “But we have to look at the whole coast.

“There are slips that serve four hundred. They’re in a worse state.”

The mayor, who was not at the meeting, has promised to visit in May. Her office’s statement says that no date has been set for the first of the closures and that ‘every view will be heard’.

`

func newsText(n int) string { return strings.Repeat(news, n/len(news)+1)[:n] }

func BenchmarkAnnotate(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"4KiB", 4 << 10}, {"64KiB", 64 << 10}, {"1MiB", 1 << 20}} {
		b.Run(size.name, func(b *testing.B) {
			d := document(strings.ToValidUTF8(newsText(size.n), ""))
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				Annotate(d)
			}
			if per := len(d.Text) / len(news); len(d.Quotations) < 6*per {
				b.Fatalf("%d quotations in %d reports", len(d.Quotations), per)
			}
		})
	}
}

// BenchmarkMarks is the worst that text can be: nothing but marks.
func BenchmarkMarks(b *testing.B) {
	for _, mark := range []string{`"`, `'`, `“`, "`", `«`} {
		b.Run(mark, func(b *testing.B) {
			d := &annot.Doc{Text: strings.Repeat(mark, 1<<16/len(mark))}
			d.Paras = []annot.Para{{Span: annot.Span{End: int32(len(d.Text))}}}
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				Annotate(d)
			}
		})
	}
}

func TestAnnotateAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("under the race detector a sync.Pool drops what it is given now and then")
	}
	d := document(newsText(1 << 16))
	Annotate(d)
	if n := testing.AllocsPerRun(20, func() { Annotate(d) }); n > 0 {
		t.Errorf("%v allocations with a document that was used before, want 0", n)
	}
}
