package mark

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// An openQuote is a quotation whose end has not come.
type openQuote struct {
	index int32 // into the quotations
	from  int32 // where its present piece begins
}

// A piece is one stretch of a quotation's content.
type piece struct {
	annot.Span
	quotation int32
}

// builder turns the steps of the reading that was chosen into quotations.
type builder struct {
	text   string
	quotes []annot.Quotation
	open   []openQuote
	pieces []piece
	count  []int32           // scratch of finish: pieces by quotation
	old    []annot.Quotation // scratch of addDialogue
	place  []int32           // scratch: where quotations moved
}

func (b *builder) reset(d *annot.Doc) {
	b.text, b.quotes = d.Text, d.Quotations[:0]
	b.open, b.pieces = b.open[:0], b.pieces[:0]
}

func (b *builder) step(st *step) {
	switch st.act {
	case actOpen:
		b.begin(st)
	case actClose:
		for range st.n - 1 {
			b.end(st.pos, st.pos, true)
		}
		b.end(st.pos, st.end, false)
	case actDrop:
		for len(b.open) > 0 {
			b.end(st.pos, st.pos, true)
		}
	case actCarry:
		for i := range b.open {
			b.cut(&b.open[i], st.pos)
			b.open[i].from = st.end
		}
	case actContinue:
		for i := len(b.open) - int(st.n); i < len(b.open); i++ {
			b.open[i].from = st.end
		}
	}
}

func (b *builder) begin(st *step) {
	q := annot.Quotation{Span: annot.Span{Start: st.pos, End: st.end}, Parent: annot.None, Style: glyphs[st.glyph].style}
	if n := len(b.open); n > 0 {
		q.Parent, q.Depth = b.open[n-1].index, int32(n)
	}
	b.open = append(b.open, openQuote{int32(len(b.quotes)), st.end})
	b.quotes = append(b.quotes, q)
}

// end ends the innermost open quotation: its content at pos, its marks at end.
func (b *builder) end(pos, end int32, unclosed bool) {
	o := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	if unclosed && len(b.open) == 0 && int(o.index) == len(b.quotes)-1 {
		if at, ok := missingMark(b.text, o.from, pos); ok {
			pos, end = at, at
		}
	}
	b.cut(&o, pos)
	q := &b.quotes[o.index]
	q.End, q.Unclosed = end, unclosed
	if unclosed {
		q.End = q.Start + int32(len(trimRight(b.text[q.Start:end])))
	}
}

// cut records the piece of o that ends at pos, without the blanks at its edges.
func (b *builder) cut(o *openQuote, pos int32) {
	sp := trim(b.text, annot.Span{Start: o.from, End: max(o.from, pos)})
	if !hollow(b.text[sp.Start:sp.End]) {
		b.pieces = append(b.pieces, piece{sp, o.index})
	}
}

// finish hands the quotations to d and lays out their pieces side by side.
func (b *builder) finish(d *annot.Doc) {
	b.count = append(b.count[:0], make([]int32, len(b.quotes))...)
	for i := range b.pieces {
		b.count[b.pieces[i].quotation]++
	}
	b.dropEmpty()
	n := int32(0)
	for i := range b.quotes {
		q := &b.quotes[i]
		q.FirstPiece = n
		n += b.count[i]
		q.LastPiece = q.FirstPiece
	}
	d.Pieces = slices.Grow(d.Pieces[:0], int(n))[:n]
	for _, p := range b.pieces {
		q := &b.quotes[p.quotation]
		d.Pieces[q.LastPiece] = p.Span
		q.LastPiece++
	}
	d.Quotations = b.quotes
	b.quotes, b.text = nil, ""
}

// dropEmpty removes the quotations that have no piece, of which there are some
// only where marks follow marks and nothing else.
func (b *builder) dropEmpty() {
	if !slices.Contains(b.count, 0) {
		return
	}
	// place[i] is where quotation i goes or, if it is dropped, its parent went
	b.place = append(b.place[:0], make([]int32, len(b.quotes))...)
	place, n := b.place, int32(0)
	lost := make([]int32, len(b.quotes)) // levels dropped from i outwards
	for i := range b.quotes {
		q := b.quotes[i]
		if q.Parent != annot.None {
			lost[i], q.Parent = lost[q.Parent], place[q.Parent]
		}
		q.Depth -= lost[i]
		if b.count[i] == 0 {
			place[i] = q.Parent
			lost[i]++
			continue
		}
		place[i] = n
		b.quotes[n], b.count[n] = q, b.count[i]
		n++
	}
	for i := range b.pieces {
		b.pieces[i].quotation = place[b.pieces[i].quotation]
	}
	b.quotes, b.count = b.quotes[:n], b.count[:n]
}

// maxMarks bounds the length of a content that is looked at for being marks only.
const maxMarks = 64

// hollow reports whether s is marks and blanks only.
func hollow(s string) bool {
	if len(s) > maxMarks {
		return false
	}
	for i := 0; i < len(s); {
		if _, n := glyphAt(s, i); n > 0 {
			i += n
			continue
		}
		c, at := after(s, len(s), i)
		if at < len(s) && !c.isBlank() {
			return false
		}
		i = at + 1
	}
	return true
}

// trim returns s without the white space at its edges.
func trim(text string, s annot.Span) annot.Span {
	for s.Start < s.End {
		c, at := after(text, int(s.End), int(s.Start))
		if !c.isBlank() {
			break
		}
		s.Start = int32(at) + width(text[at])
	}
	s.End = s.Start + int32(len(trimRight(text[s.Start:s.End])))
	return s
}

func trimRight(s string) string {
	for len(s) > 0 {
		c, at := before(s, 0, len(s))
		if !c.isBlank() {
			break
		}
		s = s[:at]
	}
	return s
}

// width returns the length of the rune that begins with b.
func width(b byte) int32 {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}
