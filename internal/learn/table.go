package learn

import "github.com/hearsay-go/hearsay/internal/weights"

// A table numbers features in the order in which they are first seen. It tells
// features apart by the same bits that models do.
type table struct {
	keys     []uint32 // by number
	features []uint64 // by number
	// An open-addressed table: key in the upper half, number+1 in the lower;
	// 0 is free. The highest bit of the lower half is the feature's mark.
	slots []uint64
}

const marked = 1 << 31

// find returns the number of a feature, or -1, and whether it is marked.
func (t *table) find(feature uint64) (n int32, mark bool) {
	if len(t.slots) == 0 {
		return -1, false
	}
	s := t.slots[t.slot(weights.Key(feature))]
	return int32(s&^marked&0xffffffff) - 1, s&marked != 0
}

// slot returns the slot of a key, a free one if the table does not hold it.
func (t *table) slot(key uint32) uint32 {
	mask := uint32(len(t.slots) - 1)
	i := key * 0x9e3779b1 & mask
	for t.slots[i] != 0 && uint32(t.slots[i]>>32) != key {
		i = (i + 1) & mask
	}
	return i
}

// add returns the number of a feature, a new one if it has none.
func (t *table) add(feature uint64) int32 {
	if 2*len(t.keys) >= len(t.slots) {
		old := t.slots
		t.slots = make([]uint64, max(1024, 2*len(old)))
		for _, s := range old {
			if s != 0 {
				t.slots[t.slot(uint32(s>>32))] = s
			}
		}
	}
	key := weights.Key(feature)
	s := &t.slots[t.slot(key)]
	if *s == 0 {
		t.keys = append(t.keys, key)
		t.features = append(t.features, feature)
		*s = uint64(key)<<32 | uint64(len(t.keys))
	}
	return int32(*s&^marked&0xffffffff) - 1
}

// mark marks a feature that the table holds.
func (t *table) mark(feature uint64) { t.slots[t.slot(weights.Key(feature))] |= marked }
