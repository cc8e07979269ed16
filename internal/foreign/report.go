package foreign

import "github.com/hearsay-go/hearsay/internal/annot"

// readReports adds the reported speech of each sentence: selon X, …; X a dit que
// …. Quotations within are part of it.
func (r *reader) readReports() {
	d := r.d
	for s := range d.Sents {
		first, last := d.Sents[s].First, d.Sents[s].Last
		if first >= last || d.Tokens[first].Shape.Has(annot.InQuote) {
			continue
		}
		if r.accordingTo(first, last) || r.asTold(first, last) {
			continue
		}
		r.reported(first, last)
	}
}

// accordingTo reads a sentence that names its source first or last.
func (r *reader) accordingTo(first, last int32) bool {
	if n := r.phraseLength(first, last, according); n > 0 && !r.is(first, resume) {
		p := r.phraseNear(first+n, last)
		if !p.ok() && first+n < last && r.plainWord(first+n) { // według policji
			p = phrase{first: first + n, last: first + n + 1}
		}
		if !p.ok() || p.last == last {
			return false
		}
		cue := [2]int32{first, first + n}
		if r.verbSecond() && !r.mark(p.last, ",") {
			return r.report(cue, p, p.last, last)
		}
		comma := p.last
		for comma < last && !r.mark(comma, ",") {
			comma++
		}
		return comma < last && r.report(cue, p, comma+1, last)
	}
	for i := last - 2; i > first; i-- {
		if !r.mark(i, ",") {
			continue
		}
		if n := r.phraseLength(i+1, last, according); n > 0 {
			if p := r.phraseAt(i+1+n, last); p.ok() {
				return r.report([2]int32{i + 1, i + 1 + n}, p, first, i)
			}
		}
		return false
	}
	return false
}

// verbSecond reports whether no comma parts what opens a sentence from the rest
// of it.
func (r *reader) verbSecond() bool {
	switch r.lexicon.code {
	case "de", "nl", "sv", "pl":
		return true
	}
	return false
}

// asTold reads a sentence that begins with a clause like: wie die Polizei
// mitteilte, …
func (r *reader) asTold(first, last int32) bool {
	if !r.is(first, as) {
		return false
	}
	p := r.phraseAt(first+1, last)
	if !p.ok() {
		return false
	}
	for v := p.last; v+1 < min(last, p.last+maxOffice); v++ {
		if r.mark(v, ",") {
			return false
		}
		if r.is(v, speak) && r.mark(v+1, ",") {
			return r.report([2]int32{v, v + 1}, p, v+2, last)
		}
	}
	return false
}

// phraseLength returns the number of tokens from i on that make a word or phrase
// of class c, the longest one, or 0.
func (r *reader) phraseLength(i, end int32, c wordClass) int32 {
	d := r.d
	for n := min(maxPhrase, end-i); n > 0; n-- {
		if r.lexicon.classes[annot.Hash(d.Str(r.span(i, i+n)))]&c != 0 {
			return n
		}
	}
	return 0
}

// maxGap is the number of words between a verb of speaking and what opens the
// reported clause.
const maxGap = 4

// reported reads a sentence of the form: subject, verb of speaking, that.
func (r *reader) reported(first, last int32) {
	for v := first + 1; v+2 < last; v++ {
		if r.d.Tokens[v].Shape.Has(annot.InQuote) {
			return
		}
		if !r.is(v, speak) {
			continue
		}
		k := v
		for k > first && r.is(k-1, auxiliary|object) {
			k--
		}
		p := r.phraseBefore(first, k)
		from := v + 1
		for n := 0; n < maxGap && from+2 < last && !r.is(from, that) && !r.d.Tokens[from].Shape.Has(annot.Punct); n++ {
			from++ // teilte am Montag mit, dass; dijo ayer que
		}
		if r.lexicon.code == "de" || r.lexicon.code == "pl" || r.lexicon.code == "ru" { // a comma parts clauses
			if !r.mark(from, ",") {
				return
			}
			from++
		} else if !r.is(from, that) {
			return
		}
		if r.is(from, that) {
			from++
		}
		if p.ok() {
			r.report([2]int32{v, v + 1}, p, from, last)
		}
		return
	}
}

// report adds an attribution with the content [from, to) unless it is empty.
func (r *reader) report(cue [2]int32, p phrase, from, to int32) bool {
	d := r.d
	for to > from && d.Tokens[to-1].Shape.Has(annot.Punct) && !d.Tokens[to-1].Shape.Has(annot.QuoteMark) {
		to--
	}
	if from >= to {
		return false
	}
	t := r.tagFrom(cue, p)
	span := r.span(from, to)
	a := annot.Attribution{
		Span: span, Kind: annot.Indirect, Content: []annot.Span{span}, Cue: t.cue, Source: t.source,
		Quotation: annot.None, Confidence: 1,
	}
	for q := r.quotationAfter(span.Start); q < len(d.Quotations) && d.Quotations[q].End <= span.End; q++ {
		r.owned[q] = true
		if d.Quotations[q].Depth > 0 {
			continue
		}
		if a.Quotation == annot.None {
			a.Quotation, a.Kind = int32(q), annot.Mixed
		}
		a.Verbatim = append(a.Verbatim, d.Content(&d.Quotations[q])...)
	}
	a.Sources = r.mention(t)
	d.Attribs = append(d.Attribs, a)
	return true
}

// quotationAfter returns the place of the first quotation that begins at or after
// the byte at.
func (r *reader) quotationAfter(at int32) int {
	lo, hi := 0, len(r.d.Quotations)
	for lo < hi {
		if mid := (lo + hi) / 2; r.d.Quotations[mid].Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
