package main

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/token"
)

// goldTrain returns the treebank documents that shipped models may learn from.
func goldTrain(dir string) ([]*annot.Doc, error) {
	ewt, err := corpus.ReadUD(dir, corpus.EWTTrain)
	if err != nil {
		return nil, err
	}
	gum, err := corpus.ReadGUMTrain(dir)
	if err != nil {
		return nil, err
	}
	return []*annot.Doc{conllu.Gold(ewt), conllu.Gold(gum)}, nil
}

// silverNews returns the articles of PolNeAR's training part in our own tokens,
// with the tags that CoreNLP gave to those tokens that both agree on.
func silverNews(dir string) ([]*annot.Doc, error) {
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return nil, err
	}
	layers, err := corpus.ReadCoreNLP(dir, corpus.CoreNLPTrain)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]corpus.Analysis)
	for _, l := range layers {
		byID[l.ID] = l
	}
	var docs []*annot.Doc
	for _, a := range articles {
		tags := make(map[corpus.Span]annot.Tag)
		for _, s := range byID[a.ID].Sentences {
			for _, t := range s {
				tags[t.Span] = annot.ParseTag(t.Tag)
			}
		}
		d := tokenized(a.Text)
		for i := range d.Tokens {
			t := &d.Tokens[i]
			t.Tag = tags[corpus.Span{int(t.Start), int(t.End)}]
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// tokenized returns text with everything below the tag floor.
func tokenized(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	return d
}
