package main

import (
	"fmt"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// unseenRounds are fewer than those of the parser that ships: heads need not be
// the best here, only as good as those of a text that nobody has seen.
const unseenRounds = 5

// parseUnseen gives the articles of PolNeAR train, in their order, the heads of
// parsers that have not seen them. The parser that ships was fitted on the trees
// of these very articles, and who learns from heads that are too good trusts
// those of other texts too much. Labels are those of the parser that ships,
// which was fitted on none of them.
func parseUnseen(dir string, docs []*annot.Doc) error {
	sentences, err := goldTrain(dir)
	if err != nil {
		return err
	}
	treebank := trees(sentences)
	for i := range sentences {
		tag.Annotate(sentences[i])
	}
	news, err := newsTrees(dir, corpus.PolNeARTrain, corpus.CoreNLPTrain)
	if err != nil {
		return err
	}
	half := make(map[string]int, len(docs)) // of each text
	for i, d := range docs {
		half[d.Text] = i % 2
	}
	var (
		wait sync.WaitGroup
		errs [2]error
	)
	for h := range 2 {
		wait.Go(func() {
			var others []tree
			for _, t := range news {
				if half[t.doc.Text] != h {
					others = append(others, t)
				}
			}
			var arcs []byte
			if arcs, errs[h] = fitArcs(treebank, others, unseenRounds).Encode(arcsOutput); errs[h] != nil {
				return
			}
			p := *parse.Default()
			if p.Arcs, errs[h] = weights.Decode(string(arcs)); errs[h] != nil {
				return
			}
			for i, d := range docs {
				if i%2 == h {
					p.Annotate(d, func(int) bool { return true })
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return fmt.Errorf("heads: %w", err)
		}
	}
	return nil
}
