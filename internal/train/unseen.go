package main

import (
	"cmp"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
)

// unseenPlan has fewer rounds than that of the net that ships: heads need not be
// the best here, only as good as those of a text that nobody has seen.
var unseenPlan = netPlan{name: "parser of unseen texts", blocks: 1, rounds: 4, shares: 4, rate: 0.03, dropout: 0.1, seed: 11}

// parseUnseen gives the articles of PolNeAR train, in their order, the heads of
// parsers that have not seen them. The parser that ships was fitted on the trees
// of these very articles, and who learns from heads that are too good trusts
// those of other texts too much.
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
	learner, err := newParseLearner(treebank, news)
	if err != nil {
		return err
	}
	groups, err := learner.groupTable(treebank)
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
			var p *parse.Parser
			if p, errs[h] = learner.finish(learner.fit(unseenPlan, treebank, others), groups); errs[h] != nil {
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
	return cmp.Or(errs[:]...)
}
