package hearsay_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay"
)

// A checker holds what every answer about a text promises.
type checker struct {
	tb         testing.TB
	text       string
	boundaries []bool // by byte offset: a rune starts here, or the text ends
}

func newChecker(tb testing.TB, text string) *checker {
	c := &checker{tb, text, make([]bool, len(text)+1)}
	for i := range text {
		c.boundaries[i] = true
	}
	c.boundaries[len(text)] = true
	return c
}

// span checks that s holds something, lies inside the text, and cuts no rune.
func (c *checker) span(s hearsay.Span, what string, args ...any) {
	c.tb.Helper()
	what = fmt.Sprintf(what, args...)
	if s.Start < 0 || s.End > len(c.text) || s.Start >= s.End {
		c.tb.Errorf("%s: %v is empty or outside of the %d bytes", what, s, len(c.text))
	} else if !c.boundaries[s.Start] || !c.boundaries[s.End] {
		c.tb.Errorf("%s: %v cuts a rune", what, s)
	}
}

func (c *checker) optional(s hearsay.Span, what string, args ...any) {
	c.tb.Helper()
	if !s.IsZero() {
		c.span(s, what, args...)
	}
}

// list checks spans that must be in order and disjoint, all inside outer.
func (c *checker) list(spans []hearsay.Span, outer hearsay.Span, what string, args ...any) {
	c.tb.Helper()
	what = fmt.Sprintf(what, args...)
	for i, s := range spans {
		c.span(s, "%s %d", what, i)
		if s.Start < outer.Start || s.End > outer.End {
			c.tb.Errorf("%s %d: %v is not inside %v", what, i, s, outer)
		}
		if i > 0 && s.Start < spans[i-1].End {
			c.tb.Errorf("%s %d: %v does not follow %v", what, i, s, spans[i-1])
		}
	}
}

func (c *checker) quotes(quotes []hearsay.Quote, kinds ...hearsay.Kind) {
	c.tb.Helper()
	for i, q := range quotes {
		c.span(q.Span, "quote %d", i)
		if len(q.Content) == 0 {
			c.tb.Errorf("quote %d has no content", i)
		}
		c.list(q.Content, q.Span, "content of quote %d", i)
		c.list(q.Verbatim, q.Span, "verbatim part of quote %d", i)
		c.optional(q.Cue, "cue of quote %d", i)
		c.optional(q.Source, "source of quote %d", i)
		if !slices.Contains(kinds, q.Kind) {
			c.tb.Errorf("quote %d: kind %q", i, q.Kind)
		}
		if !(q.Confidence >= 0 && q.Confidence <= 1) {
			c.tb.Errorf("quote %d: confidence %v", i, q.Confidence)
		}
		if i > 0 && before(q.Span, quotes[i-1].Span) {
			c.tb.Errorf("quote %d: %v is out of order after %v", i, q.Span, quotes[i-1].Span)
		}
	}
}

// before reports whether a comes before b in text order, an outer span before
// those inside it.
func before(a, b hearsay.Span) bool {
	return a.Start < b.Start || a.Start == b.Start && a.End > b.End
}

func (c *checker) ids(doc *hearsay.Document, ids []int, what string, args ...any) {
	c.tb.Helper()
	for i, id := range ids {
		if id < 0 || id >= len(doc.Speakers) || slices.Contains(ids[:i], id) {
			c.tb.Errorf("%s: speakers %v of %d", fmt.Sprintf(what, args...), ids, len(doc.Speakers))
		}
	}
}

