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
	r := newReader(d)
	defer r.release()
	err := s.match(d, r)
	if matches := r.matches; len(matches) > 0 {
		parseCued(d, matches)
		r.indexQuotes()
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
	d.Uncertain = uncertain(d, r.matches)
	return err
}

// parseCued parses the sentences of matches that are not parsed yet.
func parseCued(d *annot.Doc, matches []match) {
	var cued []bool
	for i := range matches {
		if s := matches[i].window.sent; !d.Sents[s].Parsed {
			if cued == nil {
				cued = make([]bool, len(d.Sents))
			}
			cued[s] = true
		}
	}
	if cued != nil {
		parse.Annotate(d, func(i int) bool { return cued[i] })
	}
}

// match fills r.matches with the places where a pattern matches, sentence by
// sentence, whatever the context says.
func (s *RuleSet) match(d *annot.Doc, r *reader) error {
	list := r.matches
	search := s.newSearch()
	for i := range d.Sents {
		for w := firstWindow(d, int32(i)); w.lo < w.hi; w = w.next(d) {
			if d.Language == "" {
				list = s.matchWindow(d, w, list)
			}
			list = search.window(d, w, list)
		}
	}
	r.matches = list
	return errors.Join(search.errs...)
}

// matchWindow appends the matches of cue patterns in w.
func (s *RuleSet) matchWindow(d *annot.Doc, w window, list []match) []match {
	m := matcher{toks: d.Tokens, window: w}
	for k := w.lo; k < w.hi; k++ {
		t := &d.Tokens[k]
		byForm, byLemma := s.index.find(t.Lower), s.index.find(lemmaKey(t.Lemma))
		for i := range byForm {
			list = m.try(&byForm[i], k, list)
		}
		for i := range byLemma {
			if !holds(byForm, byLemma[i].pattern) {
				list = m.try(&byLemma[i], k, list)
			}
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
