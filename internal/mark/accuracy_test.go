package mark

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/token"
)

const corpora = "../../../shared/corpora"

func needCorpora(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("long")
	}
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("the corpora are not here: ", err)
	}
}

// tally counts how many spans of a corpus were found.
type tally struct{ right, all int }

func (c *tally) add(ok bool) {
	c.all++
	if ok {
		c.right++
	}
}

func (c *tally) check(t *testing.T, floor float64) {
	t.Helper()
	share := float64(c.right) / float64(c.all)
	t.Logf("%d of %d: %.4f", c.right, c.all, share)
	if share < floor {
		t.Errorf("%.4f is below the floor of %.4f", share, floor)
	}
}

func annotated(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	Annotate(d)
	return d
}

// words returns s without what is neither letter nor digit at its edges.
func words(text string, start, end int) annot.Span {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	s := text[start:end]
	end -= len(s) - len(strings.TrimRightFunc(s, other))
	start += len(s) - len(strings.TrimLeftFunc(s, other))
	return annot.Span{Start: int32(start), End: int32(max(start, end))}
}

// within reports whether s lies between the marks of some outermost quotation
// of d; a paragraph break inside it is passed over.
func within(d *annot.Doc, s annot.Span) bool {
	for i := range d.Quotations {
		if q := &d.Quotations[i]; q.Contains(s) {
			return true
		}
	}
	return false
}

// TestPolNeAR measures how many contents that stand wholly between double marks
// in news are seen to do so. Faulty marks keep it from being all.
func TestPolNeAR(t *testing.T) {
	needCorpora(t)
	articles, err := corpus.ReadPolNeAR(corpora, corpus.PolNeARDev)
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	for i := range articles {
		d := annotated(articles[i].Text)
		for _, a := range articles[i].Attributions {
			if a.Direct != corpus.Direct {
				continue
			}
			for _, s := range a.Content {
				if w := words(d.Text, s[0], s[1]); !w.Empty() {
					c.add(within(d, w))
				}
			}
		}
	}
	c.check(t, 0.98)
}

// TestLitBank measures how many quotations of tokenised novels are found with
// exactly their words: there blanks stand on both sides of all marks.
func TestLitBank(t *testing.T) {
	needCorpora(t)
	excerpts, err := corpus.ReadLitBank(corpora)
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	for i := range excerpts {
		d := annotated(excerpts[i].Text)
		found := make(map[annot.Span]bool)
		for j := range d.Quotations {
			q := &d.Quotations[j]
			found[words(d.Text, int(q.Start), int(q.End))] = true
		}
		for _, q := range excerpts[i].Quotes {
			c.add(found[words(d.Text, q.Span[0], q.Span[1])])
		}
	}
	c.check(t, 0.94)
}

// TestPDNC measures how many parts of quotations in novels lie between marks.
func TestPDNC(t *testing.T) {
	needCorpora(t)
	novels, err := corpus.ReadPDNC(corpora)
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	for i := range novels {
		d := annotated(novels[i].Text)
		at := 0 // the first quotation that may hold the next part
		for _, q := range novels[i].Quotes {
			for _, s := range q.Spans {
				w := words(d.Text, s[0], s[1])
				if w.Empty() {
					continue
				}
				for at < len(d.Quotations) && (d.Quotations[at].End <= w.Start || d.Quotations[at].Depth > 0) {
					at++
				}
				c.add(at < len(d.Quotations) && d.Quotations[at].Contains(w))
			}
		}
	}
	c.check(t, 0.99)
}
