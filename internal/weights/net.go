package weights

import (
	"math"
	"math/bits"
)

// A Net is a classifier with one hidden layer over sparse features, made for
// speed, with vector instructions or without: a feature is the number of a row, so
// that nothing is hashed; rows hold eight weights to a word, 64 to a cache line, and
// are added word by word; and the weights of three classes share a word, so that one
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
// A Net is immutable and safe for concurrent use. The zero Net has no blocks, no rows and
// no classes; numbers of blocks, b below, are from 0 to less than [Net.Blocks].
type Net struct {
	name    string
	classes int
	scale   float64
	blocks  []netBlock
	bias    Scores // of classes
}

type netBlock struct {
	bias Sum      // of nothing but the bias
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

// A Sum is a sum of rows of features of a block of the hidden layer. Sums that are part of many
// others are made once. The zero value is the sum of nothing, not even of the bias.
type Sum struct {
	sums  sums
	count int32 // rows summed
}

// Units are the activations of the units of a block, from 0 to 127 for 0 to 1. In the zero
// value none is active.
type Units [NetBlock]uint16

// sums are sums of rows in lanes of 16 bits: those of the even bytes of all words, then those
// of the odd ones.
type sums [2][NetBlock / 8]uint64

// Add makes s, of block b, the sum of what from, which may be s, holds and of the rows of
// features. Sums that are to be scored begin with a from of nil, which stands for the bias.
// They may be of up to [NetFeatures] features. A number that is no feature of the net is taken for
// the last one.
func (n *Net) Add(s, from *Sum, b int, features []int32) {
	if from == nil {
		from = &n.blocks[b].bias
	}
	s.count = from.count + int32(len(features))
	addRows(&s.sums, &from.sums, n.blocks[b].rows, features)
}

// Activate makes u the activations of block b where Add would make the sum.
func (n *Net) Activate(u *Units, from *Sum, b int, features []int32) {
	if from == nil {
		from = &n.blocks[b].bias
	}
	zero := (from.count + int32(len(features))) * netBias
	activateRows(u, &from.sums, n.blocks[b].rows, features, zero)
}

// Prefetch asks for the rows of features, which are added to block b soon. It does
// not wait for them: they are seldom in the cache, and whoever has other work in the
// meantime saves most of the time that Add would wait.
func (n *Net) Prefetch(b int, features []int32) {
	if rows := n.blocks[b].rows; len(features) > 0 && len(rows) > 1 {
		prefetch(&rows[1], &features[0], len(features))
	}
}

// Scores are the scores of classes, in units of [Net.Scale], by groups of three: those of the
// classes 3i, 3i+1 and 3i+2, and one that says nothing. Only groups that were scored mean
// anything; in them, that of a number beyond the last class is very low.
type Scores [(MaxNetClasses + netGroup - 1) / netGroup][4]int32

// Score fills in the scores of the groups of a set, a bit for each, and leaves the others
// alone: the first block sets them, and the others, if they are asked, add what u, of block b,
// gives. Bits beyond the last group are left out.
func (n *Net) Score(u *Units, b int, set uint32, scores *Scores) {
	from := scores
	if b == 0 {
		from = &n.bias
	}
	score(n.blocks[b].out, u, set, from, scores)
}

// Best returns the best two of the classes of a set of groups that were scored. The set is
// not empty.
func (s *Scores) Best(set uint32) Best {
	b := Best{leastBest, leastBest}
	for ; set != 0; set &= set - 1 {
		g := bits.TrailingZeros32(set)
		b.add(&s[g], g)
	}
	return b
}

// Best holds the best two of some classes; [Scores.Best] makes it. Each is a number that has the
// score and below it the class, earlier ones first. Which class is best cannot be foreseen, so
// that no step of finding it hangs on a branch.
type Best struct{ top, second int64 }

const (
	bestBits  = 8 // hold a class
	bestMask  = 1<<bestBits - 1
	leastBest = math.MinInt64 / 2
)

func (b *Best) add(three *[4]int32, group int) {
	last := int64(bestMask - netGroup*group)
	u, v, w := int64(three[0])<<bestBits+last, int64(three[1])<<bestBits+last-1, int64(three[2])<<bestBits+last-2
	low, high := min(u, v), max(u, v)
	second, top := max(low, min(high, w)), max(high, w)
	b.second = max(second, b.second, min(top, b.top))
	b.top = max(top, b.top)
}

// Class returns the best class.
func (b Best) Class() int { return bestMask - int(b.top&bestMask) }

// Margin returns by how much it is better than the next, in units of [Net.Scale].
func (b Best) Margin() int32 { return int32(b.top>>bestBits - b.second>>bestBits) }
