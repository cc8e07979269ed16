package main

import (
	"fmt"
	"math"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// uncertainFolds is the number of parts in the cross-validation. They are parts
// by order, so that neighbours stay together.
const uncertainFolds = 5

// uncertainOutput says what of the weights is kept.
var uncertainOutput = learn.Output{Name: "uncertain", Drop: 0.001, Max: 127, Limit: 50000}

// A hedgeLine is a line of the corpus, nearly always one sentence. To learn it
// is taken whole; to decide, a line is uncertain if one of its sentences is.
type hedgeLine struct {
	learn.Example
	sentences [][]uint64
}

// score is that of the line's most uncertain sentence.
func (h *hedgeLine) score(m *weights.Model) float64 {
	best := math.Inf(-1)
	for _, f := range h.sentences {
		best = max(best, float64(m.Score(f))*m.Scale())
	}
	return best
}

// fitUncertain fits the model that tells uncertain sentences from certain ones,
// on the Wikipedia part of CoNLL-2010 and on headings. The threshold is the one
// of the best F1 in cross-validation.
func fitUncertain(dir string) error {
	list, err := corpus.ReadHedge(dir, corpus.WikiWeaselTrain)
	if err != nil {
		return err
	}
	extra, err := corpus.ReadHedge(dir, corpus.WikiWeaselExtra)
	if err != nil {
		return err
	}
	lines, more := hedgeLines(list), hedgeLines(extra)
	titles := headings(list)

	var scored []scoredLine
	for fold := range uncertainFolds {
		lo, hi := len(lines)*fold/uncertainFolds, len(lines)*(fold+1)/uncertainFolds
		first, last := len(titles)*fold/uncertainFolds, len(titles)*(fold+1)/uncertainFolds
		data, err := learnUncertain(lines[:lo], lines[hi:], more, titles[:first], titles[last:]).Encode(uncertainOutput)
		if err != nil {
			return err
		}
		m, err := weights.Decode(string(data)) // with all that is lost in the file
		if err != nil {
			return err
		}
		for i := lo; i < hi; i++ {
			scored = append(scored, scoredLine{score: lines[i].score(m), uncertain: lines[i].Positive})
		}
		for i := first; i < last; i++ {
			scored = append(scored, scoredLine{score: titles[i].score(m), heading: true})
		}
	}
	threshold, f1 := bestThreshold(scored)
	fired, all := 0, 0
	for _, s := range scored {
		if s.heading {
			all++
			if s.score > threshold {
				fired++
			}
		}
	}
	fmt.Printf("uncertain: F1 %.4f in %d-fold cross-validation; fires on %d of %d headings\n", f1, uncertainFolds, fired, all)

	l := learnUncertain(lines, more, titles)
	l.Shift(claim.SentenceBias, -threshold)
	data, err := l.Encode(uncertainOutput)
	if err != nil {
		return err
	}
	return write("internal/claim/uncertain.weights", data)
}

// hedgeLines reads the features of sentences.
func hedgeLines(list []corpus.HedgeSentence) []hedgeLine {
	var all []hedgeLine
	for _, h := range list {
		d := annot.Doc{Text: h.Text}
		pipeline.Tag(&d)
		if len(d.Sents) == 0 {
			continue
		}
		whole := annot.Sent{First: 0, Last: int32(len(d.Tokens))}
		line := hedgeLine{Example: learn.Example{Features: claim.SentenceFeatures(&d, &whole), Positive: h.Uncertain}}
		for i := range d.Sents {
			line.sentences = append(line.sentences, claim.SentenceFeatures(&d, &d.Sents[i]))
		}
		all = append(all, line)
	}
	return all
}

// learnUncertain fits a model to the lines of all lists.
func learnUncertain(lists ...[]hedgeLine) *learn.RatioLogistic {
	var all []learn.Example
	for _, list := range lists {
		for i := range list {
			all = append(all, list[i].Example)
		}
	}
	l := &learn.RatioLogistic{Rate: 0.02, L2: 0.001, Smooth: 0.7, Rounds: 4, Order: func(n int) func(int) int {
		step := stride(n)
		return func(i int) int { return i * step % n }
	}}
	l.Fit(all, claim.SentenceBias)
	return l
}

// A scoredLine is a line with its score in cross-validation.
type scoredLine struct {
	score              float64
	uncertain, heading bool
}

// bestThreshold returns the score above which answering "uncertain" gives the
// best F1, headings left out, and that F1.
func bestThreshold(scored []scoredLine) (at, best float64) {
	for t := -4.0; t <= 4; t += 0.025 {
		right, answered, gold := 0, 0, 0
		for _, s := range scored {
			if s.heading {
				continue
			}
			if s.uncertain {
				gold++
			}
			if s.score > t {
				answered++
				if s.uncertain {
					right++
				}
			}
		}
		if f := 2 * float64(right) / float64(answered+gold); f > best {
			at, best = t, f
		}
	}
	return at, best
}
