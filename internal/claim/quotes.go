package claim

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// quoteIndex lists the quotes that touch each sentence: those of sentence s are
// list[start[s]:start[s+1]].
type quoteIndex struct {
	start []int32
	list  []int32
}

// maxSpread bounds the sentences under which a long quote is listed.
const maxSpread = 64

func indexQuotes(d *annot.Doc) quoteIndex {
	q := quoteIndex{start: make([]int32, len(d.Sents)+1)}
	if len(d.Sents) == 0 {
		return q
	}
	each := func(visit func(sent, attrib int32)) {
		for a := range d.Attribs {
			span := d.Attribs[a].Span.Cover(d.Attribs[a].Cue).Cover(d.Attribs[a].Source)
			first, _ := slices.BinarySearchFunc(d.Sents, span.Start, func(s annot.Sent, at int32) int {
				if d.Tokens[s.Last-1].End <= at {
					return -1
				}
				return 1
			})
			for s := first; s < min(len(d.Sents), first+maxSpread) && d.Tokens[d.Sents[s].First].Start < span.End; s++ {
				visit(int32(s), int32(a))
			}
		}
	}
	each(func(s, _ int32) { q.start[s+1]++ })
	for s := range d.Sents {
		q.start[s+1] += q.start[s]
	}
	q.list = make([]int32, q.start[len(d.Sents)])
	next := slices.Clone(q.start)
	each(func(s, a int32) {
		q.list[next[s]] = a
		next[s]++
	})
	return q
}

// quotesIn returns the quotes that touch sentence s, in order.
func (r *reader) quotesIn(s int32) []int32 {
	return r.quotes.list[r.quotes.start[s]:r.quotes.start[s+1]]
}

// isSpeech reports whether quote a is something said, as against a title or a
// scare quote.
func (r *reader) isSpeech(a int32) bool {
	switch r.d.Attribs[a].Kind {
	case annot.Direct, annot.Indirect, annot.Mixed:
		return true
	}
	return false
}

// quoteAround returns the innermost quote whose content holds s, or None.
func (r *reader) quoteAround(s annot.Span) int32 {
	best := int32(annot.None)
	size := int32(0)
	for _, a := range r.quotesIn(r.sent) {
		if !r.isSpeech(a) {
			continue
		}
		for _, c := range r.d.Attribs[a].Content {
			if n := c.End - c.Start; c.Contains(s) && (best == annot.None || n < size) {
				best, size = a, n
			}
		}
	}
	return best
}

// quoteOfCue returns the quote whose cue overlaps that of f and whose content
// comes behind it, or None.
func (r *reader) quoteOfCue(f *found) int32 {
	for _, a := range r.quotesIn(r.sent) {
		q := &r.d.Attribs[a]
		if r.isSpeech(a) && q.Cue.Overlaps(f.cue) && len(q.Content) > 0 {
			return a
		}
	}
	return annot.None
}

// quoteBeside returns the quote whose source overlaps the match of f, or else the
// one of the sentence that stands nearest and does not hold the cue; None if
// there is none.
func (r *reader) quoteBeside(f *found) int32 {
	whole := r.span(tokens{f.from, max(f.to, f.last)})
	best := int32(annot.None)
	for _, a := range r.quotesIn(r.sent) {
		q := &r.d.Attribs[a]
		if !r.isSpeech(a) || len(q.Content) == 0 {
			continue
		}
		if q.Source.Overlaps(f.cue) {
			return a
		}
		if c := contentSpan(q); !c.Overlaps(f.cue) && (q.Source.Overlaps(whole) || f.rule.Claimant == PartySource && !q.Source.Empty() && r.cueSays(q.Cue)) {
			best = a
		}
	}
	return best
}
