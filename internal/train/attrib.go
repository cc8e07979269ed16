package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// fitAttribution fits the models of internal/attrib on PolNeAR train: which
// words are the pivots of attributions, and which words around a pivot are its
// source, cue and content.
func fitAttribution(dir string) error {
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	docs := make([]*annot.Doc, len(articles))
	gold := make([][]attrib.Gold, len(articles))
	for i, a := range articles {
		docs[i] = &annot.Doc{Text: a.Text}
		pipeline.Language(docs[i])
		gold[i] = goldOf(a)
	}
	if err := fitCues(docs, gold); err != nil {
		return err
	}
	return fitRoles(docs, gold)
}

func goldOf(a corpus.Article) []attrib.Gold {
	var list []attrib.Gold
	for _, x := range a.Attributions {
		list = append(list, attrib.Gold{Cue: annotSpans(x.Cue), Source: annotSpans(x.Source), Content: annotSpans(x.Content)})
	}
	return list
}

func annotSpans(list []corpus.Span) []annot.Span {
	out := make([]annot.Span, len(list))
	for i, s := range list {
		out[i] = annot.Span{Start: int32(s[0]), End: int32(s[1])}
	}
	return out
}

// Settings of the cue model.
const (
	minPivots = 2 // times that a word must have been a pivot to be a candidate
	cueEpochs = 3
)

func fitCues(docs []*annot.Doc, gold [][]attrib.Gold) error {
	seen := map[uint64]int{}
	for i, d := range docs {
		for _, p := range attrib.Pivots(d, gold[i]) {
			if p != annot.None {
				seen[attrib.Lexical(d, p)]++
			}
		}
	}
	known := func(feature uint64) bool { return seen[feature] >= minPivots }
	var examples []attrib.CueExample
	positives := 0
	for i, d := range docs {
		attrib.CueExamples(d, gold[i], known, func(x attrib.CueExample) {
			x.Features = append([]uint64(nil), x.Features...)
			examples = append(examples, x)
			if x.Positive {
				positives++
			}
		})
	}
	fmt.Printf("%d candidates, %d pivots\n", len(examples), positives)
	l := &learn.Logistic{Rate: 0.05, MinCount: 3, L2: 1e-5}
	r := rand.New(rand.NewPCG(1, 1))
	for range cueEpochs {
		for _, k := range r.Perm(len(examples)) {
			l.Learn(examples[k].Features, examples[k].Positive, 1)
		}
	}
	data, err := l.Encode(learn.Output{Name: "cue", Drop: 0.008})
	if err != nil {
		return err
	}
	return write("internal/attrib/cue.weights", data)
}

const roleEpochs = 2

// fitRoles fits emissions and transitions together as a conditional random
// field.
func fitRoles(docs []*annot.Doc, gold [][]attrib.Gold) error {
	chain := learn.NewChain(attrib.NumRoles, 17, 14)
	chain.L2, chain.MinCount = 0.001, 3
	for i, d := range docs {
		attrib.LabelExamples(d, gold[i], func(x attrib.LabelExample) {
			chain.Add(x.Emissions, x.Pairs, x.Roles, func(place, role int) bool {
				return attrib.MayBe(int32(place), x.Pivot, role)
			})
		})
	}
	chain.Fit(roleEpochs, 2, func(epoch int, loss float64) {
		fmt.Printf("roles, epoch %d: loss %.3f\n", epoch+1, loss)
	})
	emit, pairs, err := chain.Encode("emit", "pairs")
	if err != nil {
		return err
	}
	if err := write("internal/attrib/emit.weights", emit); err != nil {
		return err
	}
	return write("internal/attrib/pairs.weights", pairs)
}
