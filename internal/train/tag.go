package main

import (
	"fmt"
	"math"
	"math/bits"
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
	plain, err := plainTexts(dir, plainWords)
	if err != nil {
		return err
	}
	first, err := newTagLearner(gold, silver)
	if err != nil {
		return err
	}
	taught := first.teach(gold, silver, slices.Concat(silver, plain))
	l, err := newTagLearner(gold, taught)
	if err != nil {
		return err
	}
	net, err := l.fit(tagStudent, gold, nil, taught).Encode("tag")
	if err != nil {
		return err
	}
	lemmas, edits, err := fitLemmas(dir)
	if err != nil {
		return err
	}
	tagger, err := newTagger(l.lexicon, net, lemmas, edits)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		data []byte
	}{
		{"lexicon.weights", l.numbers},
		{"entries.weights", l.entries},
		{"net.weights", net},
		{"lemma.weights", lemmas},
		{"lemma.txt", []byte(edits)},
	} {
		if err := write("internal/tag/"+f.name, f.data); err != nil {
			return err
		}
	}
	return settleTags(dir, *tagger)
}

// newTagger returns a tagger with models that were fitted.
func newTagger(lexicon *tag.Lexicon, net, lemmas []byte, edits string) (*tag.Tagger, error) {
	n, err := weights.DecodeNet(string(net))
	if err != nil {
		return nil, err
	}
	table, err := weights.Decode(string(lemmas))
	if err != nil {
		return nil, err
	}
	return &tag.Tagger{Lexicon: lexicon, Net: n, Settled: new(weights.Model), Lemmas: tag.NewLemmatizer(table, edits)}, nil
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

// A tagPlan says how a net of tags is fitted.
type tagPlan struct {
	blocks  int     // of the net
	rounds  int     // over the treebanks
	shares  int     // rounds until all that was taught was seen once
	rate    float64 // size of the first step; steps shrink evenly to nothing
	dropout float64
	seed    uint64
}

var (
	tagTeacher = tagPlan{blocks: 3, rounds: 8, rate: 0.03, dropout: 0.4, seed: 5}
	tagStudent = tagPlan{blocks: 1, rounds: 10, shares: 5, rate: 0.03, dropout: 0.1, seed: 9}
)

const (
	minTagSteps   = 60   // steps that a feature must have been in
	silverShare   = 3    // one news sentence in so many is learnt from
	titleEvery    = 12   // one sentence in so many is learnt as a headline, too
	tagForgetting = 4.0  // a word seen n times is taken for an unknown one with odds of this to n
	tagSure       = 0.98 // probability of the right tags from which on nothing is left to learn
)

// A tagLearner fits nets over a lexicon.
type tagLearner struct {
	lexicon          *tag.Lexicon
	numbers, entries []byte             // the files of the lexicon
	times            map[uint64]float64 // by key, how often words of the lexicon were seen

	net         *learn.Net
	blocks      int
	rng         *rand.Rand
	doc         annot.Doc // the sentence with the tags found so far
	window      tag.Window
	scores      [tag.NumClasses]float32
	gradient    [tag.NumClasses]float32
	open        []int // classes that a token can have
	wrong, seen int
}

// fit fits a net: first on some news tagged by CoreNLP, if there is any, then on treebanks, whose
// first is EWT, and on texts tagged as treebanks are.
func (l *tagLearner) fit(plan tagPlan, gold, silver, taught []*annot.Doc) *learn.Net {
	l = &tagLearner{lexicon: l.lexicon, times: l.times} // several are fitted at once
	l.rng = rand.New(rand.NewPCG(1, plan.seed))
	l.net = learn.NewNet(plan.blocks, tag.NumClasses, tag.NumRows(l.lexicon.Numbers()), plan.seed)
	l.net.Dropout, l.net.MinSteps = plan.dropout, minTagSteps
	l.blocks = plan.blocks
	news := stretches(silver)
	shuffle(news, l.rng)
	news = news[:len(news)/silverShare]
	more := stretches(taught)
	shuffle(more, l.rng)
	treebanks := stretches(slices.Concat(gold, gold[:1])) // EWT twice: web text varies more
	steps, done := len(news)+plan.rounds*len(treebanks), 0
	if plan.shares > 0 {
		steps += plan.rounds * len(more) / plan.shares
	}
	learn := func(s stretch, headline bool) {
		l.net.Rate = plan.rate * (1 - float64(done)/float64(steps))
		l.learn(s, headline)
	}
	for _, s := range news {
		learn(s, false)
		done++
	}
	for round := range plan.rounds {
		l.wrong, l.seen = 0, 0
		all := slices.Clone(treebanks)
		if plan.shares > 0 {
			share := round % plan.shares
			all = append(all, more[len(more)*share/plan.shares:len(more)*(share+1)/plan.shares]...)
		}
		shuffle(all, l.rng)
		for i, s := range all {
			learn(s, false)
			if i%titleEvery == round%titleEvery {
				learn(s, true)
			}
			done++
		}
		fmt.Printf("tags: round %d, %.2f%% wrong\n", round+1, 100*float64(l.wrong)/float64(l.seen))
	}
	l.net.Restore()
	return l.net
}

// begin starts the window on a sentence. As a headline, words have capitals; begin
// reports false of a sentence too short to tell: capitals must go on meaning names.
func (l *tagLearner) begin(s stretch, headline bool) bool {
	l.doc.Text = s.doc.Text
	l.doc.Tokens = append(l.doc.Tokens[:0], s.doc.Tokens[s.first:s.last]...)
	if headline {
		capitalize(l.doc.Tokens)
	}
	l.window.Begin(l.lexicon, &l.doc, 0, s.last-s.first)
	return !headline || l.window.Headline()
}

// seenTimes returns how often a word was seen, with a capital or without.
func (l *tagLearner) seenTimes(lower uint64) float64 {
	return l.times[tag.LexiconKey(lower, false)] + l.times[tag.LexiconKey(lower, true)]
}

// learn tags one sentence and takes a step towards its tags at each word.
func (l *tagLearner) learn(s stretch, headline bool) {
	if !l.begin(s, headline) {
		return
	}
	w := &l.window
	for w.Next() {
		for i := w.Lo; i < w.Hi; i++ {
			if l.rng.Float64() < tagForgetting/(tagForgetting+l.seenTimes(l.doc.Tokens[i].Lower)) {
				w.Forget(i)
			}
		}
		for i := w.Lo; i < w.Hi; i++ {
			want := s.doc.Tokens[s.first+i]
			c := w.Fixed(i)
			if c == tag.NoClass {
				c = l.step(i, want)
			}
			w.Decide(i, c)
			if want.Tag != annot.NoTag {
				l.seen++
				if got := &l.doc.Tokens[i]; got.Tag != want.Tag || got.UPOS != want.UPOS {
					l.wrong++
				}
			}
		}
	}
}

// step takes a step towards the tags wanted for token i of the window and returns the
// class that the net gave it. Of news the Penn tag alone is wanted: the probability of all
// its pairs is to grow.
func (l *tagLearner) step(i int32, want annot.Token) int {
	features := l.window.Features(i)
	l.net.Drop()
	l.net.Scores(features, nil)
	l.setOpen(i)
	best := l.score()
	wanted := func(c int) bool {
		p := tag.ClassPair(c)
		return p.Tag == want.Tag && (p.UPOS == want.UPOS || want.UPOS == annot.NoUPOS)
	}
	all, right := 0.0, 0.0
	for _, c := range l.open {
		p := math.Exp(float64(l.scores[c] - l.scores[best]))
		if all += p; wanted(c) {
			right += p
		}
	}
	if right == 0 || right > tagSure*all {
		return best
	}
	clear(l.gradient[:])
	for _, c := range l.open {
		p := math.Exp(float64(l.scores[c] - l.scores[best]))
		l.gradient[c] = float32(-p / all)
		if wanted(c) {
			l.gradient[c] += float32(p / right)
		}
	}
	l.net.Step(features, l.gradient[:])
	return best
}

// setOpen sets open to the classes that token i of the window can have.
func (l *tagLearner) setOpen(i int32) {
	l.open = l.open[:0]
	for set := l.lexicon.Groups(l.window.Set(i)); set != 0; set &= set - 1 {
		g := 3 * bits.TrailingZeros32(set)
		l.open = append(l.open, g, g+1, g+2)
	}
}

// score sets the scores of the open classes for the features of the last call of
// Scores, and returns the best.
func (l *tagLearner) score() int {
	best := l.open[0]
	for _, c := range l.open {
		if c%3 == 0 {
			l.net.ScoresFrom(c, l.blocks, l.scores[c:c+3])
		}
	}
	for _, c := range l.open {
		if l.scores[c] > l.scores[best] {
			best = c
		}
	}
	return best
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
