package mark

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/linear"
	"github.com/hearsay-go/hearsay/internal/token"
)

// hostile holds inputs that make a careless algorithm slow or deep.
var hostile = []struct {
	name string
	make func(n int) string
}{
	{"straight marks", func(n int) string { return strings.Repeat(`"`, n) }},
	{"spaced marks", func(n int) string { return strings.Repeat(`" `, n/2) }},
	{"apostrophes", func(n int) string { return strings.Repeat(` 'a`, n/3) }},
	{"opening marks", func(n int) string { return strings.Repeat("“", n/3) }},
	{"guillemets", func(n int) string { return strings.Repeat("«", n/2) }},
	{"opening marks and words", func(n int) string { return strings.Repeat("“a ", n/5) }},
	{"nested", func(n int) string { return strings.Repeat("“‘", n/12) + "a" + strings.Repeat("’”", n/12) }},
	{"nested in lines", func(n int) string {
		return strings.Repeat("“‘", n/24) + "a" + strings.Repeat("\n“a", n/16) + strings.Repeat("’”", n/24)
	}},
	{"open over paragraphs", func(n int) string { return strings.Repeat("“a\n\n", n/6) }},
	{"no blanks", func(n int) string { return strings.Repeat("a", n) }},
	{"blanks between marks", func(n int) string { return `"` + strings.Repeat(" ", n) + `"` }},
	{"dashes", func(n int) string { return strings.Repeat("— ", n/4) }},
	{"asides", func(n int) string { return "— A" + strings.Repeat(" —b, c", n/8) + "." }},
	{"dashed lines", func(n int) string { return strings.Repeat("— A.\n", n/7) }},
	{"direction marks", func(n int) string { return strings.Repeat("\u202a\"", n/4) }},
}

func TestAnnotateIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			linear.Check(t, 1<<18, h.make, func(text string) { Annotate(prepared(text)) })
		})
	}
}

func prepared(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	return d
}

func TestAnnotateNestsAsDeepAsTheTextDoes(t *testing.T) {
	const depth = 100_000
	d := prepared(strings.Repeat("“‘", depth/2) + "deep" + strings.Repeat("’”", depth/2))
	Annotate(d)
	if len(d.Quotations) != depth {
		t.Fatalf("%d quotations, want %d", len(d.Quotations), depth)
	}
	last := &d.Quotations[depth-1]
	if last.Depth != depth-1 || d.Str(d.Content(last)[0]) != "deep" {
		t.Errorf("innermost quotation is %q at depth %d", d.Str(last.Span), last.Depth)
	}
}

// TestAnnotateOnRandomMarks holds the invariants against texts made of marks
// and what commonly stands beside them, which a fuzzer of bytes seldom makes.
func TestAnnotateOnRandomMarks(t *testing.T) {
	parts := strings.Split("\"|'|“|”|‘|’|„|‚|«|»|‹|›|`|「|」| |\n|\n\n|a|B|s |1|.|,|— |\u202a|\u00a0|(|\xff|\xe2\x80|*|x=", "|")
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var b strings.Builder
		for range 1 + r.IntN(60) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		d := prepared(b.String())
		Annotate(d)
		check(t, d)
		if t.Failed() {
			t.Fatalf("text: %q", d.Text)
		}
	}
}
