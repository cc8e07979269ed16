package annot

import "sync"

var pool = sync.Pool{New: func() any { return new(Doc) }}

// maxPooled bounds the elements of each long list of a document that is kept for
// reuse, so that one very long text, or one of nothing but marks, does not hold
// its memory for good.
const maxPooled = 1 << 18

// Get returns an empty document over text, with slices that may be reused.
func Get(text string) *Doc {
	d := pool.Get().(*Doc)
	d.Text = text
	return d
}

// Put gives d back. The caller must not use d, or any slice of it, afterwards.
func Put(d *Doc) {
	if max(cap(d.Tokens), cap(d.Quotations), cap(d.Pieces), cap(d.Mentions)) > maxPooled {
		return
	}
	d.Reset()
	pool.Put(d)
}

// Reset empties d but keeps the memory of its slices.
func (d *Doc) Reset() {
	clear(d.Attribs)
	clear(d.Speakers)
	clear(d.Claims)
	*d = Doc{
		Paras:      d.Paras[:0],
		Quotations: d.Quotations[:0],
		Pieces:     d.Pieces[:0],
		Tokens:     d.Tokens[:0],
		Sents:      d.Sents[:0],
		Mentions:   d.Mentions[:0],
		Attribs:    d.Attribs[:0],
		Speakers:   d.Speakers[:0],
		Claims:     d.Claims[:0],
	}
}
