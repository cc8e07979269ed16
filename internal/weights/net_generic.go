//go:build purego || !amd64

package weights

import "math/bits"

// addRows sets sums to from and the rows of features. The row of feature -1 is the first one.
func addRows(sums, from *sums, rows []netRow, features []int32) {
	*sums = *from
	row := func(i int) *netRow { return &rows[min(uint32(features[i]+1), uint32(len(rows)-1))] }
	for ; len(features) >= 4; features = features[4:] {
		p, q, r, t := row(0), row(1), row(2), row(3)
		// As a loop, this would take a tenth longer.
		sums.addWord(0, p[0]+q[0]+r[0]+t[0])
		sums.addWord(1, p[1]+q[1]+r[1]+t[1])
		sums.addWord(2, p[2]+q[2]+r[2]+t[2])
		sums.addWord(3, p[3]+q[3]+r[3]+t[3])
		sums.addWord(4, p[4]+q[4]+r[4]+t[4])
		sums.addWord(5, p[5]+q[5]+r[5]+t[5])
		sums.addWord(6, p[6]+q[6]+r[6]+t[6])
		sums.addWord(7, p[7]+q[7]+r[7]+t[7])
	}
	switch len(features) {
	case 1:
		p := row(0)
		for i := range p {
			sums.addWord(i, p[i])
		}
	case 2:
		p, q := row(0), row(1)
		for i := range p {
			sums.addWord(i, p[i]+q[i])
		}
	case 3:
		p, q, r := row(0), row(1), row(2)
		for i := range p {
			sums.addWord(i, p[i]+q[i]+r[i])
		}
	}
}

func (s *sums) addWord(i int, w uint64) {
	s[0][i] += w & evenLanes
	s[1][i] += w >> 8 & evenLanes
}

// A netOut holds the weights of three classes: a word for each unit, with a lane of netLane
// bits for each class, so that one multiplication serves three.
type netOut [NetBlock]uint64

// Weights are biased, to be positive. An activation of 7 bits times one of 8 bits, summed over
// a block, fits into 21.
const (
	netLane = 21
	outBias = 128
)

// set gives the class of that number of the three a weight.
func (o *netOut) set(class, unit int, w int8) {
	o[unit] |= uint64(int(w)+outBias) << (class * netLane)
}

// score sets to to from and what activations give, for the groups of a set.
func score(out []netOut, units *Units, set uint32, from, to *Scores) {
	for set &= 1<<len(out) - 1; set != 0; set &= set - 1 {
		g := bits.TrailingZeros32(set)
		to[g] = from[g]
		out[g].score(units, &to[g])
	}
}

func (o *netOut) score(units *Units, scores *[4]int32) {
	var sum, more, total uint64
	for j := 0; j < NetBlock; j += 2 {
		u, v := uint64(units[j]), uint64(units[j+1])
		sum += u * o[j]
		more += v * o[j+1]
		total += u + v
	}
	sum += more
	bias := int32(total) * outBias
	scores[0] += int32(sum&(1<<netLane-1)) - bias
	scores[1] += int32(sum>>netLane&(1<<netLane-1)) - bias
	scores[2] += int32(sum>>(2*netLane)) - bias
}

// activateRows sets units to the activations of from and the rows of features; zero is what a sum
// of zero is.
func activateRows(units *Units, from *sums, rows []netRow, features []int32, zero int32) {
	var sums sums
	addRows(&sums, from, rows, features)
	for i := range NetBlock / 4 {
		w := sums[i/(NetBlock/8)][i%(NetBlock/8)]
		for k := range 4 {
			v := min(max(int32(w>>(16*k)&0xffff)-zero, 0), NetOne)
			units[4*i+k] = uint16(min(v*v>>netShift, netActive))
		}
	}
}
