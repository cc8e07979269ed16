package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// maxElems bounds the elements of a pattern, and with them the depth of
// backtracking.
const maxElems = 24

// A match is a place where a pattern of a rule matches.
type match struct {
	rule        *compiled
	window      window
	first, last int32 // tokens of the cue [first, last)
	from, to    int32 // tokens of the whole match [from, to)
	anchor      int32 // token that led to the pattern; the first of the cue for a regexp

	cue annot.Span
	// What a regexp captured; zero otherwise.
	claim, claimant, by annot.Span
}

// A window is what is looked at as a whole: a sentence, or a part of a very long
// one.
type window struct {
	sent   int32
	lo, hi int32 // tokens [lo, hi)
}

// maxSentence bounds the tokens of a window. Longer sentences are hardly
// sentences.
const maxSentence = 400

// firstWindow returns the first window of sentence i.
func firstWindow(d *annot.Doc, i int32) window {
	s := &d.Sents[i]
	return window{i, s.First, min(s.Last, s.First+maxSentence)}
}

// next returns the window behind w in its sentence, an empty one if there is none.
func (w window) next(d *annot.Doc) window {
	return window{w.sent, w.hi, min(d.Sents[w.sent].Last, w.hi+maxSentence)}
}

// span returns the bytes of w.
func (w window) span(d *annot.Doc) annot.Span {
	return annot.Span{Start: d.Tokens[w.lo].Start, End: d.Tokens[w.hi-1].End}
}

// A matcher tries patterns at places in one window.
type matcher struct {
	window
	toks []annot.Token
	p    *pattern
	at   [maxElems + 1]int32 // where each element begins
	stop [maxElems + 1]int32 // where it ends
}

// try appends the match of the pattern of e with its anchor at token i, if there is
// one. The index has led from that token to e.
func (m *matcher) try(e *entry, i int32, list []match) []match {
	if e.tags>>m.toks[i].Tag&1 == 0 || i > m.lo && !e.before.passes(&m.toks[i-1]) || i+1 < m.hi && !e.after.passes(&m.toks[i+1]) {
		return list
	}
	p, k := e.pattern, e.pattern.anchor
	m.p = p
	// The anchor may be the middle of a run of its own words; a run begins
	// at its first token, so that each place is found once.
	if !m.backward(k-1, i) {
		return list
	}
	if p.elems[k].max == 1 {
		if m.at[k], m.stop[k] = i, i+1; !m.forward(k+1, i+1) {
			return list
		}
	} else if !m.forward(k, i) {
		return list
	}
	return append(list, m.result(i))
}

// forward matches elements i and on from token t.
func (m *matcher) forward(i int, t int32) bool {
	if i == len(m.p.elems) {
		return true
	}
	e := &m.p.elems[i]
	// A quotation may begin or end inside a cue: was “highly unlikely”.
	if t < m.hi && m.toks[t].Shape.Has(annot.QuoteMark) && !e.accepts(&m.toks[t]) {
		t++
	}
	m.at[i] = t
	m.stop[i] = t
	switch {
	case e.first:
		return t == m.lo && m.forward(i+1, t)
	case e.ahead:
		return t < m.hi && e.accepts(&m.toks[t]) && m.forward(i+1, t)
	case e.negative:
		return (t >= m.hi || !e.accepts(&m.toks[t])) && m.forward(i+1, t)
	}
	n := 0
	for n < e.max && t+int32(n) < m.hi && e.accepts(&m.toks[t+int32(n)]) {
		n++
	}
	for ; n >= e.min; n-- {
		if m.forward(i+1, t+int32(n)) {
			m.at[i], m.stop[i] = t, t+int32(n)
			return true
		}
	}
	return false
}

// backward matches elements i and down so that the last of them ends before
// token t.
func (m *matcher) backward(i int, t int32) bool {
	if i < 0 {
		return true
	}
	e := &m.p.elems[i]
	if t > m.lo && m.toks[t-1].Shape.Has(annot.QuoteMark) && !e.accepts(&m.toks[t-1]) && !e.first {
		t--
	}
	m.at[i] = t
	m.stop[i] = t
	switch {
	case e.first:
		return t == m.lo && m.backward(i-1, t)
	case e.ahead:
		return t < m.hi && e.accepts(&m.toks[t]) && m.backward(i-1, t)
	case e.negative:
		return m.negativeBefore(i, t)
	}
	n := 0
	for n < e.max && t-int32(n) > m.lo && e.accepts(&m.toks[t-int32(n)-1]) {
		n++
	}
	for ; n >= e.min; n-- {
		if m.backward(i-1, t-int32(n)) {
			m.at[i], m.stop[i] = t-int32(n), t
			return true
		}
	}
	return false
}

// negativeBefore is backward for a negative element: one that stands before the
// cue is about the token before it, one within the cue about the next token.
func (m *matcher) negativeBefore(i int, t int32) bool {
	e := &m.p.elems[i]
	if i < m.p.cueFirst {
		if t > m.lo && e.accepts(&m.toks[t-1]) {
			return false
		}
	} else if t < m.hi && e.accepts(&m.toks[t]) {
		return false
	}
	return m.backward(i-1, t)
}

// result returns the match that try has found.
func (m *matcher) result(anchor int32) match {
	p := m.p
	r := match{
		rule:   p.rule,
		window: m.window,
		first:  m.at[p.cueFirst],
		last:   m.stop[p.cueLast-1],
		from:   m.at[0],
		to:     m.stop[len(p.elems)-1],
		anchor: anchor,
	}
	for r.first+1 < r.last && m.toks[r.first].Shape.Has(annot.QuoteMark) {
		r.first++
	}
	for r.last-1 > r.first && m.toks[r.last-1].Shape.Has(annot.QuoteMark) {
		r.last--
	}
	r.cue = annot.Span{Start: m.toks[r.first].Start, End: m.toks[r.last-1].End}
	return r
}
