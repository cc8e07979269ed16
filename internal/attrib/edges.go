package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

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
