// Package tag finds the part of speech and the lemma of each token.
//
// Tags are decided from left to right, Penn tag and universal tag together, by a small
// net (see [weights.Net]) that sees the words around and the tags of the two words
// before. Words that have the same tags nearly always do not ask the net, and for
// others it scores only what such words can be.
package tag

import (
	_ "embed"
	"math"
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed lexicon.weights
var lexiconData string

//go:embed entries.weights
var entriesData string

//go:embed net.weights
var netData string

//go:embed lemma.weights
var lemmaData string

//go:embed lemma.txt
var lemmaEdits string

// A Tagger tags with given models. It is immutable and safe for concurrent use.
type Tagger struct {
	Lexicon *Lexicon
	Net     *weights.Net // see [ClassPair]
	Lemmas  *Lemmatizer
}

var shared weights.Shared[*Tagger]

// Default returns the tagger that ships with the library.
func Default() *Tagger {
	return shared.Get(func() *Tagger {
		load := func(data string) *weights.Model { return weights.Lazy(data)() }
		return &Tagger{
			Lexicon: NewLexicon(load(lexiconData), load(entriesData)),
			Net:     weights.LazyNet(netData),
			Lemmas:  NewLemmatizer(load(lemmaData), lemmaEdits),
		}
	})
}

// Annotate sets Tag, UPOS and Lemma of all tokens of d. It needs tokens and
// sentences.
func Annotate(d *annot.Doc) { Default().Annotate(d) }

// Annotate sets Tag, UPOS and Lemma of all tokens of d.
func (t *Tagger) Annotate(d *annot.Doc) {
	var (
		w    Window
		next lookAhead
	)
	sound := t.Net.Classes() == NumClasses && t.Net.Blocks() == 1 // else a damaged net
	for i := range d.Sents {
		s := &d.Sents[i]
		w.Begin(t.Lexicon, d, s.First, s.Last)
		for w.Next() {
			if sound {
				for i := w.Lo; i < min(w.Lo+ahead, w.Hi); i++ {
					next.fetch(t.Net, &w, i)
				}
			}
			for i := w.Lo; i < w.Hi; i++ {
				c := w.Fixed(i)
				if c == NoClass && sound {
					c = t.best(&w, &next, i)
				}
				w.Decide(i, max(c, 0))
				if sound && i+ahead < w.Hi {
					next.fetch(t.Net, &w, i+ahead)
				}
				d.Tokens[i].Lemma = t.Lemmas.Hash(d, i)
			}
		}
	}
}

// ahead is how many tokens before its turn the rows of a token are asked for. To wait for
// them would take longer than all the rest.
const ahead = 3

// A lookAhead holds the features of the next tokens that hang on no class.
type lookAhead struct {
	hidden weights.Hidden
	around [ahead + 1][maxFeatures]int32
	counts [ahead + 1]int
}

// fetch finds the features of token i of w and asks for their rows.
func (l *lookAhead) fetch(n *weights.Net, w *Window, i int32) {
	if w.Fixed(i) != NoClass {
		return
	}
	k := i % (ahead + 1)
	f := w.appendAround(l.around[k][:0], i)
	l.counts[k] = len(f)
	n.Prefetch(0, f)
}

// best returns the class that the net gives to token i of w.
func (t *Tagger) best(w *Window, l *lookAhead, i int32) int {
	k, h := i%(ahead+1), &l.hidden
	t.Net.Begin(h, 0)
	t.Net.Add(h, 0, w.appendBefore(l.around[k][:l.counts[k]], i))
	t.Net.Activate(h)
	best, top := 0, int32(math.MinInt32)
	for set := t.Lexicon.Groups(w.Set(i)); set != 0; set &= set - 1 {
		g := bits.TrailingZeros32(set)
		scores := t.Net.Bias3(g)
		t.Net.Score3(h, 0, g, &scores)
		for k, v := range scores {
			if v > top {
				best, top = 3*g+k, v
			}
		}
	}
	return best
}
