package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// addressed reports whether the content of a finding is no more than whom somebody
// speaks to: she talked to Ruiz; advice to beginners.
func addressed(d *annot.Doc, f *finding) bool {
	if len(f.runs) != 1 {
		return false
	}
	r := f.runs[0]
	switch {
	case form(&d.Tokens[r.first], towards):
		r.first++
	case r.first == 0 || f.cue.last != r.first || !form(&d.Tokens[r.first-1], towards):
		return false
	}
	for r.last > r.first && d.Tokens[r.last-1].Shape.Has(annot.Punct) {
		r.last--
	}
	m := mentionAt(d, r.first)
	return m != nil && m.Last >= r.last && (m.Entity == annot.Person || m.Entity == annot.Group)
}
