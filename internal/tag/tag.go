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
		w Window
		h weights.Hidden
	)
	for i := range d.Sents {
		s := &d.Sents[i]
		w.Begin(t.Lexicon, d, s.First, s.Last)
		for w.Next() {
			for i := w.Lo; i < w.Hi; i++ {
				c := w.Fixed(i)
				if c == NoClass {
					c = t.best(&w, &h, i)
				}
				w.Decide(i, c)
				d.Tokens[i].Lemma = t.Lemmas.Hash(d, i)
			}
		}
	}
}

// sure is by how many log odds the first block of the net has to prefer a class for the
// second one not to be asked. Chosen on EWT and GUM dev.
const sure = 4

// best returns the class that the net gives to token i of w.
func (t *Tagger) best(w *Window, h *weights.Hidden, i int32) int {
	if t.Net.Classes() != NumClasses { // a damaged net
		return 0
	}
	features, set := w.Features(i), t.Lexicon.Groups(w.Set(i))
	var scores [numGroups][3]int32
	for left := set; left != 0; left &= left - 1 {
		g := bits.TrailingZeros32(left)
		scores[g] = t.Net.Bias3(g)
	}
	best := 0
	for b := range t.Net.Blocks() {
		t.Net.Begin(h, b)
		t.Net.Add(h, b, features)
		t.Net.Activate(h)
		top, second := int32(math.MinInt32/2), int32(math.MinInt32/2)
		for left := set; left != 0; left &= left - 1 {
			g := bits.TrailingZeros32(left)
			t.Net.Score3(h, b, g, &scores[g])
			for k, v := range scores[g] {
				switch {
				case v > top:
					best, top, second = 3*g+k, v, top
				case v > second:
					second = v
				}
			}
		}
		if float64(top-second)*t.Net.Scale() > sure {
			break
		}
	}
	return best
}
