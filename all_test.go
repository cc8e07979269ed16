package hearsay_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-go/hearsay"
)

// numbered yields n short texts, each with its number of sentences.
func numbered(n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range n {
			if !yield(strings.Repeat("Petro left. ", i+1)) {
				return
			}
		}
	}
}

func TestAllKeepsOrderAndErrors(t *testing.T) {
	x, err := hearsay.New(hearsay.WithWorkers(4), hearsay.WithMaxBytes(50))
	if err != nil {
		t.Fatal(err)
	}
	place := 0
	for doc, err := range x.All(context.Background(), numbered(9)) {
		place++
		want := strings.Repeat("Petro left. ", place)
		switch {
		case len(want) > 50:
			if doc != nil || !errors.Is(err, hearsay.ErrTooLong) {
				t.Errorf("text %d: %v, want ErrTooLong", place, err)
			}
		case err != nil:
			t.Errorf("text %d: %v", place, err)
		case doc.FullText() != want:
			t.Errorf("text %d is out of order", place)
		}
	}
	if place != 9 {
		t.Errorf("%d results, want 9", place)
	}
}

func TestAllEndsEarly(t *testing.T) {
	var x hearsay.Extractor
	for range x.All(context.Background(), numbered(1000)) {
		break
	}
}

func TestAllReadsLittleAhead(t *testing.T) {
	x, err := hearsay.New(hearsay.WithWorkers(2))
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan int, 1000)
	counted := func(yield func(string) bool) {
		for i := range 100 {
			asked <- i
			if !yield("Petro left.") {
				return
			}
		}
	}
	for range x.All(context.Background(), counted) {
		time.Sleep(20 * time.Millisecond) // time to read ahead
		if n := len(asked); n > 6 {
			t.Errorf("%d texts were asked for while the first one was looked at", n)
		}
		break
	}
}

func TestAllCancelled(t *testing.T) {
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	var x hearsay.Extractor
	var last error
	n := 0
	for _, err := range x.All(ctx, numbered(1000)) {
		if last = err; err == nil {
			n++
			cancel(cause)
		}
	}
	if !errors.Is(last, cause) || n != 1 {
		t.Errorf("%d results, then %v; want 1, then %v", n, last, cause)
	}
}

func TestMinConfidence(t *testing.T) {
	const text = `“The ferry is safe,” Ana Ruiz said. The so-called “express” took four hours. Ruiz might alert the “crew”.`
	x, err := hearsay.New(hearsay.WithMinConfidence(1))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(doc.Quotes, func(q hearsay.Quote) bool { return q.Kind.IsSpeech() && q.Confidence < 1 }); i >= 0 {
		t.Errorf("unsure speech is left: %+v", doc.Quotes[i])
	}
	if len(doc.Quotes) == 0 {
		t.Error("quotes that are no speech are left out")
	}
	for _, c := range doc.Claims {
		if c.Quote != hearsay.NoQuote && int(c.Quote) >= len(doc.Quotes) {
			t.Errorf("a claim points at quote %d of %d", c.Quote, len(doc.Quotes))
		}
	}
}

func TestRulesAreCopies(t *testing.T) {
	for _, r := range hearsay.Rules() {
		if len(r.Cues) > 0 {
			r.Cues[0] = "no brackets"
		}
	}
	if _, err := hearsay.New(hearsay.WithoutRules(hearsay.Rules()[0].Name)); err != nil {
		t.Errorf("the library's own rules were changed: %v", err)
	}
}
