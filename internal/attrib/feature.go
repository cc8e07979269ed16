package attrib

import (
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

func mix(a, b uint64) uint64 { return weights.Mix(a, b) }

// A features list is filled by templates: each one mixes its number with the
// values that it looks at.
type features []uint64

func (fs *features) add1(template, a uint64) { *fs = append(*fs, mix(template+1, a)) }

func (fs *features) add2(template, a, b uint64) {
	*fs = append(*fs, mix(mix(template+1, a), b))
}

func (fs *features) add3(template, a, b, c uint64) {
	*fs = append(*fs, mix(mix(mix(template+1, a), b), c))
}

// bucket puts a count or distance into one of few classes.
func bucket(n int32) uint64 {
	if n < 0 {
		return 32 + bucket(-n)
	}
	if n < 4 {
		return uint64(n)
	}
	return 2 + uint64(bits.Len32(uint32(n)))
}

func flag(b bool, at uint) uint64 {
	if b {
		return 1 << at
	}
	return 0
}

// tagClass lumps the tags of a word class together.
func tagClass(t *annot.Token) uint64 { return uint64(tagClasses[t.UPOS]) }

var tagClasses = [annot.NumUPOS]uint8{
	annot.VERB: 1, annot.AUX: 1,
	annot.NOUN:  2,
	annot.PROPN: 3,
	annot.ADJ:   4, annot.ADV: 4,
	annot.ADP: 5, annot.SCONJ: 5,
	annot.PUNCT: 6, annot.SYM: 6,
	annot.NoUPOS: 7, annot.CCONJ: 7, annot.DET: 7, annot.INTJ: 7, annot.NUM: 7, annot.PART: 7, annot.PRON: 7, annot.X: 7,
}
