// Package weights holds trained models: nets (see [Net]), and linear models, in a
// format that is small on disk, checked on decoding, and read by one cache line a
// feature, or two that lie side by side.
//
// A model gives each of its classes an integer score, the sum of the weights
// of the features that hold. A feature is a 64-bit hash (see [Mix]); of it the
// model keeps 32 bits, so that about one feature in twenty thousand that the
// model has never seen is taken for one that it has. Weights have 8 bits, or 16
// where a model with up to four classes wants them.
//
// All arithmetic is on integers: the same features give the same scores on
// every machine.
package weights

import (
	"math"
	"sync"
)

// MaxClasses is the largest number of classes of a model.
const MaxClasses = 128

// A Model is a trained linear model. It is immutable and safe for concurrent
// use. The zero Model has no features and no classes.
//
// Its features lie in an open-addressed table of words. The upper half of a word
// is the key; the lower half holds the weights themselves in the packed layout,
// else the place of their row. The slot of a key is found by scaling, which
// keeps slots in the order of keys: decoding fills the table from front to back,
// and a probe ends at the first key that is not smaller. Free slots have the
// largest key and weights of zero; the last two slots are free.
type Model struct {
	name    string
	classes int
	layout  layout
	home    uint64 // slots that keys are scaled to
	table   []uint64
	rows    []uint64
	stride  int     // words from row to row
	bits    int     // of a weight in the packed layout
	scale   float64 // real weight of an integer weight of one
	knots   []Knot
}

// A layout is a way to lay the weights of a feature out. They have a bias, so
// that lanes hold no negative numbers and rows can be added word by word without
// carries from lane to lane.
type layout uint8

const (
	packed layout = iota // up to four classes that share 32 bits
	narrow               // up to four classes, 16 bits a weight
	wide                 // more classes, 8 bits a weight
)

// narrowClasses is the largest number of classes whose weights may have more
// than 8 bits.
const narrowClasses = 4

// packedBits returns the bits of a weight in the packed layout.
func packedBits(classes int) int { return min(32/classes, 16) }

// bias returns what is added to each weight.
func (m *Model) bias() int32 {
	switch m.layout {
	case packed:
		return 1 << (m.bits - 1)
	case narrow:
		return 1 << 15
	}
	return 1 << 7
}

// Name returns the name that the model was encoded with.
func (m *Model) Name() string { return m.name }

// Classes returns the number of classes.
func (m *Model) Classes() int { return m.classes }

// Scale returns the real value of an integer score of one, for reports.
func (m *Model) Scale() float64 { return m.scale }

// Mix returns a hash of a and b, in this order. Features are built by
// mixing the number of a template with the hashes that fill it.
func Mix(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return h ^ h>>32
}

// PairKey returns the feature under which a table has the score of a pair of labels:
// k is the one before, times the number of labels, plus the one after.
func PairKey(k int) uint64 { return Mix(1, uint64(k)) }

// Key returns the bits of a feature that models keep.
func Key(feature uint64) uint32 { return uint32((feature * 0x9fb21c651e98df25) >> 32) }

// look returns the word of the feature with this key and hit 1, or zeros. Its only branch is
// seldom taken: whether a feature is there, in its home slot or behind it, cannot be
// foreseen, and without a branch that hangs on it the processor waits for the slots of many
// features at a time. The table is not empty.
func look(table []uint64, home, key uint64) (word, hit uint64) {
	i := key * home >> 32
	a, b := table[i], table[i+1]
	for b>>32 < key {
		i++
		a, b = b, table[i+1]
	}
	hitA, hitB := ((a>>32^key)-1)>>63, ((b>>32^key)-1)>>63 // 1 if the keys agree
	return a&-hitA | b&-hitB, hitA | hitB
}

// Prefetch asks for the memory in which features are looked up soon, without waiting for it.
func (m *Model) Prefetch(features ...uint64) {
	if len(m.table) == 0 {
		return
	}
	for _, f := range features {
		prefetchWord(&m.table[uint64(Key(f))*m.home>>32])
	}
}

// Has reports whether the model has weights for a feature.
func (m *Model) Has(feature uint64) bool {
	if len(m.table) == 0 {
		return false
	}
	_, hit := look(m.table, m.home, uint64(Key(feature)))
	return hit != 0
}

// Value returns the weight of class 0 of a feature, and whether there is one.
// So a model with one class serves as a table from hashes to small integers
// other than zero.
func (m *Model) Value(feature uint64) (value int32, ok bool) {
	if len(m.table) == 0 {
		return 0, false
	}
	w, hit := look(m.table, m.home, uint64(Key(feature)))
	if m.layout != packed {
		if hit == 0 {
			return 0, false
		}
		return m.weight(w, 0), true
	}
	return (int32(w&(1<<m.bits-1)) - m.bias()) * int32(hit), hit != 0
}

// Score returns the score of class 0: the score of a model with one class.
func (m *Model) Score(features []uint64) int32 {
	if len(m.table) == 0 {
		return 0
	}
	table, home := m.table, m.home
	if m.layout != packed {
		var sum int32
		for _, f := range features {
			if w, hit := look(table, home, uint64(Key(f))); hit != 0 {
				sum += m.weight(w, 0)
			}
		}
		return sum
	}
	mask := uint64(1)<<m.bits - 1
	var sum, found uint64
	for _, f := range features {
		w, hit := look(table, home, uint64(Key(f)))
		sum += w & mask
		found += hit
	}
	return int32(sum) - int32(found)*m.bias()
}

// weight returns the weight of class c of the feature with this word.
func (m *Model) weight(w uint64, c int) int32 {
	switch at := int(w&math.MaxUint32) * m.stride; m.layout {
	case packed:
		w = w >> (c * m.bits) & (1<<m.bits - 1)
	case narrow:
		w = m.rows[at] >> narrowShift(c) & 0xffff
	default:
		w = m.rows[at+c/8] >> wideShift(c) & 0xff
	}
	return int32(w) - m.bias()
}

// The shifts give the place of a class in its word, such that lanes of twice the
// width come in the order of classes.
func narrowShift(c int) int { return c&1*32 + c>>1*16 }
func wideShift(c int) int   { return c&3*16 + c>>2&1*8 }

// Lazy returns a function that decodes data on its first call and returns the
// same model ever after. Data that does not decode gives the zero Model; the
// owner's tests call [Decode] to prove that it does.
func Lazy(data string) func() *Model {
	return sync.OnceValue(func() *Model {
		m, err := Decode(data)
		if err != nil {
			return new(Model)
		}
		return m
	})
}

// Shared is a value that is made on first use and the same ever after. Its zero
// value is ready. A package variable of this type, unlike one set by
// [sync.OnceValue], needs no work at the start of a program, so that the linker
// leaves it out, with all the data it would be made of, where nothing gets it.
type Shared[T any] struct {
	once  sync.Once
	value T
}

// Get returns the value, which load makes on the first call.
func (s *Shared[T]) Get(load func() T) T {
	s.once.Do(func() { s.value = load() })
	return s.value
}
