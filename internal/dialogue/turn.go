package dialogue

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A run is a stretch of tokens of the document, [first, last).
type run struct{ first, last int32 }

func (r run) empty() bool { return r.first >= r.last }

// A turn is one speech: an attribution with words between marks, and the
// narration around it.
type turn struct {
	attrib         int32
	para, lastPara int32   // paragraphs that its first and last marks stand in
	first, last    int32   // tokens [first, last), from mark to mark
	source         int32   // the mention that it is attributed to, or None
	cue            int32   // the verb that attributes it to source, where this floor found it, or None
	inner          run     // narration between the first two of its quotations, if it has several
	before         run     // narration in its paragraph, from the quotation before
	after          run     // narration in its paragraph after the first of its quotations
	beyond         run     // and after the last one, if it has several
	lead           run     // the paragraph before, if it is all narration, or what narration it ends with
	shared         bool    // lead is after or beyond of the turn before
	follow         run     // the paragraph after, if it is all narration
	gap            int32   // paragraphs of narration since the turn before
	samePara       bool    // the turn before ends in the paragraph in which this one begins
	address        address // known of the turns around those in play
	question       bool    // its words end with a question mark
	cut            bool    // its words end with a comma or a dash
	lower          bool    // its words begin in lower case
	words          int32
	capital        bool // its first word has a capital
	end            byte // the last mark of its words, 'a' for none: see lastMark

	inPlay     bool // its candidates are looked at
	candidates span
	factor     [relations]uint64 // of each relation to the turns before
	choice     int               // the likeliest candidate, counted from 0
	likely     int32             // its probability in 1/1024; 0 before anything is decided
	guess      int32             // who was taken to make it in the first reading, or None
	trust      int32             // and how much that is to be trusted, at most full
	known      int32             // who makes it as far as is sure, or None
}

// turnsOf fills w.turns with the speeches of d in order.
func (w *worker) turnsOf(d *annot.Doc) {
	w.turns = w.turns[:0]
	for i := range d.Attribs {
		a := &d.Attribs[i]
		if a.Quotation == annot.None || d.Quotations[a.Quotation].Depth > 0 || a.Kind != annot.Direct && a.Kind != annot.Mixed {
			continue
		}
		if d.Quotations[a.Quotation].Parent != annot.None {
			continue // told by a speaker, no turn of the conversation
		}
		w.turns = append(w.turns, w.turnOf(d, int32(i)))
	}
	slices.SortStableFunc(w.turns, func(a, b turn) int { return cmp.Compare(a.first, b.first) })
	for i := range w.turns {
		w.narration(d, i)
	}
}

// turnOf returns the turn of attribution i, without the narration around it.
func (w *worker) turnOf(d *annot.Doc, i int32) turn {
	a := &d.Attribs[i]
	q := &d.Quotations[a.Quotation]
	t := turn{attrib: i, first: q.FirstTok, last: q.LastTok, source: annot.None, cue: annot.None, address: address{speaker: annot.None}}
	verbatim := a.Verbatim // what is left of it from quotation k on
	for k := a.Quotation; int(k) < len(d.Quotations); k++ {
		o := &d.Quotations[k]
		if o.Start >= a.End {
			break
		}
		if o.Depth > 0 {
			continue
		}
		for len(verbatim) > 0 && verbatim[0].End <= o.Start {
			verbatim = verbatim[1:]
		}
		if overlap(verbatim, d.Content(o)) {
			if k != a.Quotation && t.after.empty() {
				t.inner = run{t.last, o.FirstTok}
				t.after = t.inner
			}
			t.last = o.LastTok
		}
	}
	t.para = paraOf(d, d.Tokens[t.first].Start)
	t.lastPara = paraOf(d, d.Tokens[max(t.first, t.last-1)].Start)
	// "I suppose so" says nothing of who says it.
	if len(a.Sources) > 0 && !d.Tokens[d.Mentions[a.Sources[0]].First].Shape.Has(annot.InQuote) {
		t.source = a.Sources[0]
	}
	t.words = t.last - t.first
	return t
}

// overlap reports whether one of a overlaps one of b, both in order.
func overlap(a, b []annot.Span) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Overlaps(b[0]):
			return true
		case a[0].End <= b[0].End:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// narration sets the narration around turn i and how it follows the turn before.
func (w *worker) narration(d *annot.Doc, i int) {
	t := &w.turns[i]
	first, _ := paraTokens(d, t.para)
	_, last := paraTokens(d, t.lastPara)
	t.before = run{first, t.first}
	from, to := int32(0), int32(len(d.Paras)) // paragraphs without speech around t
	t.gap, t.samePara = t.para, false
	if i > 0 {
		p := &w.turns[i-1]
		t.before.first = min(max(first, p.last), t.first)
		from = p.lastPara + 1
		t.samePara = p.lastPara >= t.para
		t.gap = max(0, t.para-p.lastPara-1)
	}
	rest := run{t.last, last}
	if i+1 < len(w.turns) {
		n := &w.turns[i+1]
		rest.last = max(min(last, n.first), rest.first)
		to = n.para
	}
	if t.after.empty() {
		t.after = rest
	} else {
		t.beyond = rest
	}
	t.shared = false
	if t.para-1 >= from {
		t.lead.first, t.lead.last = paraTokens(d, t.para-1)
	} else if i > 0 && t.para-1 == w.turns[i-1].lastPara {
		p := &w.turns[i-1]
		_, last := paraTokens(d, t.para-1)
		if p.last < last && d.Tokens[last-1].Tag != annot.TagStop {
			t.lead, t.shared = run{p.last, last}, true
		}
	}
	if t.lastPara+1 < to {
		t.follow.first, t.follow.last = paraTokens(d, t.lastPara+1)
	}
	t.readWords(d)
}

// readWords looks at how the words of t begin and end.
func (t *turn) readWords(d *annot.Doc) {
	for k := t.first; k < t.last; k++ {
		if tok := &d.Tokens[k]; !tok.Shape.Has(annot.Punct) {
			t.capital = tok.Shape.Has(annot.Capital)
			t.lower = !t.capital && !tok.Shape.Has(annot.HasDigit)
			break
		}
	}
	for k := t.last - 1; k >= t.first; k-- {
		tok := &d.Tokens[k]
		if tok.Shape.Has(annot.QuoteMark) {
			continue
		}
		t.end = 'a'
		if tok.Shape.Has(annot.Punct) {
			t.end = lastMark(d.Text[tok.Start:tok.End])
		}
		break
	}
	t.question = t.end == '?'
	t.cut = t.end == ',' || t.end == '-'
}

// lastMark returns the last character of a token, dashes of all lengths as '-',
// three dots as '.'.
func lastMark(form string) byte {
	switch r, _ := utf8.DecodeLastRuneInString(form); r {
	case '–', '—', '―':
		return '-'
	case '…':
		return '.'
	default:
		return byte(r)
	}
}

// paraOf returns the paragraph that holds byte at.
func paraOf(d *annot.Doc, at int32) int32 {
	p, ok := slices.BinarySearchFunc(d.Paras, at, func(p annot.Para, at int32) int { return cmp.Compare(p.Start, at) })
	if !ok {
		p--
	}
	return int32(max(p, 0))
}

// paraTokens returns the tokens of paragraph p.
func paraTokens(d *annot.Doc, p int32) (first, last int32) {
	para := &d.Paras[p]
	if para.FirstSent >= para.LastSent {
		return 0, 0
	}
	return d.Sents[para.FirstSent].First, d.Sents[para.LastSent-1].Last
}
