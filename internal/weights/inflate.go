package weights

import "math/bits"

// inflate returns what src, a raw DEFLATE stream (RFC 1951), unpacks to, and
// false if it is malformed or longer than limit. hint is the length that is
// expected. The result lies in room if that is large enough. It is what package
// compress/flate does, in half the time, and most of loading a model is that.
func inflate(room []byte, src string, hint, limit int) ([]byte, bool) {
	f := inflater{src: src, out: room[:cap(room)], limit: limit}
	if len(f.out) < hint+slack {
		f.out = make([]byte, hint+slack)
	}
	for last := false; !last; {
		f.refill()
		last = f.take(1) == 1
		ok := false
		switch f.take(2) {
		case 0:
			ok = f.stored()
		case 1:
			ok = f.fixed() && f.block()
		case 2:
			ok = f.dynamic() && f.block()
		}
		if !ok || f.n < 0 || f.at > limit {
			return nil, false
		}
	}
	return f.out[:f.at], true
}

// slack is the room behind out that the inner loop may write to without asking.
const slack = 3 + 258

// An inflater unpacks a stream. Bits that lie behind its end read as zeros and make
// n negative.
type inflater struct {
	src    string
	pos    int    // in src, of what comes behind bits
	bits   uint64 // the next bits, the first one lowest
	n      int    // number of bits that are in bits
	out    []byte
	at     int // end of what is unpacked in out
	limit  int
	lit    codeTable
	dist   codeTable
	length [320]uint8 // of codes
}

// refill makes n at least 56, at the end of src as much as there is.
func (f *inflater) refill() {
	if p := f.pos; p+8 <= len(f.src) && f.n >= 0 {
		s := f.src[p : p+8]
		f.bits |= (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56) << f.n
		f.pos += (63 - f.n) >> 3
		f.n |= 56
		return
	}
	for f.n >= 0 && f.n <= 56 && f.pos < len(f.src) {
		f.bits |= uint64(f.src[f.pos]) << f.n
		f.pos++
		f.n += 8
	}
}

// take returns the next k bits.
func (f *inflater) take(k uint) int {
	v := int(f.bits & (1<<k - 1))
	f.bits >>= k
	f.n -= int(k)
	return v
}

// stored reads a block that is not compressed.
func (f *inflater) stored() bool {
	if f.n < 0 {
		return false
	}
	at := f.pos - f.n/8 // of the next whole byte
	f.bits, f.n = 0, 0
	if at+4 > len(f.src) {
		return false
	}
	size := int(f.src[at]) | int(f.src[at+1])<<8
	check := int(f.src[at+2]) | int(f.src[at+3])<<8
	if size != check^0xffff || at+4+size > len(f.src) || f.at+size > f.limit {
		return false
	}
	f.reserve(size)
	f.at += copy(f.out[f.at:], f.src[at+4:at+4+size])
	f.pos = at + 4 + size
	return true
}

// reserve makes room for n more bytes in out, and slack.
func (f *inflater) reserve(n int) {
	if need := f.at + n + slack; need > len(f.out) {
		f.out = append(f.out, make([]byte, max(need, 2*len(f.out))-len(f.out))...)
	}
}

// fixed makes the codes that are the same in all streams.
func (f *inflater) fixed() bool {
	l := f.length[:288]
	for i := range l {
		switch {
		case i < 144:
			l[i] = 8
		case i < 256:
			l[i] = 9
		case i < 280:
			l[i] = 7
		default:
			l[i] = 8
		}
	}
	ok := f.lit.build(l, litBits, literals)
	for i := range 32 {
		l[i] = 5
	}
	return ok && f.dist.build(l[:32], distBits, distances)
}

// codeOrder is the order in which the lengths of the codes of lengths are stored.
const codeOrder = "\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f"

