package weights

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
)

// decodeV1 reads the first version of the format, for files not written anew yet.
func decodeV1(data string) (*Model, error) {
	form := data[len(magic)+1]
	prefix, rest := []byte(data[:prefixSize]), []byte(data[prefixSize:])
	if want := binary.LittleEndian.Uint32(prefix[len(magic)+6:]); want != crc32.ChecksumIEEE(rest) {
		return nil, ErrChecksum
	}
	r := reader{rest: rest}
	m, count := r.header()
	if r.bad {
		return nil, fmt.Errorf("%w: header", ErrFormat)
	}
	if form&deflated != 0 {
		body, err := io.ReadAll(flate.NewReader(bytes.NewReader(r.rest)))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		r.rest = body
	}
	var columns [numColumns]column
	add := func(i int, n uint64) {
		columns[i].data = binary.AppendUvarint(columns[i].data, n)
	}
	for range count {
		add(keyColumn, r.uvarint())
		n := uint64(1)
		if m.classes > 1 {
			n = r.uvarint()
			columns[countColumn].data = append(columns[countColumn].data, byte(n))
		}
		for range min(n, MaxClasses) {
			if m.classes > 1 {
				columns[classColumn].data = append(columns[classColumn].data, byte(r.uvarint()))
			}
			add(valueColumn, r.uvarint())
		}
	}
	if r.bad || !fill(m, count, &columns) {
		return nil, fmt.Errorf("%w: features", ErrFormat)
	}
	return m, nil
}
