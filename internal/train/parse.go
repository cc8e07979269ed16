package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// fitParse fits the models of package parse, on tags that are not better than
// those that the parser will see.
func fitParse(dir string) error {
	gold, err := goldTrain(dir)
	if err != nil {
		return err
	}
	silver, err := silverNews(dir)
	if err != nil {
		return err
	}
	docs, err := retag(dir, gold, silver)
	if err != nil {
		return err
	}
	certain, err := certainLabels(trees(docs))
	if err != nil {
		return err
	}
	p := new(parse.Parser)
	if p.Certain, err = weights.Decode(string(certain)); err != nil {
		return err
	}
	var labels []byte
	var labelsErr error
	var wait sync.WaitGroup
	wait.Go(func() { labels, labelsErr = fitLabels(trees(docs), p.Certain) })
	news, err := newsTrees(dir, corpus.PolNeARTrain, corpus.CoreNLPTrain)
	if err != nil {
		return err
	}
	arcs, err := fitArcs(trees(docs), news, arcRounds).Encode(arcsOutput)
	wait.Wait()
	if err := cmp.Or(err, labelsErr); err != nil {
		return err
	}
	if p.Arcs, err = weights.Decode(string(arcs)); err != nil {
		return err
	}
	if p.Labels, err = weights.Decode(string(labels)); err != nil {
		return err
	}
	if err := write("internal/parse/arcs.weights", arcs); err != nil {
		return err
	}
	if err := write("internal/parse/labels.weights", labels); err != nil {
		return err
	}
	if err := write("internal/parse/certain.weights", certain); err != nil {
		return err
	}
	return scoreParses(p, dir)
}

// scoreParses prints how a parser does on the tokens of the treebanks' dev
// parts, tagged by the tagger, punctuation left out.
func scoreParses(p *parse.Parser, dir string) error {
	for _, name := range []string{corpus.EWTDev, corpus.GUMDev} {
		sentences, err := corpus.ReadUD(dir, name)
		if err != nil {
			return err
		}
		gold, got := conllu.Gold(sentences), conllu.Doc(sentences)
		tag.Annotate(got)
		p.Annotate(got, func(int) bool { return true })
		words, heads, labels, main := 0, 0, 0, 0
		for i := range gold.Tokens {
			g, t := gold.Tokens[i], got.Tokens[i]
			if g.UPOS == annot.PUNCT {
				continue
			}
			words++
			if g.Head == t.Head {
				heads++
				if g.Label == t.Label {
					labels++
				}
				if g.Label.Main() == t.Label.Main() {
					main++
				}
			}
		}
		n := float64(words) / 100
		fmt.Printf("%s: UAS %.2f LAS %.2f (main relations %.2f)\n", name, float64(heads)/n, float64(labels)/n, float64(main)/n)
	}
	news, err := newsTrees(dir, corpus.PolNeARDev, corpus.CoreNLPDev)
	if err != nil {
		return err
	}
	right, all := 0, 0
	for _, t := range news {
		d := &annot.Doc{Text: t.doc.Text, Tokens: slices.Clone(t.doc.Tokens), Sents: []annot.Sent{{First: t.first, Last: t.last}}}
		p.Annotate(d, func(int) bool { return true })
		for i, h := range t.heads[1:] {
			if h == unknown {
				continue
			}
			all++
			if got := d.Tokens[t.first+int32(i)].Head; h == 0 && got == annot.None || h > 0 && got == t.first+h-1 {
				right++
			}
		}
	}
	fmt.Printf("PolNeAR dev: %.2f%% of heads as in the CoreNLP layer (%d)\n", 100*float64(right)/float64(all), all)
	return nil
}

const (
	arcRounds    = 8
	silverShares = 4 // rounds until all silver trees were seen once
	labelRounds  = 5
	arcMargin    = 50 // by how much a right action has to win; one update moves it by two a feature
	labelMargin  = 60
	firstRound   = 1   // rounds that follow the gold tree only
	explore      = 0.9 // share of later actions that follow the model, right or wrong
)

// A tree is a sentence with the gold heads and labels of its words, numbered
// from 1.
type tree struct {
	stretch
	heads  []int32
	labels []annot.Label
}

// trees returns the sentences of docs that the parser takes whole.
func trees(docs []*annot.Doc) []tree {
	var all []tree
	for _, s := range stretches(docs) {
		if s.last-s.first > parse.MaxWords {
			continue
		}
		t := tree{stretch: s, heads: []int32{0}, labels: []annot.Label{0}}
		for i := s.first; i < s.last; i++ {
			tok := &s.doc.Tokens[i]
			t.labels = append(t.labels, tok.Label)
			if tok.Head == annot.None {
				t.heads = append(t.heads, 0)
			} else {
				t.heads = append(t.heads, tok.Head-s.first+1)
			}
		}
		all = append(all, t)
	}
	return all
}

