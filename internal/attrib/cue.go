package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// A pivot is the token around which an attribution turns: the head of its cue,
// such as "said", "according", "fears", or a colon.

// lexical is the template of the feature by which the cue model knows a word at
// all: the word's lemma and class.
const lexical = 1000

func lexicalFeature(t *annot.Token) uint64 {
	return mix(mix(lexical+1, t.Lemma), tagClass(t))
}

// candidate reports whether token i may be a pivot: a word whose lexical feature
// is known, or any verb beside a quotation.
func (f *frame) candidate(i int32, known func(feature uint64) bool) bool {
	t := f.tok(i)
	if t.UPOS == annot.VERB && f.quoted && !f.inQuote(i) && f.besideQuote(i) {
		return true
	}
	return mayTurn(t) && known(lexicalFeature(t))
}

// mayTurn reports whether a word of t's class can be a pivot at all.
func mayTurn(t *annot.Token) bool { return turning[t.UPOS] || t.Tag == annot.TagColon }

var turning = [annot.NumUPOS]bool{
	annot.NoUPOS: true, annot.ADJ: true, annot.ADP: true, annot.ADV: true, annot.INTJ: true, annot.NOUN: true, annot.PART: true,
	annot.SCONJ: true, annot.SYM: true, annot.VERB: true, annot.X: true,
}

// reach is how far, in tokens, a verb may stand from a quotation to be taken
// for its cue although the model does not know it.
const reach = 6

// besideQuote reports whether a quotation begins or ends within reach of i.
func (f *frame) besideQuote(i int32) bool {
	for k := int32(1); k <= reach; k++ {
		if f.inQuote(i-k) || f.inQuote(i+k) {
			return true
		}
	}
	return false
}

// cueFeatures fills fs with what tells whether token i is a pivot. within says
// that i lies in the content of an attribution found before.
func (fs *features) cueFeatures(f *frame, i int32, within bool) {
	*fs = (*fs)[:0]
	fs.addWords(f, i)
	fs.addTree(f, i)
	fs.addNested(f, i, within)
}

// addWords adds the features of the word, of those beside it and of what kinds of children it has,
// which tell for most candidates that they are no pivots, see earlyLogit.
func (fs *features) addWords(f *frame, i int32) {
	t := f.tok(i)
	prev, next, prev2, next2 := f.tok(i-1), f.tok(i+1), f.tok(i-2), f.tok(i+2)
	lemma, tag := t.Lemma, uint64(t.Tag)
	class := tagClass(t)
	*fs = append(*fs, lexicalFeature(t))
	fs.add1(0, class)
	fs.add1(1, tag)
	fs.add2(2, lemma, tag)
	fs.add2(3, lemma, next.Lower)
	fs.add2(4, lemma, uint64(next.Tag))
	fs.add2(5, tag, next.Lower)
	fs.add2(6, lemma, prev.Lower)
	fs.add2(7, lemma, uint64(prev.Tag))
	fs.add2(8, tag, prev.Lower)
	fs.add3(9, tag, uint64(prev.Tag), uint64(next.Tag))
	fs.add3(10, tag, uint64(next.Tag), uint64(next2.Tag))
	fs.add3(11, tag, uint64(prev.Tag), uint64(prev2.Tag))
	fs.add3(12, lemma, next.Lower, next2.Lower)

	complement := f.kids[i] & (bit(annot.RelCcomp) | bit(annot.RelXcomp) | bit(annot.RelParataxis) | bit(annot.RelObj))
	fs.add2(20, class, f.frameOf(i))
	fs.add2(21, lemma, complement)
}

