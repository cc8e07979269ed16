package attrib

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestSortByKey(t *testing.T) {
	type item struct{ Key, At int64 }
	sorted := func(ks ...int64) bool {
		var list []item
		var keys []keyed
		for i, k := range ks {
			list, keys = append(list, item{k, int64(i)}), append(keys, keyed{k, int32(i)})
		}
		sortByKey(list, keys)
		for i := 1; i < len(list); i++ {
			if a, b := list[i-1], list[i]; a.Key > b.Key || a.Key == b.Key && a.At >= b.At {
				return false
			}
		}
		return true
	}
	for _, ks := range [][]int64{nil, {1}, {2, 1}, {2, 2, 2, 1}, {3, 1, 1, 1}, {1, 2, 3, 4, 0}, {9, 1, 2, 3, 4}, {4, 3, 2, 1}, {1, 0, 3, 2}} {
		if !sorted(ks...) {
			t.Errorf("%v is not sorted", ks)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var ks []int64
		for range r.IntN(30) {
			ks = append(ks, int64(r.IntN(7)-3))
		}
		if !sorted(ks...) {
			t.Errorf("%v is not sorted", ks)
		}
	}
}

func TestInTextOrder(t *testing.T) {
	span := func(start, end int32) annot.Attribution {
		return annot.Attribution{Span: annot.Span{Start: start, End: end}}
	}
	list := []annot.Attribution{span(9, 12), span(0, 3), span(9, 30), span(2, 5), span(0, 40)}
	new(worker).inTextOrder(list)
	want := []annot.Attribution{span(0, 40), span(0, 3), span(2, 5), span(9, 30), span(9, 12)}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
