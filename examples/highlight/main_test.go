package main

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

// TestNothingLost takes all mark-up out of the page again: what is left is the
// text.
func TestNothingLost(t *testing.T) {
	const nasty = "“5 < 6,” said Ana Ruiz & sons.\n<script>alert(\"no\")</script> It's “alleged”."
	for _, text := range []string{article.Text, nasty, ""} {
		var out bytes.Buffer
		if err := write(&out, "A <title>", text); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(out.String(), `<div class="text">`)
		body, _, _ = strings.Cut(body, "</div>")
		body = regexp.MustCompile(`<span class="label[^>]*>[^<]*</span>`).ReplaceAllString(body, "")
		body = regexp.MustCompile(`</?mark[^>]*>`).ReplaceAllString(body, "")
		if got := html.UnescapeString(body); got != text {
			t.Errorf("text in the page is\n%q, want\n%q", got, text)
		}
		if strings.Contains(out.String(), "<script") {
			t.Error("mark-up of the text is not escaped")
		}
	}
}

// TestSelfContained proves that the page loads nothing.
func TestSelfContained(t *testing.T) {
	var out bytes.Buffer
	if err := write(&out, "Article", article.Text); err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`(?i)(src=|<link|@import|url\(|http)`).FindString(out.String()); found != "" {
		t.Errorf("the page refers to something outside: %q", found)
	}
}

func TestCutOverlapping(t *testing.T) {
	layers := []layer{
		{Span: hearsay.Span{Start: 0, End: 4}, class: "a", details: "first", anchor: "x"},
		{Span: hearsay.Span{Start: 2, End: 6}, class: "b", details: "second", label: label{Text: "B"}},
	}
	got := cut("abcdefgh", layers)
	want := []string{"ab|a", "cd|a b", "ef|b", "gh|"}
	if len(got) != len(want) {
		t.Fatalf("%d pieces, want %d", len(got), len(want))
	}
	for i, p := range got {
		if s := p.Text + "|" + p.Classes; s != want[i] {
			t.Errorf("piece %d is %q, want %q", i, s, want[i])
		}
	}
	if got[0].Anchor != "x" || len(got[1].Labels) != 1 || got[1].Details != "first\nsecond" {
		t.Errorf("anchor, labels or details are wrong: %+v", got)
	}
}
