package main

import (
	"fmt"
	"math/rand/v2"

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
	docs, err := retag(gold, silver)
	if err != nil {
		return err
	}
	arcs, err := fitArcs(docs)
	if err != nil {
		return err
	}
	labels, err := fitLabels(docs)
	if err != nil {
		return err
	}
	p := new(parse.Parser)
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
	return nil
}

const (
	arcRounds   = 12
	labelRounds = 8
	firstRound  = 1   // rounds that follow the gold tree only
	explore     = 0.9 // share of later actions that follow the model, right or wrong
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

// fitArcs fits the model of actions.
func fitArcs(docs []*annot.Doc) ([]byte, error) {
	rng := rand.New(rand.NewPCG(3, 4))
	p := learn.NewPerceptron(int(parse.NumActions))
	p.MinUpdates = 3
	var s parse.State
	all := trees(docs)
	for round := range arcRounds {
		wrong, seen := 0, 0
		shuffle(all, rng)
		for _, t := range all {
			s.Begin(t.doc, t.first, t.last)
			for !s.Done() {
				if only, ok := s.Only(); ok {
					s.Do(only)
					continue
				}
				got, want, features := decide(p, &s, t.heads)
				seen++
				if got != want {
					wrong++
					p.Update(features, int(want), int(got))
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
	return p.Encode(learn.Output{Name: "arcs", Clip: 0.0005, Drop: 0.004, Limit: 400_000})
}

// decide returns the action that p prefers and, of those that lose least of the
// gold tree, the one that p prefers: got itself, if that is one.
func decide(p *learn.Perceptron, s *parse.State, heads []int32) (got, want parse.Action, features []uint64) {
	features = s.Features()
	var scores [parse.NumActions]float64
	p.Scores(features, scores[:])
	const none = parse.NumActions
	got, want = none, none
	least := 0
	for a := range parse.NumActions {
		if !s.May(a) {
			continue
		}
		if got == none || scores[a] > scores[got] {
			got = a
		}
		if c := s.Cost(a, heads); want == none || c < least || c == least && scores[a] > scores[want] {
			want, least = a, c
		}
	}
	return got, want, features
}

// fitLabels fits the model of labels, on gold trees.
func fitLabels(docs []*annot.Doc) ([]byte, error) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := learn.NewPerceptron(annot.NumLabels)
	p.MinUpdates = 2
	scores := make([]float64, annot.NumLabels)
	var s parse.State
	all := trees(docs)
	for round := range labelRounds {
		wrong, seen := 0, 0
		shuffle(all, rng)
		for _, t := range all {
			s.Begin(t.doc, t.first, t.last)
			s.SetTree(t.heads)
			for i := int32(1); int(i) < len(t.heads); i++ {
				got := annot.RelRoot
				if t.heads[i] != 0 {
					f := s.LabelFeatures(i)
					got = annot.Label(p.Best(f, scores, nil))
					seen++
					if got != t.labels[i] {
						p.Update(f, int(t.labels[i]), int(got))
						wrong++
					}
					p.Tick()
				}
				s.SetLabel(i, got)
			}
		}
		fmt.Printf("labels: round %d, %.2f%% wrong, %d features\n", round+1, 100*float64(wrong)/float64(seen), p.Len())
	}
	return p.Encode(learn.Output{Name: "labels", Clip: 0.0005, Drop: 0.004, Limit: 150_000})
}
