// Package hashed maps hashes to values.
package hashed

// A Map maps hashes, none of which is 0, to values, in open addressing. Hashes are
// mixed well already, and a document of the size of the last one needs no memory. The
// first call is Reset: the zero Map has no room, not even to be asked.
type Map[V any] struct {
	slots []slot[V]
	used  int
}

type slot[V any] struct {
	key   uint64 // 0 in a free slot
	value V
}

// Reset empties h and makes room for about n keys.
func (h *Map[V]) Reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(h.slots) < size {
		h.slots = make([]slot[V], size)
	} else {
		h.slots = h.slots[:size]
		clear(h.slots)
	}
	h.used = 0
}

// find returns the slot of key, a free one if it is not there.
func (h *Map[V]) find(key uint64) *slot[V] {
	mask := uint64(len(h.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &h.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// Has reports whether key is in h.
func (h *Map[V]) Has(key uint64) bool { return h.find(key).key != 0 }

// Of returns the value of key, the zero value if there is none.
func (h *Map[V]) Of(key uint64) V { return h.find(key).value }

// At returns the value of key, to be changed before the next call, and puts it in
// if it is not there.
func (h *Map[V]) At(key uint64) *V {
	s := h.find(key)
	if s.key == 0 {
		if 2*h.used >= len(h.slots) {
			h.grow()
			s = h.find(key)
		}
		s.key = key
		h.used++
	}
	return &s.value
}

func (h *Map[V]) grow() {
	old := h.slots
	h.slots = make([]slot[V], 2*len(old))
	for i := range old {
		if old[i].key != 0 {
			*h.find(old[i].key) = old[i]
		}
	}
}