// dynamic reads the codes of a block.
func (f *inflater) dynamic() bool {
	nlit, ndist, n := f.take(5)+257, f.take(5)+1, f.take(4)+4
	if nlit > 286 || ndist > 30 {
		return false
	}
	l := f.length[:]
	clear(l)
	for i := range n {
		f.refill()
		l[codeOrder[i]] = uint8(f.take(3))
	}
	if !f.lit.build(l[:19], 7, plain) {
		return false
	}
	for i := 0; i < nlit+ndist; {
		f.refill()
		e := f.lit.entries[f.bits&127]
		if e == 0 || f.n < 0 {
			return false
		}
		f.take(e.size())
		value, times := 0, 1
		switch v := e.value(); v {
		case 16:
			if i == 0 {
				return false
			}
			value, times = int(l[i-1]), 3+f.take(2)
		case 17:
			times = 3 + f.take(3)
		case 18:
			times = 11 + f.take(7)
		default:
			value = v
		}
		if i+times > nlit+ndist {
			return false
		}
		for range times {
			l[i] = uint8(value)
			i++
		}
	}
	return f.dist.build(l[nlit:nlit+ndist], distBits, distances) && f.lit.build(l[:nlit], litBits, literals)
}

// block unpacks a compressed block.
func (f *inflater) block() bool {
	for f.n >= 0 && f.at <= f.limit {
		f.reserve(0)
		f.fast()
		// One step that may reach the end of src, or of the block.
		f.reserve(0)
		f.refill()
		e := f.lit.next(f.bits)
		f.take(e.size())
		switch {
		case e&isLiteral != 0:
			f.out[f.at] = byte(e.value())
			f.at++
			continue
		case e&isEnd != 0:
			return f.n >= 0
		}
		length := e.value() + f.take(e.extra())
		d := f.dist.next(f.bits)
		f.take(d.size())
		back := d.value() + f.take(d.extra())
		if e == 0 || d == 0 || back > f.at {
			return false
		}
		repeat(f.out, f.at, back, length)
		f.at += length
	}
	return false
}

// fast unpacks what it can of a compressed block while there is no need to look out
// for the ends of src and out. It stops before an end of block and before what is
// malformed.
func (f *inflater) fast() {
	src, pos, b, n := f.src, f.pos, f.bits, uint(f.n)
	out, at := f.out, f.at
	lit, dist := f.lit.entries, f.dist.entries
	for pos+8 <= len(src) && at+slack <= len(out) {
		s := src[pos : pos+8]
		b |= (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56) << (n & 63)
		pos += int(63-n) >> 3
		n |= 56
		e := lit[b&(1<<litBits-1)]
		if e&isLink != 0 {
			e = lit[e.value()+int(b>>litBits&(1<<e.extra()-1))]
		}
		if e&isLiteral != 0 {
			out[at] = byte(e >> 16)
			at++
			b >>= e.size()
			n -= e.size()
			// Two more codes of up to 15 bits need no new bits.
			e = lit[b&(1<<litBits-1)]
			if e&(isLiteral|isLink) != isLiteral {
				continue
			}
			out[at] = byte(e >> 16)
			at++
			b >>= e.size()
			n -= e.size()
			e = lit[b&(1<<litBits-1)]
			if e&(isLiteral|isLink) != isLiteral {
				continue
			}
			out[at] = byte(e >> 16)
			at++
			b >>= e.size()
			n -= e.size()
			continue
		}
		// A length and a distance take 48 bits at most.
		was, left := b, n
		b >>= e.size()
		length := e.value() + int(b&(1<<e.extra()-1))
		b >>= e.extra()
		d := dist[b&(1<<distBits-1)]
		if d&isLink != 0 {
			d = dist[d.value()+int(b>>distBits&(1<<d.extra()-1))]
		}
		b >>= d.size()
		back := d.value() + int(b&(1<<d.extra()-1))
		b >>= d.extra()
		n -= e.size() + e.extra() + d.size() + d.extra()
		if e == 0 || e&isEnd != 0 || d == 0 || back > at {
			b, n = was, left
			break
		}
		repeat(out, at, back, length)
		at += length
	}
	f.pos, f.bits, f.n, f.at = pos, b, int(n), at
}

// repeat copies length bytes of out from back bytes before at to at.
func repeat(out []byte, at, back, length int) {
	to, from := out[at:at+length], out[at-back:]
	if back >= length {
		copy(to, from)
		return
	}
	for i := range to {
		to[i] = from[i]
	}
}

