package weights

import (
	"encoding/binary"
	"hash/crc32"
)

// encodeRaw puts the valid prefix of a model before what follows it.
func encodeRaw(rest []byte) string { return seal(append([]byte(magic), version, 0), rest) }

// encodeRawNet does so for a net.
func encodeRawNet(rest []byte) string { return seal(append([]byte(netMagic), netVersion), rest) }

func seal(data, rest []byte) string {
	data = binary.LittleEndian.AppendUint32(data, uint32(len(rest)))
	data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(rest))
	return string(append(data, rest...))
}

// Add adds the weights of a feature to scores, one score for each class.
func (m *Model) Add(feature uint64, scores []int32) {
	if !m.Has(feature) {
		return
	}
	w, _ := look(m.table, m.home, uint64(Key(feature)))
	for c := range min(len(scores), m.classes) {
		scores[c] += m.weight(w, c)
	}
}
