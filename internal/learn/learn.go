// Package learn fits the linear models that package weights reads: averaged
// perceptrons for choices among classes and for structures, logistic models for
// probabilities, calibration, pruning and quantisation.
//
// Learning is deterministic: the same examples in the same order give the same
// weights. Nothing here is linked into the library.
package learn

import (
	"math"
	"slices"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A table numbers features in the order in which they are first seen. It tells
// features apart by the same bits that models do.
type table struct {
	keys     []uint32 // by number
	features []uint64 // by number
	slot     []int32  // number+1 of the feature in an open-addressed table, or 0
}

// find returns the number of a feature, or -1.
func (t *table) find(feature uint64) int32 {
	if len(t.slot) == 0 {
		return -1
	}
	key := weights.Key(feature)
	mask := uint32(len(t.slot) - 1)
	for i := key * 0x9e3779b1 & mask; ; i = (i + 1) & mask {
		n := t.slot[i]
		if n == 0 {
			return -1
		}
		if t.keys[n-1] == key {
			return n - 1
		}
	}
}

// add returns the number of a feature, a new one if it has none.
func (t *table) add(feature uint64) int32 {
	if n := t.find(feature); n >= 0 {
		return n
	}
	t.keys = append(t.keys, weights.Key(feature))
	t.features = append(t.features, feature)
	if 2*len(t.keys) > len(t.slot) {
		t.slot = make([]int32, max(1024, 2*len(t.slot)))
		for n := range t.keys {
			t.place(int32(n))
		}
	} else {
		t.place(int32(len(t.keys) - 1))
	}
	return int32(len(t.keys) - 1)
}

func (t *table) place(n int32) {
	mask := uint32(len(t.slot) - 1)
	i := t.keys[n] * 0x9e3779b1 & mask
	for t.slot[i] != 0 {
		i = (i + 1) & mask
	}
	t.slot[i] = n + 1
}

// An Output says how real weights become integers.
type Output struct {
	Name string
	// Drop leaves out single weights smaller than this share of the largest
	// kept weight.
	Drop float64
	// Clip is the share of weights that may be cut to the range of integers,
	// which makes the steps between the others finer. A few in ten thousand
	// do no harm with 8-bit weights.
	Clip float64
	// Limit, if not 0, is the largest number of features; those with the
	// largest weights are kept.
	Limit int
	Knots []weights.Knot
}

// quantise turns rows of real weights, those of feature n at [n*classes,
// (n+1)*classes), into a model.
func quantise(out Output, classes int, keys []uint32, rows []float64) ([]byte, error) {
	var sizes []float64
	for _, w := range rows {
		if w != 0 {
			sizes = append(sizes, math.Abs(w))
		}
	}
	if len(sizes) == 0 {
		return weights.Encode(weights.Params{Name: out.Name, Classes: classes, Knots: out.Knots}, nil)
	}
	slices.Sort(sizes)
	top := sizes[int(float64(len(sizes)-1)*(1-out.Clip))]
	limit := float64(math.MaxInt8)
	if classes <= 4 {
		limit = 1 << 13 // room for sums, and fewer bytes on disk than the full range
	}
	scale := limit / top
	var features []weights.Feature
	var norms []int
	for n, key := range keys {
		f := weights.Feature{Key: key, Weights: make([]int16, classes)}
		norm := 0
		for c, w := range rows[n*classes : (n+1)*classes] {
			if math.Abs(w) < out.Drop*top {
				continue
			}
			v := int16(math.Round(min(max(w*scale, -2*limit), 2*limit)))
			f.Weights[c] = v
			norm += int(max(v, -v))
		}
		if norm > 0 {
			features = append(features, f)
			norms = append(norms, norm)
		}
	}
	if out.Limit > 0 && len(features) > out.Limit {
		features = heaviest(features, norms, out.Limit)
	}
	return weights.Encode(weights.Params{Name: out.Name, Classes: classes, Scale: 1 / scale, Knots: out.Knots}, features)
}

// heaviest returns the n features of the largest norms.
func heaviest(features []weights.Feature, norms []int, n int) []weights.Feature {
	order := make([]int, len(features))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return norms[b] - norms[a] })
	kept := make([]weights.Feature, n)
	for i := range kept {
		kept[i] = features[order[i]]
	}
	return kept
}
