// Package mark tells which marks open and close quotations.
//
// Every mark has several readings: it opens, closes, reopens what a paragraph
// break left open, or is an apostrophe, a sign of feet or inches, or nothing.
// What stands on both sides of it makes some readings dearer than others, and so
// does what is open already. [Annotate] takes the readings that cost least over
// a whole paragraph, so that one stray mark, or one turned the wrong way, spoils
// no other. The costs are in glyph.go, context.go and costs.go; search.go holds
// the search, whose time is linear in the text.
package mark

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

var searches = sync.Pool{New: func() any { return new(search) }}

// Annotate fills d.Quotations and d.Pieces from d.Text and d.Paras. It needs no
// tokens. It is safe for concurrent use on different documents, and allocates
// nothing when the slices of d have room.
func Annotate(d *annot.Doc) {
	s := searches.Get().(*search)
	defer searches.Put(s)
	s.reset()
	s.builder.reset(d)
	for i := range d.Paras {
		p := d.Paras[i].Span
		s.para(d.Text, int(p.Start), int(p.End))
		next := int32(-1)
		if i+1 < len(d.Paras) {
			next = d.Paras[i+1].Start
		}
		s.endPara(d.Text, p.End, next)
	}
	s.commit()
	s.dialogue(d)
	s.builder.addDialogue(s.speeches)
	s.builder.finish(d)
}
