package linear

import (
	"strings"
	"testing"
)

// recorder notes a failure instead of failing.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Logf(string, ...any)   {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

var sink int

func TestCheck(t *testing.T) {
	text := func(n int) string { return strings.Repeat("a", n) }
	for _, test := range []struct {
		reason string
		n      int
		run    func(text string)
		want   bool
	}{
		{"linear", 1 << 22, func(text string) { sink += strings.Count(text, "b") }, false},
		{"quadratic", 1 << 13, func(text string) {
			for i := range text {
				sink += strings.Count(text[i:], "b")
				for j := range text[i:] {
					sink += j
				}
			}
		}, true},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := &recorder{TB: t}
			Check(r, test.n, text, test.run)
			if r.failed != test.want {
				t.Errorf("failed is %v, want %v", r.failed, test.want)
			}
		})
	}
}
