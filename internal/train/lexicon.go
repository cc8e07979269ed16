package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Counts decide what the lexicon holds.
const (
	minGold    = 2     // occurrences in treebanks that make a word known
	minSilver  = 4     // or as many in news tagged by CoreNLP
	silverRate = 0.25  // what one of these counts beside one in a treebank
	minAlways  = 12    // occurrences that make a word's tags certain if
	alwaysRate = 0.997 // that share of them have it
	minShare   = 0.03  // share of a word's occurrences that makes a pair of tags count for its class
	minNumber  = 8     // occurrences that give a word a number of its own
	rareWord   = 3     // occurrences up to which a word tells what unknown words can be
	rareGroup  = 0.002 // share of the occurrences of a class of words up to which a group of tags is a slip
)

// A tally counts the classes of the net that a word has.
type tally struct {
	classes      [tag.NumClasses]float64
	gold, silver float64
}

func (t *tally) sum() float64 { return t.gold + t.silver }

func (t *tally) best() int { return slices.Index(t.classes[:], slices.Max(t.classes[:])) }

// always reports whether the word nearly always has the same tags.
func (t *tally) always() bool {
	return t.gold >= minAlways && slices.Max(t.classes[:]) >= alwaysRate*t.sum()
}

// known reports whether the lexicon holds the word.
func (t *tally) known() bool { return t.gold >= minGold || t.silver >= minSilver*silverRate }

// newTagLearner makes the lexicon.
func newTagLearner(gold, silver []*annot.Doc) (*tagLearner, error) {
	tallies := tallyTags(gold, silver)
	classes := wordClasses(tallies)
	keys := slices.SortedFunc(maps.Keys(tallies), func(a, b uint64) int {
		return cmp.Or(cmp.Compare(tallies[b].sum(), tallies[a].sum()), cmp.Compare(a, b))
	})
	l := &tagLearner{times: make(map[uint64]float64)}
	next := tag.FirstNumber
	shared := make(map[tag.Entry]int) // numbers of rare words
	var numbers, table []weights.Feature
	for _, key := range keys {
		t := tallies[key]
		if !t.known() {
			continue
		}
		e := tag.NewEntry(t.best(), t.always(), classes[wordClass(t)])
		n, own := shared[e], t.sum() >= minNumber
		if n == 0 || own {
			n = next
			next++
			table = append(table, weights.Feature{Key: weights.Key(tag.EntryKey(n)), Weights: []int16{int16(e)}})
			if !own {
				shared[e] = n
			}
		}
		l.times[key] = t.sum()
		numbers = append(numbers, weights.Feature{Key: weights.Key(key), Weights: []int16{int16(n)}})
	}
	fmt.Printf("lexicon: %d words, %d numbers\n", len(numbers), next)
	var err error
	if l.numbers, err = weights.Encode(weights.Params{Name: "lexicon", Classes: 1, Scale: 1}, numbers); err != nil {
		return nil, err
	}
	if err := l.setLexicon(table); err != nil {
		return nil, err
	}
	for set, groups := range l.groupSets(gold, tallies, classes) {
		for half := range 2 {
			table = append(table, weights.Feature{Key: weights.Key(tag.SetKey(set, half)), Weights: []int16{int16(groups >> (16 * half))}})
		}
	}
	if err := l.setLexicon(table); err != nil {
		return nil, err
	}
	if l.lexicon.Numbers() != next {
		return nil, fmt.Errorf("lexicon: %d numbers of %d: keys collide", l.lexicon.Numbers(), next)
	}
	return l, nil
}

// setLexicon makes the lexicon of the numbers of words and a table of entries and sets.
func (l *tagLearner) setLexicon(table []weights.Feature) error {
	var err error
	if l.entries, err = weights.Encode(weights.Params{Name: "entries", Classes: 1, Scale: 1}, table); err != nil {
		return err
	}
	words, err := weights.Decode(string(l.numbers))
	if err != nil {
		return err
	}
	entries, err := weights.Decode(string(l.entries))
	if err != nil {
		return err
	}
	l.lexicon = tag.NewLexicon(words, entries)
	return nil
}

