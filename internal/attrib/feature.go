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
func tagClass(t *annot.Token) uint64 {
	switch t.UPOS {
	case annot.VERB, annot.AUX:
		return 1
	case annot.NOUN:
		return 2
	case annot.PROPN:
		return 3
	case annot.ADJ, annot.ADV:
		return 4
	case annot.ADP, annot.SCONJ:
		return 5
	case annot.PUNCT, annot.SYM:
		return 6
	}
	return 7
}
