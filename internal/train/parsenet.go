package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A netPlan says how a net is fitted.
type netPlan struct {
	name     string
	blocks   int  // of the net
	early    bool // the first block is taught to decide alone, too
	rounds   int
	shares   int     // rounds until all news was seen once; a treebank is seen every round
	rate     float64 // size of the first step; steps shrink evenly to nothing
	dropout  float64
	minSteps int32 // steps that a feature must have been in
	seed     uint64
}

var (
	teacherPlan = netPlan{name: "teacher", blocks: 4, rounds: 8, shares: 4, rate: 0.03, dropout: 0.4, seed: 7}
	studentPlan = netPlan{name: "parser", blocks: 2, early: true, rounds: 20, shares: 5, rate: 0.03, dropout: 0.25, minSteps: 400, seed: 9}
)

const (
	minTimes   = 60  // occurrences that put a word into the vocabulary, each one in a treebank counted as
	goldTimes  = 3   // so many
	forgetting = 3.0 // a word seen n times is taken for an unknown one with odds of this to n
	firstRound = 1   // rounds that follow the gold tree only
	explore    = 0.9 // share of later actions that follow the net, right or wrong
)

// A parseLearner fits nets over a vocabulary.
type parseLearner struct {
	parser *parse.Parser // with the vocabulary alone
	words  []byte        // the file of the vocabulary
	times  []float64     // by word, how often it was seen
}

// newParseLearner takes the vocabulary from trees.
func newParseLearner(gold, news []tree) (*parseLearner, error) {
	counts := make(map[uint64]int)
	for i, all := range [][]tree{gold, news} {
		for _, t := range all {
			for j := t.first; j < t.last; j++ {
				if counts[parse.Form(&t.doc.Tokens[j])]++; i == 0 {
					counts[parse.Form(&t.doc.Tokens[j])] += goldTimes - 1
				}
			}
		}
	}
	maps.DeleteFunc(counts, func(_ uint64, n int) bool { return n < minTimes })
	l := new(parseLearner)
	words, n, err := vocabulary("words", counts, parse.FirstWord)
	if err != nil {
		return nil, err
	}
	l.words = words
	table, err := weights.Decode(string(l.words))
	if err != nil {
		return nil, err
	}
	l.parser = parse.NewParser(table, new(weights.Net), new(weights.Model), new(weights.Model))
	l.times = make([]float64, parse.FirstWord+n)
	for i := range l.times {
		l.times[i] = math.Inf(1) // what is no word is never forgotten
	}
	for form, n := range counts {
		number, _ := table.Value(form)
		l.times[number] = float64(n)
	}
	return l, nil
}

