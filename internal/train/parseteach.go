package main

import (
	"math"
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/parse"
)

// teachers is the number of large nets that read texts together.
const teachers = 2

// fitTeachers calls fit with the numbers of the nets, at the same time.
func fitTeachers(fit func(i uint64) *learn.Net) []*learn.Net {
	nets := make([]*learn.Net, teachers)
	var wait sync.WaitGroup
	for i := range nets {
		wait.Go(func() { nets[i] = fit(uint64(i)) })
	}
	wait.Wait()
	return nets
}

// teach returns the trees of texts as large nets, fitted on treebanks and news, read them
// together.
func (l *parseLearner) teach(gold, news, texts []tree) []tree {
	nets := fitTeachers(func(i uint64) *learn.Net {
		plan := teacherPlan
		plan.seed += i
		return l.fit(plan, gold, news)
	})
	parsed := make([]tree, len(texts))
	var wait sync.WaitGroup
	for half := range 2 {
		readers := make([]*learn.Net, len(nets))
		for i, n := range nets {
			readers[i] = n.Reader()
		}
		wait.Go(func() {
			var s parse.State
			for i := half; i < len(texts); i += 2 {
				parsed[i] = l.reparse(readers, &s, texts[i])
			}
		})
	}
	wait.Wait()
	return parsed
}

// reparse returns a sentence with the tree that nets give it: the action that they
// take for the most probable together, and the label that scores best.
func (l *parseLearner) reparse(nets []*learn.Net, s *parse.State, t tree) tree {
	s.Begin(l.parser, t.doc, t.first, t.last)
	for !s.Done() {
		var actions, part [parse.NumActions]float32
		var labels, partLabels [parse.NumClasses - int(parse.NumActions)]float32
		for _, n := range nets {
			n.Scores(s.Features(), part[:])
			n.ScoresFrom(int(parse.NumActions), teacherPlan.blocks, partLabels[:])
			sum := 0.0
			for _, v := range part {
				sum += math.Exp(float64(v))
			}
			for a, v := range part {
				actions[a] += v - float32(math.Log(sum))
			}
			for i, v := range partLabels {
				labels[i] += v
			}
		}
		best := parse.NumActions
		for a := range parse.NumActions {
			if s.May(a) && (best == parse.NumActions || actions[a] > actions[best]) {
				best = a
			}
		}
		s.Do(best, parse.ClassLabel(int(parse.NumActions)+slices.Index(labels[:], slices.Max(labels[:]))))
	}
	t.heads, t.labels = []int32{0}, []annot.Label{annot.NoLabel}
	for i := int32(1); i <= s.Words(); i++ {
		t.heads, t.labels = append(t.heads, s.Head(i)), append(t.labels, s.Label(i))
	}
	return t
}
