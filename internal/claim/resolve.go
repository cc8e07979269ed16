package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// locate finds the claim of f, and the claimant where the way to the claim leads
// past them.
func (r *reader) locate(f *found) {
	switch f.rule.Scope {
	case ScopeAfter:
		if r.upos(f.anchor) == annot.ADV && r.isVerb(f.to) { // "falsely [said]"
			f.anchor = f.to
			f.to++
		} else if r.is(f.to, contentPreps) && r.isNoun(f.to-1) {
			f.to++
		}
		if k := r.skipAside(f.to); k > f.to && r.is(k, thatWord) {
			f.to = k + 1
		}
		a := r.quoteOfCue(f)
		switch {
		case a != annot.None && r.isVerb(f.to-1):
			r.takeQuote(f, a)
		case f.to >= r.hi || r.isPunct(f.to) && r.tag(f.to) != annot.TagOpenQuote && r.tag(f.to) != annot.TagComma:
			// "[The drug may help], a trial suggests."
			if h := r.head(r.predicate(f.anchor)); h != annot.None {
				f.claim = r.clause(h)
			}
		default:
			f.claim = r.after(f.to)
			if n := r.nounIn(f.claim); n != annot.None && f.rule.Claimant == PartyHolder && r.isClaimNoun(n) {
				r.resolve(f, n) // "doubt on [her claim that he won]"
			} else if n := f.claim.b - 1; !f.claim.empty() && (f.claim.a == n || r.isClaimNoun(n) && f.claim.a == n-1) && r.isAnaphor(n) {
				r.resolve(f, n) // "no truth to [them]"
			}
		}
	case ScopeNoun:
		if n := r.nounAfter(f.last); n != annot.None {
			if v := r.sayingBehind(n); v != annot.None && f.rule.Kind != Alleged && r.isClaimNoun(n) {
				f.claim = r.after(v + 1) // "an unconfirmed report said [he left]"
				f.claimant = party{span: r.span(tokens{r.nounPhrase(n).a, n + 1}), head: n}
				break
			}
			end := r.conjunctEnd(n+1, r.nounPhrase(n).b)
			if r.isClaimNoun(n) {
				end = max(end, r.contentOf(n).b)
			}
			f.claim = r.trim(tokens{f.last, max(end, f.last)})
		}
	case ScopeContent:
		f.claim = r.contentOf(f.last - 1)
	case ScopeSubject:
		if s := r.subject(r.predicate(f.anchor)); s != annot.None {
			r.resolve(f, s)
		}
	case ScopeObject:
		r.locateObject(f)
	case ScopeSaid:
		r.locateSaid(f)
	case ScopeQuestion:
		r.locateQuestion(f)
	case ScopeReported:
		r.locateReported(f)
	default:
		if k := f.last - 1; r.is(k, thatWord) || r.is(f.last, thatWord) && r.tag(f.last) == annot.TagIN && r.isNominal(f.first-2) == r.is(f.first-2, itWord) {
			f.claim = r.after(f.last) // "it is said that [he left]"
		} else {
			f.claim = r.modified(f)
		}
	}
	if f.claim.empty() && f.span.Empty() {
		f.claim = r.clause(f.anchor)
	}
	if f.span.Empty() {
		f.span = r.inQuoteAround(f, r.span(f.claim))
	}
	f.span = r.closeQuote(f.span)
}

// closeQuote takes in the mark that closes a quotation which opens inside s.
func (r *reader) closeQuote(s annot.Span) annot.Span {
	t := r.tokensIn(s)
	open := false
	for k := t.a; k < t.b; k++ {
		if r.toks[k].Shape.Has(annot.QuoteMark) {
			open = !open
		}
	}
	for k := t.b; open && k < t.b+2 && k < int32(len(r.toks)); k++ {
		if r.toks[k].Shape.Has(annot.QuoteMark) {
			return annot.Span{Start: s.Start, End: r.toks[k].End}
		}
	}
	return s
}

