package name_test

import (
	"os"
	"slices"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/name"
	"github.com/hearsay-go/hearsay/internal/tag"
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

// counts are those behind precision and recall.
type counts struct{ right, found, gold int }

func (c counts) f1() float64 {
	if c.found+c.gold == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.gold)
}

// compare counts persons and organisations of d against gold: right are those
// with the same tokens and the same kind.
func (c *counts) compare(t *testing.T, d *annot.Doc, gold []corpus.Name) {
	speaks := func(n corpus.Name) bool { return n.Entity == annot.Person || n.Entity == annot.Organization }
	for _, n := range gold {
		if speaks(n) {
			c.gold++
		}
	}
	found := names(d)
	for _, n := range found {
		if !speaks(n) {
			continue
		}
		c.found++
		if slices.Contains(gold, n) {
			c.right++
		}
	}
	if os.Getenv("SHOW") != "" {
		show(t, d, found, gold)
	}
}

func show(t *testing.T, d *annot.Doc, found, gold []corpus.Name) {
	line := func(what string, n corpus.Name) {
		if n.Entity == annot.Group || n.Entity == annot.Thing || n.Entity == annot.Place {
			return
		}
		a, b := max(n.First-4, 0), min(int(n.Last)+4, len(d.Tokens))
		t.Logf("%s %d [%s] %s", what, n.Entity, d.Text[d.Tokens[n.First].Start:d.Tokens[n.Last-1].End], d.Text[d.Tokens[a].Start:d.Tokens[b-1].End])
	}
	for _, n := range found {
		if !slices.Contains(gold, n) {
			line("extra ", n)
		}
	}
	for _, n := range gold {
		if !slices.Contains(found, n) {
			line("missed", n)
		}
	}
}

// names returns the names of d as tokens.
func names(d *annot.Doc) []corpus.Name {
	var all []corpus.Name
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != annot.Name {
			continue
		}
		n := corpus.Name{First: m.First, Last: m.Last, Entity: m.Entity}
		for d.Tokens[n.First].Start < m.Name.Start {
			n.First++
		}
		all = append(all, n)
	}
	return all
}

func TestNamesGUM(t *testing.T) {
	needCorpora(t)
	sentences, err := corpus.ReadUD(corpora, corpus.GUMDev)
	if err != nil {
		t.Fatal(err)
	}
	var c counts
	for _, doc := range corpus.Documents(sentences) {
		d := conllu.Doc(doc)
		tag.Annotate(d)
		name.Annotate(d)
		c.compare(t, d, corpus.Names(doc))
	}
	t.Logf("persons and organisations, GUM dev: F1 %.3f %+v", c.f1(), c)
	if c.f1() < 0.75 {
		t.Errorf("F1 %.3f, floor 0.75", c.f1())
	}
}

// polnear returns the articles of the dev part with all floors up to mentions.
func polnear(t *testing.T) map[string]*annot.Doc {
	articles, err := corpus.ReadPolNeAR(corpora, corpus.PolNeARDev)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*annot.Doc{}
	for _, a := range articles {
		docs[a.ID] = annotated(a.Text)
	}
	return docs
}

func annotated(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	tag.Annotate(d)
	name.Annotate(d)
	return d
}

func TestNamesPolNeAR(t *testing.T) {
	needCorpora(t)
	silver, err := corpus.ReadCoreNLP(corpora, corpus.CoreNLPDev)
	if err != nil {
		t.Fatal(err)
	}
	docs := polnear(t)
	var c counts
	for _, a := range silver {
		d := docs[a.ID]
		c.compare(t, d, a.Names(d))
	}
	t.Logf("persons and organisations, PolNeAR dev: F1 %.3f %+v", c.f1(), c)
	if c.f1() < 0.88 {
		t.Errorf("F1 %.3f, floor 0.88", c.f1())
	}
}
