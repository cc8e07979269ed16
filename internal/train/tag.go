package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// fitTag fits the lexicon and the models of package tag.
func fitTag(dir string) error {
	gold, err := goldTrain(dir)
	if err != nil {
		return err
	}
	silver, err := silverNews(dir)
	if err != nil {
		return err
	}
	lexicon, err := weights.Encode(weights.Params{Name: "lexicon", Classes: 1, Scale: 1}, tagLexicon(gold, silver))
	if err != nil {
		return err
	}
	tagger := new(tag.Tagger)
	if tagger.Lexicon, err = weights.Decode(string(lexicon)); err != nil {
		return err
	}
	tags, err := fitTags(tagger.Lexicon, gold, silver, goldRounds)
	if err != nil {
		return err
	}
	if tagger.Tags, err = weights.Decode(string(tags)); err != nil {
		return err
	}
	upos, err := fitUPOS(tagger.Lexicon, gold)
	if err != nil {
		return err
	}
	if tagger.UPOS, err = weights.Decode(string(upos)); err != nil {
		return err
	}
	lemmas, edits, err := fitLemmas(dir)
	if err != nil {
		return err
	}
	table, err := weights.Decode(string(lemmas))
	if err != nil {
		return err
	}
	tagger.Lemmas = tag.NewLemmatizer(table, edits)
	for path, data := range map[string][]byte{
		"internal/tag/lexicon.weights": lexicon,
		"internal/tag/tag.weights":     tags,
		"internal/tag/upos.weights":    upos,
		"internal/tag/lemma.weights":   lemmas,
		"internal/tag/lemma.txt":       []byte(edits),
	} {
		if err := write(path, data); err != nil {
			return err
		}
	}
	for _, name := range []string{corpus.EWTDev, corpus.GUMDev} {
		if err := scoreTags(tagger, dir, name); err != nil {
			return err
		}
	}
	return nil
}

// scoreTags prints how a tagger does on the tokens of a treebank.
func scoreTags(tagger *tag.Tagger, dir, name string) error {
	sentences, err := corpus.ReadUD(dir, name)
	if err != nil {
		return err
	}
	gold, got := conllu.Gold(sentences), conllu.Doc(sentences)
	tagger.Annotate(got)
	var xpos, upos, lemma int
	for i := range gold.Tokens {
		g, t := gold.Tokens[i], got.Tokens[i]
		if g.Tag == t.Tag {
			xpos++
		}
		if g.UPOS == t.UPOS {
			upos++
		}
		if g.Lemma == t.Lemma {
			lemma++
		}
	}
	n := float64(len(gold.Tokens)) / 100
	fmt.Printf("%s: xpos %.2f upos %.2f lemma %.2f\n", name, float64(xpos)/n, float64(upos)/n, float64(lemma)/n)
	return nil
}

// Counts decide what the lexicon holds.
const (
	minGold    = 2     // occurrences in treebanks that make a word known
	minSilver  = 4     // or as many in news tagged by CoreNLP
	minAlways  = 12    // occurrences that make a word's tag certain if
	alwaysRate = 0.997 // that share of them have it
	minShare   = 0.03  // share of a word's occurrences that makes a tag count for its class
)

// A tally counts the tags of a word.
type tally struct {
	tags         [annot.NumTags]float64
	gold, silver float64
}

func (t *tally) sum() float64 { return t.gold + t.silver }

// tagLexicon returns the entries of words and the choices of universal tags.
func tagLexicon(gold, silver []*annot.Doc) []weights.Feature {
	tallies := make(map[uint64]*tally)
	count := func(docs []*annot.Doc, add func(t *tally, tag annot.Tag)) {
		for _, d := range docs {
			for i := range d.Sents {
				s := &d.Sents[i]
				for j := s.First; j < s.Last; j++ {
					tok := &d.Tokens[j]
					if tok.Tag == annot.NoTag {
						continue
					}
					// A capital at the start of a sentence says nothing.
					capital := tok.Shape.Has(annot.Capital) || tok.Shape.Has(annot.MixedCase)
					if capital && (j == s.First || d.Tokens[j-1].Shape.Has(annot.Punct)) {
						continue
					}
					key := tag.LexiconKey(tok.Lower, capital)
					if tallies[key] == nil {
						tallies[key] = new(tally)
					}
					add(tallies[key], tok.Tag)
				}
			}
		}
	}
	count(gold, func(t *tally, tag annot.Tag) { t.tags[tag]++; t.gold++ })
	count(silver, func(t *tally, tag annot.Tag) { t.tags[tag] += 0.25; t.silver += 0.25 })
	classes := classNumbers(tallies)
	var all []weights.Feature
	for _, key := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[key]
		if t.gold < minGold && t.silver*4 < minSilver {
			continue
		}
		best := annot.Tag(0)
		for i, n := range t.tags {
			if n > t.tags[best] {
				best = annot.Tag(i)
			}
		}
		always := t.gold >= minAlways && t.tags[best] >= alwaysRate*t.sum()
		e := tag.NewEntry(best, always, classes[class(t)])
		all = append(all, weights.Feature{Key: weights.Key(key), Weights: []int16{int16(e)}})
	}
	return append(all, choices(gold)...)
}

