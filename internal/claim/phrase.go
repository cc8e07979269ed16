package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// phraseStart returns where the noun phrase that ends with token k begins.
func (r *reader) phraseStart(k int32) int32 {
	if r.upos(k) == annot.PRON {
		return k
	}
	n := k
	for range maxClimb {
		up := r.head(n)
		if up == annot.None || up > k || !r.isNoun(up) || r.toks[n].Label == annot.RelConj {
			break
		}
		n = up
	}
	return min(k, r.nounPhrase(n).a)
}

func (r *reader) isFinite(i int32) bool {
	switch r.tag(i) {
	case annot.TagMD, annot.TagVBZ, annot.TagVBP, annot.TagVBD:
		return true
	}
	return false
}

// beforeMainVerb cuts t, what a noun or participle at the start of the sentence
// introduces, before the main verb if the tree has put that into t: "claims that
// [the lake is toxic] are misleading". There must be a finite verb outside t.
func (r *reader) beforeMainVerb(t tokens) tokens {
	for k := r.lo; k < t.a; k++ {
		if r.isFinite(k) && (!r.isLemma(k, statements) || k >= t.a-2) {
			return t
		}
	}
	for k := t.b; k < r.hi; k++ {
		if r.isFinite(k) && !r.isLemma(k, statements) || r.tag(k) == annot.TagCC {
			return t
		}
	}
	groups, last := 0, t.b
	for k := t.a; k < t.b; k++ {
		switch {
		case r.isFinite(k):
			if groups == 0 || k > last+1 || r.upos(k-1) == annot.VERB || r.upos(k) == annot.AUX && r.upos(k-1) != annot.AUX && r.upos(k-1) != annot.ADV {
				groups++
			}
			last = k
		case r.upos(k) == annot.ADV || r.upos(k) == annot.AUX || r.upos(k) == annot.VERB && last == k-1:
			last = k
		case r.is(k, relatives) || r.tag(k) == annot.TagCC || r.is(k, subordinate):
			return t
		}
	}
	want := 2
	if r.isVerb(t.a) && !r.isFinite(t.a) {
		want = 1
	}
	if groups < want {
		return t
	}
	for k := t.b - 1; k > t.a; k-- {
		if r.isFinite(k) {
			for k-1 > t.a && (r.upos(k-1) == annot.AUX || r.upos(k-1) == annot.ADV && r.upos(k-2) == annot.AUX) {
				k--
			}
			t.b = k
			break
		}
	}
	return t
}

// phraseEnd returns where the phrase of h, which begins at token i, ends: a
// clause at what is joined to it, a noun phrase at a loose relative clause.
func (r *reader) phraseEnd(h int32, sub tokens, i int32) int32 {
	end := r.clauseEnd(h, sub, i, false)
	if r.isNoun(h) {
		return r.beforeVerb(h+1, end)
	}
	return end
}

// beforeVerb returns where, in tokens [i, end) behind a noun, the verb begins
// whose subject the noun is, whatever the tree says; end if there is none.
func (r *reader) beforeVerb(i, end int32) int32 {
	for k := i; k < end; k++ {
		switch r.toks[k].Tag {
		case annot.TagMD, annot.TagVBZ, annot.TagVBP, annot.TagVBD:
			return k
		}
		if r.is(k, relatives) || r.is(k, complements) || r.upos(k) == annot.PRON || r.isPunct(k) || r.toks[k].Label == annot.RelNsubj {
			return end
		}
	}
	return end
}

// nounPhrase returns the whole phrase around noun n.
func (r *reader) nounPhrase(n int32) tokens {
	if !r.parsed {
		a, b := n, n+1
		for a > r.lo && r.isNominal(a-1) {
			a--
		}
		return r.trim(tokens{a, r.nominalEnd(b)})
	}
	sub := r.subtree(n)
	for k := sub.a; k < n; k++ { // conjunctions and prepositions are not part of it
		if r.toks[k].Head == n && (r.toks[k].Label == annot.RelCase || r.toks[k].Label == annot.RelCc || r.toks[k].Label == annot.RelPunct) {
			sub.a = k + 1
		}
	}
	a := sub.a
	for a > r.lo && a <= n && (r.isNominal(a-1) && r.upos(a-1) != annot.PRON || r.tag(a-1) == annot.TagPRPS) && r.upos(a) != annot.DET && r.tag(a) != annot.TagPRPS {
		a-- // words side by side are one phrase, whatever the tree says
	}
	return r.trim(tokens{a, r.phraseEnd(n, sub, n)})
}

