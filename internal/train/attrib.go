package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// An annotated is a document with the attributions that a person found in it.
type annotated struct {
	doc  *annot.Doc
	gold []attrib.Gold
}

// heldOut is the share of documents, one in so many, on which the confidence of
// models fitted on the others is learnt.
const heldOut = 5

// fitAttribution fits the models of internal/attrib on PolNeAR train: which
// words are the pivots of attributions, which words around a pivot are its
// source, cue and content, and how far the answers can be trusted.
func fitAttribution(dir string) error {
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	docs := make([]*annot.Doc, len(articles))
	for i, a := range articles {
		docs[i] = &annot.Doc{Text: a.Text}
		pipeline.Language(docs[i])
	}
	if err := parseUnseen(dir, docs); err != nil {
		return err
	}
	var all, most, rest []annotated
	for i, a := range articles {
		x := annotated{docs[i], goldOf(a)}
		all = append(all, x)
		if i%heldOut == 0 {
			rest = append(rest, x)
		} else {
			most = append(most, x)
		}
	}
	cue, emit, pairs, err := fitFindings(most)
	if err != nil {
		return err
	}
	confidence, err := fitConfidence(rest, cue, emit, pairs)
	if err != nil {
		return err
	}
	if cue, emit, pairs, err = fitFindings(all); err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		data []byte
	}{{"cue", cue}, {"emit", emit}, {"pairs", pairs}, {"confidence", confidence}} {
		if err := write("internal/attrib/"+f.name+".weights", f.data); err != nil {
			return err
		}
	}
	return nil
}

func fitFindings(docs []annotated) (cue, emit, pairs []byte, err error) {
	if cue, err = fitCues(docs); err != nil {
		return nil, nil, nil, err
	}
	emit, pairs, err = fitRoles(docs)
	return cue, emit, pairs, err
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

// minPivots is how often a word must have been a pivot to be a candidate.
const minPivots = 2

// cueRates are the sizes of the first steps of the cue model, epoch by epoch;
// the last ones are small, so that the order of examples does not matter.
var cueRates = []float64{0.06, 0.04, 0.02, 0.01}

func fitCues(docs []annotated) ([]byte, error) {
	seen := map[uint64]int{}
	for _, x := range docs {
		for _, p := range attrib.Pivots(x.doc, x.gold) {
			if p != annot.None {
				seen[attrib.Lexical(x.doc, p)]++
			}
		}
	}
	known := func(feature uint64) bool { return seen[feature] >= minPivots }
	var examples []attrib.CueExample
	for _, x := range docs {
		attrib.CueExamples(x.doc, x.gold, known, func(e attrib.CueExample) {
			e.Features = slices.Clone(e.Features)
			examples = append(examples, e)
		})
	}
	l := &learn.Logistic{MinCount: 3, L2: 1e-5}
	r := rand.New(rand.NewPCG(1, 1))
	for _, rate := range cueRates {
		l.Rate = rate
		for _, k := range r.Perm(len(examples)) {
			l.Learn(examples[k].Features, examples[k].Positive, 1)
		}
	}
	return l.Encode(learn.Output{Name: "cue", Drop: 0.008})
}

const roleEpochs = 2

// fitRoles fits emissions and transitions together as a conditional random
// field.
func fitRoles(docs []annotated) (emit, pairs []byte, err error) {
	chain := learn.NewChain(attrib.NumRoles, 17, 14)
	chain.L2, chain.MinCount = 0.001, 3
	for _, x := range docs {
		attrib.LabelExamples(x.doc, x.gold, func(x attrib.LabelExample) {
			chain.Add(x.Emissions, x.Pairs, x.Roles, func(place, role int) bool {
				return attrib.MayBe(int32(place), x.Pivot, role)
			})
		})
	}
	chain.Fit(roleEpochs, 2, func(epoch int, loss float64) {
		fmt.Printf("roles, epoch %d: loss %.3f\n", epoch+1, loss)
	})
	return chain.Encode("emit", "pairs")
}

// fitConfidence learns from documents that the models have not seen how often
// their findings are right: at least half of the words of the content shared,
// and a word of the source.
func fitConfidence(docs []annotated, cue, emit, pairs []byte) ([]byte, error) {
	l := &learn.Logistic{Rate: 0.05, MinCount: 5, L2: 1e-4}
	blank, err := l.Encode(learn.Output{Name: "confidence"})
	if err != nil {
		return nil, err
	}
	m, err := attrib.NewModels(string(cue), string(emit), string(pairs), string(blank))
	if err != nil {
		return nil, err
	}
	type example struct {
		features []uint64
		right    bool
	}
	var examples []example
	for _, x := range docs {
		m.Judge(x.doc, func(a *annot.Attribution, features []uint64) {
			examples = append(examples, example{slices.Clone(features), attrib.Right(x.doc, a, x.gold)})
		})
		x.doc.Attribs = nil
	}
	r := rand.New(rand.NewPCG(3, 3))
	order := r.Perm(len(examples))
	half := len(order) / 2
	for range 10 {
		for _, k := range order[:half] {
			l.Learn(examples[k].features, examples[k].right, 1)
		}
	}
	data, err := l.Encode(learn.Output{Name: "confidence"})
	if err != nil {
		return nil, err
	}
	raw, err := weights.Decode(string(data))
	if err != nil {
		return nil, err
	}
	var scored []learn.Scored
	for _, k := range order[half:] {
		scored = append(scored, learn.Scored{Score: raw.Score(examples[k].features), Positive: examples[k].right})
	}
	return l.Encode(learn.Output{Name: "confidence", Knots: learn.Calibrate(scored, 100)})
}
