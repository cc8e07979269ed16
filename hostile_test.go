package hearsay_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/cputime"
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

// TestHostile holds that doubling a text does not much more than double the
// time that it takes. HEARSAY_TEST_TIMEOUT_MULTIPLIER, a factor, relaxes the limit on busy
// machines.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	patience := 1.0
	if p, err := strconv.ParseFloat(os.Getenv("HEARSAY_TEST_TIMEOUT_MULTIPLIER"), 64); err == nil {
		patience = p
	}
	const n = 1 << 16
	for _, test := range hostile {
		t.Run(test.reason, func(t *testing.T) {
			once, twice := fastest(test.make(n)), fastest(test.make(2*n))
			t.Logf("%v for %d bytes, %v for twice as many", once, n, twice)
			// The limit lies between linear (2) and quadratic (4); times below
			// the floor tell nothing.
			const floor = 100 * time.Millisecond
			if limit := 3 * patience; twice > floor && twice.Seconds() > limit*max(once, floor/4).Seconds() {
				t.Errorf("%v for %d bytes, %v for twice as many: more than %.1f times", once, n, twice, limit)
			}
		})
	}
}

// fastest returns the best of three times, of the processor, of analysing text.
func fastest(text string) time.Duration {
	best := time.Duration(1<<63 - 1)
	for range 3 {
		start := cputime.Now()
		hearsay.Analyze(text)
		best = min(best, cputime.Now()-start)
	}
	return best
}
