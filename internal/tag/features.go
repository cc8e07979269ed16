package tag

import "github.com/hearsay-go/hearsay/internal/weights"

// The features of a token are rows of the net: what stands in a slot, such as the
// word before. All slots of a word lie side by side, and so do those of a class of
// words. Pairs of facts and the ends of unknown words are hashed into a fixed number
// of rows.
const (
	wordSlots  = 5
	classSlots = 5
	pairSlots  = 2
	spellSlots = 4

	unknownClasses = 1 << 10 // classes of unknown words, by ending and spelling
	pairBuckets    = 1 << 12
	classBuckets   = 1 << 13
	wordBuckets    = 1 << 12
	oftenNumber    = 1 << 10 // words with smaller numbers, all unknown ones too, are frequent enough to be seen in pairs
	affixBuckets   = 1 << 11
	numAffixes     = 6

	// Facts about a word; the first one is that there is none.
	numClassIDs = MaxWordClass + 1 + unknownClasses
	numPairIDs  = int32(NumClasses) + 1
	numSpellIDs = 2*numSpellings + 1

	pairRows       = int32(0)
	spellRows      = pairRows + numPairIDs*pairSlots
	styleRows      = spellRows + numSpellIDs*spellSlots
	pairPairRows   = styleRows + numStyles*numSpellIDs
	pairClassRows  = pairPairRows + pairBuckets
	classClassRows = pairClassRows + classBuckets
	wordPairRows   = classClassRows + classBuckets
	wordBeforeRows = wordPairRows + wordBuckets
	wordAfterRows  = wordBeforeRows + wordBuckets
	affixRows      = wordAfterRows + wordBuckets
	classRows      = affixRows + numAffixes*affixBuckets
	wordRows       = classRows + numClassIDs*classSlots

	maxFeatures = 32
)

// NumRows returns the number of rows of a net for a lexicon whose largest number of a word
// is one less than numbers.
func NumRows(numbers int) int { return int(wordRows) + numbers*wordSlots }

// Features returns the features of token i, which lies in the current chunk, given
// the classes of the tokens before it. The result is valid until the next call.
func (w *Window) Features(i int32) []int32 {
	return w.appendBefore(w.appendAround(w.features[:0], i), i)
}

// appendBefore appends the features that hang on the classes of the tokens before i.
func (w *Window) appendBefore(f []int32, i int32) []int32 {
	cur := w.at(i)
	f = append(f,
		pairRows+w.before[0]*pairSlots,
		pairRows+w.before[1]*pairSlots+1,
		pairPairRows+bucket(w.before[0], w.before[1], pairBuckets),
		pairClassRows+bucket(w.before[0], cur.class, classBuckets),
	)
	if cur.number < oftenNumber {
		f = append(f, wordPairRows+bucket(w.before[0], cur.number, wordBuckets))
	}
	return f
}

// appendAround appends the features of token i that are known before any token of the
// sentence has a class.
func (w *Window) appendAround(f []int32, i int32) []int32 {
	p2, p1, cur, n1, n2 := w.at(i-2), w.at(i-1), w.at(i), w.at(i+1), w.at(i+2)
	f = append(f,
		wordRows+cur.number*wordSlots,
		wordRows+p1.number*wordSlots+1,
		wordRows+n1.number*wordSlots+2,
		wordRows+p2.number*wordSlots+3,
		wordRows+n2.number*wordSlots+4,
		classRows+cur.class*classSlots,
		classRows+p1.class*classSlots+1,
		classRows+n1.class*classSlots+2,
		classRows+p2.class*classSlots+3,
		classRows+n2.class*classSlots+4,
		classClassRows+bucket(cur.class, n1.class, classBuckets),
		spellRows+cur.spell*spellSlots,
		spellRows+p1.spell*spellSlots+1,
		spellRows+n1.spell*spellSlots+2,
		spellRows+n2.spell*spellSlots+3,
		styleRows+int32(w.style)*numSpellIDs+cur.spell,
	)
	if cur.number < oftenNumber {
		if p1.number < oftenNumber {
			f = append(f, wordBeforeRows+bucket(p1.number, cur.number, wordBuckets))
		}
		if n1.number < oftenNumber {
			f = append(f, wordAfterRows+bucket(cur.number, n1.number, wordBuckets))
		}
		if cur.number != unknownNumber {
			return f
		}
	}
	t := &w.doc.Tokens[i]
	tail, head := affixes(w.doc.Text[t.Start:t.End])
	return append(f,
		affixRow(0, tail&0xffff),
		affixRow(1, tail&0xffffff),
		affixRow(2, tail&0xffffffff),
		affixRow(3, tail&0xffffffffff),
		affixRow(4, head),
		affixRow(5, head>>8),
	)
}

// bucket maps two facts to one of n rows; n is a power of two.
func bucket(a, b int32, n uint64) int32 { return int32(weights.Mix(uint64(a), uint64(b)) & (n - 1)) }

func affixRow(slot int32, bytes uint64) int32 {
	return affixRows + slot*affixBuckets + int32(weights.Mix(7, bytes)&(affixBuckets-1))
}
