package main

import (
	"context"
	"iter"
	"sync"

	"github.com/hearsay-go/hearsay"
)

// An input is a text to analyse, or why there is none.
type input struct {
	id   string
	text string
	err  error

	nameless bool // the input gives no id; for lines of JSON
}

// analyzeAll analyses inputs on all cores and yields each with its document, in
// order. An input that has an error is yielded with that error in its place.
// Memory is bounded: no more inputs are read ahead than [hearsay.Extractor.All]
// takes.
func analyzeAll(x *hearsay.Extractor, inputs iter.Seq[input]) iter.Seq2[input, *hearsay.Document] {
	return func(yield func(input, *hearsay.Document) bool) {
		var mu sync.Mutex
		var pending []input // read, not yet yielded
		texts := func(yield func(string) bool) {
			for in := range inputs {
				mu.Lock()
				pending = append(pending, in)
				mu.Unlock()
				if !yield(in.text) {
					return
				}
			}
		}
		for doc, err := range x.All(context.Background(), texts) {
			mu.Lock()
			in := pending[0]
			pending = pending[1:]
			mu.Unlock()
			if in.err == nil {
				in.err = err
			}
			if !yield(in, doc) {
				return
			}
		}
	}
}
