package main

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

const draft = "The mayor said the bridge was safe.\n\nHe offered no evidence. Critics say <b>it</b> may fall.\n"

func TestMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := write(&out, "md", "a draft.txt", draft); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# a draft.txt: 2 claims to check\n",
		"- [ ] **1.** the bridge was safe ([line 1](a%20draft.txt#L1))\n",
		"  - claimed by The mayor\n",
		"  - unsupported: “offered no evidence”. Find the evidence, or say that there is none.\n",
		"  - vague-source: “Critics”. Name the source",
		"([line 3](a%20draft.txt#L3))",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

func TestEscape(t *testing.T) {
	if got, want := escape("<b>2*3</b> [a_b]"), `&lt;b>2\*3&lt;/b> \[a\_b\]`; got != want {
		t.Errorf("escape gives %q, want %q", got, want)
	}
}

// TestPage holds that the page has the whole draft, a link for each claim, and
// nothing of the draft as mark-up.
func TestPage(t *testing.T) {
	for _, text := range []string{draft, article.Text, ""} {
		var out bytes.Buffer
		if err := write(&out, "html", "draft", text); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(out.String(), `<div class="draft">`)
		body, _, _ = strings.Cut(body, "</div>")
		body = regexp.MustCompile(`<a id="claim[^>]*>\d+</a>`).ReplaceAllString(body, "")
		if got := html.UnescapeString(body); got != text {
			t.Errorf("draft in the page is\n%q, want\n%q", got, text)
		}
		for i := range hearsay.Claims(text) {
			for _, want := range []string{fmt.Sprintf(`href="#claim%d"`, i+1), fmt.Sprintf(`id="claim%d"`, i+1)} {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %s", want)
				}
			}
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := write(&bytes.Buffer{}, "pdf", "draft", draft); err == nil {
		t.Error("no error")
	}
}
