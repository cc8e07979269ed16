package claim

import "github.com/hearsay-go/hearsay/internal/annot"

func (r *reader) isClaimNoun(n int32) bool { return r.isNoun(n) && r.isLemma(n, claimNouns) }

// resolve makes f's claim what the noun or pronoun n stands for: its own
// content, what it refers back to, or else its phrase.
func (r *reader) resolve(f *found, n int32) {
	if r.isClaimNoun(n) {
		if t := r.contentOf(n); !t.empty() {
			f.claim = t
			r.holderOf(f, n)
			return
		}
	}
	f.claim = r.nounPhrase(n)
	if n < f.first && f.claim.b > f.first { // called [the report] baseless
		f.claim = r.trim(tokens{f.claim.a, f.first})
	}
	for k := n + 1; k < f.claim.b; k++ {
		if r.is(k, asWord) && f.anchor < n { // dismissed [the claims] as false
			f.claim.b = k
		}
	}
	if f.claim.a <= f.anchor && f.anchor < f.claim.b { // a relative clause: cut it off
		f.claim.b = min(f.claim.b, n+1)
		f.claim = r.trim(f.claim)
	}
	if r.isAnaphor(n) && r.antecedent(f, n) && !r.possessed(r.nounPhrase(n).a, n) {
		return
	}
	r.holderOf(f, n)
}

// holderOf sets f's claimant to the owner of the claim noun n.
func (r *reader) holderOf(f *found, n int32) {
	if f.rule.Claimant != PartyHolder || !r.isNoun(n) {
		return
	}
	g := *f
	g.last = n + 1
	p := r.possessor(&g)
	if p.empty() && r.isLemma(n, reports) && !r.contentOf(n).empty() {
		p = r.partyAt(n) // "dismissed [reports] of a split"
	}
	if !p.empty() || f.claimant.empty() {
		f.claimant = p
	}
}

// reports are the nouns that are their own claimants.
var reports = lemmas("report rumour rumor post tweet article story")

// contentOf returns what claim noun n says ("claims [of fraud]", "the idea that
// [he won]"), or nothing.
func (r *reader) contentOf(n int32) tokens {
	if n < r.lo || n+1 >= r.hi {
		return tokens{}
	}
	if r.parsed {
		sub := r.subtree(n)
		for k := n + 1; k < sub.b; k++ {
			if r.toks[k].Head != n {
				continue
			}
			switch r.toks[k].Label {
			case annot.RelAcl, annot.RelCcomp, annot.RelAclRelcl:
				cs := r.subtree(k)
				if r.is(cs.a, complements) {
					return r.after(cs.a)
				}
				if r.tag(cs.a) == annot.TagTO {
					return r.after(cs.a)
				}
			case annot.RelNmod:
				cs := r.subtree(k)
				if r.is(cs.a, contentPreps) {
					return r.after(cs.a + 1)
				}
			}
		}
	}
	if r.isVerb(n+1) && r.isLemma(n+1, statements) && r.is(n+2, thatWord) {
		return r.after(n + 3) // "a post claiming that [it heals]"
	}
	if r.is(n+1, contentPreps) {
		return r.after(n + 2)
	}
	// "attacks from both rivals that he was weak"
	for k := n + 1; k < min(r.hi, n+12); k++ {
		if r.is(k, thatWord) && (r.tag(k) == annot.TagIN || r.tag(k) == annot.TagWDT) {
			return r.after(k + 1)
		}
		if !r.isNominal(k) && r.upos(k) != annot.ADP && r.upos(k) != annot.CCONJ {
			break
		}
	}
	return tokens{}
}

var (
	thatWord     = words("that")
	contentPreps = words("of about over regarding concerning")
)

// isAnaphor reports whether n points back: a pronoun, or a claim noun with a
// definite determiner.
func (r *reader) isAnaphor(n int32) bool {
	if r.is(n, anaphors) && r.upos(n) != annot.NOUN {
		return true
	}
	if !r.isClaimNoun(n) {
		return false
	}
	t := r.nounPhrase(n)
	if r.is(t.a, indefinites) && r.isPunct(t.a-1) {
		return true // it sums up what stands before it
	}
	if r.isLemma(n, innocence) {
		return true // of what somebody was accused of before
	}
	if r.isLemma(n, artifacts) {
		return r.is(t.a, demonstratives)
	}
	return r.is(t.a, definites) || t.b-t.a == 1
}

// maxBack is how many sentences back an antecedent may stand.
const maxBack = 2

// antecedent makes f's claim what was claimed last before token n, with its
// claimant. It reports whether there is such a claim.
func (r *reader) antecedent(f *found, n int32) bool {
	before := r.toks[n].Start
	var at annot.Span
	var who party
	for i := len(r.found) - 1; i >= 0 && r.found[i].window.sent >= r.sent-maxBack; i-- {
		g := &r.found[i]
		if !g.dropped && !g.span.Empty() && g.span.End <= before && g.span.End > at.End && g.rule.Kind != Hedged {
			at, who = g.span, g.claimant
		}
	}
	for s := r.sent; s >= max(0, r.sent-maxBack); s-- {
		for _, a := range r.quotesIn(s) {
			c := contentSpan(&r.d.Attribs[a])
			if c.End <= before && c.End > at.End+2 && r.isSpeech(a) {
				at, who = r.strip(c), r.speaker(a)
			}
		}
		if !at.Empty() {
			break
		}
	}
	if at.Empty() {
		return false
	}
	f.span = at
	if f.rule.Claimant == PartyHolder {
		f.claimant = who
	}
	return true
}

var innocence = words("innocence")