// tallyTags counts the tags of words. A tag in the news, where the universal tag is not
// known, counts for the pairs that the word has with it in treebanks.
func tallyTags(gold, silver []*annot.Doc) map[uint64]*tally {
	tallies := make(map[uint64]*tally)
	count := func(docs []*annot.Doc, add func(t *tally, tok *annot.Token)) {
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
					add(tallies[key], tok)
				}
			}
		}
	}
	count(gold, func(t *tally, tok *annot.Token) {
		if c := tag.ClassOf(tag.Pair{Tag: tok.Tag, UPOS: tok.UPOS}); c != tag.NoClass {
			t.classes[c]++
			t.gold++
		}
	})
	type key struct {
		t *tally
		p annot.Tag
	}
	news := make(map[key]float64)
	var order []key
	count(silver, func(t *tally, tok *annot.Token) {
		if c := tag.ClassOf(tag.Pair{Tag: tok.Tag, UPOS: tok.UPOS}); c != tag.NoClass {
			t.classes[c] += silverRate
			t.silver += silverRate
			return
		}
		k := key{t, tok.Tag}
		if news[k] == 0 {
			order = append(order, k)
		}
		news[k] += silverRate
	})
	for _, k := range order {
		var share [tag.NumClasses]float64
		sum := 0.0
		for c, n := range k.t.classes {
			if tag.ClassPair(c).Tag == k.p && k.t.gold > 0 {
				share[c] = n
				sum += n
			}
		}
		if sum == 0 {
			c := tag.ClassOf(tag.Pair{Tag: k.p, UPOS: tag.Usual(k.p)})
			if c == tag.NoClass {
				continue
			}
			share[c], sum = 1, 1
		}
		for c, n := range share {
			k.t.classes[c] += news[k] * n / sum
		}
		k.t.silver += news[k]
	}
	return tallies
}

// A pairSet is the set of classes of the net that a word has often enough, the most frequent
// one apart.
type pairSet struct {
	low, high uint64
	best      int
}

func (s pairSet) has(c int) bool {
	if c < 64 {
		return s.low>>c&1 != 0
	}
	return s.high>>(c-64)&1 != 0
}

// wordClass returns the class of a word as a set.
func wordClass(t *tally) pairSet {
	s := pairSet{best: t.best()}
	for c, n := range t.classes {
		if n >= minShare*t.sum() && n > 0 {
			if c < 64 {
				s.low |= 1 << c
			} else {
				s.high |= 1 << (c - 64)
			}
		}
	}
	return s
}

// wordClasses numbers the most frequent classes from 1; others share the last number.
func wordClasses(tallies map[uint64]*tally) map[pairSet]int {
	counts := make(map[pairSet]float64)
	for _, key := range slices.Sorted(maps.Keys(tallies)) {
		counts[wordClass(tallies[key])] += min(tallies[key].sum(), 100)
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b pairSet) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high), cmp.Compare(a.best, b.best))
	})
	numbers := make(map[pairSet]int)
	for i, c := range order {
		numbers[c] = min(i+1, tag.MaxWordClass)
	}
	return numbers
}

// groupSets returns, by the number of a set, which groups of classes of the net occur:
// those of the classes of words, and those that words with such a set have in treebanks.
// Rare words count as unknown ones, too.
func (l *tagLearner) groupSets(gold []*annot.Doc, tallies map[uint64]*tally, classes map[pairSet]int) []uint32 {
	var sets [tag.NumSets]uint32
	for class, n := range classes {
		for c := range tag.NumClasses {
			if class.has(c) {
				sets[n] |= 1 << (c / 3)
			}
		}
	}
	var sums [tag.NumSets]float64
	var counts [tag.NumSets][tag.NumClasses / 3]float64
	for i, s := range stretches(gold) {
		for _, headline := range []bool{false, true} {
			if headline && i%titleEvery != 0 || !l.begin(s, headline) {
				continue
			}
			w := &l.window
			for w.Next() {
				for i := w.Lo; i < w.Hi; i++ {
					tok := &s.doc.Tokens[s.first+i]
					c := tag.ClassOf(tag.Pair{Tag: tok.Tag, UPOS: tok.UPOS})
					if c == tag.NoClass {
						continue
					}
					counts[w.Set(i)][c/3]++
					sums[w.Set(i)]++
					w.Forget(i)
					if l.seenTimes(tok.Lower) <= rareWord {
						counts[w.Set(i)][c/3]++
						sums[w.Set(i)]++
					}
				}
			}
		}
	}
	for set := range sets {
		for g, n := range counts[set] {
			if n > rareGroup*sums[set] {
				sets[set] |= 1 << g
			}
		}
	}
	return sets[:]
}
