package hashed

import "testing"

func TestMap(t *testing.T) {
	var h Map[int32]
	for _, n := range []uint64{3, 1000, 10} {
		h.Reset(3)
		for k := uint64(1); k <= n; k++ {
			*h.At(k * 0x9e3779b97f4a7c15) += int32(k)
		}
		for k := uint64(1); k <= n; k++ {
			if got := h.Of(k * 0x9e3779b97f4a7c15); got != int32(k) {
				t.Errorf("of %d keys, key %d has value %d", n, k, got)
			}
		}
		if h.Has(7) || h.Of(7) != 0 {
			t.Error("a key is there that was never put in")
		}
	}
}