// class returns the set of tags that a word has often enough, the most frequent
// one apart.
func class(t *tally) [2]uint64 {
	set, best := uint64(0), 0
	for i, n := range t.tags {
		if n >= minShare*t.sum() {
			set |= 1 << i
		}
		if n > t.tags[best] {
			best = i
		}
	}
	return [2]uint64{set, uint64(best)}
}

// classNumbers numbers the most frequent classes from 1; others share 0.
func classNumbers(tallies map[uint64]*tally) map[[2]uint64]int {
	counts := make(map[[2]uint64]float64)
	for _, key := range slices.Sorted(maps.Keys(tallies)) {
		counts[class(tallies[key])] += min(tallies[key].sum(), 100)
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b [2]uint64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	numbers := make(map[[2]uint64]int)
	for i, c := range order[:min(len(order), tag.MaxClass)] {
		numbers[c] = i + 1
	}
	return numbers
}

// A stretch is a sentence to learn from.
type stretch struct {
	doc         *annot.Doc
	first, last int32
}

// stretches returns the sentences of docs.
func stretches(docs []*annot.Doc) []stretch {
	var all []stretch
	for _, d := range docs {
		for i := range d.Sents {
			all = append(all, stretch{d, d.Sents[i].First, d.Sents[i].Last})
		}
	}
	return all
}

func shuffle[T any](all []T, rng *rand.Rand) {
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

const (
	silverShare = 5 // one news sentence in so many is learnt from
	goldRounds  = 7
	tagMargin   = 90 // by how much the right tag has to win; one update moves it by two a feature
	titleEvery  = 12 // one sentence in so many is learnt as a headline, too
)

// fitTags fits the model of Penn tags: first on some news tagged by CoreNLP, then
// on treebanks, whose first is EWT.
func fitTags(lexicon *weights.Model, gold, silver []*annot.Doc, rounds int) ([]byte, error) {
	rng := rand.New(rand.NewPCG(1, 2))
	l := tagLearner{p: learn.NewPerceptron(annot.NumTags), lexicon: lexicon}
	l.p.MinUpdates = 4
	news := stretches(silver)
	shuffle(news, rng)
	for _, s := range news[:len(news)/silverShare] {
		l.learn(s, false)
	}
	l.p.Restart()
	all := stretches(append(gold, gold[0])) // EWT twice: web text varies more
	for round := range rounds {
		l.wrong, l.seen = 0, 0
		shuffle(all, rng)
		for i, s := range all {
			l.learn(s, false)
			if i%titleEvery == round%titleEvery {
				l.learn(s, true)
			}
		}
		fmt.Printf("tags: round %d, %.2f%% wrong, %d features\n", round+1, 100*float64(l.wrong)/float64(l.seen), l.p.Len())
	}
	return l.p.Encode(learn.Output{Name: "tag", Clip: 0.0005, Drop: 0.005, Limit: 130_000})
}

type tagLearner struct {
	p           *learn.Perceptron
	lexicon     *weights.Model
	doc         annot.Doc // the sentence with the tags found so far
	window      tag.Window
	scores      [annot.NumTags]float64
	wrong, seen int
}

// learn tags one sentence and corrects the model's mistakes in it. As a
// headline, words have capitals.
func (l *tagLearner) learn(s stretch, headline bool) {
	l.doc.Text = s.doc.Text
	l.doc.Tokens = append(l.doc.Tokens[:0], s.doc.Tokens[s.first:s.last]...)
	if headline {
		capitalize(l.doc.Tokens)
	}
	w := &l.window
	w.Begin(l.lexicon, &l.doc, 0, s.last-s.first)
	if headline && !w.Headline() {
		return // too short to tell: capitals must go on meaning names
	}
	for w.Next() {
		for i := w.Lo; i < w.Hi; i++ {
			want := s.doc.Tokens[s.first+i].Tag
			tok := &l.doc.Tokens[i]
			tok.Tag = w.Fixed(i)
			l.seen++
			if tok.Tag != annot.NoTag {
				if tok.Tag != want {
					l.wrong++
				}
				continue
			}
			features := w.Features(i)
			got := l.p.Best(features, l.scores[:], nil)
			tok.Tag = annot.Tag(got)
			switch {
			case want == annot.NoTag:
			case want != tok.Tag:
				l.p.Update(features, int(want), got)
				l.wrong++
			default:
				if other := runnerUp(l.scores[:], got); l.scores[got]-l.scores[other] < tagMargin {
					l.p.Update(features, got, other)
				}
			}
			l.p.Tick()
		}
	}
}

// capitalize writes words of four letters and more with a capital.
func capitalize(tokens []annot.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Shape.Has(annot.Alpha) && (i == 0 || t.End-t.Start >= 4) {
			t.Shape |= annot.Capital
		}
	}
}
