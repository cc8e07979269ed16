package claim

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// read turns the matches in the sentence at hand into flags with claims.
func (r *reader) read(matches []match) {
	admitted := matches[:0]
	for i := range matches {
		if r.admits(&matches[i]) {
			admitted = append(admitted, matches[i])
		}
	}
	for _, m := range r.settle(admitted) {
		f := found{
			match:   m,
			span:    m.claim,
			attrib:  r.quoteAround(m.cue),
			inQuote: r.toks[m.first].Shape.Has(annot.InQuote),
		}
		r.found = append(r.found, f)
	}
	// What is left to other flags and quotes comes after they have their claims.
	for _, later := range [...]bool{false, true} {
		for i := int(r.first); i < len(r.found); i++ {
			f := &r.found[i]
			if pointsBack(f.rule.Scope) == later {
				r.locate(f)
				r.assign(f)
			}
		}
	}
	r.anonymity()
}

// pointsBack reports whether scope s may lead to the claim of another flag.
func pointsBack(s Scope) bool { return s == ScopeSaid || s == ScopeSubject || s == ScopeObject }

// assign finds the claimant and the judge of f.
func (r *reader) assign(f *found) {
	switch {
	case !f.match.claimant.Empty():
		f.claimant = r.partyIn(f.match.claimant)
	case f.claimant.empty():
		f.claimant = r.find(f.rule.Claimant, f)
	}
	if !f.match.by.Empty() {
		f.by = r.partyIn(f.match.by)
	} else {
		f.by = r.find(f.rule.By, f)
	}
}

// partyIn returns the party that the words s name.
func (r *reader) partyIn(s annot.Span) party {
	p := party{span: s}
	t := touching(r.d, r.window, s)
	for k := t.b - 1; k >= t.a; k-- {
		if m := r.mentionAt(k); m != nil && m.Speaker >= 0 && s.Contains(mentionSpan(m)) {
			p.speakers = r.only(m.Speaker)
			break
		}
	}
	return p
}

// settle puts matches in order of their cues and keeps one where several are
// about the same words: the longer of two that overlap, of two as long the one
// whose pattern demands more around the cue, the union of two of one kind side by
// side ("false and misleading"), and of a modifier and the claim word that it
// stands before ("falsely claimed", "unsubstantiated allegations") the modifier's.
func (r *reader) settle(matches []match) []match {
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), cmp.Compare(a.cue.Start, b.cue.Start),
			cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	kept := matches[:0]
	for _, m := range matches {
		if len(kept) == 0 {
			kept = append(kept, m)
			continue
		}
		top := &kept[len(kept)-1]
		switch {
		case top.last > m.first:
			if own(m.rule) && !own(top.rule) || m.cue.Len() > top.cue.Len() {
				if m.cue.Len() > top.cue.Len() {
					*top = m
					continue
				}
			}
			if m.rule.Kind != top.rule.Kind && (own(m.rule) || own(top.rule)) {
				kept = append(kept, m)
			}
		case m.rule.Kind == top.rule.Kind && r.sideBySide(top.last, m.first):
			top.cue = top.cue.Cover(m.cue)
			top.last, top.to = m.last, max(top.to, m.to)
		case r.swallows(top, &m):
			if m.rule.Scope == ScopeAfter && r.isVerb(m.anchor) {
				top.cue = top.cue.Cover(m.cue)
				top.to, top.anchor = m.to, m.anchor
			}
		default:
			kept = append(kept, m)
		}
	}
	return kept
}

// own reports whether c is a caller's rule that no built-in one stands behind.
func own(c *compiled) bool { return c.regexp != nil }

// sideBySide reports whether nothing but a conjunction stands between a cue that
// ends before token a and one that begins at token b.
func (r *reader) sideBySide(a, b int32) bool {
	for k := a; k < b; k++ {
		if r.tag(k) != annot.TagCC && r.tag(k) != annot.TagComma || b-a > 2 {
			return false
		}
	}
	return true
}

// swallows reports whether the modifier a stands straight before the claim word b.
func (r *reader) swallows(a, b *match) bool {
	if a.last != b.first || b.rule.Kind != Alleged && b.rule.Kind != VagueSource || a.rule.Kind != Unsupported && a.rule.Kind != Disputed {
		return false
	}
	return a.rule.Scope == ScopeNoun || r.tag(a.last-1) == annot.TagRB
}

// anonymity drops the flag on an unnamed source where a flag on its wish to stay
// unnamed has the same claim.
func (r *reader) anonymity() {
	for i := int(r.first); i < len(r.found); i++ {
		f := &r.found[i]
		if f.rule.Claimant != PartySource || f.rule.Kind != VagueSource {
			continue
		}
		for j := int(r.first); j < len(r.found); j++ {
			if g := &r.found[j]; j != i && g.rule.Kind == VagueSource && g.rule.Claimant == PartyCue {
				g.dropped = true
			}
		}
	}
}

// publish gathers the flags into claims, one for each proposition, claimant and
// voice, and puts them into d.Claims in text order.
func (r *reader) publish() {
	d := r.d
	first := len(d.Claims)
	// The claims share the arrays that their first flags and their speakers are in.
	flags := make([]annot.Flag, 0, len(r.found))
	var speakers []int32
	for i := range r.found {
		f := &r.found[i]
		if f.dropped || f.span.Empty() {
			continue
		}
		flag := annot.Flag{Kind: f.rule.Kind, Rule: f.rule.Name, Cue: f.cue, By: f.by.span}
		if c := r.sameClaim(f, first); c != nil {
			c.Flags = append(c.Flags, flag)
			continue
		}
		flags = append(flags, flag)
		at := len(speakers)
		speakers = append(speakers, f.claimant.speakers...)
		d.Claims = append(d.Claims, annot.Claim{
			Span:     f.span,
			Claimant: f.claimant.span,
			Speakers: speakers[at:len(speakers):len(speakers)],
			InQuote:  f.inQuote,
			Attrib:   r.holder(f),
			Flags:    flags[len(flags)-1 : len(flags) : len(flags)],
		})
	}
	slices.SortStableFunc(d.Claims[first:], func(a, b annot.Claim) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// lookBack bounds the claims among which sameClaim looks for a match.
const lookBack = 24

// sameClaim returns the claim that f lies on too, or nil.
func (r *reader) sameClaim(f *found, first int) *annot.Claim {
	list := r.d.Claims
	for i := len(list) - 1; i >= first && i >= len(list)-lookBack; i-- {
		c := &list[i]
		if c.InQuote == f.inQuote && sameSpan(c.Span, f.span) && (c.Claimant == f.claimant.span || sameSpeakers(c.Speakers, f.claimant.speakers)) {
			return c
		}
	}
	return nil
}

// sameSpan reports whether a and b hold the same words but for the edges.
func sameSpan(a, b annot.Span) bool {
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	whole := max(a.End, b.End) - min(a.Start, b.Start)
	return shared*10 >= whole*9
}

func sameSpeakers(a, b []int32) bool { return len(a) > 0 && slices.Equal(a, b) }

// holder returns the quote that holds the claim of f, or None.
func (r *reader) holder(f *found) int32 {
	if f.attrib != annot.None && contentSpan(&r.d.Attribs[f.attrib]).Overlaps(f.span) {
		return f.attrib
	}
	best, size := int32(annot.None), int32(0)
	for _, a := range r.quotesIn(f.window.sent) {
		c := contentSpan(&r.d.Attribs[a])
		if r.isSpeech(a) && c.Contains(f.span) && (best == annot.None || c.Len() < int(size)) {
			best, size = a, int32(c.Len())
		}
	}
	return best
}
