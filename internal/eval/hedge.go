package eval

import (
	"fmt"
	"io"
	"iter"
	"strings"
)

// A hedgeSet holds single sentences, certain or uncertain.
type hedgeSet []hedgeDoc

type hedgeDoc struct {
	id        string // "s" and the number of its line, from 0
	text      string
	uncertain bool
}

// readHedge reads lines of label, tab and sentence.
func readHedge(r io.Reader) (Set, error) {
	var set hedgeSet
	for n, line := range lines(r) {
		if line.err != nil {
			return nil, line.err
		}
		label, text, _ := strings.Cut(string(line.text), "\t")
		if text != "" {
			set = append(set, hedgeDoc{fmt.Sprintf("s%d", n-1), text, strings.TrimSpace(label) == "1"})
		}
	}
	return set, nil
}

func (set hedgeSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.id, g.text) {
				return
			}
		}
	}
}

// Score reports how well uncertain sentences are told from certain ones. Where
// a prediction does not say, a sentence with a flag counts as uncertain.
func (set hedgeSet) Score(predictions map[string]*Prediction, limit int) *Report {
	var c counts
	log := mistakes{limit: limit}
	for _, g := range set {
		said := at(predictions, g.id).uncertain()
		c.add(counts{right: one(said && g.uncertain), predicted: one(said), gold: one(g.uncertain)})
		if said && !g.uncertain {
			log.add("extra   %q", shorten(g.text, 220))
		} else if !said && g.uncertain {
			log.add("missed  %q", shorten(g.text, 220))
		}
	}
	r := &Report{Mistakes: log.list}
	r.add("uncertain", c.cells()...)
	return r
}

func (p *Prediction) uncertain() bool {
	if p.Uncertain != nil {
		return *p.Uncertain
	}
	for i := range p.Claims {
		if len(p.Claims[i].Flags) > 0 {
			return true
		}
	}
	return false
}
