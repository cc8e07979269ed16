package weights

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// inflate returns what src, a raw DEFLATE stream (RFC 1951), unpacks to, and
// false if it is malformed or longer than limit. The result lies in room if that is
// large enough.
func inflate(room []byte, src string, limit int) ([]byte, bool) {
	out := bytes.NewBuffer(room[:0])
	n, err := out.ReadFrom(io.LimitReader(flate.NewReader(strings.NewReader(src)), int64(limit)+1))
	return out.Bytes(), err == nil && n <= int64(limit)
}
