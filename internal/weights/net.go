package weights

// A Net is a classifier with one hidden layer over sparse features, made for
// speed without vector instructions: a feature is the number of a row, so that
// nothing is hashed; rows hold eight weights to a word, 64 to a cache line, and are
// added word by word; and the weights of three classes share a word, so that one
// multiplication serves three.
//
// The hidden layer sums the rows of the features that hold. A sum is cut to
// [0, 1] and squared (a smooth cousin of the rectifier that can express
// conjunctions: So et al. 2021, "Primer", and the networks of chess programs), and
// each class scores a weighted sum of the squares. All is done in integers, so the
// same features give the same scores on every machine.
//
// The hidden layer comes in blocks of 64 units, and the scores of classes are the sums
// of what the blocks give. A net of two blocks is fitted so that the first can
// decide alone; the second is asked where the first is not sure.
//
// A Net is immutable and safe for concurrent use. The zero Net has no rows and
// no classes.
type Net struct {
	name    string
	classes int
	scale   float64
	blocks  []netBlock
	bias    []int32 // of classes
	active  [netSums]uint8
}

type netBlock struct {
	bias Hidden             // the sum of nothing but the bias
	rows []netRow           // first that of the bias, then those of features
	out  [][NetBlock]uint64 // for each three classes, a word for each unit
}

// A netRow holds the weights of a feature for the units of a block, a cache line.
type netRow [NetBlock / 8]uint64

const (
	// NetBlock is the number of units of a block.
	NetBlock = 64
	// MaxNetBlocks is the largest number of blocks of a Net.
	MaxNetBlocks = 8
	// MaxNetClasses is the largest number of classes of a Net.
	MaxNetClasses = 96
	// NetFeatures is the largest number of features that can be summed. With the bias they
	// are 128 rows of up to 63, which is below netSums.
	NetFeatures = 127

	// NetOne is the integer sum of rows that counts as 1.
	NetOne = 32
	// NetMaxWeight is the largest weight of a row. With a bias of one more, four
	// rows can be added in lanes of 8 bits. That weights of 6 bits are fine enough was
	// measured: those of 7 and 10 bits parsed no better.
	NetMaxWeight = 31
	netBias      = NetMaxWeight + 1
	// netShift makes of a square of up to NetOne an activation of up to
	// netActive, which has 7 bits so that the sum over a block of activations
	// times biased weights of 8 bits fits into 21.
	netShift  = 3
	netActive = 127
	netLane   = 21
	netSums   = 1 << 13 // sums of rows, biased, lie below this
	outBias   = 128
	netGroup  = 3 // classes to a word
)

// Name returns the name that the net was encoded with.
func (n *Net) Name() string { return n.name }

// Classes returns the number of classes.
func (n *Net) Classes() int { return n.classes }

// Blocks returns the number of blocks.
func (n *Net) Blocks() int { return len(n.blocks) }

// Rows returns the number of features.
func (n *Net) Rows() int {
	if len(n.blocks) == 0 {
		return 0
	}
	return len(n.blocks[0].rows) - 1
}

// Scale returns the real value of an integer score of one.
func (n *Net) Scale() float64 { return n.scale }

// A Hidden is a block of the hidden layer of a net at work. It is made for reuse.
// Its zero value is the sum of nothing, without the bias that [Net.Begin] adds.
type Hidden struct {
	// Sums in lanes of 16 bits: of each word of the rows first the even bytes, then
	// the odd ones.
	sums  [NetBlock / 8][2]uint64
	count int32           // rows summed
	units [NetBlock]uint8 // activations
	total uint32          // their sum
}

// Begin makes h, of block b, the sum of no features but the bias.
func (n *Net) Begin(h *Hidden, b int) { h.Resume(&n.blocks[b].bias) }

// Reset makes h the sum of nothing.
func (h *Hidden) Reset() { h.sums, h.count = [NetBlock / 8][2]uint64{}, 0 }

// Empty reports whether h is the sum of nothing.
func (h *Hidden) Empty() bool { return h.count == 0 }

// Resume makes h the sum that from holds, which may then go on differently.
func (h *Hidden) Resume(from *Hidden) { h.sums, h.count = from.sums, from.count }

// Join adds the sum that part holds to h.
func (h *Hidden) Join(part *Hidden) {
	h.count += part.count
	for i, w := range part.sums {
		h.sums[i][0] += w[0]
		h.sums[i][1] += w[1]
	}
}

// Add adds the rows of features to h, of block b, which may sum up to [NetFeatures].
func (n *Net) Add(h *Hidden, b int, features []int32) {
	h.count += int32(len(features))
	rows, sums := n.blocks[b].rows, &h.sums
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

// Prefetch asks for the rows of features, which are added to block b soon. It does
// not wait for them: they are seldom in the cache, and whoever has other work in the
// meantime saves most of the time that Add would wait.
func (n *Net) Prefetch(b int, features []int32) {
	if rows := n.blocks[b].rows; len(features) > 0 && len(rows) > 1 {
		prefetch(&rows[1], &features[0], len(features))
	}
}

func addWord(sum *[2]uint64, w uint64) {
	sum[0] += w & evenLanes
	sum[1] += w >> 8 & evenLanes
}

// Activate makes the activations of h from its sums. It comes before Score3.
func (n *Net) Activate(h *Hidden) {
	zero := uint64(netSums/2 - h.count*netBias) // a sum of zero becomes half of netSums
	total := uint32(0)
	for i := range NetBlock / 4 {
		w := h.sums[i/2][i%2]
		u0 := n.active[(w+zero)%netSums]
		u1 := n.active[(w>>16+zero)%netSums]
		u2 := n.active[(w>>32+zero)%netSums]
		u3 := n.active[(w>>48+zero)%netSums]
		u := (*[4]uint8)(h.units[4*i&(NetBlock-4):])
		u[0], u[1], u[2], u[3] = u0, u1, u2, u3
		total += uint32(u0) + uint32(u1) + uint32(u2) + uint32(u3)
	}
	h.total = total
}

// Score3 adds what h, of block b, gives to the scores of the classes 3i, 3i+1 and 3i+2.
// [Net.Bias3] is what they start from.
func (n *Net) Score3(h *Hidden, b, i int, scores *[3]int32) {
	out := &n.blocks[b].out[i]
	var sum, more uint64
	for j := 0; j < NetBlock; j += 2 {
		sum += uint64(h.units[j]) * out[j]
		more += uint64(h.units[j+1]) * out[j+1]
	}
	sum += more
	bias := int32(h.total) * outBias
	scores[0] += int32(sum&(1<<netLane-1)) - bias
	scores[1] += int32(sum>>netLane&(1<<netLane-1)) - bias
	scores[2] += int32(sum>>(2*netLane)) - bias
}

// Bias3 returns the scores of the classes 3i, 3i+1 and 3i+2 before any block is
// asked. That of a number beyond the last class is very low.
func (n *Net) Bias3(i int) [3]int32 { return [3]int32(n.bias[netGroup*i:]) }
