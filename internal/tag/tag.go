// Package tag finds the part of speech and the lemma of each token.
//
// Tags are decided from left to right, each by a linear model that sees the
// words around it and the two tags before it. Words that have the same tag
// nearly always do not ask the model. Universal tags follow from the Penn tag
// and the word; where these leave a choice (is "have" an auxiliary?), a second,
// smaller model decides with the tags on both sides known.
package tag

import (
	_ "embed"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed lexicon.weights
var lexiconData string

//go:embed tag.weights
var tagData string

//go:embed upos.weights
var uposData string

//go:embed lemma.weights
var lemmaData string

//go:embed lemma.txt
var lemmaEdits string

// A Tagger tags with given models. It is immutable and safe for concurrent use.
type Tagger struct {
	Lexicon *weights.Model // see [Entry]
	Tags    *weights.Model // class: annot.Tag
	UPOS    *weights.Model // class: annot.UPOS
	Lemmas  *Lemmatizer
}

var shared weights.Shared[*Tagger]

// Default returns the tagger that ships with the library.
func Default() *Tagger {
	return shared.Get(func() *Tagger {
		load := func(data string) *weights.Model { return weights.Lazy(data)() }
		return &Tagger{
			Lexicon: load(lexiconData),
			Tags:    load(tagData),
			UPOS:    load(uposData),
			Lemmas:  NewLemmatizer(load(lemmaData), lemmaEdits),
		}
	})
}

// Annotate sets Tag, UPOS and Lemma of all tokens of d. It needs tokens and
// sentences.
func Annotate(d *annot.Doc) { Default().Annotate(d) }

// Annotate sets Tag, UPOS and Lemma of all tokens of d.
func (t *Tagger) Annotate(d *annot.Doc) {
	var w Window
	for i := range d.Sents {
		s := &d.Sents[i]
		w.Begin(t.Lexicon, d, s.First, s.Last)
		for w.Next() {
			for i := w.Lo; i < w.Hi; i++ {
				d.Tokens[i].Tag = t.tag(&w, i)
			}
		}
		t.refine(d, s.First, s.Last, &w.sum)
	}
}

// tag returns the tag of token i of w, whose earlier tags are set.
func (t *Tagger) tag(w *Window, i int32) annot.Tag {
	if fixed := w.at(i).entry.Fixed(); fixed != annot.NoTag {
		return fixed
	}
	w.sum.Reset()
	t.Tags.Sum(&w.sum, w.Features(i))
	return annot.Tag(t.Tags.Best(&w.sum))
}
