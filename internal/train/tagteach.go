package main

import (
	"math"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/tag"
)

// teach returns copies of texts with the tags that large nets give them together.
func (l *tagLearner) teach(gold, silver, texts []*annot.Doc) []*annot.Doc {
	nets := fitTeachers(func(i uint64) *learn.Net {
		plan := tagTeacher
		plan.seed += i
		return l.fit(plan, gold, silver, nil)
	})
	var taught []*annot.Doc
	w := &l.window
	for _, d := range texts {
		c := *d
		c.Tokens = slices.Clone(d.Tokens)
		for _, s := range c.Sents {
			w.Begin(l.lexicon, &c, s.First, s.Last)
			for w.Next() {
				for i := w.Lo; i < w.Hi; i++ {
					class := w.Fixed(i)
					if class == tag.NoClass {
						class = l.agree(nets, i)
					}
					w.Decide(i, class)
				}
			}
		}
		taught = append(taught, &c)
	}
	return taught
}

// agree returns the class of token i of the window that nets take for the most probable
// together.
func (l *tagLearner) agree(nets []*learn.Net, i int32) int {
	var together [tag.NumClasses]float64
	features := l.window.Features(i)
	l.setOpen(i)
	l.blocks = tagTeacher.blocks
	for _, l.net = range nets {
		l.net.Scores(features, nil)
		best := l.score()
		sum := 0.0
		for _, c := range l.open {
			sum += math.Exp(float64(l.scores[c] - l.scores[best]))
		}
		for _, c := range l.open {
			together[c] += float64(l.scores[c]-l.scores[best]) - math.Log(sum)
		}
	}
	best := l.open[0]
	for _, c := range l.open {
		if together[c] > together[best] {
			best = c
		}
	}
	return best
}
