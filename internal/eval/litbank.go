package eval

import (
	"cmp"
	"iter"
	"slices"
)

// A litbankSet is LitBank's: excerpts of novels with the mentions of their
// characters, and quotations whose speakers are among these.
type litbankSet []litbankDoc

type litbankDoc struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Quotes []struct {
		Span    Span   `json:"span"`
		Speaker string `json:"speaker"` // label of a character
	} `json:"quotes"`
	Characters []struct {
		Label    string `json:"label"`
		Mentions []struct {
			Span Span `json:"span"`
		} `json:"mentions"`
	} `json:"characters"`
}

func (set litbankSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// Score reports the share of quotations given to the right character. A
// predicted speaker is the character with whom it shares most mentions, so that
// characters without a name count too.
func (set litbankSet) Score(predictions map[string]*Prediction, limit int) *Report {
	var t novelTally
	log := mistakes{limit: limit}
	for i := range set {
		set[i].score(at(predictions, set[i].ID), &t, &log)
	}
	r := &Report{Mistakes: log.list}
	r.add("all",
		Cell{"accuracy", share(t.right, t.gold)},
		Cell{"precision", share(t.right, t.answered)},
		Cell{"located", share(t.located, t.gold)},
		Cell{"location_precision", share(t.matched, t.predicted)},
		Cell{"gold", t.gold})
	return r
}

func (g *litbankDoc) score(p *Prediction, t *novelTally, log *mistakes) {
	doc := newText(g.Text)
	quotes, owner := quotations(doc, p)
	characters := g.charactersOf(doc, p)
	var golds wordSet
	for _, q := range g.Quotes {
		words := doc.inside(q.Span)
		if len(words) == 0 {
			continue
		}
		golds = append(golds, words...)
		t.gold++
		name := ""
		if most, held := holder(owner, words); most > 0 && 2*held >= len(words) {
			t.located++
			if ids := quotes[most-1].Speakers; len(ids) > 0 {
				t.answered++
				name = characters[ids[0]]
			}
		}
		if name == q.Speaker {
			t.right++
		} else {
			log.add("want %q got %q: %q", q.Speaker, name, shorten(doc.str(q.Span), 120))
		}
	}
	t.countMatched(quotes, golds.normal())
}

// charactersOf returns the label of the character that each speaker of p is, by
// its id.
func (g *litbankDoc) charactersOf(doc *text, p *Prediction) map[int]string {
	type mention struct {
		words wordSet
		label string
	}
	byLast := make(map[int][]mention) // by the last word
	for _, c := range g.Characters {
		for _, m := range c.Mentions {
			if words := doc.inside(m.Span); len(words) > 0 {
				last := words[len(words)-1]
				byLast[last] = append(byLast[last], mention{words, c.Label})
			}
		}
	}
	out := make(map[int]string)
	for _, s := range p.Speakers {
		votes := make(map[string]int)
		best := ""
		for _, m := range s.Mentions {
			words := doc.inside(m)
			if len(words) == 0 {
				continue
			}
			near := byLast[words[len(words)-1]]
			if len(near) == 0 {
				continue
			}
			label := slices.MinFunc(near, func(a, b mention) int {
				return cmp.Compare(abs(len(a.words)-len(words)), abs(len(b.words)-len(words)))
			}).label
			if votes[label]++; votes[label] > votes[best] {
				best = label
			}
		}
		out[s.ID] = best
	}
	return out
}

func abs(n int) int { return max(n, -n) }
