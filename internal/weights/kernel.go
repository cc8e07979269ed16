package weights

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
)

// A Kernel is a linear model whose table is made for speed: every feature has
// one bucket of two rows, and a row carries 16 bits of its feature's hash by
// which it is told from others. A look-up is one cache line and has no branch, so
// that those of many features overlap. Which features find room in their bucket
// is settled before the model is fitted (see package learn). A Kernel is
// immutable and safe for concurrent use. The zero Kernel gives every class the
// score zero.
//
// Of features that the model has never seen, about one in thirty thousand is
// taken for one that it has.
type Kernel struct {
	name    string
	classes int
	shift   uint // 64 less the number of bits of a bucket's place
	scale   float64
	narrow  []uint64    // up to four classes: weights of 8 bits, then the check
	wide    [][3]uint64 // up to sixteen: two words of weights of 8 bits, then the check
}

// MaxKernelClasses is the largest number of classes of a Kernel.
const MaxKernelClasses = 16

// bucketRows is the number of rows in a bucket.
const bucketRows = 2

const spread = 0x9fb21c651e98df25

// Place returns the bucket of a feature in a table of 1<<bits buckets, and the
// check that tells it from others there.
func Place(feature uint64, bits uint) (bucket uint32, check uint16) {
	h := feature * spread
	return uint32(h >> (64 - bits)), uint16(h)
}

// Name returns the name that the model was encoded with.
func (k *Kernel) Name() string { return k.name }

// Classes returns the number of classes.
func (k *Kernel) Classes() int { return k.classes }

// Scale returns the real value of an integer score of one.
func (k *Kernel) Scale() float64 { return k.scale }

// Rows hold weights with a bias of 128, so that they can be added as words.
const (
	kernelBias = 128
	evenLanes  = 0x00ff00ff_00ff00ff
	emptyRow   = 0x80808080
	emptyWide  = 0x80808080_80808080
)

// Scores4 returns the scores of a model with up to four classes; at most 256
// features can be summed.
func (k *Kernel) Scores4(features []uint64) [4]int32 {
	if len(k.narrow) == 0 {
		return [4]int32{}
	}
	var even, odd, rows uint64
	for _, f := range features {
		h := f * spread
		i := h >> k.shift * bucketRows
		bucket := k.narrow[i : i+bucketRows : i+bucketRows]
		check := h & 0xffff
		for _, row := range bucket {
			hit := ((row>>32 ^ check) - 1) >> 63 // 1 if the check agrees
			row &= -hit
			even += row & 0x00ff00ff
			odd += row >> 8 & 0x00ff00ff
			rows += hit
		}
	}
	bias := int32(rows) * kernelBias
	return [4]int32{
		int32(even&0xffff) - bias, int32(odd&0xffff) - bias,
		int32(even>>16) - bias, int32(odd>>16) - bias,
	}
}

// Prefetch asks for the buckets of features whose [Kernel.Scores16] is wanted soon, without
// waiting for them.
func (k *Kernel) Prefetch(features []uint64) {
	if len(k.wide) == 0 {
		return
	}
	for _, f := range features {
		prefetchWord(&k.wide[f*spread>>k.shift*bucketRows][0])
	}
}

// Scores16 returns the scores of a model with five to sixteen classes; at most
// 256 features can be summed.
func (k *Kernel) Scores16(features []uint64) [16]int32 {
	if len(k.wide) == 0 {
		return [16]int32{}
	}
	var even, odd [2]uint64
	var rows uint64
	for _, f := range features {
		h := f * spread
		i := h >> k.shift * bucketRows
		bucket := k.wide[i : i+bucketRows : i+bucketRows]
		check := h & 0xffff
		for j := range bucket {
			hit := ((bucket[j][2] ^ check) - 1) >> 63
			a, b := bucket[j][0]&-hit, bucket[j][1]&-hit
			even[0] += a & evenLanes
			odd[0] += a >> 8 & evenLanes
			even[1] += b & evenLanes
			odd[1] += b >> 8 & evenLanes
			rows += hit
		}
	}
	bias := int32(rows) * kernelBias
	var out [16]int32
	for c := range 8 {
		out[2*c] = int32(even[c/4]>>(c%4*16)&0xffff) - bias
		out[2*c+1] = int32(odd[c/4]>>(c%4*16)&0xffff) - bias
	}
	return out
}

const (
	kernelMagic   = "hearsayK"
	kernelVersion = 1
	maxKernelBits = 22
	noCheck       = 1 << 16 // check of a row that holds no feature
)

// A KernelRow is a feature with its weights, one for each class.
type KernelRow struct {
	Feature uint64
	Weights []int8
}