// reach extends t, a phrase whose end the tree puts too early, over the
// prepositional phrases and, behind a participle, the objects that follow.
func (r *reader) reach(t tokens) tokens {
	participle := !t.empty() && r.tag(t.a) == annot.TagVBG
	for t.b < r.hi && !t.empty() {
		k := t.b
		if r.is(k, linkers) {
			k++
		} else if !participle {
			break
		}
		first := k
		for k < r.hi && (r.isNominal(k) && r.upos(k) != annot.PRON || r.tag(k) == annot.TagPRPS || r.tag(k) == annot.TagVBG && k == first || r.is(k, moreThan) || r.toks[k].Tag == annot.TagDollar || r.toks[k].Tag == annot.TagHYPH) {
			k++
		}
		if k == first {
			break
		}
		t.b = k
	}
	return t
}

var (
	linkers  = words("of to in between with for against from over")
	moreThan = words("more less than about up at least most")
)

// nounAfter returns the head of the noun phrase that a modifier ending before
// token i stands before, or None.
func (r *reader) nounAfter(i int32) int32 {
	if r.parsed {
		h := i - 1
		for range maxClimb {
			if h >= i && r.isNoun(h) {
				return h
			}
			up := r.head(h)
			if up == annot.None || up < i-1 {
				break
			}
			h = up
		}
	}
	last := int32(annot.None)
	for k := i; k < min(r.hi, i+8) && (r.isNominal(k) || r.toks[k].Shape.Has(annot.QuoteMark)); k++ {
		if r.isNoun(k) {
			last = k
		} else if last != annot.None {
			break
		}
	}
	return last
}

func (r *reader) isNominal(i int32) bool {
	switch r.upos(i) {
	case annot.NOUN, annot.PROPN, annot.ADJ, annot.DET, annot.NUM, annot.PRON:
		return true
	case annot.PART:
		return r.tag(i) == annot.TagPOS
	}
	return false
}

// nominalEnd extends a noun phrase that ends at b by its prepositional phrases.
func (r *reader) nominalEnd(b int32) int32 {
	for b < r.hi && (r.isNominal(b) || r.upos(b) == annot.ADP) {
		b++
	}
	return b
}

// stretch is clause without a tree: the tokens around i up to the nearest
// punctuation that may end a clause.
func (r *reader) stretch(i int32) tokens {
	const reach = 40
	t := tokens{i, i + 1}
	for t.a > max(r.lo, i-reach) && !r.breaksClause(t.a-1) {
		t.a--
	}
	for t.b < min(r.hi, i+reach) && !r.breaksClause(t.b) {
		t.b++
	}
	return r.trim(t)
}

func (r *reader) breaksClause(i int32) bool {
	switch r.tag(i) {
	case annot.TagComma, annot.TagColon, annot.TagStop, annot.TagOpenQuote, annot.TagCloseQuote, annot.TagLRB, annot.TagRRB:
		return true
	}
	return r.is(i, complements) && r.tag(i) == annot.TagIN
}

// trim takes conjunctions, complementisers and punctuation off the edges of t.
func (r *reader) trim(t tokens) tokens {
	for t.a < t.b && (r.isPunct(t.a) || r.is(t.a, conjunctions) || r.is(t.a, complements) && t.a+1 < t.b && r.opensClause(t.a)) {
		t.a++
	}
	for t.b > t.a && (r.isPunct(t.b-1) && r.toks[t.b-1].Tag != annot.TagRRB || r.is(t.b-1, conjunctions)) {
		t.b--
	}
	return t
}
