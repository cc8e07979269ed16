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