// EncodeKernel returns the file form of a model with 1<<bits buckets: after
// magic and version the length and checksum of the rest, then name, classes, bits
// and scale, and compressed the number of rows of each bucket, their checks, and
// their weights class by class. Rows beyond the second of a bucket are an error.
func EncodeKernel(name string, classes int, bits uint, scale float64, rows []KernelRow) ([]byte, error) {
	if classes < 1 || classes > MaxKernelClasses || bits < 1 || bits > maxKernelBits {
		return nil, fmt.Errorf("weights: kernel of %d classes and %d bits", classes, bits)
	}
	buckets := make([][]KernelRow, 1<<bits)
	for _, r := range rows {
		b, _ := Place(r.Feature, bits)
		if len(buckets[b]) == bucketRows {
			return nil, fmt.Errorf("weights: kernel %s: more than %d rows in bucket %d", name, bucketRows, b)
		}
		buckets[b] = append(buckets[b], r)
	}
	var counts, checks []byte
	planes := make([][]byte, classes)
	for _, bucket := range buckets {
		counts = append(counts, byte(len(bucket)))
		for _, r := range bucket {
			_, check := Place(r.Feature, bits)
			checks = binary.LittleEndian.AppendUint16(checks, check)
			for c, w := range r.Weights[:classes] {
				planes[c] = append(planes[c], byte(max(w, -math.MaxInt8)))
			}
		}
	}
	rest := binary.AppendUvarint(nil, uint64(len(name)))
	rest = append(rest, name...)
	rest = append(rest, byte(classes), byte(bits))
	rest = binary.LittleEndian.AppendUint64(rest, math.Float64bits(scale))
	rest = append(rest, deflate(bytes.Join(append([][]byte{counts, checks}, planes...), nil))...)
	data := append([]byte(kernelMagic), kernelVersion)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(rest)))
	data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(rest))
	return append(data, rest...), nil
}

// DecodeKernel reads a model from its file form. The errors that it wraps are
// those of this package.
func DecodeKernel(data string) (*Kernel, error) {
	const prefix = len(kernelMagic) + 1 + 4 + 4
	if !strings.HasPrefix(data, kernelMagic) {
		return nil, ErrMagic
	}
	if len(data) < prefix {
		return nil, fmt.Errorf("%w: %d bytes", ErrLength, len(data))
	}
	if v := data[len(kernelMagic)]; v != kernelVersion {
		return nil, fmt.Errorf("%w: %d", ErrVersion, v)
	}
	if err := verify(data[:prefix], data[prefix:]); err != nil {
		return nil, err
	}
	r := newReader(data[prefix:])
	k := &Kernel{name: string(r.bytes(r.uvarint()))}
	shape := r.bytes(2)
	k.classes = int(shape[0])
	bits := uint(shape[1])
	k.scale = math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8)))
	if r.bad || k.classes < 1 || k.classes > MaxKernelClasses || bits < 1 || bits > maxKernelBits {
		return nil, fmt.Errorf("%w: header", ErrFormat)
	}
	k.shift = 64 - bits
	room := bodies.Get().(*[]byte)
	defer bodies.Put(room)
	packed, ok := r.behind(data), false
	if *room, ok = inflate(*room, packed, 1<<bits*(1+bucketRows*(2+k.classes))); !ok {
		return nil, fmt.Errorf("%w: compressed rows", ErrFormat)
	}
	if !k.fill(*room, 1<<bits) {
		return nil, fmt.Errorf("%w: rows", ErrFormat)
	}
	return k, nil
}

// fill unpacks the rows of n buckets. It reports false if body is malformed.
func (k *Kernel) fill(body []byte, n int) bool {
	if len(body) < n {
		return false
	}
	counts := body[:n]
	rows := 0
	for _, c := range counts {
		if c > bucketRows {
			return false
		}
		rows += int(c)
	}
	body = body[n:]
	if len(body) != rows*(2+k.classes) {
		return false
	}
	checks, planes := body[:2*rows], body[2*rows:]
	if k.classes <= 4 {
		k.narrow = make([]uint64, n*bucketRows)
	} else {
		k.wide = make([][3]uint64, n*bucketRows)
	}
	at := 0 // the row of the file
	for b, count := range counts {
		for j := range bucketRows {
			check := uint64(noCheck)
			words := [2]uint64{emptyWide, emptyWide}
			if j < int(count) {
				check = uint64(binary.LittleEndian.Uint16(checks[2*at:]))
				for c := range k.classes {
					words[c/8] += uint64(int64(int8(planes[c*rows+at]))) << (c % 8 * 8)
				}
				at++
			}
			if i := b*bucketRows + j; k.classes <= 4 {
				k.narrow[i] = words[0]&0xffffffff | check<<32
			} else {
				k.wide[i] = [3]uint64{words[0], words[1], check}
			}
		}
	}
	return true
}