// addTree adds those of its children and its place in the tree.
func (fs *features) addTree(f *frame, i int32) {
	t := f.tok(i)
	lemma, class, frameBits := t.Lemma, tagClass(t), f.frameOf(i)
	fs.add2(22, lemma, frameBits)
	for set := frameBits; set != 0; set &= set - 1 {
		fs.add2(23, lemma, set&-set)
		fs.add2(24, class, set&-set)
	}
	label := uint64(t.Label)
	fs.add2(25, class, label)
	fs.add2(26, lemma, label)
	if h := f.head(i); h != annot.None {
		head := f.tok(h)
		fs.add2(27, class, head.Lemma)
		fs.add3(28, lemma, label, uint64(head.Tag))
		fs.add3(29, class, label, head.Lemma)
	}
	fs.neighbours(f, i)

	fs.add2(45, bucket(i), class)
	fs.add2(46, bucket(f.n-i), class)
	fs.add2(47, bucket(f.n), class)
}

// frameOf returns the labels among the children of token i that tell how a verb is used.
func (f *frame) frameOf(i int32) uint64 {
	return f.kids[i] & (bit(annot.RelNsubj) | bit(annot.RelNsubjPass) | bit(annot.RelCcomp) | bit(annot.RelXcomp) |
		bit(annot.RelParataxis) | bit(annot.RelObj) | bit(annot.RelObl) | bit(annot.RelAcl) | bit(annot.RelNmodPoss) |
		bit(annot.RelNmod) | bit(annot.RelAuxPass) | bit(annot.RelCop) | bit(annot.RelCase) | bit(annot.RelAdvcl) | bit(annot.RelMark) | bit(annot.RelCompoundPrt))
}

// addNested adds the features of quotations and of attributions found before.
func (fs *features) addNested(f *frame, i int32, within bool) {
	t := f.tok(i)
	class, lemma := tagClass(t), t.Lemma
	quote := flag(f.inQuote(i), 0) | flag(within, 1) | flag(f.quoted, 2) |
		flag(f.inQuote(i-1), 3) | flag(f.inQuote(i+1), 4) | flag(f.besideQuote(i), 5)
	fs.add2(40, class, quote)
	fs.add2(41, lemma, quote)
	fs.add2(42, quote, f.frameOf(i))
	fs.add2(43, class, flag(within, 0))
	fs.add2(44, lemma, flag(within, 0))
}

// neighbours looks at the children of i one by one, by their label and word,
// and at whom its subject mentions.
func (fs *features) neighbours(f *frame, i int32) {
	t := f.tok(i)
	class := tagClass(t)
	const window = 12
	for k := max(i-window, 0); k < min(i+window, f.n); k++ {
		if f.head(k) != i {
			continue
		}
		c := f.tok(k)
		switch c.Label {
		case annot.RelNsubj, annot.RelNsubjPass, annot.RelNmodPoss, annot.RelOblAgent:
			who := uint64(99)
			if m := f.mention[k]; m != annot.None {
				mm := &f.d.Mentions[m]
				who = uint64(mm.Kind)<<8 | uint64(mm.Entity)
			}
			fs.add3(30, class, uint64(c.Label), who)
			fs.add3(31, t.Lemma, uint64(c.Label), who)
			fs.add3(32, class, uint64(c.Label), c.Lemma)
			fs.add3(33, class, uint64(c.Label), flag(k < i, 0))
		case annot.RelMark, annot.RelAdvmod, annot.RelAux, annot.RelCompoundPrt, annot.RelCase, annot.RelDet:
			fs.add3(34, class, uint64(c.Label), c.Lower)
			fs.add3(35, t.Lemma, uint64(c.Label), c.Lower)
		case annot.RelCcomp, annot.RelXcomp, annot.RelParataxis, annot.RelAcl, annot.RelAdvcl, annot.RelObj, annot.RelObl, annot.RelNmod:
			fs.add3(36, class, uint64(c.Label), uint64(c.Tag))
			fs.add3(37, t.Lemma, uint64(c.Label), uint64(c.Tag))
			fs.add3(38, class, uint64(c.Label), c.Lemma)
			fs.add3(39, t.Lemma, uint64(c.Label), flag(f.inQuote(k), 0)|flag(k < i, 1))
		}
	}
}