// vocabulary returns the file of a table that numbers words from first on, the most
// frequent ones lowest, and how many there are.
func vocabulary(name string, counts map[uint64]int, first int) (file []byte, n int, err error) {
	order := slices.SortedFunc(maps.Keys(counts), func(a, b uint64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var features []weights.Feature
	for i, form := range order {
		features = append(features, weights.Feature{Key: weights.Key(form), Weights: []int16{int16(first + i)}})
	}
	file, err = weights.Encode(weights.Params{Name: name, Classes: 1, Scale: 1}, features)
	return file, len(order), err
}

// fit fits a net on trees of treebanks and of news.
func (l *parseLearner) fit(plan netPlan, gold, news []tree) *learn.Net {
	rng := rand.New(rand.NewPCG(3, plan.seed))
	n := learn.NewNet(plan.blocks, parse.NumClasses, parse.NumRows(len(l.times)-parse.FirstWord), plan.seed)
	n.Dropout, n.MinSteps = plan.dropout, plan.minSteps
	if plan.early {
		n.Shallow = parse.PairRows()
	}
	news = slices.Clone(news)
	shuffle(news, rng)
	var s parse.State
	for round := range plan.rounds {
		share := round % plan.shares
		all := slices.Concat(gold, news[len(news)*share/plan.shares:len(news)*(share+1)/plan.shares])
		shuffle(all, rng)
		var score netScore
		for i, t := range all {
			n.Rate = plan.rate * (1 - (float64(round)+float64(i)/float64(len(all)))/float64(plan.rounds))
			s.Begin(l.parser, t.doc, t.first, t.last)
			for i := int32(1); i <= s.Words(); i++ {
				if rng.Float64() < forgetting/(forgetting+l.times[s.Word(i)]) {
					s.Forget(i)
				}
			}
			score.blocks, score.early = plan.blocks, plan.early
			for !s.Done() {
				score.learn(n, &s, t, round >= firstRound && rng.Float64() < explore)
			}
		}
		fmt.Printf("%s: round %d, %.2f%% of actions and %.2f%% of labels wrong\n", plan.name, round+1,
			100*float64(score.wrongActions)/float64(score.actions), 100*float64(score.wrongLabels)/float64(score.labels))
	}
	n.Restore()
	return n
}

// A netScore counts how a net does while it learns.
type netScore struct {
	actions, wrongActions, labels, wrongLabels int

	blocks            int
	early             bool
	scores            [parse.NumClasses]float32 // of all blocks
	first             [parse.NumClasses]float32 // of the first block
	gradient, partial [parse.NumClasses]float32 // the derivatives by them
}

// learn takes one step towards the actions that lose least of the gold tree, and
// towards the gold label. Then it goes on by the action that the net prefers if
// free, else by a best one.
func (c *netScore) learn(n *learn.Net, s *parse.State, t tree, free bool) {
	const none = parse.NumActions
	features := s.Features()
	n.Drop()
	n.Scores(features, c.scores[:none])
	var costs [none]int
	got, want := none, none
	for a := range none {
		if !s.May(a) {
			continue
		}
		costs[a] = s.Cost(a, t.heads)
		if got == none || c.scores[a] > c.scores[got] {
			got = a
		}
		if want == none || costs[a] < costs[want] || costs[a] == costs[want] && c.scores[a] > c.scores[want] {
			want = a
		}
	}
	c.actions++
	if costs[got] != costs[want] {
		c.wrongActions++
	}
	clear(c.gradient[:])
	clear(c.partial[:])
	step := c.choose(n, 0, int(none), func(a int) (possible, good bool) {
		return s.May(parse.Action(a)), s.May(parse.Action(a)) && costs[a] == costs[want]
	})
	next, label := want, annot.NoLabel
	if free {
		next = got
	}
	if next != parse.Shift {
		var stepLabel bool
		label, stepLabel = c.label(n, s, t, next)
		step = step || stepLabel
	}
	if step {
		partial := c.partial[:]
		if !c.early {
			partial = nil
		}
		n.Collect(features, c.gradient[:], partial)
		n.Apply()
	}
	s.Do(next, label)
}

// label returns the label that the net gives to the arc that an action makes. If
// the arc is right, it sets the gradient and reports whether a step is worth it.
func (c *netScore) label(n *learn.Net, s *parse.State, t tree, a parse.Action) (annot.Label, bool) {
	const first = int(parse.NumActions)
	label := bestLabel(n, c.blocks, c.scores[first:])
	dep, head := s.Arc(a)
	if t.heads[dep] != head || t.labels[dep] == annot.NoLabel {
		return label, false
	}
	c.labels++
	if label != t.labels[dep] {
		c.wrongLabels++
	}
	want, _ := parse.LabelClass(t.labels[dep])
	return label, c.choose(n, first, parse.NumClasses, func(class int) (possible, good bool) {
		return true, class == want
	})
}

// choose sets the gradients of a choice among the classes from first to last-1, whose
// scores are known, and reports whether a step is worth it.
func (c *netScore) choose(n *learn.Net, first, last int, of func(class int) (possible, good bool)) bool {
	step := choiceGradient(c.gradient[first:last], c.scores[first:last], first, of)
	if !c.early {
		return step
	}
	n.ScoresFrom(first, 1, c.first[first:last])
	return choiceGradient(c.partial[first:last], c.first[first:last], first, of) || step
}

// bestLabel sets scores to those of the labels for the features of the last
// scores of actions, and returns the best label.
func bestLabel(n *learn.Net, blocks int, scores []float32) annot.Label {
	n.ScoresFrom(int(parse.NumActions), blocks, scores)
	return parse.ClassLabel(int(parse.NumActions) + slices.Index(scores, slices.Max(scores)))
}

// sure is the probability of good choices from which on nothing is left to learn.
const sure = 0.999

// choiceGradient sets gradient to the derivative of the log of the probability of
// the good choices by the scores of all, which are those of the classes from first on,
// and reports whether a step is worth it.
func choiceGradient(gradient, scores []float32, first int, of func(class int) (possible, good bool)) bool {
	top := slices.Max(scores)
	all, right := 0.0, 0.0
	for i, v := range scores {
		if possible, good := of(first + i); possible {
			p := math.Exp(float64(v - top))
			all += p
			if good {
				right += p
			}
		}
	}
	if right > sure*all || right == 0 {
		return false
	}
	for i, v := range scores {
		if possible, good := of(first + i); possible {
			p := math.Exp(float64(v - top))
			gradient[i] = float32(-p / all)
			if good {
				gradient[i] += float32(p / right)
			}
		}
	}
	return true
}
