package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// trim mends the edges of cue, source and content. It reports false if all of the content is
// a comment of the writer, so that nothing was said.
func (f *finding) trim(d *annot.Doc) bool {
	f.cutComments(d)
	if len(f.runs) == 0 {
		return false
	}
	f.resume(d)
	f.trimTimes(d)
	f.trimOccasion(d)
	f.widenSource(d)
	return true
}

// trimTimes takes out of the cue, and off the end of the content, what only tells
// when somebody spoke:
//
//	Ruiz said [this week] that it floats.
//	Both praised the crew [afterward].
func (f *finding) trimTimes(d *annot.Doc) {
	end := f.cue.last
	for end > f.pivot+1 && form(&d.Tokens[end-1], timeNoun) {
		end--
	}
	if end < f.cue.last {
		for end > f.pivot+1 && (d.Tokens[end-1].Tag == annot.TagDT || d.Tokens[end-1].Tag == annot.TagJJ || d.Tokens[end-1].Tag == annot.TagIN) {
			end--
		}
		f.cue.last = end
	}
	r := &f.runs[len(f.runs)-1]
	last := r.last
	for last > r.first && d.Tokens[last-1].Shape.Has(annot.Punct) {
		last--
	}
	if last-1 <= r.first || r.first < f.pivot {
		return
	}
	if t := &d.Tokens[last-1]; t.Head == f.pivot && t.Tag == annot.TagRB && !t.Shape.Has(annot.InQuote) {
		r.last = last - 1
	}
}

// widenSource takes "both" or "either" into a source that begins behind it.
//
//	[Both] Ruiz and Vane said so.
func (f *finding) widenSource(d *annot.Doc) {
	at := f.source.first - 1
	if f.source.first >= f.source.last || at < d.Sents[f.sent].First {
		return
	}
	t := &d.Tokens[at]
	if form(t, pairWord) && t.Head >= f.source.first && t.Head < f.source.last {
		f.source.first = at
	}
}

// trimOccasion takes off the end of the content when it was praised, or criticized:
//
//	Ruiz praised the crew [after the race].
//
// In content that is a clause, such words belong to what was said.
func (f *finding) trimOccasion(d *annot.Doc) {
	r := &f.runs[len(f.runs)-1]
	if r.first <= f.pivot || d.Tokens[r.last-1].Shape.Has(annot.InQuote) {
		return
	}
	object := int32(annot.None)
	for i := r.first; i < r.last; i++ {
		t := &d.Tokens[i]
		if t.Head != f.pivot {
			continue
		}
		switch {
		case t.Label == annot.RelObj && object == annot.None:
			object = i
		case t.Label.Main() == annot.RelObl && object != annot.None:
			start := i
			for start > object+1 && below(d, start-1, i, f.pivot) {
				start--
			}
			if form(&d.Tokens[start], occasionWord) {
				r.last = start
			}
			return
		case t.Tag != annot.TagComma && t.Label != annot.RelPunct:
			return
		}
	}
}

// below reports whether token i hangs below top, by up to maxUp steps. The search ends at the
// pivot, which nothing below top is above.
func below(d *annot.Doc, i, top, pivot int32) bool {
	for range maxUp {
		h := d.Tokens[i].Head
		if h == top {
			return true
		}
		if h == annot.None || h == pivot {
			return false
		}
		i = h
	}
	return false
}
