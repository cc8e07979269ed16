package weights

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
)

const (
	netMagic   = "hearsayN"
	netVersion = 2
	maxNetRows = 1 << 18
	maxNetBias = 1 << 20 // of a class; more would not be told from no class at all
)

// NetWeights are the weights of a [Net] as they are fitted.
type NetWeights struct {
	Name            string
	Blocks, Classes int
	Scale           float64  // real value of a score of one
	Rows            [][]int8 // by feature, one weight a unit, up to NetMaxWeight, for some of the first blocks; the rest are zeros
	Bias            []int8   // of the units
	Out             [][]int8 // by class, one weight a unit
	OutBias         []int32  // of the classes
}

// EncodeNet returns the file form of a net: after magic and version the length
// and checksum of the rest, then name, sizes, scale and the biases of classes,
// for each block which features have rows and their weights unit by unit with 6 bits
// each, and the weights of classes. It is not compressed: that would save little, and
// take half of the time of loading.
func EncodeNet(w NetWeights) ([]byte, error) {
	units := w.Blocks * NetBlock
	if w.Blocks < 1 || w.Blocks > MaxNetBlocks || w.Classes < 1 || w.Classes > MaxNetClasses || len(w.Rows) > maxNetRows ||
		len(w.Bias) != units || len(w.Out) != w.Classes || len(w.OutBias) != w.Classes || !finite(w.Scale) {
		return nil, fmt.Errorf("weights: net %s of %d features, %d blocks and %d classes", w.Name, len(w.Rows), w.Blocks, w.Classes)
	}
	for _, r := range w.Rows {
		if len(r)%NetBlock != 0 || len(r) > units {
			return nil, fmt.Errorf("weights: net %s: a row of %d weights for %d units", w.Name, len(r), units)
		}
	}
	for _, o := range w.Out {
		if len(o) != units {
			return nil, fmt.Errorf("weights: net %s: %d weights for %d units", w.Name, len(o), units)
		}
	}
	var body []byte
	for b := range w.Blocks {
		var err error
		if body, err = w.appendBlock(body, b*NetBlock); err != nil {
			return nil, err
		}
	}
	for _, o := range w.Out {
		for _, v := range o {
			body = append(body, byte(v))
		}
	}
	rest := binary.AppendUvarint(nil, uint64(len(w.Name)))
	rest = append(rest, w.Name...)
	rest = append(rest, byte(w.Blocks), byte(w.Classes))
	rest = binary.AppendUvarint(rest, uint64(len(w.Rows)))
	rest = binary.LittleEndian.AppendUint64(rest, math.Float64bits(w.Scale))
	for _, b := range w.OutBias {
		rest = binary.AppendVarint(rest, int64(b))
	}
	rest = append(rest, body...)
	data := append([]byte(netMagic), netVersion)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(rest)))
	data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(rest))
	return append(data, rest...), nil
}

// appendBlock appends the rows of the block whose first unit is that one.
func (w *NetWeights) appendBlock(body []byte, first int) ([]byte, error) {
	rows, set := [][]int8{w.Bias}, make([]byte, (len(w.Rows)+7)/8)
	for i, r := range w.Rows {
		if len(r) > first {
			set[i/8] |= 1 << (i % 8)
			rows = append(rows, r)
		}
	}
	body = append(body, set...)
	for u := first; u < first+NetBlock; u++ {
		var four, n uint32
		for _, r := range rows {
			if r[u] > NetMaxWeight || r[u] < -NetMaxWeight {
				return nil, fmt.Errorf("weights: net %s: weight %d", w.Name, r[u])
			}
			four |= uint32(int32(r[u])+netBias) << (n % 4 * 6)
			if n++; n%4 == 0 {
				body = append(body, byte(four), byte(four>>8), byte(four>>16))
				four = 0
			}
		}
		if n%4 != 0 {
			body = append(body, byte(four), byte(four>>8), byte(four>>16))
		}
	}
	return body, nil
}

