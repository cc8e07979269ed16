package eval

import (
	"cmp"
	"encoding/json"
	"iter"
	"slices"
)

// An attributionSet is PolNeAR's: all attributions of an article, with their
// source, cue and content.
type attributionSet []attributionDoc

type attributionDoc struct {
	ID           string            `json:"id"`
	Text         string            `json:"text"`
	Attributions []goldAttribution `json:"attributions"`
	Discard      []Span            `json:"discard"` // not part of the article proper
}

type goldAttribution struct {
	Source  []Span    `json:"source"` // empty: the text names none
	Cue     []Span    `json:"cue"`
	Content []Span    `json:"content"`
	Direct  quoteKind `json:"direct"`
}

// A quoteKind is the kind of a gold attribution: true, false or "mixed" in the
// file, a kind of the JSON contract here.
type quoteKind string

func (k *quoteKind) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true":
		*k = "direct"
	case "false":
		*k = "indirect"
	default:
		*k = "mixed"
	}
	return nil
}

var _ json.Unmarshaler = (*quoteKind)(nil)

var quoteKinds = []quoteKind{"direct", "mixed", "indirect"}

func (set attributionSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// Score reports how well attributions are found. "words" counts the words of
// content whose source is right too, "relations" whole attributions with at
// least half of their content and the right source, "label" the words of each
// role whatever they belong to.
func (set attributionSet) Score(predictions map[string]*Prediction, limit int) *Report {
	t := set.tally(predictions, 0, limit)
	return t.report()
}

// attributionTally is what is counted over all documents.
type attributionTally struct {
	words      map[quoteKind]counts // right and gold, by kind
	claimed    counts               // words of predicted content: right and predicted
	relations  map[quoteKind]counts
	contents   map[quoteKind]int // attributions whose content is found, whatever the source
	all        counts            // relations of all kinds
	exact      int
	labels     map[string]counts
	calibrated []calibration // one for each predicted quote
	mistakes   mistakes
}

// calibration is the confidence of one predicted quote and whether it proved
// right: matched by a gold attribution with the right source.
type calibration struct {
	confidence float64
	right      bool
}

// tally counts over the quotes with at least minConfidence.
func (set attributionSet) tally(predictions map[string]*Prediction, minConfidence float64, limit int) *attributionTally {
	t := &attributionTally{
		words:     make(map[quoteKind]counts),
		relations: make(map[quoteKind]counts),
		contents:  make(map[quoteKind]int),
		labels:    make(map[string]counts),
		mistakes:  mistakes{limit: limit},
	}
	for i := range set {
		t.document(&set[i], at(predictions, set[i].ID), minConfidence)
	}
	return t
}

// attributed is a predicted quote that counts: speech with a source, a cue or a
// speaker.
type attributed struct {
	*Quote
	words wordSet // of its content
}

// expected is a gold attribution with words in its content.
type expected struct {
	*goldAttribution
	words wordSet
}

func (t *attributionTally) document(g *attributionDoc, p *Prediction, minConfidence float64) {
	doc := newText(g.Text)
	discard := doc.inside(g.Discard...)
	var quotes []attributed
	for i := range p.Quotes {
		q := &p.Quotes[i]
		if !q.speech() || q.Confidence < minConfidence || q.Source == nil && q.Cue == nil && len(q.Speakers) == 0 {
			continue
		}
		if words := doc.inside(q.content()...).minus(discard); len(words) > 0 {
			quotes = append(quotes, attributed{q, words})
		}
	}
	var golds []expected
	for i := range g.Attributions {
		a := &g.Attributions[i]
		if words := doc.inside(a.Content...); len(words) > 0 {
			golds = append(golds, expected{a, words})
		}
	}
	t.countWords(doc, p, quotes, golds)
	t.countLabels(doc, quotes, golds)
	t.countRelations(g.ID, doc, p, quotes, golds)
}

// countWords counts the words of content; each is right when a predicted quote
// holds it and names the source.
func (t *attributionTally) countWords(doc *text, p *Prediction, quotes []attributed, golds []expected) {
	var claimed, right wordSet
	for _, q := range quotes {
		claimed = append(claimed, q.words...)
	}
	for _, a := range golds {
		var good wordSet
		for _, q := range quotes {
			if both := a.words.and(q.words); len(both) > 0 && sourceRight(doc, a.Source, p, q.Quote) {
				good = append(good, both...)
			}
		}
		good = good.normal()
		right = append(right, good...)
		c := t.words[a.Direct]
		c.add(counts{right: len(good), gold: len(a.words)})
		t.words[a.Direct] = c
	}
	t.claimed.add(counts{right: len(right.normal()), predicted: len(claimed.normal())})
}

// countLabels counts the words of content, cues and sources.
func (t *attributionTally) countLabels(doc *text, quotes []attributed, golds []expected) {
	role := func(name string, gold func(expected) wordSet, predicted func(attributed) wordSet) {
		var want, got wordSet
		for _, a := range golds {
			want = append(want, gold(a)...)
		}
		for _, q := range quotes {
			got = append(got, predicted(q)...)
		}
		want, got = want.normal(), got.normal()
		c := t.labels[name]
		c.add(counts{right: want.common(got), predicted: len(got), gold: len(want)})
		t.labels[name] = c
	}
	role("content", func(a expected) wordSet { return a.words }, func(q attributed) wordSet { return q.words })
	role("cue", func(a expected) wordSet { return doc.inside(a.Cue...) }, func(q attributed) wordSet { return doc.insideOptional(q.Cue) })
	role("source", func(a expected) wordSet { return doc.inside(a.Source...) }, func(q attributed) wordSet { return doc.insideOptional(q.Source) })
}

// countRelations pairs predicted quotes with gold attributions, one to one, by
// falling overlap of their content, at least half.
func (t *attributionTally) countRelations(id string, doc *text, p *Prediction, quotes []attributed, golds []expected) {
	type pair struct {
		overlap     float64
		gold, quote int
	}
	var pairs []pair
	for i, a := range golds {
		for j, q := range quotes {
			if o := a.words.overlap(q.words); o >= 0.5 {
				pairs = append(pairs, pair{o, i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return -cmp.Or(cmp.Compare(a.overlap, b.overlap), cmp.Compare(a.gold, b.gold), cmp.Compare(a.quote, b.quote))
	})
	byGold := make(map[int]pair)
	taken := make(map[int]bool) // predicted quotes
	for _, m := range pairs {
		if _, done := byGold[m.gold]; !done && !taken[m.quote] {
			byGold[m.gold] = m
			taken[m.quote] = true
		}
	}
	matched := make([]bool, len(quotes))
	for i, a := range golds {
		m, hit := byGold[i]
		ok := hit && sourceRight(doc, a.Source, p, quotes[m.quote].Quote)
		c := counts{gold: 1}
		if hit {
			t.contents[a.Direct]++
		}
		if ok {
			c.right = 1
			matched[m.quote] = true
			if m.overlap == 1 {
				t.exact++
			}
		} else {
			why := "missed content"
			if hit {
				why = "wrong source"
			}
			t.mistakes.add("%-14s  %-8s  %s: [%s] %q", why, a.Direct, id, doc.join(a.Source), shorten(doc.join(a.Content), 200))
		}
		t.all.add(c)
		sum := t.relations[a.Direct]
		sum.add(c)
		t.relations[a.Direct] = sum
	}
	t.all.predicted += len(quotes)
	for j, q := range quotes {
		t.calibrated = append(t.calibrated, calibration{q.Confidence, matched[j]})
	}
}

// sourceRight reports whether the predicted source, or another mention of the
// predicted speaker that lies in the gold source, names the head of it.
func sourceRight(doc *text, source []Span, p *Prediction, q *Quote) bool {
	if len(source) == 0 {
		return true
	}
	heads := doc.heads(source)
	if heads.meets(doc.insideOptional(q.Source)) {
		return true
	}
	gold := doc.inside(source...)
	for _, s := range p.speakers(q.Speakers) {
		for _, m := range s.Mentions {
			words := doc.inside(m)
			if len(words) > 0 && words.common(gold) == len(words) && heads.meets(words) {
				return true
			}
		}
	}
	return false
}

// total sums up the words of all kinds; precision rests on distinct words.
func (t *attributionTally) total() (c counts, f1 float64) {
	for _, k := range quoteKinds {
		c.add(t.words[k])
	}
	c.predicted = t.claimed.predicted
	return c, harmonic(ratio(t.claimed.right, t.claimed.predicted), ratio(c.right, c.gold))
}

func (t *attributionTally) report() *Report {
	r := &Report{Mistakes: t.mistakes.list}
	words, f1 := t.total()
	r.add("words",
		Cell{"p", share(t.claimed.right, t.claimed.predicted)},
		Cell{"r", share(words.right, words.gold)},
		Cell{"f1", f1},
		Cell{"gold", words.gold},
		Cell{"pred", words.predicted})
	for _, k := range quoteKinds {
		r.addValue("words_recall_"+string(k), shareOrNil(t.words[k].right, t.words[k].gold))
	}
	r.add("relations", t.all.cells()...)
	for _, k := range quoteKinds {
		c := t.relations[k]
		r.add("relations_"+string(k),
			Cell{"recall", shareOrNil(c.right, c.gold)},
			Cell{"content", shareOrNil(t.contents[k], c.gold)},
			Cell{"gold", c.gold})
	}
	r.addValue("relations_exact_recall", share(t.exact, t.all.gold))
	for _, name := range []string{"content", "cue", "source"} {
		r.add("label_"+name, t.labels[name].cells()...)
	}
	return r
}
