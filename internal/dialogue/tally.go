package dialogue

// A tally counts keys, which are hashes. Its zero value is empty.
type tally struct {
	slots []tallySlot // a power of two of them, at most half of them used
	used  int
}

type tallySlot struct {
	key uint64 // 0 is free
	n   int32
}

// reset empties t and keeps its memory.
func (t *tally) reset() {
	clear(t.slots)
	t.used = 0
}

// slot returns the slot of key, a free one if t does not hold it.
func (t *tally) slot(key uint64) *tallySlot {
	mask := uint64(len(t.slots) - 1)
	for i := key * 0x9e3779b97f4a7c15 >> 32 & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// add adds n to the count of key.
func (t *tally) add(key uint64, n int32) {
	if 2*t.used >= len(t.slots) {
		old := t.slots
		t.slots = make([]tallySlot, max(256, 2*len(old)))
		for _, s := range old {
			if s.key != 0 {
				*t.slot(s.key) = s
			}
		}
	}
	key |= 1
	s := t.slot(key)
	if s.key == 0 {
		s.key = key
		t.used++
	}
	s.n += n
}

// get returns the count of key.
func (t *tally) get(key uint64) int32 {
	if len(t.slots) == 0 {
		return 0
	}
	return t.slot(key | 1).n
}
