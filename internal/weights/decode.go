package weights

import (
	"bytes"
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
	var sizes [numColumns]uint64
	whole := uint64(0)
	for i := range sizes {
		sizes[i] = r.uvarint()
		whole += min(sizes[i], maxColumn+1)
	}
	if r.bad || slices.Max(sizes[:]) > maxColumn || count > sizes[keyColumn] {
		return nil, fmt.Errorf("%w: %d features in columns of %d bytes", ErrFormat, count, sizes)
	}
	body := r.rest
	if form&deflated != 0 {
		body = make([]byte, whole)
		if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(r.rest)), body); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
	}
	if uint64(len(body)) != whole {
		return nil, fmt.Errorf("%w: columns of %d bytes, want %d", ErrFormat, len(body), whole)
	}
	var columns [numColumns]column
	for i, n := range sizes {
		columns[i].data, body = body[:n], body[n:]
	}
	if !fill(m, count, &columns) {
		return nil, fmt.Errorf("%w: features", ErrFormat)
	}
	return m, nil
}

// maxColumn bounds the memory that a damaged file can ask for.
const maxColumn = 1 << 26

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

// A column is a part of the body that is read number by number; once something
// is missing it is bad.
type column struct {
	data []byte
	at   int
	bad  bool
}

// byte returns the next byte, and the largest one when none is left.
func (c *column) byte() int {
	if c.at >= len(c.data) {
		c.bad = true
		return math.MaxUint8
	}
	c.at++
	return int(c.data[c.at-1])
}

func (c *column) uvarint() uint64 {
	if c.at < len(c.data) && c.data[c.at] < 0x80 {
		c.at++
		return uint64(c.data[c.at-1])
	}
	v, n := binary.Uvarint(c.data[min(c.at, len(c.data)):])
	if n <= 0 {
		c.bad = true
		return 0
	}
	c.at += n
	return v
}

func (c *column) varint() int64 {
	u := c.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

// done reports whether the column was read to its end and no further.
func (c *column) done() bool { return !c.bad && c.at == len(c.data) }

// fill reads the features from columns into the table of m and reports whether
// the columns hold them and nothing else. Keys come in increasing order, so each
// one goes to its home slot or, if that is taken, behind the last.
func fill(m *Model, count uint64, columns *[numColumns]column) bool {
	m.bits = packedBits(m.classes)
	switch {
	case m.classes > narrowClasses:
		m.layout = wide
	case largest(columns[valueColumn]) >= 1<<(m.bits-1):
		m.layout = narrow
	}
	zero := m.zeroRow()
	m.stride = len(zero)
	m.home = count + count/2 + 1
	m.table = make([]uint64, 0, int(m.home+count/8+64))
	m.rows = make([]uint64, 0, int(count+1)*m.stride)
	free := uint64(math.MaxUint32<<32) | count // the row behind those of features
	if m.layout == packed {
		free = math.MaxUint32<<32 | m.zeroPacked()
	}
	key, next := uint64(0), 0
	for i := range count {
		delta := columns[keyColumn].uvarint()
		if delta == 0 && i > 0 || key+delta > math.MaxUint32 {
			return false
		}
		key += delta
		for home := int(key * m.home >> 32); next < home; next++ {
			m.table = append(m.table, free)
		}
		payload := i
		if m.layout == packed {
			payload = m.zeroPacked()
		}
		m.table = append(m.table, key<<32|payload)
		m.rows = append(m.rows, zero...)
		if !m.fillRow(columns) {
			return false
		}
		next++
	}
	for ; next < int(m.home); next++ {
		m.table = append(m.table, free)
	}
	m.table = append(m.table, free, free)
	m.rows = append(m.rows, zero...)
	for i := range columns {
		if !columns[i].done() {
			return false
		}
	}
	return true
}

// largest returns the largest absolute value in a column of values.
func largest(values column) int64 {
	most := int64(0)
	for !values.bad && !values.done() {
		v := values.varint()
		most = max(most, v, -v)
	}
	return most
}

// zeroPacked returns the lower half of a slot whose weights are zero, in the
// packed layout.
func (m *Model) zeroPacked() uint64 {
	w := uint64(0)
	for c := range m.classes {
		w |= 1 << (c*m.bits + m.bits - 1)
	}
	return w & math.MaxUint32
}

// zeroRow returns a row whose weights are zero. Long rows begin on cache lines.
func (m *Model) zeroRow() []uint64 {
	switch m.layout {
	case packed:
		return nil
	case narrow:
		return []uint64{0x80008000_80008000}
	}
	n := (m.classes + 7) / 8
	if n > 4 {
		n = (n + 7) &^ 7
	}
	row := make([]uint64, n)
	for i := range row {
		row[i] = 0x80808080_80808080
	}
	return row
}

// fillRow reads the weights of a feature into the last slot and the last row.
func (m *Model) fillRow(columns *[numColumns]column) bool {
	n := 1
	if m.classes > 1 {
		n = columns[countColumn].byte()
	}
	slot := &m.table[len(m.table)-1]
	row := m.rows[len(m.rows)-m.stride:]
	for range n {
		c := 0
		if m.classes > 1 {
			c = columns[classColumn].byte()
		}
		w := columns[valueColumn].varint()
		if c >= m.classes {
			return false
		}
		// Adding to a biased lane of zero cannot carry for weights in range.
		switch m.layout {
		case packed:
			*slot += uint64(w) << (c * m.bits)
		case narrow:
			row[0] += uint64(int64(int16(w))) << narrowShift(c)
		default:
			row[c/8] += uint64(int64(int8(w))) << wideShift(c)
		}
	}
	return !columns[valueColumn].bad
}