// inQuoteAround cuts s, the clause around the cue, to the quote that holds the
// cue: what is said ends where the quote ends.
func (r *reader) inQuoteAround(f *found, s annot.Span) annot.Span {
	if f.attrib == annot.None || pointsBack(f.rule.Scope) {
		return s
	}
	c := contentSpan(&r.d.Attribs[f.attrib])
	if !c.Contains(f.cue) || c.Contains(s) {
		return s
	}
	cut := annot.Span{Start: max(c.Start, s.Start), End: min(c.End, s.End)}
	if cut.Empty() { // the tree hangs the cue on the verb of the attribution
		cut = c
	}
	return r.span(r.trim(r.within(cut)))
}

// within returns the tokens of the sentence that lie in s.
func (r *reader) within(s annot.Span) tokens {
	t := tokens{r.lo, r.hi}
	for t.a < t.b && r.toks[t.a].Start < s.Start {
		t.a++
	}
	for t.b > t.a && r.toks[t.b-1].End > s.End {
		t.b--
	}
	return t
}

// contentSpan returns the whole stretch of what a says.
func contentSpan(a *annot.Attribution) annot.Span {
	var s annot.Span
	for _, c := range a.Content {
		s = s.Cover(c)
	}
	return s
}

// takeQuote makes what quote a says the claim of f.
func (r *reader) takeQuote(f *found, a int32) {
	f.span = r.strip(contentSpan(&r.d.Attribs[a]))
	if t := r.tokensIn(f.span); r.d.Attribs[a].Kind == annot.Indirect && t.a >= r.lo && t.b <= r.hi {
		t.b = r.loose(t.a, t.b)
		f.span = r.span(r.trim(r.beforeMainVerb(t)))
	}
}

// strip takes a leading complementiser and closing punctuation off s, which may
// lie in any sentence.
func (r *reader) strip(s annot.Span) annot.Span {
	t := r.tokensIn(s)
	if t.a < t.b && withWords.has(r.toks[t.a].Lower) {
		for k := t.a + 1; k+2 < t.b && k < t.a+14; k++ { // "[with no proof,] that he won"
			if r.toks[k].Tag == annot.TagComma && thatWord.has(r.toks[k+1].Lower) {
				t.a = k + 1
				break
			}
		}
	}
	for t.a < t.b && (r.toks[t.a].Shape.Has(annot.Punct) || complements.has(r.toks[t.a].Lower) && t.a+1 < t.b && r.opensClause(t.a)) {
		t.a++
	}
	for t.b > t.a && r.toks[t.b-1].Shape.Has(annot.Punct) {
		t.b--
	}
	return r.span(t)
}

var withWords = words("with without")

// opensClause reports whether "that" or "whether" at token i introduces a clause,
// rather than a noun: the tag may be wrong, but no noun has two determiners.
func (r *reader) opensClause(i int32) bool {
	if r.toks[i].Tag == annot.TagIN {
		return true
	}
	switch next := &r.toks[i+1]; next.Tag {
	case annot.TagNN, annot.TagVBD, annot.TagMD:
		return false
	default:
		return next.UPOS != annot.AUX
	}
}