// fitArcs fits the model of actions on gold trees and silver ones, of which each
// round takes a share.
func fitArcs(gold, silver []tree, rounds int) *learn.Perceptron {
	rng := rand.New(rand.NewPCG(3, 4))
	p := learn.NewPerceptron(int(parse.NumActions))
	p.MinUpdates = 10
	var s parse.State
	shuffle(silver, rng)
	for round := range rounds {
		wrong, seen := 0, 0
		share := round % silverShares
		all := slices.Concat(gold, silver[len(silver)*share/silverShares:len(silver)*(share+1)/silverShares])
		shuffle(all, rng)
		for _, t := range all {
			s.Begin(t.doc, t.first, t.last)
			for !s.Done() {
				if only, ok := s.Only(); ok {
					s.Do(only)
					continue
				}
				got, want, rival, features := decide(p, &s, t.heads)
				seen++
				if got != want {
					wrong++
				}
				if rival != parse.NumActions {
					p.Update(features, int(want), int(rival))
				}
				p.Tick()
				if round >= firstRound && rng.Float64() < explore {
					s.Do(got)
				} else {
					s.Do(want)
				}
			}
		}
		fmt.Printf("arcs: round %d, %.2f%% wrong, %d features\n", round+1, 100*float64(wrong)/float64(seen), p.Len())
	}
	return p
}

var arcsOutput = learn.Output{Name: "arcs", Max: 127, Clip: 0.002, Drop: 0.004, Limit: 300_000}

// decide returns the action that p prefers and, of those that lose least of the
// gold tree, the one that p prefers: got itself, if that is one. The best of
// the others is the rival if it comes too near to want, else there is none.
func decide(p *learn.Perceptron, s *parse.State, heads []int32) (got, want, rival parse.Action, features []uint64) {
	const none = parse.NumActions
	features = s.Features()
	var scores [none]float64
	p.Scores(features, scores[:])
	var costs [none]int
	got, want, rival = none, none, none
	for a := range none {
		if !s.May(a) {
			continue
		}
		costs[a] = s.Cost(a, heads)
		if got == none || scores[a] > scores[got] {
			got = a
		}
		if want == none || costs[a] < costs[want] || costs[a] == costs[want] && scores[a] > scores[want] {
			want = a
		}
	}
	for a := range none {
		if s.May(a) && costs[a] > costs[want] && scores[a] > scores[want]-arcMargin && (rival == none || scores[a] > scores[rival]) {
			rival = a
		}
	}
	return got, want, rival, features
}

// certainLabels returns the table of labels that tags, or tags and form, settle.
func certainLabels(all []tree) ([]byte, error) {
	byTags, byForm := make(map[uint64]*[annot.NumLabels]int), make(map[uint64]*[annot.NumLabels]int)
	count := func(m map[uint64]*[annot.NumLabels]int, key uint64, l annot.Label) {
		if m[key] == nil {
			m[key] = new([annot.NumLabels]int)
		}
		m[key][l]++
	}
	var s parse.State
	for _, t := range all {
		s.Begin(t.doc, t.first, t.last)
		s.SetTree(t.heads)
		for i := int32(1); int(i) < len(t.heads); i++ {
			if t.heads[i] != 0 {
				tags, form := s.CertainKeys(i)
				count(byTags, tags, t.labels[i])
				count(byForm, form, t.labels[i])
			}
		}
	}
	var features []weights.Feature
	add := func(m map[uint64]*[annot.NumLabels]int, least int) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			best, sum := 0, 0
			for l, n := range m[key] {
				sum += n
				if n > m[key][best] {
					best = l
				}
			}
			if sum >= least && float64(m[key][best]) >= certainRate*float64(sum) {
				features = append(features, weights.Feature{Key: weights.Key(key), Weights: []int16{int16(best)}})
			}
		}
	}
	add(byTags, 40)
	add(byForm, 12)
	return weights.Encode(weights.Params{Name: "certain", Classes: 1, Scale: 1}, features)
}

// certainRate is the share of words whose label a certain one must be.
const certainRate = 0.993

// fitLabels fits the model of labels, on gold trees, for words whose labels are
// not certain.
func fitLabels(all []tree, certain *weights.Model) ([]byte, error) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := learn.NewPerceptron(annot.NumLabels)
	p.MinUpdates = 5
	table := &parse.Parser{Certain: certain}
	scores := make([]float64, annot.NumLabels)
	var s parse.State
	for round := range labelRounds {
		wrong, seen := 0, 0
		shuffle(all, rng)
		for _, t := range all {
			s.Begin(t.doc, t.first, t.last)
			s.SetTree(t.heads)
			for i := int32(1); int(i) < len(t.heads); i++ {
				got, ok := table.CertainLabel(&s, i)
				if t.heads[i] == 0 {
					got = annot.RelRoot
				} else if !ok {
					f := s.LabelFeatures(i)
					got = annot.Label(p.Best(f, scores, nil))
					seen++
					if got != t.labels[i] {
						p.Update(f, int(t.labels[i]), int(got))
						wrong++
					} else if other := runnerUp(scores, int(got)); scores[got]-scores[other] < labelMargin {
						p.Update(f, int(got), other)
					}
					p.Tick()
				}
				s.SetLabel(i, got)
			}
		}
		fmt.Printf("labels: round %d, %.2f%% wrong, %d features\n", round+1, 100*float64(wrong)/float64(seen), p.Len())
	}
	return p.Encode(learn.Output{Name: "labels", Clip: 0.0005, Drop: 0.005, Limit: 110_000})
}

// runnerUp returns the class with the highest score apart from best.
func runnerUp(scores []float64, best int) int {
	other := -1
	for c, s := range scores {
		if c != best && (other < 0 || s > scores[other]) {
			other = c
		}
	}
	return other
}
