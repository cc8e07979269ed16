package name

import (
	_ "embed"
	"math"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed name.weights
var modelData string

// A tagger is the decoded model with its transitions.
type tagger struct {
	*weights.Kernel
	transitions [NumLabels][NumLabels]int32 // from, to; forbidden ones are never taken
	spread      int32                       // the most by which it matters what a label that begins anew comes after
}

const never = math.MinInt32 / 4

var shared weights.Shared[*tagger]

// model returns the model that ships with the library.
func model() *tagger { return shared.Get(decode) }

// decode returns nil, which finds no names, for data that is no model of names;
// a test proves that the data is one.
func decode() *tagger {
	k, err := weights.DecodeKernel(modelData)
	if err != nil || k.Classes() != NumLabels {
		return nil
	}
	t := &tagger{Kernel: k}
	for prev := range NumLabels {
		scores := k.Scores16([]uint64{Transition(prev)})
		copy(t.transitions[prev][:], scores[:])
		for l := range NumLabels {
			if !Follows(prev, l) {
				t.transitions[prev][l] = never
			}
		}
	}
	for l := range NumLabels {
		if label(l).isFurther() {
			continue
		}
		low, high := t.transitions[0][l], t.transitions[0][l]
		for prev := range NumLabels {
			low, high = min(low, t.transitions[prev][l]), max(high, t.transitions[prev][l])
		}
		t.spread = max(t.spread, high-low)
	}
	return t
}

// findNames labels the tokens of all islands.
func (s *scanner) findNames(m *tagger) {
	if m == nil {
		return
	}
	for i := range s.d.Sents {
		sent := &s.d.Sents[i]
		for at := sent.First; at < sent.Last; {
			first, last := s.nextIsland(sent, at)
			s.label(m, sent, s.style[i], first, last)
			at = max(last, at+1)
		}
	}
}

// label finds the best sequence of labels for tokens [first, last) (Viterbi).
func (s *scanner) label(m *tagger, sent *annot.Sent, st style, first, last int32) {
	n := int(last - first)
	if n == 0 {
		return
	}
	s.back = grow(s.back, n*NumLabels)
	var best, score [NumLabels]int32
	for l := range best {
		best[l] = never
	}
	best[outside] = 0
	s.readFacts(sent, first, last)
	s.coming = s.contextFeatures(s.coming[:0], sent, st, first, 0)
	for k := range n {
		s.features, s.coming = s.coming, s.features
		if k+1 < n { // its weights come while this token is scored
			s.coming = s.contextFeatures(s.coming[:0], sent, st, first+int32(k)+1, k+1)
			m.Prefetch(s.coming)
		}
		context := m.Scores16(s.features)
		word := s.wordScores(m, first+int32(k), &s.facts[k+2])
		back := s.back[k*NumLabels:][:NumLabels]
		// Labels that lag behind the best one by more than any transition can
		// make up for come before none that begins anew.
		top := slices.Max(best[:]) - m.spread
		var alive [NumLabels]label
		n := 0
		for l := range best {
			if best[l] >= top {
				alive[n] = label(l)
				n++
			}
		}
		for l := range NumLabels {
			from := alive[0]
			most := best[from] + m.transitions[from][l]
			if label(l).isFurther() {
				from = label(l)
				most = best[from] + m.transitions[from][l]
				if v := best[l-1] + m.transitions[l-1][l]; v > most {
					from, most = label(l-1), v
				}
			} else {
				for _, p := range alive[1:n] {
					if v := best[p] + m.transitions[p][l]; v > most {
						from, most = p, v
					}
				}
			}
			score[l] = max(most+context[l]+word[l], never)
			back[l] = from
		}
		best = score
	}
	l := outside
	for c := range NumLabels {
		if best[c] > best[l] {
			l = label(c)
		}
	}
	for k := n - 1; k >= 0; k-- {
		s.setKind(first+int32(k), l)
		l = s.back[k*NumLabels+int(l)]
	}
}

// numWords is the number of words whose scores a scanner keeps, a power of two.
const numWords = 2048

// A scoredWord is a word with the sum of the weights of its own features.
type scoredWord struct {
	key   uint64
	score [NumLabels]int32
}

// wordScores returns the scores of the features of token i that do not depend
// on where it stands. A text names the same people over and over, so they are
// kept for the next time.
func (s *scanner) wordScores(m *tagger, i int32, w *facts) *[NumLabels]int32 {
	t := &s.d.Tokens[i]
	key := s.wordKey(t, w)
	kept := &s.kept[key%numWords]
	if kept.key != key {
		kept.key = key
		s.features = s.wordFeatures(s.features[:0], t, w)
		scores := m.Scores16(s.features)
		copy(kept.score[:], scores[:])
	}
	return &kept.score
}

// WordFeature is the place among the features of a token of the one that is the
// word itself.
const WordFeature = 1

// A Sequence is a stretch of tokens that the model labels at once, for
// training. Features[k] are those of token First+k.
type Sequence struct {
	First    int32
	Features [][]uint64
}

// Sequences returns the stretches of d that are searched for names, for
// training the model.
func Sequences(d *annot.Doc) []Sequence {
	s := scanners.Get().(*scanner)
	defer scanners.Put(s)
	s.read(d)
	var all []Sequence
	for i := range d.Sents {
		sent := &d.Sents[i]
		for at := sent.First; at < sent.Last; {
			first, last := s.nextIsland(sent, at)
			if first == last {
				break
			}
			seq := Sequence{First: first}
			s.readFacts(sent, first, last)
			for k := first; k < last; k++ {
				f := s.wordFeatures(nil, &d.Tokens[k], &s.facts[k-first+2])
				seq.Features = append(seq.Features, s.contextFeatures(f, sent, s.style[i], k, int(k-first)))
			}
			all = append(all, seq)
			at = max(last, at+1)
		}
	}
	return all
}