// tokensIn returns the tokens within s.
func (r *reader) tokensIn(s annot.Span) tokens {
	lo, hi := 0, len(r.toks)
	for lo < hi {
		if mid := (lo + hi) / 2; r.toks[mid].Start < s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	t := tokens{int32(lo), int32(lo)}
	for t.b < int32(len(r.toks)) && r.toks[t.b].End <= s.End {
		t.b++
	}
	return t
}

// conjunctEnd returns where, in tokens [i, end) behind a modified noun, another
// noun phrase is joined that the modifier does not reach: "alleged [thieves] and
// their friends"; end if there is none.
func (r *reader) conjunctEnd(i, end int32) int32 {
	for k := i; k+1 < end; k++ {
		if !r.is(k, andWord) {
			continue
		}
		switch r.tag(k + 1) {
		case annot.TagDT, annot.TagPRPS, annot.TagNNP, annot.TagNNPS:
			return k
		}
	}
	return end
}

// sayingBehind returns the finite verb of statement straight behind noun n, or
// None.
func (r *reader) sayingBehind(n int32) int32 {
	k := n + 1
	for r.upos(k) == annot.ADV {
		k++
	}
	if r.isFinite(k) && r.isLemma(k, statements) {
		return k
	}
	return annot.None
}

// nounIn returns the head of the noun phrase that t is, or None.
func (r *reader) nounIn(t tokens) int32 {
	if t.empty() {
		return annot.None
	}
	for k := t.a; k < t.b && (r.isNominal(k) || r.tag(k) == annot.TagVBN); k++ {
		if r.isNoun(k) && !r.isNoun(k+1) && r.tag(k+1) != annot.TagPOS {
			return k
		}
	}
	return annot.None
}

// modified returns what an adverb in the cue of f is about: the noun phrase if it
// goes with an adjective there ("the ostensibly [independent review]"), or else
// the clause.
func (r *reader) modified(f *found) tokens {
	if k := f.last; r.upos(f.anchor) == annot.ADV && r.upos(k) == annot.ADJ && r.isNoun(k+1) && r.upos(f.first-1) == annot.DET {
		if n := r.nounAfter(k); n != annot.None {
			return r.trim(tokens{k, max(k, r.nounPhrase(n).b)})
		}
	}
	return r.withoutCue(f, r.clause(f.anchor))
}

// withoutCue takes the cue of f off the edge of its clause, unless it is a verb:
// "Perhaps [he left]", but "[may be armed]".
func (r *reader) withoutCue(f *found, t tokens) tokens {
	if r.upos(f.anchor) != annot.ADV {
		return t
	}
	if t.a >= f.first && t.a < f.last {
		t.a = f.last
	}
	if t.b > f.first && t.b <= f.last && t.a < f.first {
		t.b = f.first
	}
	return r.trim(t)
}

// locateReported finds what the source in the cue of f says.
func (r *reader) locateReported(f *found) {
	if v := r.sayingOutside(&f.match); f.rule.Claimant == PartySource && v >= f.to && v <= f.to+1 {
		f.claim = r.after(v + 1) // "a guard, who gave no name, said ..."
		return
	}
	if a := r.quoteBeside(f); a != annot.None {
		r.takeQuote(f, a)
		return
	}
	if r.is(f.first-1, toWord) && r.is(f.first-2, accordingWord) {
		t := r.clause(f.first - 2)
		if t.a >= f.first-2 && t.a < f.last {
			t.a = f.last
		}
		if t.b > f.first-2 && t.a < f.first-2 {
			t.b = f.first - 2
		}
		f.claim = r.trim(t)
		return
	}
	if h := r.head(f.anchor); h != annot.None && h >= f.last && r.isVerb(h) {
		f.claim = r.after(h + 1)
		return
	}
	f.claim = r.after(f.to)
}

// questionWords open a question that is left open.
var questionWords = words("whether if how why what who when where which exactly precisely just that")

// locateQuestion finds what is unclear: "unclear whether [he left]", "[the cause]
// remains unclear", "whether [he left] is not known".
func (r *reader) locateQuestion(f *found) {
	if r.is(f.last, questionWords) || r.is(f.last-1, questionWords) {
		f.claim = r.after(f.last)
		return
	}
	if s := r.subject(r.predicate(f.last - 1)); s != annot.None && s < f.first {
		t := r.subtree(s)
		if !r.isVerb(s) && r.parsed && !r.hasSubject(s) {
			t = r.nounPhrase(s)
		}
		f.claim = r.trim(t)
	}
}

// object returns the head of the object of verb v: a noun, a pronoun, or the
// noun that a relative clause hangs on; None if there is none.
func (r *reader) object(v int32) int32 {
	if !r.parsed {
		for k := v + 1; k < min(r.hi, v+8); k++ {
			if r.upos(k) == annot.PRON {
				return k
			}
			if r.isNominal(k) || r.upos(k) == annot.ADV {
				if n := r.nounAfter(k); n != annot.None {
					return n
				}
			}
			if r.upos(k) != annot.ADV {
				break
			}
		}
		return annot.None
	}
	if r.isPassiveForm(v) {
		return r.subject(v)
	}
	if o := r.child(v, labelSet(annot.RelObj)); o != annot.None {
		if o < v {
			return r.antecedentOfRelative(o)
		}
		return o
	}
	if n := r.summedUp(v); n != annot.None {
		return n
	}
	if n := r.claimBehindAs(v); n != annot.None {
		return n
	}
	switch h := r.head(v); r.toks[v].Label {
	case annot.RelAclRelcl, annot.RelAcl:
		// "a charge he denies", "claims rejected by the firm"
		if k := r.nounBeforeParticiple(v); k != annot.None {
			return k
		}
		if h != annot.None && h < v && (r.toks[v].Label == annot.RelAclRelcl || r.tag(v) == annot.TagVBN) {
			return h
		}
	case annot.RelConj:
		// "denied and dismissed the claims"
		if h != annot.None && r.isVerb(h) {
			if o := r.child(h, labelSet(annot.RelObj)); o != annot.None && o > v {
				return o
			}
		}
	}
	return annot.None
}

// summedUp returns the noun that sums up what stands before it and is the object
// of verb v without a relative pronoun: ", [an allegation] Western leaders reject";
// None if there is none.
func (r *reader) summedUp(v int32) int32 {
	for k := v - 1; k > r.lo && r.isNominal(k) || r.upos(k) == annot.AUX || r.upos(k) == annot.ADV; k-- {
		if r.isClaimNoun(k) && r.is(k-1, indefinites) && r.isPunct(k-2) && k+1 < v {
			return k
		}
	}
	return annot.None
}

// claimBehindAs returns the claim noun that stands behind "as ..." after verb v:
// "rejected as false [a report]"; None if there is none.
func (r *reader) claimBehindAs(v int32) int32 {
	if !r.is(v+1, asWord) {
		return annot.None
	}
	for k := v + 2; k < min(r.hi, v+10); k++ {
		if r.isClaimNoun(k) && (r.upos(k-1) == annot.DET || r.upos(k-2) == annot.DET) {
			return k
		}
	}
	return annot.None
}

// nounBeforeParticiple returns the noun straight before the past participle v, or
// None.
func (r *reader) nounBeforeParticiple(v int32) int32 {
	k := v - 1
	for r.upos(k) == annot.ADV {
		k--
	}
	if r.tag(v) == annot.TagVBN && r.isNoun(k) {
		return k
	}
	return annot.None
}

// relativeBefore returns the relative pronoun that is the object of verb v by
// position: relative, subject, verb ("which the firm denies"); None if there is
// none.
func (r *reader) relativeBefore(v int32) int32 {
	k := v - 1
	for r.upos(k) == annot.ADV || r.upos(k) == annot.AUX {
		k--
	}
	first := k
	for r.isNominal(k) && !r.is(k, relatives) {
		k--
	}
	if k < first && r.is(k, objectRelatives) && (r.tag(k) == annot.TagWDT || r.isPunct(k-1) || r.isNoun(k-1)) {
		return k
	}
	return annot.None
}

var objectRelatives = words("which that")

// locateObject finds the claim that the verb of f denies, names or repeats.
func (r *reader) locateObject(f *found) {
	v := f.anchor
	if n := r.claimBehindAs(v); n != annot.None {
		r.resolve(f, n)
		return
	}
	if n := r.summedUp(v); n != annot.None && r.antecedent(f, n-1) {
		return
	}
	if r.parsed {
		if c := r.child(v, labelSet(annot.RelCcomp, annot.RelXcomp)); c != annot.None && c > v && r.child(v, labelSet(annot.RelObj)) == annot.None {
			f.claim = r.after(f.to)
			return
		}
	}
	o := r.object(v)
	if k := r.relativeBefore(v); k != annot.None {
		o = k
	}
	if r.is(o, relatives) { // "a charge, which he denies"
		if !r.antecedent(f, o) {
			n := r.object(v)
			if n == annot.None || n >= o {
				n = r.nounBefore(o)
			}
			if n != annot.None {
				f.claim = r.nounPhrase(n)
				f.claim.b = min(f.claim.b, o)
				f.claim = r.trim(f.claim)
			}
		}
		return
	}
	if o == annot.None {
		if a := r.quoteOfCue(f); a != annot.None {
			r.takeQuote(f, a)
			return
		}
		f.claim = r.after(f.to)
		return
	}
	if o > v {
		// "denies being there": the object starts right behind the verb
		if t := r.after(f.to); !t.empty() && t.a <= o && !r.isClaimNoun(o) && r.upos(o) != annot.PRON {
			f.claim = t
			return
		}
	}
	r.resolve(f, o)
}

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
		if r.isLemma(h, sayings) && r.isVerb(h) {
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
