// Package pipeline runs the floors of the house in their order. The root
// package and the training command share it, so that models are trained on
// exactly what they will see.
package pipeline

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/dialogue"
	"github.com/hearsay-go/hearsay/internal/foreign"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/name"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
)

// Tag runs the floors up to the parts of speech: paragraphs, quotation marks,
// tokens, sentences and, where the text is in English, tags.
func Tag(d *annot.Doc) {
	if cut(d) {
		tag.Annotate(d)
	}
}

// cut runs the floors that need no models, and reports whether the text is in
// English.
func cut(d *annot.Doc) bool {
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	d.Language = foreign.Guess(d)
	return d.Language == ""
}

var loading sync.Once

// load reads the large models at the same time, before the first document needs
// one after the other.
func load() {
	loading.Do(func() {
		var wait sync.WaitGroup
		wait.Go(func() { parse.Default() })
		wait.Go(func() { attrib.Default() })
		tag.Default()
		wait.Wait()
	})
}

// Language runs the floors that know nothing of attribution: paragraphs,
// quotation marks, tokens, sentences, tags, heads and mentions. It expects
// that d holds nothing but its text. Tags, heads and mentions are left out where
// the text is not in English.
func Language(d *annot.Doc) {
	if !cut(d) {
		return
	}
	load()
	tag.Annotate(d)
	parse.Annotate(d, func(int) bool { return true })
	name.Annotate(d)
}

// Attribute runs the floors up to attribution.
func Attribute(d *annot.Doc) {
	Language(d)
	if d.Language != "" {
		foreign.Annotate(d)
		return
	}
	attrib.Annotate(d)
}

// Annotate runs all floors on d, which holds nothing but its text.
func Annotate(d *annot.Doc) {
	Attribute(d)
	if d.Language != "" {
		return // its speakers are settled
	}
	coref.Annotate(d)
	dialogue.Annotate(d)
}
