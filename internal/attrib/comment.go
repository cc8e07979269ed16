package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// What a writer adds to reported speech is not part of it, though it often
// hangs on the last verb that was reported:
//
//	She said the talks went well, [signaling a thaw].
//	He accused them, [without evidence], of theft.
//
// Words in marks are left alone: they were said.

// cutComments takes the writer's comments out of the content of f.
func (f *finding) cutComments(d *annot.Doc) {
	for k := 0; k < len(f.runs); k++ {
		r := f.runs[k]
		for i := r.first + 1; i < r.last; i++ {
			if d.Tokens[i-1].Tag != annot.TagComma || d.Tokens[i].Shape.Has(annot.InQuote) {
				continue
			}
			end := commentEnd(d, i, r.last)
			if end == i {
				continue
			}
			f.cut(run{i - 1, end})
			break
		}
	}
}

// resume takes in what was said behind the writer's comment, if the content ends before it:
//
//	He accused them, without evidence, [of theft].
func (f *finding) resume(d *annot.Doc) {
	at, end := f.runs[len(f.runs)-1].last, d.Sents[f.sent].Last
	if at+1 >= end || at <= f.pivot || d.Tokens[at].Tag != annot.TagComma || !form(&d.Tokens[at+1], withoutWord) {
		return
	}
	first := commentEnd(d, at+1, end)
	if first == at+1 || first >= end || !form(&d.Tokens[first], openingWord) { // "on Tuesday"
		return
	}
	top := first
	for range maxUp {
		if h := d.Tokens[top].Head; h <= top || h >= end {
			break
		}
		top = d.Tokens[top].Head
	}
	if d.Tokens[top].Head != f.pivot || d.Tokens[top].Label == annot.RelConj || d.Tokens[top].Shape.Has(annot.Punct) {
		return
	}
	last := top + 1
	for last < end && d.Tokens[last].Tag != annot.TagComma && below(d, last, top, f.pivot) {
		last++
	}
	f.runs = append(f.runs, run{first, last})
}

// comment reports whether a pivot opens a comment of the writer itself.
func (f *frame) comment(pivot int32) bool {
	t := f.tok(pivot)
	return t.Tag == annot.TagVBG && form(t, commentVerb) && f.tok(pivot-1).Tag == annot.TagComma && f.kids[pivot]&bit(annot.RelCcomp) == 0
}

// commentEnd returns the token after the comment that begins at token i, or i if
// none does there. A participle comments up to the end of the content, "without
// evidence" up to the next comma.
func commentEnd(d *annot.Doc, i, end int32) int32 {
	t := &d.Tokens[i]
	if t.Tag == annot.TagVBG && form(t, commentVerb) {
		return end
	}
	if i+1 >= end || !form(t, withoutWord) {
		return i
	}
	next := i + 1
	for next+1 < end && (form(&d.Tokens[next], giveVerb) || d.Tokens[next].UPOS == annot.ADJ || d.Tokens[next].UPOS == annot.DET || d.Tokens[next].UPOS == annot.ADV) {
		next++
	}
	if !form(&d.Tokens[next], evidenceNoun) {
		return i
	}
	for next++; next < end; next++ {
		if d.Tokens[next].Tag == annot.TagComma {
			return next + 1
		}
	}
	return end
}

// attributive reports whether a pivot is an adjective that only casts doubt on a noun: the
// [alleged] fraud. What it says of the noun is a claim, but nobody reports it.
func (f *frame) attributive(pivot int32) bool {
	t := f.tok(pivot)
	return t.Label == annot.RelAmod && form(t, doubtWord)
}
