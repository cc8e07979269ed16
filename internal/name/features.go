package name

import (
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Templates of features. Their numbers are part of the trained model.
const (
	fBias = iota
	fWord
	fPrev
	fNext
	fPrev2
	fNext2
	fPrefix
	fSuffix2
	fSuffix3
	fShape
	fShapePair
	fTag
	fTagPrev
	fTagNext
	fClass
	fClassPrev
	fClassNext
	fClassPair
	fClassNextPair
	fClassFlag
	fUsage
	fUsageFlag
	fUsagePrev
	fUsageNext
	fStyle
	fStyleUsage
	fPlace
	fTransition
)

// Transition returns the feature of coming after label prev.
func Transition(prev int) uint64 { return weights.Mix(fTransition, uint64(prev)) }

// shapeMask picks those facts of spelling that tell names apart.
const shapeMask = annot.Capital | annot.AllCaps | annot.MixedCase | annot.HasDigit | annot.AllDigits |
	annot.HasHyphen | annot.HasDot | annot.Alpha | annot.Punct | annot.NonASCII

// classMask leaves out classes of small words, which only make features rare.
const classMask = lexicon.Given | lexicon.Surname | lexicon.Country | lexicon.Demonym | lexicon.Region | lexicon.City |
	lexicon.Honorific | lexicon.Title | lexicon.TitleModifier | lexicon.NameSuffix | lexicon.Particle |
	lexicon.PersonNoun | lexicon.Kin | lexicon.BodyNoun | lexicon.GroupNoun | lexicon.OrgHead | lexicon.OrgSuffix |
	lexicon.OrgName | lexicon.PlaceHead | lexicon.ThingHead | lexicon.Party | lexicon.Calendar | lexicon.Common | lexicon.Plural

// facts are what the features of a token are made of, looked up once for the
// tokens of an island and the two on either side.
type facts struct {
	word, class, shape, use, tag uint64
}

// beyond stands for the words before and after a sentence.
var beyond = facts{word: 0x5bd1e995, class: 1 << 63, shape: 1 << 20, use: noUse}

const (
	noUse    = 1 << 20 // of words without a capital
	lowClass = 1 << 62 // marks the classes of a word without a capital
)

// readFacts fills s.facts for tokens [first-2, last+2).
func (s *scanner) readFacts(sent *annot.Sent, first, last int32) {
	s.facts = s.facts[:0]
	for k := first - 2; k < last+2; k++ {
		if k < sent.First || k >= sent.Last {
			s.facts = append(s.facts, beyond)
			continue
		}
		t := &s.d.Tokens[k]
		f := facts{
			word:  t.Lower,
			class: uint64(s.class[k] & classMask),
			shape: uint64(t.Shape & shapeMask),
			use:   noUse,
			tag:   uint64(t.Tag),
		}
		if !t.Shape.Has(annot.Capital) {
			f.class |= lowClass
		}
		if isNamelike(t) {
			f.use = uint64(s.seen.of(t.Lower))
		}
		s.facts = append(s.facts, f)
	}
}

// contextFeatures appends those features of token i, token k of its island, that
// depend on where it stands.
func (s *scanner) contextFeatures(f []uint64, sent *annot.Sent, st style, i int32, k int) []uint64 {
	mix := weights.Mix
	w := s.facts[k : k+5]
	prev, t, next := &w[1], &w[2], &w[3]
	begins := uint64(0)
	if i == sent.First {
		begins = 1 << 8
	}
	return append(f,
		mix(fPrev, prev.word),
		mix(fNext, next.word),
		mix(fPrev2, w[0].word),
		mix(fNext2, w[4].word),
		mix(fShapePair, mix(prev.shape, mix(t.shape, next.shape))),
		mix(fTag, t.tag),
		mix(fTagPrev, prev.tag<<8|t.tag),
		mix(fTagNext, next.tag<<8|t.tag),
		mix(fClassPrev, prev.class),
		mix(fClassNext, next.class),
		mix(fClassPair, mix(prev.class, t.class)),
		mix(fClassNextPair, mix(t.class, next.class)),
		mix(fUsagePrev, mix(prev.use, t.use)),
		mix(fUsageNext, mix(t.use, next.use)),
		mix(fStyle, uint64(st)),
		mix(fStyleUsage, mix(uint64(st), t.use)),
		mix(fPlace, begins|t.tag),
	)
}

// wordKey returns a hash of all that [scanner.wordFeatures] depends on.
func (s *scanner) wordKey(t *annot.Token, w *facts) uint64 {
	form := s.d.Text[t.Start:t.End]
	n := len(form)
	key := weights.Mix(w.word, weights.Mix(w.class, w.shape<<32|w.use))
	return weights.Mix(key, pack(form[:min(n, 3)])<<32|pack(form[max(0, n-3):])<<3|uint64(min(n, 6)))
}

// wordFeatures appends those features of a token that are the same wherever it
// stands in the document.
func (s *scanner) wordFeatures(f []uint64, t *annot.Token, w *facts) []uint64 {
	mix := weights.Mix
	form := s.d.Text[t.Start:t.End]
	n := len(form)
	f = append(f,
		mix(fBias, 0),
		mix(fWord, w.word),
		mix(fShape, w.shape<<3|uint64(min(n, 6))),
		mix(fClass, w.class),
		mix(fUsage, w.use),
	)
	for v := w.class; v != 0; v &= v - 1 {
		f = append(f, mix(fClassFlag, uint64(bits.TrailingZeros64(v))))
	}
	for v := w.use; v != 0; v &= v - 1 {
		f = append(f, mix(fUsageFlag, uint64(bits.TrailingZeros64(v))))
	}
	if n >= 3 {
		f = append(f, mix(fPrefix, pack(form[:3])), mix(fSuffix2, pack(form[n-2:])))
	}
	if n > 3 {
		f = append(f, mix(fSuffix3, pack(form[n-3:])))
	}
	return f
}

// pack returns the bytes of a short string, ASCII letters in lower case.
func pack(s string) uint64 {
	var v uint64
	for i := range len(s) {
		b := s[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		v = v<<8 | uint64(b)
	}
	return v
}
