package main

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Where a net decides the same nearly every time from what can be looked up at once, a table
// does without it. What it decides is watched on texts that nobody has annotated.

// choices counts the values that were chosen under one key.
type choices map[int16]int

func (c choices) sum() int {
	sum := 0
	for _, n := range c {
		sum += n
	}
	return sum
}

// settled returns the value that a share of c, more than half, has if they are least or more;
// else 0.
func (c choices) settled(least int, share float64) int16 {
	if sum := c.sum(); sum >= least {
		for v, n := range c {
			if float64(n) >= share*float64(sum) {
				return v
			}
		}
	}
	return 0
}

// watched holds the choices by key.
type watched map[uint64]choices

func (w watched) add(key uint64, value int16, n int) {
	if w[key] == nil {
		w[key] = make(choices)
	}
	w[key][value] += n
}

// under returns the choices by keys of which only the bits of a mask count.
func (w watched) under(mask uint64) watched {
	all := make(watched)
	for key, c := range w {
		for v, n := range c {
			all.add(key&mask, v, n)
		}
	}
	return all
}

// writeSettled writes a table of what settles the choices under each key and returns it.
func (w watched) writeSettled(name, path string, settle func(key uint64, c choices) int16) (*weights.Model, error) {
	var features []weights.Feature
	for _, key := range slices.Sorted(maps.Keys(w)) {
		if v := settle(key, w[key]); v != 0 {
			features = append(features, weights.Feature{Key: weights.Key(key), Weights: []int16{v}})
		}
	}
	table, err := weights.Encode(weights.Params{Name: name, Classes: 1, Scale: 1}, features)
	if err != nil {
		return nil, err
	}
	if err := write(path, table); err != nil {
		return nil, err
	}
	return weights.Decode(string(table))
}

// unannotated returns news, Wikipedia and novels in our own tokens.
func unannotated(dir string) ([]*annot.Doc, error) {
	docs, err := plainTexts(dir, math.MaxInt32)
	if err != nil {
		return nil, err
	}
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		docs = append(docs, tokenized(a.Text))
	}
	return docs, nil
}

const (
	minTags    = 20    // words that the net tagged between neighbours of the same classes settle such words if
	settledTag = 0.997 // that share of them had the same tags
)

// settleTags fits the table of words that they and their neighbours settle, from what
// the net of a tagger does.
func settleTags(dir string, tagger tag.Tagger) error {
	docs, err := unannotated(dir)
	if err != nil {
		return err
	}
	tagger.Settled = new(weights.Model)
	seen := make(watched)
	for _, d := range docs {
		tagger.Watch(d, func(w *tag.Window, i int32, class int) { seen.add(w.SettledKey(i), tag.SettledValue(class), 1) })
	}
	tagger.Settled, err = seen.writeSettled("settled", "internal/tag/settled.weights", func(_ uint64, c choices) int16 { return c.settled(minTags, settledTag) })
	if err != nil {
		return err
	}
	for _, name := range []string{corpus.EWTDev, corpus.GUMDev} {
		if err := scoreTags(&tagger, dir, name); err != nil {
			return err
		}
	}
	return nil
}

const (
	minSteps    = 20    // steps that the net took from states with the same tags settle such states if
	settledStep = 0.995 // that share of them were the same
	rareSteps   = 6     // keys of so many steps and fewer than minSteps take what three of their tags settle

	minArcs      = 50    // arcs between words with two tags tell which labels these can have
	rareLabel    = 0.001 // share of them up to which a label is a slip
	settledLabel = 0.997 // share that makes a label certain
)

// settleSteps fits the tables of steps that tags alone settle and of the labels that they allow,
// from what the net of a parser does.
func settleSteps(dir string, p *parse.Parser) error {
	docs, err := unannotated(dir)
	if err != nil {
		return err
	}
	watcher, seen, labels := parse.NewParser(p.Words, p.Net, new(weights.Model), new(weights.Model)), make(watched), make(watched)
	for _, d := range docs {
		tag.Annotate(d)
		watcher.Watch(d, func(s *parse.State, a parse.Action, l annot.Label) {
			seen.add(s.SettledKey(), parse.SettledValue(a, l), 1)
			if a != parse.Shift {
				labels.add(s.GroupKey(a), int16(l), 1)
			}
		})
	}
	groups, err := labels.writeSettled("groups", "internal/parse/groups.weights", func(_ uint64, c choices) int16 {
		sum, set := c.sum(), 0
		for l, n := range c {
			if float64(n) > rareLabel*float64(sum) {
				_, group := parse.LabelClass(annot.Label(l))
				set |= 1 << group
			}
		}
		if sum < minArcs {
			return 0
		}
		return parse.GroupValue(set, annot.Label(c.settled(minArcs, settledLabel)))
	})
	if err != nil {
		return err
	}
	// Of the words at the top of the stack and the front of the buffer one on either
	// side may be left out.
	const noStack, noBuffer = ^uint64(0xffff << 48), ^uint64(0xffff)
	three := [2]watched{seen.under(noStack), seen.under(noBuffer)}
	settled, err := seen.writeSettled("settled", "internal/parse/settled.weights", func(key uint64, c choices) int16 {
		v := c.settled(minSteps, settledStep)
		if n := c.sum(); v == 0 && n >= rareSteps && n < minSteps {
			v = cmp.Or(three[0][key&noStack].settled(minSteps, settledStep), three[1][key&noBuffer].settled(minSteps, settledStep))
		}
		return v
	})
	if err != nil {
		return err
	}
	return scoreParses(parse.NewParser(p.Words, p.Net, groups, settled), dir)
}
