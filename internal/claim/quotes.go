package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// quoteIndex lists the quotes that touch each sentence: those of sentence s are
// list[start[s]:start[s+1]].
type quoteIndex struct {
	start []int32
	list  []int32
	pairs []sentQuote // room for indexQuotes
}

// A sentQuote says that a quote touches a sentence.
type sentQuote struct{ sent, quote int32 }

// maxSpread bounds the sentences under which a long quote is listed.
const maxSpread = 64

// indexQuotes fills r.quotes.
func (r *reader) indexQuotes() {
	d, q := r.d, &r.quotes
	q.start = append(q.start[:0], make([]int32, len(d.Sents)+1)...)
	q.pairs = q.pairs[:0]
	for a := range d.Attribs {
		span := d.Attribs[a].Span.Cover(d.Attribs[a].Cue).Cover(d.Attribs[a].Source)
		first, last := 0, len(d.Sents) // the first sentence that ends behind the start of span
		for first < last {
			if mid := (first + last) / 2; d.Tokens[d.Sents[mid].Last-1].End <= span.Start {
				first = mid + 1
			} else {
				last = mid
			}
		}
		for s := first; s < min(len(d.Sents), first+maxSpread) && d.Tokens[d.Sents[s].First].Start < span.End; s++ {
			q.pairs = append(q.pairs, sentQuote{int32(s), int32(a)})
			q.start[s+1]++
		}
	}
	for s := range d.Sents {
		q.start[s+1] += q.start[s]
	}
	// While the list is filled, start[s] is where the next quote of s goes.
	q.list = append(q.list[:0], make([]int32, len(q.pairs))...)
	for _, p := range q.pairs {
		q.list[q.start[p.sent]] = p.quote
		q.start[p.sent]++
	}
	copy(q.start[1:], q.start)
	q.start[0] = 0
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