// DecodeNet reads a net from its file form. The errors that it wraps are those of
// this package.
func DecodeNet(data string) (*Net, error) {
	const prefix = len(netMagic) + 1 + 4 + 4
	if !strings.HasPrefix(data, netMagic) {
		return nil, ErrMagic
	}
	if len(data) < prefix {
		return nil, fmt.Errorf("%w: %d bytes", ErrLength, len(data))
	}
	if v := data[len(netMagic)]; v != netVersion {
		return nil, fmt.Errorf("%w: %d", ErrVersion, v)
	}
	if err := verify(data[:prefix], data[prefix:]); err != nil {
		return nil, err
	}
	r := newReader(data[prefix:])
	n := &Net{name: string(r.bytes(r.uvarint()))}
	sizes := r.bytes(2)
	blocks, classes, count := int(sizes[0]), int(sizes[1]), r.uvarint()
	n.classes, n.scale = classes, math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8)))
	if r.bad || blocks < 1 || blocks > MaxNetBlocks || classes < 1 || classes > MaxNetClasses || count > maxNetRows || !finite(n.scale) {
		return nil, fmt.Errorf("%w: header", ErrFormat)
	}
	groups := (classes + netGroup - 1) / netGroup
	for c := range groups * netGroup {
		bias := &n.bias[c/netGroup][c%netGroup]
		*bias = math.MinInt32 / 2 // of what is no class
		if c < classes {
			b := r.varint()
			r.bad = r.bad || b > maxNetBias || b < -maxNetBias
			*bias = int32(b)
		}
	}
	n.blocks = make([]netBlock, blocks)
	if r.bad || !n.fill(r.behind(data), int(count)) {
		return nil, fmt.Errorf("%w: rows", ErrFormat)
	}
	return n, nil
}

// finite reports whether a scale can be used to turn scores into reals.
func finite(scale float64) bool { return scale > 0 && !math.IsInf(scale, 1) }

// fill unpacks the weights of count features. It reports false if body is
// malformed.
func (n *Net) fill(body string, count int) bool {
	set := (count + 7) / 8
	for b := range n.blocks {
		if len(body) < set {
			return false
		}
		at := []int{0} // the rows that follow, that of the bias first
		for f := range count {
			if body[f/8]>>(f%8)&1 != 0 {
				at = append(at, f+1)
			}
		}
		body = body[set:]
		size := (len(at) + 3) / 4 * 3 * NetBlock
		if len(body) < size {
			return false
		}
		rows := make([]netRow, count+1)
		fillRows(rows, at, body[:size])
		body = body[size:]
		n.blocks[b].rows = rows
		n.Add(&n.blocks[b].bias, new(Sum), b, []int32{-1})
	}
	if len(body) != len(n.blocks)*NetBlock*n.classes {
		return false
	}
	for b := range n.blocks {
		n.blocks[b].out = make([]netOut, (n.classes+netGroup-1)/netGroup)
		for c := range netGroup * len(n.blocks[b].out) {
			for u := range NetBlock {
				w := int8(0)
				if c < n.classes {
					w = int8(body[c*len(n.blocks)*NetBlock+b*NetBlock+u])
				}
				n.blocks[b].out[c/netGroup].set(c%netGroup, u, w)
			}
		}
	}
	return true
}

// fillRows unpacks the rows whose places are at.
func fillRows(rows []netRow, at []int, weights string) {
	for i := range rows {
		for j := range rows[i] {
			rows[i][j] = netBias * 0x0101_0101_0101_0101
		}
	}
	for u := range NetBlock {
		half, word, lane := u/(NetBlock/2), u%(NetBlock/2)/4, u%4 // of the sums
		shift := 16*lane + 8*half
		var four uint64
		for i, f := range at {
			if i%4 == 0 {
				four = uint64(weights[0]) | uint64(weights[1])<<8 | uint64(weights[2])<<16
				weights = weights[3:]
			}
			rows[f][word] += (four&63 - netBias) << shift
			four >>= 6
		}
	}
}

// LazyNet decodes data. Data that does not decode gives the zero Net; the owner's
// tests call [DecodeNet] to prove that it does.
func LazyNet(data string) *Net {
	n, err := DecodeNet(data)
	if err != nil {
		return new(Net)
	}
	return n
}
