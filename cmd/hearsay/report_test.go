package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteIndented(t *testing.T) {
	v := map[string]any{
		"a": []int{1, 20},
		"b": [][]int{{3, 4}, {5, 6}},
		"c": "[\n  1,\n  2\n]",
		"d": []int{7},
		"e": []int{},
	}
	const want = `{
  "a": [1, 20],
  "b": [
    [3, 4],
    [5, 6]
  ],
  "c": "[\n  1,\n  2\n]",
  "d": [7],
  "e": []
}
`
	var b strings.Builder
	if err := writeIndented(&b, v); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

func TestParagraph(t *testing.T) {
	var r report
	r.paragraph(2, strings.Repeat("four ", 20)+strings.Repeat("x", 100))
	for line := range strings.Lines(r.b.String()) {
		if !strings.HasPrefix(line, "  ") {
			t.Errorf("not indented: %q", line)
		}
		if n := len(line) - 1; n > pageWidth && !strings.Contains(line, "xxx") {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"line ends and runs of blanks", " a\n\tb  c ", "a b c"},
		{"an escape sequence", "a\x1b[31mb", "a [31mb"},
		{"a stray byte", "a\xffb", "a\uFFFDb"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := clean(test.in); got != test.want {
				t.Errorf("clean(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}
