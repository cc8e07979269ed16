package main

import (
	"cmp"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
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
	lemmaTable, err := weights.Decode(string(lemmas))
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
			if tagger, errs[fold] = newTagger(rest, silver, jackRounds); errs[fold] != nil {
				return
			}
			tagger.Lemmas = tag.NewLemmatizer(lemmaTable, edits)
			for _, d := range part {
				tagger.Annotate(d)
			}
		})
	}
	wait.Wait()
	return docs, cmp.Or(errs[:]...)
}

const jackRounds = 3

// newTagger fits a tagger without lemmas.
func newTagger(gold, silver []*annot.Doc, rounds int) (*tag.Tagger, error) {
	t := &tag.Tagger{Lemmas: tag.NewLemmatizer(new(weights.Model), "")}
	lexicon, err := weights.Encode(weights.Params{Name: "lexicon", Classes: 1, Scale: 1}, tagLexicon(gold, silver))
	if err != nil {
		return nil, err
	}
	if t.Lexicon, err = weights.Decode(string(lexicon)); err != nil {
		return nil, err
	}
	tags, err := fitTags(t.Lexicon, gold, silver, rounds)
	if err != nil {
		return nil, err
	}
	if t.Tags, err = weights.Decode(string(tags)); err != nil {
		return nil, err
	}
	upos, err := fitUPOS(t.Lexicon, gold)
	if err != nil {
		return nil, err
	}
	t.UPOS, err = weights.Decode(string(upos))
	return t, err
}
