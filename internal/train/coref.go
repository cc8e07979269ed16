package main

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// corefRounds is the number of passes over the training data.
const corefRounds = 4

// A lesson is a choice of the rankers with its weight.
type lesson struct {
	coref.Lesson
	times int // how often it is learned in each round
}

// fitCoreference fits the rankers of antecedents, of pronouns and of
// descriptions, on the chains of GUM, of LitBank and those that CoreNLP found in
// PolNeAR. The first two are annotated by hand and count for more.
func fitCoreference(dir string) error {
	var pronouns, descriptions []lesson
	teach := func(c corpus.Chained, times int, silver bool) {
		d := annot.Get(c.Text)
		defer annot.Put(d)
		pipeline.Attribute(d)
		chains := chainsOf(d, c)
		coref.Teach(d, chains, c.Complete, func(l coref.Lesson) {
			if silver && l.Good[0] {
				return // what a machine did not find may well be there
			}
			if d.Mentions[l.Mention].Kind == annot.Pronoun {
				pronouns = append(pronouns, lesson{l, times})
			} else {
				descriptions = append(descriptions, lesson{l, times})
			}
		})
	}
	gum, err := corpus.ReadGUMTrain(dir)
	if err != nil {
		return err
	}
	for _, doc := range corpus.Documents(gum) {
		teach(corpus.GUMChains(doc), 3, false)
	}
	excerpts, err := corpus.ReadLitBank(dir)
	if err != nil {
		return err
	}
	for i := range excerpts {
		teach(excerpts[i].Chains(), 2, false)
	}
	articles, err := corpus.ReadCoreChains(dir, corpus.CoreNLPTrain, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	for _, a := range articles {
		teach(a, 1, true)
	}
	if err := fitRanker("pronoun", pronouns); err != nil {
		return err
	}
	return fitRanker("description", descriptions)
}

func fitRanker(name string, lessons []lesson) error {
	ranker := learn.Logistic{Rate: 0.05, L2: 1e-4, MinCount: 3}
	step := stride(len(lessons))
	for range corefRounds {
		for i := range lessons {
			l := &lessons[i*step%len(lessons)]
			for range l.times {
				ranker.LearnChoice(l.Candidates, func(i int) bool { return l.Good[i] })
			}
		}
	}
	data, err := ranker.Encode(learn.Output{Name: name, Drop: 0.002})
	if err != nil {
		return err
	}
	return write("internal/coref/"+name+".weights", data)
}

// chainsOf returns the chain of each mention of d: that of the smallest link of
// c with the same head.
func chainsOf(d *annot.Doc, c corpus.Chained) func(mention int32) (int, bool) {
	byHead := make(map[int]corpus.Link)
	for _, l := range c.Links {
		old, ok := byHead[l.Head[0]]
		if !ok || l.Span[1]-l.Span[0] < old.Span[1]-old.Span[0] {
			byHead[l.Head[0]] = l
		}
	}
	return func(i int32) (int, bool) {
		m := &d.Mentions[i]
		head := int(d.Tokens[m.Head].Start)
		if l, ok := byHead[head]; ok {
			return l.Chain, true
		}
		if m.Kind != annot.Name {
			return 0, false
		}
		// Treebanks take the first word of a person's name for its head.
		for k := m.First; k < m.Last; k++ {
			if l, ok := byHead[int(d.Tokens[k].Start)]; ok && l.Span[0] <= head && head < l.Span[1] {
				return l.Chain, true
			}
		}
		return 0, false
	}
}
