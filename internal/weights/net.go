package weights

// A Net is a classifier with one hidden layer over sparse features, made for
// speed, with vector instructions or without: a feature is the number of a row, so that
// nothing is hashed; rows hold eight weights to a word, 64 to a cache line, and are
// added word by word; and the weights of three classes share a word, so that one
// multiplication serves three. On amd64, vector instructions do the same.
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
}

type netBlock struct {
	bias Hidden   // the sum of nothing but the bias
	rows []netRow // first that of the bias, then those of features
	out  []netOut // for each three classes, their weights by unit
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
	// are 128 rows of up to 63, whose sums fit into lanes of 16 bits.
	NetFeatures = 127

	// NetOne is the integer sum of rows that counts as 1.
	NetOne = 32
	// NetMaxWeight is the largest weight of a row. With a bias of one more, four
	// rows can be added in lanes of 8 bits. That weights of 6 bits are fine enough was
	// measured: those of 7 and 10 bits parsed no better.
	NetMaxWeight = 31
	netBias      = NetMaxWeight + 1
	// netShift makes of a square of up to NetOne an activation of up to
	// netActive, which has 7 bits.
	netShift  = 3
	netActive = 127
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
	count int32            // rows summed
	units [NetBlock]uint16 // activations
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
	rows := n.blocks[b].rows
	for _, f := range features {
		_ = rows[f+1] // addRows does not look
	}
	if len(features) > 0 {
		addRows(&h.sums, rows, features)
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

// Activate makes the activations of h from its sums. It comes before Score3.
func (n *Net) Activate(h *Hidden) { h.activate(h.count * netBias) }

// Score3 adds what h, of block b, gives to the scores of the classes 3i, 3i+1 and 3i+2.
// [Net.Bias3] is what they start from.
func (n *Net) Score3(h *Hidden, b, i int, scores *[3]int32) { n.blocks[b].out[i].score(h, scores) }

// Bias3 returns the scores of the classes 3i, 3i+1 and 3i+2 before any block is
// asked. That of a number beyond the last class is very low.
func (n *Net) Bias3(i int) [3]int32 { return [3]int32(n.bias[netGroup*i:]) }
