package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// blamers are verbs whose objects hold what is claimed: "called him a thief".
var blamers = lemmas("call describe label brand blame portray paint depict denounce characterize characterise cast dub accuse link tie connect name")

// locateSaid finds what the subject of f's cue has said, in this sentence or
// one before.
func (r *reader) locateSaid(f *found) {
	if r.is(f.to, thatWord) {
		f.claim = r.after(f.to + 1) // "offered no proof that [he lied]"
		return
	}
	if v := r.lastVerbBefore(f.from); r.tag(f.to) == annot.TagComma && r.is(f.to+1, thatWord) && v != annot.None {
		f.claim = r.after(f.to + 2) // "insisted, without proof, that [he lied]"
		if f.rule.Claimant == PartyHolder {
			f.claimant = r.subjectParty(v)
		}
		return
	}
	best := -1
	for i := int(r.first); i < len(r.found); i++ {
		g := &r.found[i]
		if g == f || g.dropped || g.span.Empty() || g.rule.Kind == Unsupported || g.rule.Scope != ScopeAfter && g.rule.Scope != ScopeReported {
			continue
		}
		if (g.attrib == f.attrib || f.attrib == r.quoteOfCue(g)) && (best < 0 || abs(g.cue.Start-f.cue.Start) < abs(r.found[best].cue.Start-f.cue.Start)) {
			best = i
		}
	}
	if best >= 0 {
		f.span = r.found[best].span
		if f.rule.Claimant == PartyHolder {
			f.claimant = r.found[best].claimant
		}
		return
	}
	if r.saidInClause(f) || r.saidInQuote(f, r.sent, party{}) {
		return
	}
	if r.parsed {
		if v := r.governor(f.anchor); v != annot.None && r.isLemma(v, blamers) && v < f.from {
			t := tokens{v + 1, f.from}
			f.claim = r.trim(t)
			if f.rule.Claimant == PartyHolder {
				f.claimant = r.subjectParty(v)
			}
			return
		}
	}
	who := r.subjectParty(f.anchor)
	for s := r.sent - 1; s >= max(0, r.sent-maxBack); s-- {
		if r.saidInQuote(f, s, who) {
			break
		}
	}
	if f.span.Empty() {
		for s := r.sent - 1; s >= max(0, r.sent-maxBack) && !r.saidInQuote(f, s, party{}); s-- {
		}
	}
	if f.span.Empty() && int(r.sent+1) < len(r.d.Sents) && !who.empty() {
		r.saidInQuote(f, r.sent+1, who)
	}
	if f.span.Empty() {
		r.antecedent(f, f.first)
	}
	if f.rule.Claimant == PartyHolder && !who.empty() {
		f.claimant = who
	}
}

// lastVerbBefore returns the verb nearest before token i in its sentence, or None.
func (r *reader) lastVerbBefore(i int32) int32 {
	for k := i - 1; k >= r.lo && k > i-8; k-- {
		if r.isVerb(k) {
			return k
		}
	}
	return annot.None
}

// saidInClause makes f's claim what the verb says that the cue is joined to: "said
// [the dam was sound] but offered no proof", wherever the tree hangs the second
// verb.
func (r *reader) saidInClause(f *found) bool {
	i := r.predicate(f.anchor)
	if !r.parsed || r.hasSubject(i) && r.toks[i].Label != annot.RelConj && r.toks[i].Label != annot.RelAdvcl {
		return false
	}
	for range maxClimb {
		h := r.head(i)
		if h == annot.None || h > f.first {
			return false
		}
		if r.isLemma(h, sayings) && r.isVerb(h) && r.toks[h].Shape.Has(annot.InQuote) == f.inQuote {
			c := r.child(h, labelSet(annot.RelCcomp))
			if c >= f.to && r.subtree(c).a >= f.to {
				f.claim = r.after(r.subtree(c).a) // "wrote, without proof, that ..."
				if f.rule.Claimant == PartyHolder {
					f.claimant = r.subjectParty(h)
				}
				return true
			}
			if c > h && (c < f.first || r.subtree(c).a < f.first) {
				t := tokens{h + 1, min(r.subtree(c).b, f.from)}
				for k := h + 1; k < c; k++ {
					if r.is(k, thatWord) && r.opensClause(k) { // "told the meeting that ..."
						t.a = k
						break
					}
				}
				if f.claim = r.trim(t); r.upos(f.claim.a) == annot.ADP {
					f.claim = tokens{}
					return false
				}
				if f.rule.Claimant == PartyHolder || f.rule.Claimant == PartyPerson {
					f.claimant = r.subjectParty(h)
				}
				return !f.claim.empty()
			}
		}
		i = h
	}
	return false
}

// governor returns the verb that the words at token i hang on.
func (r *reader) governor(i int32) int32 {
	for range maxClimb {
		i = r.head(i)
		if i == annot.None || r.isLemma(i, blamers) || r.toks[i].Label == annot.RelRoot {
			return i
		}
	}
	return annot.None
}

// saidInQuote makes f's claim the last quote of sentence s which does not hold
// the cue, if it is by who (or who is nobody).
func (r *reader) saidInQuote(f *found, s int32, who party) bool {
	list := r.quotesIn(s)
	for i := len(list) - 1; i >= 0; i-- {
		a := list[i]
		q := &r.d.Attribs[a]
		c := contentSpan(q)
		if c.Contains(f.cue) && !f.inQuote && s == r.sent && c.Start < f.cue.Start {
			// The quote runs on into the clause of the cue: it ends before that.
			t := r.within(annot.Span{Start: c.Start, End: r.toks[max(r.clause(f.anchor).a, r.lo)].Start})
			if t = r.trim(t); t.b-t.a >= 3 {
				c = r.strip(r.span(t))
			}
		}
		if !r.isSpeech(a) || c.Overlaps(f.cue) || q.Source.Empty() && len(q.Speakers) == 0 {
			continue
		}
		p := r.speaker(a)
		if !who.empty() && !sameParty(&p, &who) {
			continue
		}
		f.span = r.strip(c)
		if f.rule.Claimant == PartyHolder {
			f.claimant = p
		}
		return true
	}
	return false
}

// sameParty reports whether a and b are known to be the same.
func sameParty(a, b *party) bool {
	if a.span == b.span {
		return true
	}
	for _, x := range a.speakers {
		for _, y := range b.speakers {
			if x == y {
				return true
			}
		}
	}
	return false
}

func abs(x int32) int32 { return max(x, -x) }
