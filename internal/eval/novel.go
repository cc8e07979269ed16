package eval

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// A novelSet is PDNC's: the quotations of whole novels with their speakers.
type novelSet []novelDoc

type novelDoc struct {
	ID         string      `json:"id"`
	Text       string      `json:"text"`
	Characters []character `json:"characters"`
	Quotes     []novelGold `json:"quotes"`
}

// A character is somebody in a novel.
type character struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

type novelGold struct {
	Spans   []Span `json:"spans"` // the parts between which the narrator speaks
	Span    Span   `json:"span"`  // instead of Spans where there is one part
	Speaker string `json:"speaker"`
	Type    string `json:"type"` // Explicit, Anaphoric, Implicit
}

func (q *novelGold) parts() []Span {
	if len(q.Spans) > 0 {
		return q.Spans
	}
	return []Span{q.Span}
}

func (set novelSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// novelTally counts quotations of one type, and what was predicted over all.
type novelTally struct {
	gold      int
	located   int // predicted quotes hold at least half of its words
	answered  int // located, and the quote has a speaker
	right     int // and the speaker is the right character
	predicted int
	matched   int // predicted quotes with at least half of their words in a quotation
}

func (t *novelTally) add(o *novelTally) {
	t.gold += o.gold
	t.located += o.located
	t.answered += o.answered
	t.right += o.right
	t.predicted += o.predicted
	t.matched += o.matched
}

// Score reports the share of quotations given to the right character, by type
// and over all. "precision" is the share among those with an answer.
func (set novelSet) Score(predictions map[string]*Prediction, limit int) *Report {
	by := make(map[string]*novelTally)
	var total novelTally
	log := mistakes{limit: limit}
	for i := range set {
		total.add(set[i].score(at(predictions, set[i].ID), by, &log))
	}
	r := &Report{Mistakes: log.list}
	for _, kind := range slices.Sorted(maps.Keys(by)) {
		t := by[kind]
		total.add(t)
		if kind != "all" { // quotations without a type count in the total alone
			r.add(kind, Cell{"accuracy", share(t.right, t.gold)}, Cell{"located", share(t.located, t.gold)}, Cell{"gold", t.gold})
		}
	}
	r.add("all",
		Cell{"accuracy", share(total.right, total.gold)},
		Cell{"precision", share(total.right, total.answered)},
		Cell{"located", share(total.located, total.gold)},
		Cell{"location_precision", share(total.matched, total.predicted)},
		Cell{"gold", total.gold})
	return r
}

// score counts the quotations of g into by and returns the counts that do not
// depend on their type.
func (g *novelDoc) score(p *Prediction, by map[string]*novelTally, log *mistakes) *novelTally {
	doc := newText(g.Text)
	quotes, owner := quotations(doc, p)
	answers := newAnswers(p, g.Characters)
	var golds wordSet
	for i := range g.Quotes {
		q := &g.Quotes[i]
		words := doc.inside(q.parts()...)
		golds = append(golds, words...)
		if len(words) == 0 {
			continue
		}
		kind := q.Type
		if kind == "" {
			kind = "all"
		}
		if by[kind] == nil {
			by[kind] = new(novelTally)
		}
		t := by[kind]
		t.gold++
		name := ""
		if most, held := holder(owner, words); most > 0 && 2*held >= len(words) {
			t.located++
			if ids := quotes[most-1].Speakers; len(ids) > 0 {
				t.answered++
				name = answers.of(ids)
			}
		}
		if name == q.Speaker {
			t.right++
		} else {
			log.add("%-10s  want %q got %q: %q", kind, q.Speaker, name, shorten(doc.str(q.parts()[0]), 120))
		}
	}
	var t novelTally
	t.countMatched(quotes, golds.normal())
	return &t
}

// quotations returns the predicted quotations and, for each word of the text, 1 +
// the place of the last one that holds it.
func quotations(doc *text, p *Prediction) (quotes []attributed, owner []int) {
	owner = make([]int, len(doc.words))
	for i := range p.Quotes {
		q := &p.Quotes[i]
		if q.Kind != "direct" && q.Kind != "mixed" {
			continue
		}
		words := doc.inside(q.verbatim()...)
		quotes = append(quotes, attributed{q, words})
		for _, w := range words {
			owner[w] = len(quotes)
		}
	}
	return quotes, owner
}

// countMatched counts the predicted quotations, and those of which at least half
// lies in golds, the words of gold ones.
func (t *novelTally) countMatched(quotes []attributed, golds wordSet) {
	for _, q := range quotes {
		if len(q.words) == 0 {
			continue
		}
		t.predicted++
		if 2*q.words.common(golds) >= len(q.words) {
			t.matched++
		}
	}
}

// holder returns 1 + the quote that holds most of words, the first of them
// where several hold as many, 0 for none; and how many words any quote holds.
func holder(owner []int, words wordSet) (most, held int) {
	votes := make(map[int]int)
	for _, w := range words {
		if o := owner[w]; o > 0 {
			votes[o]++
			held++
		}
	}
	for o, n := range votes {
		if n > votes[most] || n == votes[most] && o < most {
			most = o
		}
	}
	return most, held
}

// answers finds characters for speakers, each only once.
type answers struct {
	prediction *Prediction
	cast       *Cast
	bySpeakers map[string]string
}

func newAnswers(p *Prediction, characters []character) *answers {
	list := make([][]string, len(characters))
	for i, c := range characters {
		list[i] = append([]string{c.Name}, c.Aliases...)
	}
	return &answers{p, NewCast(list), make(map[string]string)}
}

// of returns the character whom the names of the speakers fit.
func (a *answers) of(ids []int) string {
	key := fmt.Sprint(ids)
	name, done := a.bySpeakers[key]
	if !done {
		name = a.cast.Find(names(a.prediction.speakers(ids)))
		a.bySpeakers[key] = name
	}
	return name
}