func (c *checker) document(doc *hearsay.Document) {
	c.tb.Helper()
	if doc.FullText() != c.text {
		c.tb.Error("the document has another text")
	}
	c.quotes(doc.Quotes, hearsay.Direct, hearsay.Indirect, hearsay.Mixed, hearsay.Scare, hearsay.Title, hearsay.Nickname)
	for i, q := range doc.Quotes {
		c.ids(doc, q.Speakers, "quote %d", i)
	}
	for i, s := range doc.Speakers {
		if s.ID != i || s.Name == "" || s.Kind == "" {
			c.tb.Errorf("speaker %d: id %d, name %q, kind %q", i, s.ID, s.Name, s.Kind)
		}
		if len(s.Mentions) == 0 {
			c.tb.Errorf("speaker %d is never mentioned", i)
		}
		for j, m := range s.Mentions {
			c.span(m, "mention %d of speaker %d", j, i)
			if j > 0 && (before(m, s.Mentions[j-1]) || m == s.Mentions[j-1]) {
				c.tb.Errorf("mention %d of speaker %d: %v is out of order after %v", j, i, m, s.Mentions[j-1])
			}
		}
	}
	c.segments(doc)
	for i, claim := range doc.Claims {
		c.span(claim.Span, "claim %d", i)
		c.optional(claim.Claimant, "claimant of claim %d", i)
		c.ids(doc, claim.Speakers, "claim %d", i)
		if len(claim.Flags) == 0 {
			c.tb.Errorf("claim %d has no flag", i)
		}
		if claim.Voice != hearsay.VoiceArticle && claim.Voice != hearsay.VoiceQuote {
			c.tb.Errorf("claim %d: voice %q", i, claim.Voice)
		}
		if claim.Quote < hearsay.NoQuote || int(claim.Quote) >= len(doc.Quotes) {
			c.tb.Errorf("claim %d: quote %d of %d", i, claim.Quote, len(doc.Quotes))
		}
		if i > 0 && claim.Span.Start < doc.Claims[i-1].Span.Start {
			c.tb.Errorf("claim %d: %v is out of order after %v", i, claim.Span, doc.Claims[i-1].Span)
		}
		for j, f := range claim.Flags {
			c.span(f.Cue, "cue of flag %d of claim %d", j, i)
			c.optional(f.By, "who denies claim %d", i)
		}
	}
}

// segments checks that the segments are the text, nothing lost and nothing twice.
func (c *checker) segments(doc *hearsay.Document) {
	c.tb.Helper()
	at := 0
	for i, s := range doc.Segments() {
		c.span(s.Span, "segment %d", i)
		if s.Span.Start != at {
			c.tb.Errorf("segment %d: %v does not follow byte %d", i, s.Span, at)
		}
		at = s.Span.End
	}
	if at != len(c.text) {
		c.tb.Errorf("the segments end at byte %d of %d", at, len(c.text))
	}
}

// checkText holds what the package promises about any text: the invariants of
// all answers, and the same JSON from one and from eight workers.
func checkText(tb testing.TB, text string) {
	tb.Helper()
	doc := hearsay.Analyze(text)
	c := newChecker(tb, text)
	c.document(doc)
	c.quotes(hearsay.Quotes(text), "")
	want := marshal(tb, doc)
	var back hearsay.Document
	if err := json.Unmarshal([]byte(want), &back); err != nil {
		tb.Fatal(err)
	}
	if again := marshal(tb, &back); again != want {
		tb.Errorf("JSON changes when it is read and written:\n%s", cmp.Diff(want, again))
	}
	const copies = 4
	for _, workers := range []int{1, 8} {
		x, err := hearsay.New(hearsay.WithWorkers(workers))
		if err != nil {
			tb.Fatal(err)
		}
		n := 0
		for doc, err := range x.All(context.Background(), slices.Values(slices.Repeat([]string{text}, copies))) {
			if err != nil {
				tb.Fatal(err)
			}
			if got := marshal(tb, doc); got != want {
				tb.Errorf("document %d of %d workers differs:\n%s", n, workers, cmp.Diff(want, got))
			}
			n++
		}
		if n != copies {
			tb.Errorf("%d documents of %d workers, want %d", n, workers, copies)
		}
	}
}

func marshal(tb testing.TB, doc *hearsay.Document) string {
	tb.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
