package dialogue

import (
	"math"
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Whose words are counted: those that a speaker says, and those that a speaker
// hears in the turns beside his own. "Sir", "my dear" and names tell as much of who
// hears them as of who says them.
const (
	saying = iota
	hearing
	voices
)

// A lexicon holds how often speakers say, or hear, which word. Counts are sums of
// trust.
type lexicon struct {
	words hashed.Map[int32]
	of    []int32 // by speaker: words in all
	all   int64
}

// reset empties l and makes room for the words of d.
func (l *lexicon) reset(d *annot.Doc) {
	l.words.Reset(len(d.Tokens) / 4)
	l.of = grow(l.of, int32(len(d.Speakers)))
	clear(l.of)
	l.all = 0
}

// note adds the words of t to those of speaker s.
func (l *lexicon) note(d *annot.Doc, s int32, t *turn, trust int32) {
	mine := weights.Mix(1, uint64(s))
	for k := t.first; k < t.last; k++ {
		if spoken(&d.Tokens[k]) {
			*l.words.At(weights.Mix(mine, d.Tokens[k].Lower)) += trust
			*l.words.At(d.Tokens[k].Lower) += trust
			l.of[s] += trust
			l.all += int64(trust)
		}
	}
}

// spoken reports whether tok, between the first and the last mark of a turn, is a
// word between marks.
func spoken(tok *annot.Token) bool {
	return tok.Shape.Has(annot.InQuote) && !tok.Shape.Has(annot.Punct)
}

// Bounds of what is looked at of a turn, and of how much a few words count: a
// speaker is taken to have said prior words that are like everybody's.
const (
	maxWords  = 40
	leastSaid = 20 * full
	prior     = 2000 * full
	rareness  = 1000 * full
)

// A sample is the words of a turn as far as a lexicon looks at them.
type sample struct {
	words []uint64
	all   []int32 // how often anybody says each
	size  int32   // words of the turn, those beyond maxWords included
}

// take fills s with the words of t.
func (s *sample) take(d *annot.Doc, l *lexicon, t *turn) {
	s.words, s.all, s.size = s.words[:0], s.all[:0], 0
	for k := t.first; k < t.last; k++ {
		tok := &d.Tokens[k]
		if !spoken(tok) {
			continue
		}
		if s.size++; len(s.words) < maxWords {
			s.words = append(s.words, tok.Lower)
			s.all = append(s.all, l.words.Of(tok.Lower))
		}
	}
}

// odds returns how much likelier speaker who says the words of s than anybody
// does, as a logarithm to base 2 in units of 1/256, leaving out what the turn
// itself has added with this trust. It reports false where hardly anything is known
// of the speaker.
func (s *sample) odds(l *lexicon, who, trust int32) (odds int32, ok bool) {
	own := int64(trust) * int64(s.size)
	said, all := int64(l.of[who])-own, max(l.all-own, full)
	if said < leastSaid {
		return 0, false
	}
	mine := weights.Mix(1, uint64(who))
	sum := int32(0)
	for k, word := range s.words {
		n, total := int64(l.words.Of(weights.Mix(mine, word))-trust), int64(s.all[k]-trust)
		x := max(n, 0)*(all+rareness)/(max(total, 0)+full/2) + prior
		sum += log2(uint64(x))
	}
	return sum - int32(len(s.words))*log2(uint64(said+prior)), true
}

// log2 returns the logarithm of n, which is not 0, in units of 1/256.
func log2(n uint64) int32 {
	whole := bits.Len64(n) - 1
	return int32(whole)<<8 + int32(logarithms.Get(newLogarithms)[n<<(63-whole)>>55&0xff])
}

var logarithms weights.Shared[*[256]uint8]

// newLogarithms returns the logarithms of the numbers from 1 to 2 in steps and
// units of 1/256.
func newLogarithms() *[256]uint8 {
	t := new([256]uint8)
	for i := range t {
		t[i] = uint8(math.Round(256 * math.Log2(1+float64(i)/256)))
	}
	return t
}
