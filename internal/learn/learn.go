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
	// Max is the integer that the largest weight becomes, those in Clip apart; 0
	// means 127, or with up to four classes, where there is room, 8192. Smaller
	// integers make a smaller file.
	Max int
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
	limit := float64(out.Max)
	switch {
	case out.Max == 0 && classes <= 4:
		limit = 1 << 13
	case out.Max == 0:
		limit = math.MaxInt8
	}
	most := 2 * limit // weights in Clip may be larger, if the layout has room
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
			v := int16(math.Round(min(max(w*scale, -most), most)))
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
