package main

import (
	"cmp"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/tag"
)

const folds = 4

// retag returns copies of gold documents with the tags that a tagger gives them
// which has not seen them: what is learnt above tags must bear their errors.
// Heads and labels stay.
func retag(dir string, gold, silver []*annot.Doc) ([]*annot.Doc, error) {
	lemmas, edits, err := fitLemmas(dir)
	if err != nil {
		return nil, err
	}
	var docs []*annot.Doc
	for _, d := range gold {
		c := *d
		c.Tokens = append([]annot.Token(nil), d.Tokens...)
		docs = append(docs, &c)
	}
	var wait sync.WaitGroup
	var errs [folds]error
	for fold := range folds {
		var rest, part []*annot.Doc
		for i, d := range gold {
			in, out := *d, *docs[i]
			in.Sents, out.Sents = nil, nil
			for j, s := range d.Sents {
				// Neighbouring sentences share words: cut folds in long stretches.
				if j*folds*5/len(d.Sents)%folds == fold {
					out.Sents = append(out.Sents, s)
				} else {
					in.Sents = append(in.Sents, s)
				}
			}
			rest, part = append(rest, &in), append(part, &out)
		}
		wait.Go(func() {
			var tagger *tag.Tagger
			if tagger, errs[fold] = foldTagger(rest, silver, lemmas, edits); errs[fold] != nil {
				return
			}
			for _, d := range part {
				tagger.Annotate(d)
			}
		})
	}
	wait.Wait()
	return docs, cmp.Or(errs[:]...)
}

// foldPlan has fewer rounds than that of the net that ships: tags need not be the best.
var foldPlan = tagPlan{blocks: 1, rounds: 4, rate: 0.03, dropout: 0.2, seed: 2}

func foldTagger(gold, silver []*annot.Doc, lemmas []byte, edits string) (*tag.Tagger, error) {
	l, err := newTagLearner(gold, silver)
	if err != nil {
		return nil, err
	}
	net, err := l.fit(foldPlan, gold, silver, nil).Encode("tag")
	if err != nil {
		return nil, err
	}
	return newTagger(l.lexicon, net, lemmas, edits)
}
