package name

import (
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
	fPrevWord
	fWordNext
	fPrefix
	fSuffix2
	fSuffix3
	fShape
	fShapePair
	fTag
	fTagPrev
	fTagNext
	fTags
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
	fStyleWord
	fStyleUsage
	fWordTag
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

// edge stands for the words before and after a sentence.
const edge = 0x5bd1e995

// featuresAt appends the features of token i of sentence sent to f.
func (s *scanner) featuresAt(f []uint64, sent *annot.Sent, st style, i int32) []uint64 {
	tokens := s.d.Tokens
	t := &tokens[i]
	word := func(k int32) uint64 {
		if k < sent.First || k >= sent.Last {
			return edge
		}
		return tokens[k].Lower
	}
	class := func(k int32) uint64 {
		if k < sent.First || k >= sent.Last {
			return 1 << 63
		}
		c := s.class[k] & classMask
		if !tokens[k].Shape.Has(annot.Capital) {
			c |= 1 << 62
		}
		return uint64(c)
	}
	tag := func(k int32) uint64 {
		if k < sent.First || k >= sent.Last {
			return 0
		}
		return uint64(tokens[k].Tag)
	}
	shape := func(k int32) uint64 {
		if k < sent.First || k >= sent.Last {
			return 1 << 20
		}
		return uint64(tokens[k].Shape & shapeMask)
	}
	use := func(k int32) uint64 {
		if k < sent.First || k >= sent.Last || !isNamelike(&tokens[k]) {
			return 1 << 20
		}
		return uint64(s.seen.of(tokens[k].Lower))
	}
	mix := weights.Mix
	prev, next := word(i-1), word(i+1)
	c, cp, cn := class(i), class(i-1), class(i+1)
	u := use(i)
	length := uint64(min(t.End-t.Start, 6))
	f = append(f,
		mix(fBias, 0),
		mix(fWord, t.Lower),
		mix(fPrev, prev),
		mix(fNext, next),
		mix(fPrev2, word(i-2)),
		mix(fNext2, word(i+2)),
		mix(fPrevWord, mix(prev, t.Lower)),
		mix(fWordNext, mix(t.Lower, next)),
		mix(fShape, shape(i)<<3|length),
		mix(fShapePair, mix(shape(i-1), mix(shape(i), shape(i+1)))),
		mix(fTag, tag(i)),
		mix(fTagPrev, tag(i-1)<<8|tag(i)),
		mix(fTagNext, tag(i+1)<<8|tag(i)),
		mix(fTags, tag(i-1)<<16|tag(i)<<8|tag(i+1)),
		mix(fClass, c),
		mix(fClassPrev, cp),
		mix(fClassNext, cn),
		mix(fClassPair, mix(cp, c)),
		mix(fClassNextPair, mix(c, cn)),
		mix(fUsage, u),
		mix(fUsagePrev, mix(use(i-1), u)),
		mix(fUsageNext, mix(u, use(i+1))),
		mix(fStyle, uint64(st)),
		mix(fStyleWord, mix(uint64(st), t.Lower)),
		mix(fStyleUsage, mix(uint64(st), u)),
		mix(fWordTag, mix(t.Lower, tag(i))),
		mix(fPlace, placeIn(sent, i)<<8|tag(i)),
	)
	for v, k := c, uint64(0); v != 0; v, k = v>>1, k+1 {
		if v&1 != 0 {
			f = append(f, mix(fClassFlag, k))
		}
	}
	for v, k := u, uint64(0); v != 0; v, k = v>>1, k+1 {
		if v&1 != 0 {
			f = append(f, mix(fUsageFlag, k))
		}
	}
	return s.affixes(f, t)
}

// placeIn tells the first word of a sentence from the others.
func placeIn(sent *annot.Sent, i int32) uint64 {
	if i == sent.First {
		return 1
	}
	return 0
}

func (s *scanner) affixes(f []uint64, t *annot.Token) []uint64 {
	form := s.d.Text[t.Start:t.End]
	n := len(form)
	if n < 3 {
		return f
	}
	f = append(f, weights.Mix(fPrefix, pack(form[:3])), weights.Mix(fSuffix2, pack(form[n-2:])))
	if n > 3 {
		f = append(f, weights.Mix(fSuffix3, pack(form[n-3:])))
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
