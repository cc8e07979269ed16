//go:build !purego

package weights

import "math/bits"

// The sums of nets are made with AVX2 where the processor has it, where they take an eighth of
// the time of an analysis, else with SSE2, which every amd64 has. Both give the same integers as
// net_generic.go: the tests pass with either, and with the tag purego, too.

// hasAVX2 is false in some tests.
var hasAVX2 = detectAVX2()

// addRows sets sums to from and the rows of features. The row of feature -1 is the first one.
func addRows(sums, from *sums, rows []netRow, features []int32) {
	if len(features) == 0 {
		*sums = *from
	} else if hasAVX2 {
		addRowsAVX2(sums, from, &rows[0], len(rows)-1, &features[0], len(features))
	} else {
		addRowsSSE2(sums, from, &rows[0], len(rows)-1, &features[0], len(features))
	}
}

// A netOut holds the weights of three classes by unit.
type netOut [netGroup][NetBlock]int16

const netOutSize = netGroup * NetBlock * 2 // bytes, for the assembly

// set gives the class of that number of the three a weight.
func (o *netOut) set(class, unit int, w int8) { o[class][unit] = int16(w) }

// score sets to to from and what activations give, for the groups of a set.
func score(out []netOut, units *Units, set uint32, from, to *Scores) {
	set &= 1<<len(out) - 1
	if hasAVX2 && set != 0 {
		scoreAVX2(&out[0], units, set, from, to)
		return
	}
	for ; set != 0; set &= set - 1 {
		g := bits.TrailingZeros32(set)
		scoreSSE2(&out[g], units, &from[g], &to[g])
	}
}

// activateRows sets units to the activations of from and the rows of features; zero is what a sum
// of zero is.
func activateRows(units *Units, from *sums, rows []netRow, features []int32, zero int32) {
	if hasAVX2 && len(features) > 0 {
		activateAVX2(units, from, &rows[0], len(rows)-1, &features[0], len(features), zero)
		return
	}
	var sums sums
	addRows(&sums, from, rows, features)
	activateSSE2(&sums, units, zero)
}

//go:noescape
func addRowsSSE2(sums, from *sums, rows *netRow, last int, features *int32, n int)

//go:noescape
func addRowsAVX2(sums, from *sums, rows *netRow, last int, features *int32, n int)

//go:noescape
func scoreSSE2(out *netOut, units *Units, from, to *[4]int32)

//go:noescape
func scoreAVX2(out *netOut, units *Units, set uint32, from, to *Scores)

//go:noescape
func activateSSE2(sums *sums, units *Units, zero int32)

//go:noescape
func activateAVX2(units *Units, from *sums, rows *netRow, last int, features *int32, n int, zero int32)

// detectAVX2 reports whether the processor has AVX2 and the system saves its registers.
func detectAVX2() bool {
	const (
		osxsave, avx = 1 << 27, 1 << 28 // of ecx of leaf 1
		avx2         = 1 << 5           // of ebx of leaf 7
		saved        = 1<<1 | 1<<2      // of XCR0: SSE and AVX
	)
	if leaves, _, _, _ := cpuid(0, 0); leaves < 7 {
		return false
	}
	if _, _, c, _ := cpuid(1, 0); c&osxsave == 0 || c&avx == 0 || xgetbv()&saved != saved {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&avx2 != 0
}

// cpuid returns the registers eax to edx of a leaf.
func cpuid(leaf, sub uint32) (a, b, c, d uint32)

// xgetbv returns the lower half of XCR0.
func xgetbv() uint32
