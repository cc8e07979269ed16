package claim

import (
	_ "embed"
	"math/bits"
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed uncertain.weights
var uncertainData string

var uncertainShared weights.Shared[*weights.Model]

func uncertainModel() *weights.Model { return uncertainShared.Get(weights.Lazy(uncertainData)) }

// Uncertain reports whether some sentence of d hedges in the sense of Wikipedia's
// editors, who count weasel words and vague quantities in: "some", "many",
// "widely regarded as". The tags of d are set; nothing else is needed.
//
// It is a linear model over words and tags, apart from the rules: it answers for
// whole sentences and is right more often than the flags are, but cannot say why.
func Uncertain(d *annot.Doc) bool { return uncertain(d, nil) }

// uncertain is [Uncertain]. It begins with the sentences of matches, which are the
// likeliest to hedge: one is enough.
func uncertain(d *annot.Doc, matches []match) bool {
	if d.Language != "" {
		return false
	}
	h := hedgeScorers.Get().(*hedgeScorer)
	defer hedgeScorers.Put(h)
	for _, cued := range [...]bool{true, false} {
		m := 0
		for i := range d.Sents {
			for m < len(matches) && matches[m].window.sent < int32(i) {
				m++
			}
			has := m < len(matches) && matches[m].window.sent == int32(i)
			if has == cued && h.score(d, &d.Sents[i]) > 0 {
				return true
			}
		}
	}
	return false
}

var hedgeScorers = sync.Pool{New: func() any { return &hedgeScorer{model: uncertainModel()} }}

// A hedgeScorer scores sentences and keeps the room that it takes.
type hedgeScorer struct {
	model    *weights.Model
	features []uint64
	matches  []match
	counted  []uint64 // open-addressed table of features
}

// score returns how much sentence s of d hedges: the sum of the weights of its
// features, each counted once.
func (h *hedgeScorer) score(d *annot.Doc, s *annot.Sent) int32 {
	w := window{lo: s.First, hi: min(s.Last, s.First+maxCounted)}
	h.matches = Default().matchWindow(d, w, h.matches[:0])
	h.features = appendFeatures(h.features[:0], d, w, h.matches)
	return h.model.Score(h.distinct(h.model.Known(h.features)))
}

// distinct moves the first of each of features to the front and returns them.
func (h *hedgeScorer) distinct(features []uint64) []uint64 {
	size := 2 << bits.Len(uint(len(features)))
	if size > len(h.counted) {
		h.counted = make([]uint64, size)
	}
	counted, mask := h.counted[:size], uint64(size-1)
	clear(counted)
	n := 0
	for _, f := range features {
		i := f & mask
		for counted[i] != 0 && counted[i] != f {
			i = (i + 1) & mask
		}
		if counted[i] == 0 {
			counted[i], features[n] = f, f
			n++
		}
	}
	return features[:n]
}

// SentenceBias is the feature that all sentences have.
const SentenceBias uint64 = 0x9eff

// Templates of the features of a sentence.
const (
	featForm uint64 = iota + 0x9e00
	featLemma
	featBigram
	featLemmaTag
	featFirst
	featLength
	featShape
	featTagWord
	featRule
	featKind
)

// maxCounted bounds the tokens of a sentence that have features.
const maxCounted = 256

// SentenceFeatures returns the features of sentence s, each of them once, and a
// constant one that shifts the score, in order.
func SentenceFeatures(d *annot.Doc, s *annot.Sent) []uint64 {
	w := window{lo: s.First, hi: min(s.Last, s.First+maxCounted)}
	f := appendFeatures(nil, d, w, Default().matchWindow(d, w, nil))
	slices.Sort(f)
	return slices.Compact(f)
}

// appendFeatures appends the features of the sentence w with these matches, some
// of them several times.
func appendFeatures(f []uint64, d *annot.Doc, w window, matches []match) []uint64 {
	toks := d.Tokens[w.lo:w.hi]
	var form1, lemma1, tag1 uint64 = 1, 1, 1 // before the sentence
	// What stands for all numbers, and for all names.
	number, aName := annot.Hash("0"), annot.Hash("NNP")
	verbs := false
	capitals, words := 0, 0
	for i := range toks {
		t := &toks[i]
		form, lemma, tag := t.Lower, t.Lemma, uint64(t.Tag)
		if t.Shape.Has(annot.HasDigit) {
			form, lemma = number, number
		}
		f = append(f, weights.Mix(featForm, form), weights.Mix(featLemma, lemma))
		if t.Tag == annot.TagNNP || t.Tag == annot.TagNNPS {
			form, lemma = aName, aName // in longer features any name will do
		}
		f = append(f,
			weights.Mix(featBigram, weights.Mix(form1, form)),
			weights.Mix(featLemmaTag, weights.Mix(lemma1, tag)),
			weights.Mix(featTagWord, weights.Mix(tag1, lemma)),
		)
		if i == 0 {
			f = append(f, weights.Mix(featFirst, lemma))
		}
		if !t.Shape.Has(annot.Punct) {
			words++
			if t.Shape.Has(annot.Capital) {
				capitals++
			}
		}
		switch t.Tag {
		case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
			verbs = true
		}
		form1, lemma1, tag1 = form, lemma, tag
	}
	shape := uint64(0)
	if !verbs {
		shape |= 1
	}
	if capitals*2 > words {
		shape |= 2
	}
	if n := len(toks); n > 0 && toks[n-1].Tag != annot.TagStop {
		shape |= 4
	}
	for i := range matches {
		r := matches[i].rule
		f = append(f, weights.Mix(featRule, annot.Hash(r.Name)), weights.Mix(featKind, annot.Hash(r.Kind)))
	}
	return append(f, SentenceBias, weights.Mix(featShape, shape), weights.Mix(featLength, uint64(lengthClass(words))))
}

// lengthClass puts the number of words of a sentence into a few classes.
func lengthClass(words int) int {
	switch {
	case words <= 3:
		return 0
	case words <= 6:
		return 1
	case words <= 10:
		return 2
	case words <= 16:
		return 3
	case words <= 24:
		return 4
	case words <= 36:
		return 5
	}
	return 6
}
