package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/name"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
)

// nameRounds is the number of passes over the training data.
const nameRounds = 15

// gumWeight is how often each sentence of GUM is read in a pass: it is a fifth
// of the size of the other part, but marked by hand and of more genres.
const gumWeight = 4

// fitNames fits the model that finds names, a structured averaged perceptron,
// on the entities of GUM and on what CoreNLP found in PolNeAR.
func fitNames(dir string) error {
	var examples []nameExample
	gum, err := corpus.ReadGUMTrain(dir)
	if err != nil {
		return err
	}
	for _, doc := range corpus.Documents(gum) {
		d := conllu.Doc(doc)
		tag.Annotate(d)
		examples = append(examples, nameExamples(d, corpus.Names(doc))...)
	}
	base := examples
	for range gumWeight - 1 {
		examples = append(examples, base...)
	}
	silver, err := corpus.ReadCoreNLP(dir, corpus.CoreNLPTrain)
	if err != nil {
		return err
	}
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	for _, a := range silver {
		a.Agree()
		i := slices.IndexFunc(articles, func(r corpus.Article) bool { return r.ID == a.ID })
		if i < 0 {
			return fmt.Errorf("%s: no such article", a.ID)
		}
		d := &annot.Doc{Text: articles[i].Text}
		token.Paragraphs(d)
		mark.Annotate(d)
		token.Annotate(d)
		tag.Annotate(d)
		examples = append(examples, nameExamples(d, a.Names(d))...)
	}
	p := learn.NewPerceptron(name.NumLabels)
	p.MinUpdates = 2
	random := rand.New(rand.NewPCG(1, 1))
	for range nameRounds {
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for i := range examples {
			learnNames(p, examples[i].forget(random))
		}
	}
	data, err := p.EncodeKernel(learn.Output{Name: "name", Clip: 0.0005, Limit: 45000}, 15)
	if err != nil {
		return err
	}
	return write("internal/name/name.weights", data)
}

// A nameExample is a sequence with its labels.
type nameExample struct {
	name.Sequence
	labels []int
}

// forgotten is the share of words that an example hides: what a word was in the
// training data says little about the names in tomorrow's news.
const forgotten = 0.3

// forget returns ex without the features that are the word itself, for a random
// part of its tokens.
func (ex *nameExample) forget(random *rand.Rand) *nameExample {
	part := &nameExample{ex.Sequence, ex.labels}
	part.Features = slices.Clone(ex.Features)
	for k, f := range part.Features {
		if random.Float64() < forgotten {
			part.Features[k] = slices.Delete(slices.Clone(f), name.WordFeature, name.WordFeature+1)
		}
	}
	return part
}

func nameExamples(d *annot.Doc, gold []corpus.Name) []nameExample {
	labels := make([]int, len(d.Tokens))
	for _, n := range gold {
		for i := n.First; i < n.Last; i++ {
			labels[i] = name.LabelOf(n.Entity, i == n.First)
		}
	}
	var all []nameExample
	for _, seq := range name.Sequences(d) {
		ex := nameExample{seq, make([]int, len(seq.Features))}
		prev := 0
		for k := range ex.labels {
			l := labels[int(seq.First)+k]
			if !name.Follows(prev, l) {
				l-- // a name that began outside the sequence
			}
			ex.labels[k], prev = l, l
		}
		all = append(all, ex)
	}
	return all
}

// learnNames labels an example with the current weights and moves them from
// the labels it found to the right ones.
func learnNames(p *learn.Perceptron, ex *nameExample) {
	got := bestLabels(p, ex)
	if !slices.Equal(got, ex.labels) {
		prevGot, prevWant := 0, 0
		for k, f := range ex.Features {
			if got[k] != ex.labels[k] {
				p.Update(f, ex.labels[k], got[k])
			}
			if got[k] != ex.labels[k] || prevGot != prevWant {
				p.Step([]uint64{name.Transition(prevWant)}, ex.labels[k], 1)
				p.Step([]uint64{name.Transition(prevGot)}, got[k], -1)
			}
			prevGot, prevWant = got[k], ex.labels[k]
		}
	}
	p.Tick()
}

// bestLabels returns the best sequence of labels (Viterbi).
func bestLabels(p *learn.Perceptron, ex *nameExample) []int {
	const n = name.NumLabels
	const never = -1e12
	var step [n][n]float64
	for prev := range n {
		p.Scores([]uint64{name.Transition(prev)}, step[prev][:])
	}
	var best, next, scores [n]float64
	for l := 1; l < n; l++ {
		best[l] = never
	}
	back := make([][n]int, len(ex.Features))
	for k, f := range ex.Features {
		p.Scores(f, scores[:])
		for l := range n {
			top, from := 2*never, 0
			for prev := range n {
				if v := best[prev] + step[prev][l]; name.Follows(prev, l) && v > top {
					top, from = v, prev
				}
			}
			next[l], back[k][l] = top+scores[l], from
		}
		best = next
	}
	l := 0
	for c := range n {
		if best[c] > best[l] {
			l = c
		}
	}
	labels := make([]int, len(ex.Features))
	for k := len(labels) - 1; k >= 0; k-- {
		labels[k] = l
		l = back[k][l]
	}
	return labels
}

// stride returns a step that has no factor in common with n, to walk through n
// things in an order that visits each once, neighbours far apart.
func stride(n int) int {
	for s := 7919; ; s++ {
		a, b := s, n
		for b != 0 {
			a, b = b, a%b
		}
		if a == 1 {
			return s
		}
	}
}
