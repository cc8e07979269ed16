package claim

import (
	"errors"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/parse"
)

// Annotate fills d.Claims and d.Uncertain. All other floors have run. The error
// joins those of rules whose regexp ran out of time; the flags of all other rules
// are in d.Claims nevertheless, and so are those that the rule raised before.
func Annotate(d *annot.Doc, s *RuleSet) error {
	matches, err := s.match(d)
	if len(matches) > 0 {
		cued := make([]bool, len(d.Sents))
		for i := range matches {
			cued[matches[i].window.sent] = true
		}
		parse.Annotate(d, func(i int) bool { return cued[i] && !d.Sents[i].Parsed })
		r := &reader{d: d, toks: d.Tokens, quotes: indexQuotes(d)}
		for len(matches) > 0 {
			n := 1
			for n < len(matches) && matches[n].window == matches[0].window {
				n++
			}
			r.enter(matches[0].window)
			r.read(matches[:n])
			matches = matches[n:]
		}
		r.publish()
	}
	d.Uncertain = Uncertain(d)
	return err
}

// match returns the places where a pattern matches, sentence by sentence,
// whatever the context says.
func (s *RuleSet) match(d *annot.Doc) ([]match, error) {
	var list []match
	search := s.newSearch()
	for i := range d.Sents {
		for w := firstWindow(d, int32(i)); w.lo < w.hi; w = w.next(d) {
			if d.Language == "" {
				list = s.matchWindow(d, w, list)
			}
			list = search.window(d, w, list)
		}
	}
	return list, errors.Join(search.errs...)
}

// matchWindow appends the matches of cue patterns in w.
func (s *RuleSet) matchWindow(d *annot.Doc, w window, list []match) []match {
	m := matcher{toks: d.Tokens, window: w}
	for k := w.lo; k < w.hi; k++ {
		t := &d.Tokens[k]
		if s.mayHold(t.Lower) {
			list = m.tryAll(s.forms[t.Lower], k, list)
		}
		if s.mayHold(t.Lemma) {
			list = m.tryAll(s.lemmas[t.Lemma], k, list)
		}
	}
	return list
}

// tryAll appends the matches of patterns with their anchor at token k.
func (m *matcher) tryAll(patterns []*pattern, k int32, list []match) []match {
	for _, p := range patterns {
		if m.try(p, k) {
			list = append(list, m.result(k))
		}
	}
	return list
}

// admits reports whether the conditions of m hold and it is in no title. It may
// widen the cue of m.
func (r *reader) admits(m *match) bool {
	m.anchor = r.pivot(m)
	for _, cond := range m.rule.when {
		if !cond.holds(r, m) {
			return false
		}
	}
	return !r.inTitle(m)
}

// pivot returns the word of the cue that the rest of the sentence hangs on: its
// first verb, or else its last word with meaning, or else the anchor if that is in
// the cue, or else its first word.
func (r *reader) pivot(m *match) int32 {
	last := m.first
	if m.first < m.anchor && m.anchor < m.last {
		last = m.anchor
	}
	for k := m.first; k < m.last; k++ {
		switch r.upos(k) {
		case annot.VERB:
			return k
		case annot.NOUN, annot.ADJ, annot.PROPN:
			last = k
		}
	}
	if r.upos(last) == annot.ADP || r.isPunct(last) {
		return m.first
	}
	return last
}

// inTitle reports whether the cue of m is part of a title in quotation marks.
func (r *reader) inTitle(m *match) bool {
	t := &r.toks[m.first]
	if !t.Shape.Has(annot.InQuote|annot.Capital) || m.first+1 >= int32(len(r.toks)) {
		return false
	}
	k := m.first
	for k > r.lo && !r.toks[k].Shape.Has(annot.QuoteMark) {
		if r.toks[k].Tag != annot.TagDT && r.toks[k].Tag != annot.TagIN && r.toks[k].Tag != annot.TagCC && !r.isPunct(k) && !r.toks[k].Shape.Has(annot.Capital) {
			return false
		}
		k--
	}
	n := 0
	for k = m.first; k < r.hi && !r.toks[k].Shape.Has(annot.QuoteMark); k++ {
		if r.isPunct(k) {
			continue
		}
		if r.isVerb(k) && !r.toks[k].Shape.Has(annot.Capital) || r.isNoun(k) && !r.toks[k].Shape.Has(annot.Capital) || r.upos(k) == annot.PRON {
			return false
		}
		n++
	}
	return k < r.hi && n <= 8
}
