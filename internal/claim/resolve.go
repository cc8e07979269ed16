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
			f.claim = r.trim(r.reach(tokens{f.last, max(end, f.last)}))
		}
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
	if f.attrib == annot.None || f.rule.Scope != ScopeClause {
		return s
	}
	c := contentSpan(&r.d.Attribs[f.attrib])
	if !c.Contains(f.cue) || c.Contains(s) {
		return s
	}
	cut := annot.Span{Start: max(c.Start, s.Start), End: min(c.End, s.End)}
	if front := r.within(annot.Span{Start: s.Start, End: cut.Start}); !cut.Empty() && r.isPhrase(front) {
		cut.Start = s.Start // the content begins too late: behind its subject
	}
	if cut.Empty() { // the tree hangs the cue on the verb of the attribution
		cut = c
	}
	return r.span(r.trim(r.within(cut)))
}

// isPhrase reports whether t has words but no verb and no comma.
func (r *reader) isPhrase(t tokens) bool {
	for k := t.a; k < t.b; k++ {
		if r.isVerb(k) || r.upos(k) == annot.AUX || r.isPunct(k) {
			return false
		}
	}
	return !t.empty()
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
	if len(a.Content) == 0 {
		return annot.Span{}
	}
	return a.Content[0].Cover(a.Content[len(a.Content)-1])
}

// takeQuote makes what quote a says the claim of f.
func (r *reader) takeQuote(f *found, a int32) {
	f.span = r.strip(contentSpan(&r.d.Attribs[a]))
	if t := r.tokensIn(f.span); r.d.Attribs[a].Kind == annot.Indirect && t.a >= r.lo && t.b <= r.hi {
		last := r.tokensIn(r.d.Attribs[a].Content[len(r.d.Attribs[a].Content)-1])
		t.b = r.loose(max(t.a, last.a), t.b)
		t = r.trim(r.beforeMainVerb(t))
		if u := r.withAux(t); u.a < t.a && !u.empty() { // the content begins too late: "he was [one of them]"
			t = u
			if k := t.a - 1; r.isNominal(k) && !r.is(k, relatives) {
				t.a = r.phraseStart(k)
			}
		}
		f.span = r.span(t)
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
	if r.is(r.lo, complements) { // "Whether [he left] is not known"
		t := tokens{r.lo + 1, f.first}
		for t.b > t.a && (r.upos(t.b-1) == annot.AUX || r.upos(t.b-1) == annot.ADV || r.upos(t.b-1) == annot.PART) {
			t.b--
		}
		if f.claim = r.trim(t); !f.claim.empty() {
			return
		}
	}
	if s := r.subject(r.predicate(f.last - 1)); s != annot.None && s < f.first {
		t := r.subtree(s)
		if !r.isVerb(s) && r.parsed && !r.hasSubject(s) {
			t = r.nounPhrase(s)
		}
		f.claim = r.trim(t)
	}
}
