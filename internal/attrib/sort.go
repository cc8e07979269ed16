package attrib

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// inTextOrder sorts by start, what holds others before them.
func (w *worker) inTextOrder(list []annot.Attribution) {
	w.keys = w.keys[:0]
	for i := range list {
		w.keys = append(w.keys, keyed{int64(list[i].Start)<<32 - int64(list[i].End), int32(i)})
	}
	sortByKey(list, w.keys)
}

// surestFirst sorts by score.
func (w *worker) surestFirst(list []finding) {
	w.keys = w.keys[:0]
	for i := range list {
		w.keys = append(w.keys, keyed{-int64(list[i].score), int32(i)})
	}
	sortByKey(list, w.keys)
}

// A keyed is a place in a list and the key to sort it by.
type keyed struct {
	key int64
	at  int32
}

// sortByKey sorts list by keys, which has one for each element in order, in a stable way, and
// destroys keys. It moves each element once, along the cycles of the permutation: they are large.
func sortByKey[T any](list []T, keys []keyed) {
	slices.SortFunc(keys, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	for i := range int32(len(keys)) {
		if keys[i].at == i {
			continue
		}
		first, to := list[i], i
		for from := keys[to].at; from != i; from = keys[to].at {
			list[to], keys[to].at, to = list[from], to, from
		}
		list[to], keys[to].at = first, to
	}
}

// pack makes one number of a key, which is not negative, and a place, so that sorting reads
// nothing but numbers.
func pack(key, at int32) uint64 { return uint64(key)<<32 | uint64(at) }

// appendSorted sorts packed and appends the places in it to list: by key, equal ones in order.
func appendSorted(list []int32, packed []uint64) []int32 {
	slices.Sort(packed)
	for _, x := range packed {
		list = append(list, int32(x))
	}
	return list
}
