package dialogue

import (
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A features list is filled by templates: each one mixes its number with the
// values that it looks at.
type features []uint64

func (fs *features) add(template uint64, values ...uint64) {
	h := template + 1
	for _, v := range values {
		h = weights.Mix(h, v)
	}
	*fs = append(*fs, h)
}

// bucket puts a count or distance that is not negative into one of few classes.
func bucket(n int32) uint64 {
	if n < 4 {
		return uint64(max(n, 0))
	}
	return 2 + uint64(bits.Len32(uint32(n)))
}

func flag(b bool, at uint) uint64 {
	if b {
		return 1 << at
	}
	return 0
}
