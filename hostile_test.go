package hearsay_test

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/linear"
)

// hostile makes texts of about n bytes that could drive a careless stage to work
// quadratic in their length, or to recursion as deep as the text is long.
var hostile = []struct {
	reason string
	make   func(n int) string
}{
	{"nothing but quotation marks", func(n int) string { return strings.Repeat(`"`, n) }},
	{"nothing but opening marks", func(n int) string { return strings.Repeat("“", n/3) }},
	{"nothing but single marks", func(n int) string { return strings.Repeat("'", n) }},
	{"nested ever deeper", func(n int) string { return strings.Repeat("“a ‘b ", n/20) + strings.Repeat("c’ d” ", n/20) }},
	{"one word", func(n int) string { return strings.Repeat("a", n) }},
	{"one line without blanks", func(n int) string { return strings.Repeat("a-b.c,", n/6) }},
	{"one sentence", func(n int) string { return strings.Repeat("and the mayor, ", n/15) }},
	{"nothing but cues", func(n int) string { return strings.Repeat("said ", n/5) }},
	{"cues and names", func(n int) string { return strings.Repeat("Ana Ruiz said ", n/14) }},
	{"hedges", func(n int) string { return strings.Repeat("may allegedly ", n/14) }},
	{"pronouns", func(n int) string { return strings.Repeat("He said so. ", n/12) }},
	{"short quotations", func(n int) string { return strings.Repeat("“No,” he said. ", n/19) }},
	{"one speech of many quotations", func(n int) string {
		return `Bob Smith said, "aa bb cc." ` + strings.Repeat(`"Dd ee ff." `, n/12)
	}},
	{"many different names", manyNames},
	{"empty paragraphs", func(n int) string { return strings.Repeat("\n\n", n/2) }},
	{"stray bytes", func(n int) string { return strings.Repeat("\x80\xe2", n/2) }},
	{"one sure report behind many that are not", func(n int) string {
		return strings.Repeat("Perhaps officials fear that rain may fall.\n\n", n/44) + "Ana Ruiz said that the ferry is safe."
	}},
	{"dashes", func(n int) string { return strings.Repeat("— ", n/4) }},
	{"brackets", func(n int) string { return strings.Repeat("([{", n/3) }},
}

func manyNames(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("A" + letters(i) + " B" + letters(i*7) + " said it rained. ")
	}
	return b.String()
}

// letters writes n in base 26, in lower case.
func letters(n int) string {
	s := ""
	for ; n > 0 || s == ""; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return s
}

// TestHostile holds that the work of an analysis is linear in the text.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, test := range hostile {
		t.Run(test.reason, func(t *testing.T) {
			linear.Check(t, 1<<16, test.make, func(text string) { hearsay.Analyze(text) })
		})
	}
}
