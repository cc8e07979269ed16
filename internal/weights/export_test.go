package weights

import (
	"encoding/binary"
	"hash/crc32"
)

// encodeRaw puts a valid prefix before what follows it.
func encodeRaw(rest []byte) string {
	data := append([]byte(magic), version, 0)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(rest)))
	data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(rest))
	return string(append(data, rest...))
}
