package weights

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// The file: magic, version, form of the body, length and checksum of the rest;
// then the header (name, classes, scale, knots, number of features, lengths of
// the columns), then the body, plain or compressed, column by column, with the
// features in order of keys: for each feature the difference to the key before; the
// number of its weights that are not zero; for each of those its class; and its
// value. With one class the two columns in the middle are missing.
const (
	magic      = "hearsayW"
	version    = 2
	prefixSize = len(magic) + 2 + 4 + 4

	deflated = 1 << 0 // the body is compressed
)

// The columns of a body.
const (
	keyColumn = iota
	countColumn
	classColumn
	valueColumn
	numColumns
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
	form := byte(0)
	lo, hi := int16(math.MinInt8), int16(math.MaxInt8)
	if p.Classes <= narrowClasses {
		lo, hi = math.MinInt16, math.MaxInt16
	}
	var columns [numColumns][]byte
	var count uint64
	var prev uint32
	for _, f := range features {
		n := uint64(0)
		for c, w := range f.Weights[:p.Classes] {
			if w == 0 {
				continue
			}
			if p.Classes > 1 {
				columns[classColumn] = append(columns[classColumn], byte(c))
			}
			columns[valueColumn] = binary.AppendVarint(columns[valueColumn], int64(min(max(w, lo), hi)))
			n++
		}
		if n == 0 {
			continue
		}
		columns[keyColumn] = binary.AppendUvarint(columns[keyColumn], uint64(f.Key-prev))
		if p.Classes > 1 {
			columns[countColumn] = append(columns[countColumn], byte(n))
		}
		prev = f.Key
		count++
	}
	rest := appendHeader(nil, p, count)
	for _, c := range columns {
		rest = binary.AppendUvarint(rest, uint64(len(c)))
	}
	body := slices.Concat(columns[:]...)
	if small := deflate(body); len(small) < len(body)*9/10 {
		body = small
		form |= deflated
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
