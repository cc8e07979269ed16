//go:build !purego

package weights

// What takes a third of the time of an analysis is done with SSE2, which every amd64 has, and
// gives the same integers as net_generic.go: the tests pass with the tag purego, too.

// addRows adds the rows of features, at least one, to sums. The row of feature -1 is
// the first one.
func addRows(sums *[NetBlock / 8][2]uint64, rows []netRow, features []int32) {
	addRowsSSE2(sums, &rows[0], &features[0], len(features))
}

//go:noescape
func addRowsSSE2(sums *[NetBlock / 8][2]uint64, rows *netRow, features *int32, n int)

// A netOut holds the weights of three classes by unit.
type netOut [netGroup][NetBlock]int16

// set gives the class of that number of the three a weight.
func (o *netOut) set(class, unit int, w int8) { o[class][unit] = int16(w) }

// score adds what the activations of h give to the scores of the three classes.
func (o *netOut) score(h *Hidden, scores *[3]int32) { scoreSSE2(o, &h.units, scores) }

//go:noescape
func scoreSSE2(out *netOut, units *[NetBlock]uint16, scores *[3]int32)

// activate makes the activations of h; zero is what a sum of zero is.
func (h *Hidden) activate(zero int32) { activateSSE2(&h.sums, &h.units, zero) }

//go:noescape
func activateSSE2(sums *[NetBlock / 8][2]uint64, units *[NetBlock]uint16, zero int32)
