package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

func TestTable(t *testing.T) {
	var out bytes.Buffer
	if err := table(&out, article.Text); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if want := 1 + len(hearsay.Analyze(article.Text).Quotes); len(lines) != want {
		t.Errorf("%d lines, want %d:\n%s", len(lines), want, out.String())
	}
	if !strings.HasPrefix(lines[0], "SPEAKER") {
		t.Errorf("no heading: %q", lines[0])
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"café", "café"},
		{"cafés are open", "café…"},
	} {
		if got := shorten(test.in, 5); got != test.want {
			t.Errorf("shorten(%q, 5) = %q, want %q", test.in, got, test.want)
		}
	}
}