// A codeEntry says what the next bits are: how many of them are its code (bits 0 to
// 3), how many more belong to it (4 to 7), what it is (8 to 10), and its value (from
// 16). Zero is nothing that there is a code for.
type codeEntry uint32

const (
	isLiteral codeEntry = 1 << 8
	isEnd     codeEntry = 1 << 9
	isLink    codeEntry = 1 << 10 // to the entries for longer codes; extra is the number of their bits
)

func (e codeEntry) size() uint  { return uint(e & 15) }
func (e codeEntry) extra() uint { return uint(e >> 4 & 15) }
func (e codeEntry) value() int  { return int(e >> 16) }

// The numbers of bits by which entries are found at once.
const (
	litBits  = 10
	distBits = 8
)

// A codeTable finds what the next bits mean.
type codeTable struct {
	entries []codeEntry
	bits    uint // by which entries are found at once
}

// next returns the entry for the next bits.
func (t *codeTable) next(b uint64) codeEntry {
	e := t.entries[b&(1<<t.bits-1)]
	if e&isLink != 0 {
		e = t.entries[e.value()+int(b>>t.bits&(1<<e.extra()-1))]
	}
	return e
}

// literals, distances and plain say what symbol s means.
func literals(s int) codeEntry {
	switch {
	case s < 256:
		return isLiteral | codeEntry(s)<<16
	case s == 256:
		return isEnd
	case s < 265:
		return codeEntry(s-254) << 16
	case s < 285:
		extra := uint(s-261) / 4
		return codeEntry(3+(4+(s-261)%4)<<extra)<<16 | codeEntry(extra)<<4
	case s == 285:
		return 258 << 16
	}
	return 0
}

func distances(s int) codeEntry {
	if s < 4 {
		return codeEntry(s+1) << 16
	}
	if s >= 30 {
		return 0
	}
	extra := uint(s-2) / 2
	return codeEntry(1+(2+s%2)<<extra)<<16 | codeEntry(extra)<<4
}

func plain(s int) codeEntry { return isLiteral | codeEntry(s)<<16 }

// build makes t the table of the canonical code whose symbols have these lengths,
// none of them above 15. It reports false if that is no code.
func (t *codeTable) build(lengths []uint8, tableBits uint, meaning func(symbol int) codeEntry) bool {
	var counts, next [17]int
	for _, l := range lengths {
		counts[l]++
	}
	counts[0] = 0
	left, longest := 1, uint(0)
	for l := 1; l <= 15; l++ {
		left = left*2 - counts[l]
		if left < 0 {
			return false
		}
		next[l+1] = (next[l] + counts[l]) * 2
		if counts[l] > 0 {
			longest = uint(l)
		}
	}
	// An unfinished code can only be that of a single symbol, or of none.
	if left > 0 && longest > 1 {
		return false
	}
	t.bits = tableBits
	t.entries = append(t.entries[:0], make([]codeEntry, 1<<tableBits)...)
	for s, size := range lengths {
		if size == 0 {
			continue
		}
		size := uint(size)
		code := uint(bits.Reverse16(uint16(next[size])) >> (16 - size))
		next[size]++
		e := meaning(s)
		if e == 0 {
			continue // a symbol that must not occur
		}
		if size <= tableBits {
			for i := code; i < 1<<tableBits; i += 1 << size {
				t.entries[i] = e | codeEntry(size)
			}
			continue
		}
		link := &t.entries[code&(1<<tableBits-1)]
		if *link == 0 {
			*link = isLink | codeEntry(len(t.entries))<<16 | codeEntry(longest-tableBits)<<4
			t.entries = append(t.entries, make([]codeEntry, 1<<(longest-tableBits))...)
			link = &t.entries[code&(1<<tableBits-1)]
		}
		sub := t.entries[link.value():]
		for i := code >> tableBits; i < 1<<(longest-tableBits); i += 1 << (size - tableBits) {
			sub[i] = e | codeEntry(size)
		}
	}
	return true
}
