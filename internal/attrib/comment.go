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
		r, quoted := f.runs[k], int32(annot.None) // the last token in marks
		for i := r.first; i < r.last; i++ {
			if d.Tokens[i].Shape.Has(annot.InQuote) {
				quoted = i
				continue
			}
			if i == r.first {
				continue
			}
			if c := f.commentAt(d, i, r, quoted); c.first < c.last {
				f.cut(c)
				break
			}
		}
	}
}

// commentAt returns the comment that token i of content r begins, with the comma before it; quoted is
// the last token in marks before it, or None. Behind words in marks, the writer goes on sooner:
//
//	She called it “a dream”, [openly doubting it].
//	He praised “a strong leader,” [comparing him to Ruiz].
//	The town was “firmly opposed” to it [and warned Ruiz].
func (f *finding) commentAt(d *annot.Doc, i int32, r run, quoted int32) run {
	if d.Tokens[i-1].Tag == annot.TagComma {
		if end := commentEnd(d, i, r.last); end > i {
			return run{i - 1, end}
		}
	}
	if quoted == annot.None || parted(d, run{i, r.last}) {
		return run{}
	}
	t, before := &d.Tokens[i], &d.Tokens[i-1]
	commaInMarks := quoted == i-1 && before.Shape.Has(annot.QuoteMark) && i-2 > r.first && d.Tokens[i-2].Tag == annot.TagComma
	joined := t.Tag == annot.TagCC && i+1 < r.last && d.Tokens[i+1].Head == f.pivot && d.Tokens[i+1].Label == annot.RelConj
	switch {
	case before.Tag == annot.TagComma && participle(d, i, r.last, quoted):
		return run{i - 1, r.last}
	case commaInMarks && t.Tag == annot.TagVBG, joined:
		return run{i, r.last}
	}
	return run{}
}

// parted reports whether a comma stands in r, so that what begins it is put in and what was said
// goes on behind it.
func parted(d *annot.Doc, r run) bool {
	for i := r.first; i < r.last; i++ {
		if d.Tokens[i].Tag == annot.TagComma {
			return true
		}
	}
	return false
}

// participle reports whether a participle that tells what else was done begins at token i, or an
// adverb before it. It hangs on a verb before the words in marks, whose last is quoted: one behind
// them takes it along.
func participle(d *annot.Doc, i, end, quoted int32) bool {
	if i+1 < end && d.Tokens[i].Tag == annot.TagRB {
		i++
	}
	t := &d.Tokens[i]
	return t.Tag == annot.TagVBG && t.Label == annot.RelAdvcl && t.Head < quoted
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
