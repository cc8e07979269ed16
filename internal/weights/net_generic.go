//go:build purego || !amd64

package weights

// addRows adds the rows of features to sums. The row of feature -1 is the first one.
func addRows(sums *[NetBlock / 8][2]uint64, rows []netRow, features []int32) {
	for ; len(features) >= 4; features = features[4:] {
		p, q, r, t := &rows[features[0]+1], &rows[features[1]+1], &rows[features[2]+1], &rows[features[3]+1]
		// As a loop, this would take a tenth longer.
		addWord(&sums[0], p[0]+q[0]+r[0]+t[0])
		addWord(&sums[1], p[1]+q[1]+r[1]+t[1])
		addWord(&sums[2], p[2]+q[2]+r[2]+t[2])
		addWord(&sums[3], p[3]+q[3]+r[3]+t[3])
		addWord(&sums[4], p[4]+q[4]+r[4]+t[4])
		addWord(&sums[5], p[5]+q[5]+r[5]+t[5])
		addWord(&sums[6], p[6]+q[6]+r[6]+t[6])
		addWord(&sums[7], p[7]+q[7]+r[7]+t[7])
	}
	switch len(features) {
	case 1:
		p := &rows[features[0]+1]
		for i := range sums {
			addWord(&sums[i], p[i])
		}
	case 2:
		p, q := &rows[features[0]+1], &rows[features[1]+1]
		for i := range sums {
			addWord(&sums[i], p[i]+q[i])
		}
	case 3:
		p, q, r := &rows[features[0]+1], &rows[features[1]+1], &rows[features[2]+1]
		for i := range sums {
			addWord(&sums[i], p[i]+q[i]+r[i])
		}
	}
}

func addWord(sum *[2]uint64, w uint64) {
	sum[0] += w & evenLanes
	sum[1] += w >> 8 & evenLanes
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

// score adds what the activations of h give to the scores of the three classes.
func (o *netOut) score(h *Hidden, scores *[3]int32) {
	var sum, more, total uint64
	for j := 0; j < NetBlock; j += 2 {
		u, v := uint64(h.units[j]), uint64(h.units[j+1])
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

// activate makes the activations of h; zero is what a sum of zero is.
func (h *Hidden) activate(zero int32) {
	for i := range NetBlock / 4 {
		w := h.sums[i/2][i%2]
		for k := range 4 {
			v := min(max(int32(w>>(16*k)&0xffff)-zero, 0), NetOne)
			h.units[4*i+k] = uint16(min(v*v>>netShift, netActive))
		}
	}
}
