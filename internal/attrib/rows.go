package attrib

import (
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// The features of the net of roles are rows in four parts: what a token is, what a
// pivot is, in which branch of the tree the token stands as seen from the pivot, and
// where in this branch. Those of the pivot are summed once, and those of a branch once for the
// neighbours that share it.
const (
	numPaths  = 4096 // rows that hashed features share
	numFrames = 8192
	numNear   = 4096

	numLabels = int32(annot.NumLabels)
	numTags   = int32(annot.NumTags)
	numWhere  = (maxUp + 3) * numLabels * 2
	numFars   = 80 // values of bucket
	numWho    = 4 * 16 * 4
)

// The first rows of the features of the net. The words come last.
const (
	tokenTag    int32 = 0
	tokenLabel        = tokenTag + 3*numTags
	tokenWho          = tokenLabel + 2*numLabels
	tokenQuote        = tokenWho + numWho
	pivotTag          = tokenQuote + 8
	pivotNext         = pivotTag + numTags
	pivotLabel        = pivotNext + 2*numTags
	pivotKids         = pivotLabel + numLabels
	pivotQuote        = pivotKids + 64
	pivotClass        = pivotQuote + 4
	pairWhere         = pivotClass + 8
	pairSecond        = pairWhere + numWhere
	pairDepth         = pairSecond + 2*numLabels
	pairFar           = pairDepth + 8
	pairPath          = pairFar + numFars
	pairFrame         = pairPath + numPaths
	pairNear          = pairFrame + numFrames
	pairBranch        = pairNear + numNear
	pairStart         = pairBranch + 2*numTags
	pairInside        = pairStart + 2*numTags
	pairMention       = pairInside + 32
	pairBefore        = pairMention + 16
	pairTurn          = pairBefore + (maxUp+3)*numLabels
	wordRows          = pairTurn + 32
)

// The slots of words.
const (
	wordHere = iota
	wordBefore
	wordAfter
	wordPivot
	wordPivotForm
	wordPivotBefore
	wordPivotAfter
	wordPivotHead
	wordBranch
	wordStart
	wordSlots
)

// NumRows returns the number of rows of a net for a vocabulary of that many words.
func NumRows(words int) int { return int(wordRows) + (words+1)*wordSlots }

func wordRow(number int32, slot int32) int32 { return wordRows + number*wordSlots + slot }

func hashedRow(first int32, size uint64, h uint64) int32 { return first + int32((h>>32*size)>>32) }

func quoteBits(f *frame, i int32) int32 {
	return int32(flag(f.inQuote(i-1), 0) | flag(f.inQuote(i), 1) | flag(f.inQuote(i+1), 2))
}

// appendToken appends the features of token i.
func appendToken(r []int32, f *frame, i int32) []int32 {
	t, prev, next := f.tok(i), f.tok(i-1), f.tok(i+1)
	r = append(r,
		wordRow(f.form(i), wordHere), wordRow(f.form(i-1), wordBefore), wordRow(f.form(i+1), wordAfter),
		tokenTag+int32(t.Tag), tokenTag+numTags+int32(prev.Tag), tokenTag+2*numTags+int32(next.Tag),
		tokenLabel+int32(t.Label), tokenLabel+numLabels+int32(prev.Label),
		tokenQuote+quoteBits(f, i),
	)
	if k := f.mention[i]; k != annot.None {
		mm := &f.d.Mentions[k]
		who := min(int32(mm.Kind), 3)*16 + min(int32(mm.Entity), 15)
		r = append(r, tokenWho+who*4+int32(flag(mm.Head == f.first+i, 0)|flag(i > 0 && f.mention[i-1] == k, 1)))
	}
	return r
}

// A view is what the features need to know of a pivot.
type view struct {
	f     *frame
	tree  *tree
	pivot int32
	lemma uint64
	quote int32    // the quotation that the pivot stands in, or None
	near  [2]int32 // the nearest mention before and after the pivot
}

func (v *view) load() {
	f := v.f
	v.lemma, v.quote = mix(f.tok(v.pivot).Lemma, tagClass(f.tok(v.pivot))), f.quotation[v.pivot]
	v.near = [2]int32{annot.None, annot.None}
	for i := v.pivot - 1; i >= max(v.pivot-window, 0) && v.near[0] == annot.None; i-- {
		v.near[0] = f.mention[i]
	}
	for i := v.pivot + 1; i < min(v.pivot+window+1, f.n) && v.near[1] == annot.None; i++ {
		v.near[1] = f.mention[i]
	}
}

// appendPivot appends the features of the pivot.
func (v *view) appendPivot(r []int32) []int32 {
	f := v.f
	t, prev, next := f.tok(v.pivot), f.tok(v.pivot-1), f.tok(v.pivot+1)
	r = append(r,
		wordRow(f.lemma(v.pivot), wordPivot), wordRow(f.form(v.pivot), wordPivotForm),
		wordRow(f.form(v.pivot-1), wordPivotBefore), wordRow(f.form(v.pivot+1), wordPivotAfter), wordRow(f.lemma(f.head(v.pivot)), wordPivotHead),
		pivotTag+int32(t.Tag), pivotNext+int32(prev.Tag), pivotNext+numTags+int32(next.Tag), pivotLabel+int32(t.Label),
		pivotQuote+int32(flag(v.quote != annot.None, 0)|flag(f.quoted, 1)), pivotClass+int32(tagClass(t)),
	)
	for set := f.kids[v.pivot]; set != 0; set &= set - 1 {
		r = append(r, pivotKids+int32(bits.TrailingZeros64(set)))
	}
	return r
}

// side tells the tokens before the pivot from it and those after it.
func (v *view) side(i int32) int32 { return int32(flag(i < v.pivot, 0)) }

// where tells how the paths of token i and of the pivot part.
func (v *view) where(i int32) int32 {
	p := &v.tree.places[i]
	return (int32(p.up+1)*numLabels+int32(p.label))*2 + v.side(i)
}

// appendBranch appends the features of token i as seen from the pivot that it shares
// with the other tokens of its branch on this side.
func (v *view) appendBranch(r []int32, i int32) []int32 {
	f, p, side, where := v.f, &v.tree.places[i], v.side(i), v.where(i)
	start := f.branchStart(p.branch)
	return append(r,
		pairWhere+where,
		hashedRow(pairFrame, numFrames, mix(uint64(where), v.lemma)),
		pairBranch+int32(f.tok(p.branch).Tag)*2+side,
		pairStart+int32(f.tok(start).Tag)*2+side,
		wordRow(f.lemma(p.branch), wordBranch),
		wordRow(f.form(start), wordStart),
	)
}

// appendPair appends the other features of token i as seen from the pivot.
func (v *view) appendPair(r []int32, i int32) []int32 {
	f, p, side := v.f, &v.tree.places[i], v.side(i)
	var q place
	if i > 0 {
		q = v.tree.places[i-1]
	}
	r = append(r,
		pairSecond+int32(p.second)*2+side,
		pairDepth+int32(p.depth)*2+side,
		pairFar+int32(min(bucket(i-v.pivot), numFars-1)),
		hashedRow(pairPath, numPaths, p.path),
		pairInside+int32(flag(f.inQuote(i) && f.quotation[i] != v.quote, 0)|flag(v.quote != annot.None, 1)|flag(f.quoted, 2)|flag(i < v.pivot, 3)),
		pairBefore+int32(q.up+1)*numLabels+int32(q.label),
		pairTurn+int32(flag(p.branch == q.branch, 0)|flag(i == v.pivot, 1)|flag(i == v.pivot+1, 2)|flag(i < v.pivot, 3)|flag(i+1 < f.n && v.tree.places[min(i+1, f.n-1)].branch == p.branch, 4)),
	)
	if d := i - v.pivot; d >= -3 && d <= 3 {
		r = append(r, hashedRow(pairNear, numNear, mix(uint64(d+8), v.lemma)))
	}
	if k := f.mention[i]; k != annot.None {
		r = append(r, pairMention+int32(flag(k == v.near[0], 0)|flag(k == v.near[1], 1)|flag(i < v.pivot, 2)|flag(f.d.Mentions[k].Head == f.first+i, 3)))
	}
	return r
}

// branchStart returns the first word of the branch with this top, which tells whether it
// begins with "that", "to", "because". Branches are taken to begin at the
// leftmost child of their top, or at the top.
func (f *frame) branchStart(top int32) int32 {
	const back = 10
	for k := max(top-back, 0); k < top; k++ {
		if f.head(k) == top {
			return k
		}
	}
	return top
}
