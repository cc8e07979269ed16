package weights

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
	"strings"
)

// Errors of [Decode], found with errors.Is.
var (
	ErrMagic    = errors.New("weights: not a model")
	ErrVersion  = errors.New("weights: unknown version of the format")
	ErrLength   = errors.New("weights: wrong length")
	ErrChecksum = errors.New("weights: wrong checksum")
	ErrFormat   = errors.New("weights: malformed model")
)

// The file: magic, version, form of the body, length and checksum of the rest;
// then the header (name, classes, scale, knots, numbers of features), then the
// body, plain or compressed: for each feature, in order of keys, the difference
// to the key before, the number of weights that are not zero, and for each of
// them its class and value.
const (
	magic      = "hearsayW"
	version    = 1
	prefixSize = len(magic) + 2 + 4 + 4

	plain    = 0
	deflated = 1
)

// A Feature is a feature with its weights, one for each class, before encoding.
type Feature struct {
	Key     uint32
	Weights []int16
}

// Params describe a model to [Encode].
type Params struct {
	Name    string
	Classes int
	Scale   float64 // real value of an integer weight of one
	Knots   []Knot  // calibration, by increasing Score; may be empty
}

// Encode returns the file form of a model. Features may come in any order;
// those whose weights are all zero are left out, and of two with the same key
// the first one counts. Weights beyond the range of the model (8 bits with more
// than four classes) are cut to it.
func Encode(p Params, features []Feature) ([]byte, error) {
	if p.Classes < 1 || p.Classes > MaxClasses {
		return nil, fmt.Errorf("weights: %d classes", p.Classes)
	}
	features = slices.Clone(features)
	slices.SortStableFunc(features, func(a, b Feature) int { return cmp.Compare(a.Key, b.Key) })
	features = slices.CompactFunc(features, func(a, b Feature) bool { return a.Key == b.Key })
	lo, hi := int16(-wideBias), int16(wideBias-1)
	if p.Classes <= narrowClasses {
		lo, hi = math.MinInt16, math.MaxInt16
	}
	var body []byte
	var count uint64
	var prev uint32
	for _, f := range features {
		var row []byte
		n := uint64(0)
		for c, w := range f.Weights[:p.Classes] {
			if w == 0 {
				continue
			}
			if p.Classes > 1 {
				row = append(row, byte(c))
			}
			row = binary.AppendVarint(row, int64(min(max(w, lo), hi)))
			n++
		}
		if n == 0 {
			continue
		}
		body = binary.AppendUvarint(body, uint64(f.Key-prev))
		if p.Classes > 1 {
			body = binary.AppendUvarint(body, n)
		}
		body = append(body, row...)
		prev = f.Key
		count++
	}
	rest := appendHeader(nil, p, count)
	form := byte(plain)
	if small := deflate(body); len(small) < len(body)*9/10 {
		body, form = small, deflated
	}
	rest = append(rest, body...)
	data := append([]byte(magic), version, form)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(rest)))
	data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(rest))
	return append(data, rest...), nil
}

func appendHeader(b []byte, p Params, count uint64) []byte {
	b = binary.AppendUvarint(b, uint64(len(p.Name)))
	b = append(b, p.Name...)
	b = binary.AppendUvarint(b, uint64(p.Classes))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p.Scale))
	b = binary.AppendUvarint(b, uint64(len(p.Knots)))
	for _, k := range p.Knots {
		b = binary.AppendVarint(b, int64(k.Score))
		b = binary.LittleEndian.AppendUint16(b, k.Prob)
	}
	return binary.AppendUvarint(b, count)
}

func deflate(b []byte) []byte {
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, flate.BestCompression)
	if err != nil {
		return b
	}
	w.Write(b) // a bytes.Buffer returns no error
	w.Close()
	return buf.Bytes()
}

