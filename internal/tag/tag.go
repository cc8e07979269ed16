// Package tag finds the part of speech and the lemma of each token.
//
// Tags are decided from left to right, Penn tag and universal tag together, by a small
// net (see [weights.Net]) that sees the words around and the tags of the two words
// before. Words that have the same tags nearly always, at all or between such neighbours, do
// not ask the net, and for others it scores only what such words can be.
package tag

import (
	_ "embed"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed lexicon.weights
var lexiconData string

//go:embed entries.weights
var entriesData string

//go:embed net.weights
var netData string

//go:embed settled.weights
var settledData string

//go:embed lemma.weights
var lemmaData string

//go:embed lemma.txt
var lemmaEdits string

// A Tagger tags with given models. It is immutable and safe for concurrent use.
type Tagger struct {
	Lexicon *Lexicon
	Net     *weights.Net   // see [ClassPair]
	Settled *weights.Model // a table, see [Window.SettledKey] and [SettledValue]
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
			Settled: load(settledData),
			Lemmas:  NewLemmatizer(load(lemmaData), lemmaEdits),
		}
	})
}

// Annotate sets Tag, UPOS and Lemma of all tokens of d. It needs tokens and
// sentences.
func Annotate(d *annot.Doc) { Default().Annotate(d) }

// Annotate sets Tag, UPOS and Lemma of all tokens of d.
func (t *Tagger) Annotate(d *annot.Doc) { t.Watch(d, nil) }

// Watch is like Annotate and calls see, if it is not nil, with the class that the net decides for
// token i of the current chunk of w, before w knows of it. It is for training.
func (t *Tagger) Watch(d *annot.Doc, see func(w *Window, i int32, class int)) {
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
				t.settle(&w)
				for i := w.Lo; i < min(w.Lo+ahead, w.Hi); i++ {
					next.fetch(t.Net, &w, i)
				}
			}
			for i := w.Lo; i < w.Hi; i++ {
				c := w.Fixed(i)
				if c == NoClass && sound {
					if c = t.best(&w, &next, i); see != nil {
						see(&w, i, c)
					}
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

// SettledValue returns the value of the table for a class of the net.
func SettledValue(class int) int16 { return 1 + int16(class) }

// settle fixes the classes of the words of the current chunk of w that the table tells.
func (t *Tagger) settle(w *Window) {
	for i := w.Lo; i < w.Hi; i++ {
		p := w.at(i)
		if p.fixed != NoClass {
			continue
		}
		if v, ok := t.Settled.Value(w.SettledKey(i)); ok && v > 0 && int(v) <= NumClasses { // more in a damaged table alone
			p.fixed = int16(v) - 1
		}
	}
}

// ahead is how many tokens before its turn the rows of a token are asked for. To wait for
// them would take longer than all the rest.
const ahead = 3

// A lookAhead holds the features of the next tokens that hang on no class.
type lookAhead struct {
	units  weights.Units
	scores weights.Scores
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
	k := i % (ahead + 1)
	t.Net.Activate(&l.units, nil, 0, w.appendBefore(l.around[k][:l.counts[k]], i))
	set := t.Lexicon.Groups(w.Set(i))
	t.Net.Score(&l.units, 0, set, &l.scores)
	return l.scores.Best(set).Class()
}
