package parse

import (
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// The features of a state are rows of the net: what stands in a slot, such as the
// top of the stack. All slots of a word lie side by side, and so do those of a tag.
const (
	wordSlots  = 10
	tagSlots   = 15
	kindSlots  = 5
	labelSlots = 5
	numKinds   = 16

	numGaps  = 8
	maxCount = 3 // up to which dependents are counted

	// Pairs and triples are hashed into so many rows.
	pairBuckets   = 1 << 12
	tripleBuckets = 1 << 13
	oftenWord     = 1 << 10 // words with smaller numbers, unknown and absent ones too, are frequent enough to be seen in pairs

	tagRows    = 0
	kindRows   = tagRows + int32(numTagIDs)*tagSlots
	labelRows  = kindRows + numKinds*kindSlots
	gapRows    = labelRows + int32(annot.NumLabels)*labelSlots
	countRows  = gapRows + 2*numGaps
	pairRows   = countRows + 3*(maxCount+1)
	tripleRows = pairRows + 2*pairBuckets
	bothRows   = tripleRows + 2*tripleBuckets
	wordRows   = bothRows + 2*tripleBuckets
)

// NumRows returns the number of rows of a net for a vocabulary of that many words.
func NumRows(words int) int { return int(wordRows) + (words+FirstWord)*wordSlots }

func wordRow(n *node, slot int32) int32 { return wordRows + n.word*wordSlots + slot }
func tagRow(n *node, slot int32) int32  { return tagRows + n.tag*tagSlots + slot }

func labelRow(n *node, slot int32) int32 { return labelRows + int32(n.label)*labelSlots + slot }

// pairRow is that of two tags in a slot, tripleRow that of three.
func pairRow(a, b *node, slot int32) int32 {
	return pairRows + slot*pairBuckets + int32(mix(uint64(a.tag), uint64(b.tag))%pairBuckets)
}

func tripleRow(a, b, c *node, slot int32) int32 {
	return tripleRows + slot*tripleBuckets + int32(mix(uint64(a.tag)<<16|uint64(b.tag), uint64(c.tag))%tripleBuckets)
}

// appendBoth appends the feature of two words in a slot, if both are frequent.
func appendBoth(f []int32, a, b *node, slot int32) []int32 {
	if a.word >= oftenWord || b.word >= oftenWord {
		return f
	}
	return append(f, bothRows+slot*tripleBuckets+int32(mix(uint64(a.word), uint64(b.word))%tripleBuckets))
}

func countRow(count uint8, slot int32) int32 {
	return countRows + slot*(maxCount+1) + int32(min(count, maxCount))
}

// appendKinds appends the features of four sets of kinds, which stand in the slots from
// slot on. One loop over all costs less than four: their ends cannot be foreseen.
func appendKinds(f []int32, slot int32, a, b, c, d kinds) []int32 {
	set := uint64(a) | uint64(b)<<numKinds | uint64(c)<<(2*numKinds) | uint64(d)<<(3*numKinds)
	for ; set != 0; set &= set - 1 {
		f = append(f, kindRows+slot*numKinds+int32(bits.TrailingZeros64(set)))
	}
	return f
}

// appendWords appends the features of words, most of whose rows are seldom in the cache.
func (s *State) appendWords(f []int32) []int32 {
	s0, s1, b0 := &s.nodes[s.top(0)], &s.nodes[s.top(1)], &s.nodes[s.next]
	return append(f,
		wordRow(b0, 0), wordRow(&s.nodes[s.next+1], 1), wordRow(&s.nodes[s.next+2], 2),
		wordRow(s0, 3), wordRow(s1, 4), wordRow(&s.nodes[s.top(2)], 5),
		wordRow(&s.nodes[s0.left], 6), wordRow(&s.nodes[s0.right], 7), wordRow(&s.nodes[s1.right], 8), wordRow(&s.nodes[b0.left], 9),
	)
}

// appendRest appends the features of tags, labels, and how many and what dependents there are.
func (s *State) appendRest(f []int32) []int32 {
	i0, i1 := s.top(0), s.top(1)
	s0, s1, b0 := &s.nodes[i0], &s.nodes[i1], &s.nodes[s.next]
	s0l, s0r, s1l, s1r, b0l := &s.nodes[s0.left], &s.nodes[s0.right], &s.nodes[s1.left], &s.nodes[s1.right], &s.nodes[b0.left]
	f = append(f,
		tagRow(&s.nodes[s.next-1], 0), tagRow(b0, 1), tagRow(&s.nodes[s.next+1], 2), tagRow(&s.nodes[s.next+2], 3), tagRow(&s.nodes[s.next+3], 4),
		tagRow(s0, 5), tagRow(s1, 6), tagRow(&s.nodes[s.top(2)], 7), tagRow(s0l, 8), tagRow(s0r, 9), tagRow(s1l, 10), tagRow(s1r, 11),
		tagRow(b0l, 12), tagRow(&s.nodes[s0.left2], 13), tagRow(&s.nodes[s0.right2], 14),
		labelRow(s0l, 0), labelRow(s0r, 1), labelRow(s1l, 2), labelRow(s1r, 3), labelRow(b0l, 4),
		gapRows+gap(s.next-i0), gapRows+numGaps+gap(i0-i1),
		countRow(s0.lefts, 0), countRow(s0.rights, 1), countRow(b0.lefts, 2),
	)
	f = appendKinds(f, 0, s0.leftKinds, s0.rightKinds, b0.leftKinds, s1.leftKinds)
	return appendKinds(f, 4, s1.rightKinds, 0, 0, 0)
}

// appendPairs appends the features of several words together, which only the first
// block of the net sees.
func (s *State) appendPairs(f []int32) []int32 {
	s0, s1, b0 := &s.nodes[s.top(0)], &s.nodes[s.top(1)], &s.nodes[s.next]
	f = append(f, pairRow(s0, b0, 0), pairRow(s1, s0, 1), tripleRow(s1, s0, b0, 0), tripleRow(s0, b0, &s.nodes[s.next+1], 1))
	f = appendBoth(f, s0, b0, 0)
	return appendBoth(f, s1, s0, 1)
}

// Features returns all features that decide what to do next in s. The result is
// valid until the next call.
func (s *State) Features() []int32 {
	return s.appendRest(s.appendWords(s.appendPairs(s.features[:0])))
}

// PairRows returns the first of the rows that only the first block of a net sees, and
// the one after the last.
func PairRows() [2]int32 { return [2]int32{pairRows, wordRows} }

// gap returns a rough measure of the distance between two words.
func gap(d int32) int32 { return int32(gaps[min(uint32(d), uint32(len(gaps)-1))]) }

var gaps = [...]uint8{0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 7}