// Decode reads a model from its file form. The errors that it wraps are those
// of this package.
func Decode(data string) (*Model, error) {
	if !strings.HasPrefix(data, magic) {
		return nil, ErrMagic
	}
	if len(data) < prefixSize {
		return nil, fmt.Errorf("%w: %d bytes", ErrLength, len(data))
	}
	if v := data[len(magic)]; v != version {
		return nil, fmt.Errorf("%w: %d", ErrVersion, v)
	}
	form := data[len(magic)+1]
	prefix, rest := []byte(data[:prefixSize]), []byte(data[prefixSize:])
	if want := binary.LittleEndian.Uint32(prefix[len(magic)+2:]); uint64(want) != uint64(len(rest)) {
		return nil, fmt.Errorf("%w: %d bytes follow the prefix, want %d", ErrLength, len(rest), want)
	}
	if want := binary.LittleEndian.Uint32(prefix[len(magic)+6:]); want != crc32.ChecksumIEEE(rest) {
		return nil, ErrChecksum
	}
	r := reader{rest: rest}
	m, count := r.header()
	if r.bad {
		return nil, fmt.Errorf("%w: header", ErrFormat)
	}
	if form == deflated {
		body, err := io.ReadAll(flate.NewReader(bytes.NewReader(r.rest)))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		r.rest = body
	}
	// A feature takes at least two bytes: a greater count is a lie.
	if count > uint64(len(r.rest)) {
		return nil, fmt.Errorf("%w: %d features in %d bytes", ErrFormat, count, len(r.rest))
	}
	r.fill(m, count)
	if r.bad || len(r.rest) > 0 {
		return nil, fmt.Errorf("%w: features", ErrFormat)
	}
	return m, nil
}

// A reader takes numbers off the front of rest; once something is missing it
// is bad and gives zeros.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) uvarint() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 {
		v := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) varint() int64 {
	u := r.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.bad = true
		return make([]byte, 8)
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) header() (m *Model, count uint64) {
	m = new(Model)
	m.name = string(r.bytes(r.uvarint()))
	classes := r.uvarint()
	if classes < 1 || classes > MaxClasses {
		r.bad = true
		return m, 0
	}
	m.classes = int(classes)
	m.scale = math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8)))
	for range min(r.uvarint(), uint64(len(r.rest))) {
		score := int32(r.varint())
		if n := len(m.knots); n > 0 && score <= m.knots[n-1].Score {
			r.bad = true
		}
		m.knots = append(m.knots, Knot{score, binary.LittleEndian.Uint16(r.bytes(2))})
	}
	return m, r.uvarint()
}

// fill reads the features into the table of m. Keys come in increasing order,
// so each one goes to its home slot or, if that is taken, behind the last.
func (r *reader) fill(m *Model, count uint64) {
	m.stride = 1 + rowWords(m.classes)
	m.home = count + count/2 + 1
	slots := int(m.home) + int(count)/8 + 64
	m.table = make([]uint64, 0, slots*m.stride)
	zero := make([]uint64, m.stride)
	zero[0] = freeKey
	empty := zeroRow(m.classes)
	key, next := uint64(0), 0
	for i := range count {
		delta := r.uvarint()
		if delta == 0 && i > 0 || key+delta >= freeKey {
			r.bad = true
		}
		if r.bad {
			return
		}
		key += delta
		for home := int(key * m.home >> 32); next < home; next++ {
			m.table = append(m.table, zero...)
		}
		m.table = append(append(m.table, key), empty...)
		r.row(m, m.table[len(m.table)-len(empty):])
		next++
	}
	for ; next <= int(m.home); next++ {
		m.table = append(m.table, zero...)
	}
}

// zeroRow returns a row whose weights are all zero.
func zeroRow(classes int) []uint64 {
	row := make([]uint64, rowWords(classes))
	for i := range row {
		if classes <= narrowClasses {
			row[i] = 0x80008000_80008000
		} else {
			row[i] = 0x80808080_80808080
		}
	}
	return row
}

func (r *reader) row(m *Model, row []uint64) {
	n := uint64(1)
	if m.classes > 1 {
		n = r.uvarint()
	}
	if n > uint64(m.classes) {
		r.bad = true
		return
	}
	for range n {
		c := 0
		if m.classes > 1 {
			c = int(r.uvarint())
		}
		w := r.varint()
		if c >= m.classes {
			r.bad = true
			return
		}
		// Adding to a biased lane of zero cannot carry for weights in range.
		if m.classes <= narrowClasses {
			row[0] += uint64(int64(int16(w))) << narrowShift(c)
			continue
		}
		row[c/8] += uint64(int64(int8(w))) << wideShift(c)
	}
}
