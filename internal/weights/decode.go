package weights

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"strings"
	"sync"
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
	if err := verify(data[:prefixSize], data[prefixSize:]); err != nil {
		return nil, err
	}
	r := newReader(data[prefixSize:])
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
	room := bodies.Get().(*[]byte)
	defer bodies.Put(room)
	packed, ok := r.behind(data), true
	if form&deflated == 0 {
		*room = append((*room)[:0], packed...)
	} else if *room, ok = inflate(*room, packed, int(whole)); !ok {
		return nil, fmt.Errorf("%w: compressed columns", ErrFormat)
	}
	body := *room
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

// bodies holds room for the bodies of files, which are needed while models are
// filled.
var bodies = sync.Pool{New: func() any { return new([]byte) }}

// maxColumn bounds the memory that a damaged file can ask for.
const maxColumn = 1 << 26

// verify holds rest against its length and checksum, which prefix ends with.
func verify(prefix, rest string) error {
	ends := []byte(prefix[len(prefix)-8:])
	if want := binary.LittleEndian.Uint32(ends); uint64(want) != uint64(len(rest)) {
		return fmt.Errorf("%w: %d bytes follow the prefix, want %d", ErrLength, len(rest), want)
	}
	// The embedded files are strings; this takes no copy of them.
	sum, piece := uint32(0), make([]byte, 1<<12)
	for len(rest) > 0 {
		n := copy(piece, rest)
		sum = crc32.Update(sum, crc32.IEEETable, piece[:n])
		rest = rest[n:]
	}
	if sum != binary.LittleEndian.Uint32(ends[4:]) {
		return ErrChecksum
	}
	return nil
}

// A reader takes numbers off the front of rest; once something is missing it
// is bad and gives zeros.
type reader struct {
	rest []byte
	bad  bool
	more int // bytes of the file behind rest
}

// maxHeader bounds the header of a file.
const maxHeader = 1 << 16

// newReader returns a reader of the header that data, all of a file but its prefix,
// begins with.
func newReader(data string) reader {
	n := min(len(data), maxHeader)
	return reader{rest: []byte(data[:n]), more: len(data) - n}
}

// behind returns what of the file data, to its end, r has not read.
func (r *reader) behind(data string) string { return data[len(data)-len(r.rest)-r.more:] }

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

// uvarint returns the next number. Numbers of one byte are quick.
func (c *column) uvarint() uint64 {
	if at := c.at; at < len(c.data) && c.data[at] < 0x80 {
		c.at = at + 1
		return uint64(c.data[at])
	}
	return c.longUvarint()
}

func (c *column) longUvarint() uint64 {
	v, n := binary.Uvarint(c.data[min(c.at, len(c.data)):])
	if n <= 0 {
		c.bad = true
		return 0
	}
	c.at += n
	return v
}

func (c *column) varint() int64 { return signed(c.uvarint()) }

// signed returns the number that the varint u stands for.
func signed(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

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
	m.home = 2*count + 1 // half full: a third slot is hardly ever looked at
	m.table = make([]uint64, 0, int(m.home+count/8+64))
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
			var ok bool
			if payload, ok = m.readPacked(columns); !ok {
				return false
			}
		}
		m.table = append(m.table, key<<32|payload)
		next++
	}
	for ; next < int(m.home); next++ {
		m.table = append(m.table, free)
	}
	m.table = append(m.table, free, free)
	if m.layout != packed && !m.readRows(int(count), columns) {
		return false
	}
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

// readPacked returns the weights of the next feature as the lower half of a slot.
func (m *Model) readPacked(columns *[numColumns]column) (half uint64, ok bool) {
	half = m.zeroPacked()
	if m.classes == 1 {
		half += uint64(columns[valueColumn].varint())
		return half & math.MaxUint32, !columns[valueColumn].bad
	}
	// Adding to a biased lane of zero cannot carry for weights in range.
	for range columns[countColumn].byte() {
		c, w := columns[classColumn].byte(), columns[valueColumn].varint()
		if c >= m.classes {
			return 0, false
		}
		half += uint64(w) << (c * m.bits)
	}
	return half & math.MaxUint32, !columns[valueColumn].bad
}

// readRows reads the rows of count features, and puts one of zeros behind them.
func (m *Model) readRows(count int, columns *[numColumns]column) bool {
	zero := m.zeroRow()
	m.stride = len(zero)
	m.rows = make([]uint64, (count+1)*m.stride)
	counts, classes, values := columns[countColumn], columns[classColumn], columns[valueColumn]
	for i := range count {
		row := m.rows[i*m.stride : (i+1)*m.stride]
		copy(row, zero)
		n := 1
		if m.classes > 1 {
			n = counts.byte()
		}
		for range n {
			c := 0
			if m.classes > 1 {
				c = classes.byte()
			}
			w := values.varint()
			if c >= m.classes {
				return false
			}
			// Adding to a biased lane of zero cannot carry for weights in range.
			if m.layout == narrow {
				row[0] += uint64(int64(int16(w))) << narrowShift(c)
			} else {
				row[c/8] += uint64(int64(int8(w))) << wideShift(c)
			}
		}
		if values.bad {
			return false
		}
	}
	copy(m.rows[count*m.stride:], zero)
	columns[countColumn], columns[classColumn], columns[valueColumn] = counts, classes, values
	return true
}
