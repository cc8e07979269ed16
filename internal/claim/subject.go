package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// subjectBefore returns the subject of verb p by position: the noun before its
// auxiliaries, what commas enclose left out.
func (r *reader) subjectBefore(p int32) int32 {
	k := p - 1
	for r.upos(k) == annot.ADV || r.upos(k) == annot.AUX {
		k--
	}
	k = r.beforeAside(k)
	switch r.upos(k) {
	case annot.PRON:
		if !r.is(k, relatives) {
			return k
		}
	case annot.NOUN, annot.PROPN:
		return r.phraseHead(k)
	}
	return annot.None
}

// phraseHead returns the head of the noun phrase that ends with noun k: "[a claim]
// by the firm", "[engineers] hired by the council".
func (r *reader) phraseHead(k int32) int32 {
	for range maxClimb {
		up := r.head(k)
		if up != annot.None && up < k && r.toks[up].Label == annot.RelAcl && r.isVerb(up) {
			up = r.head(up)
		}
		if up == annot.None || up > k || !r.isNoun(up) {
			break
		}
		k = up
	}
	return k
}

// isPassive reports whether verb p has a passive auxiliary, or is a participle
// that goes with a noun or opens a sentence, or names at once of what somebody is accused.
func (r *reader) isPassive(p int32) bool {
	if r.isPassiveForm(p) || r.isLemma(p, accusing) && r.is(p+1, ofWord) {
		return true
	}
	return r.tag(p) == annot.TagVBN && r.upos(p-1) != annot.AUX && r.parsed &&
		(r.toks[p].Label == annot.RelAcl || r.toks[p].Label == annot.RelAmod || r.toks[p].Label == annot.RelAdvcl && p == r.lo)
}

var accusing = words("accuse suspect")

// subject returns the head of the subject of verb or predicate p, or None.
func (r *reader) subject(p int32) int32 {
	if !r.parsed {
		return r.nounBefore(p)
	}
	if n := r.summedUp(p); n != annot.None && r.isNoun(p-1) {
		return p - 1 // not the object that stands before it
	}
	if v := r.verbBeforeAs(p); v != annot.None {
		if o := r.object(v); o != annot.None {
			return o
		}
	}
	if s := r.copulaSubject(p); s != annot.None {
		return s
	}
	for range maxClimb {
		if s := r.child(p, subjects); s != annot.None {
			if k := r.subjectBefore(p); r.is(s, objectRelatives) && k > s {
				return k // "which he denies", whatever the tree says
			}
			return r.antecedentOfRelative(s)
		}
		h := r.head(p)
		if h == annot.None {
			break
		}
		switch r.toks[p].Label {
		case annot.RelXcomp:
			// "called the claims false": what is false is the object.
			if o := r.object(h); o != annot.None && o < p {
				return o
			}
		case annot.RelAcl, annot.RelAclRelcl, annot.RelAmod:
			if !r.isVerb(h) {
				return h
			}
		case annot.RelCcomp, annot.RelParataxis:
			// The parser may take the subject for an object of the verb before
			// it: "says those reports are false".
			if o := r.child(h, labelSet(annot.RelObj)); o != annot.None && h < o && o < p {
				return o
			}
		case annot.RelObl, annot.RelObj, annot.RelAdvmod, annot.RelDep, annot.RelConj:
			if o := r.object(h); r.isLemma(h, blamers) && o != annot.None && o < p && !r.isFinite(p) {
				return o
			}
		case annot.RelAdvcl, annot.RelNmod, annot.RelAux, annot.RelCop, annot.RelAuxPass:
		default:
			return annot.None
		}
		p = h
	}
	return annot.None
}

// copulaSubject returns the subject of predicate p by position: the noun straight
// before "is" or "remains". The tree is often wrong about it in "says those reports
// are false".
func (r *reader) copulaSubject(p int32) int32 {
	k := p - 1
	for r.upos(k) == annot.ADV || r.upos(k) == annot.ADJ || r.upos(k) == annot.CCONJ || r.upos(k) == annot.DET || r.upos(k) == annot.PART || r.toks[max(k, r.lo)].Shape.Has(annot.QuoteMark) && k > r.lo {
		k--
	}
	if n := r.named(p); n != annot.None {
		return n
	}
	if !r.isLemma(k, copulas) || !r.isFinite(k) && !r.auxBefore(k) {
		return annot.None
	}
	for r.upos(k) == annot.AUX || r.upos(k) == annot.PART || r.upos(k) == annot.ADV || r.upos(k) == annot.VERB && r.isLemma(k, copulas) {
		k--
	}
	switch r.upos(k) {
	case annot.PRON:
		if !r.is(k, relatives) && !r.is(k, thereWord) {
			return k
		}
	case annot.NOUN, annot.PROPN:
		n := k
		if c := r.claimAround(k); c != annot.None {
			return c
		}
		for range maxClimb {
			up := r.head(n)
			if up == annot.None || up > k || !r.isNoun(up) || r.toks[n].Label != annot.RelNmod && r.toks[n].Label != annot.RelFlat && r.toks[n].Label != annot.RelCompound && r.toks[n].Label != annot.RelConj {
				break
			}
			n = up
		}
		return n
	case annot.ADJ, annot.VERB, annot.ADV:
		return r.claimAround(k)
	}
	return annot.None
}

// auxBefore reports whether an auxiliary stands before token k, adverbs and "not"
// left out.
func (r *reader) auxBefore(k int32) bool {
	k--
	for r.upos(k) == annot.ADV || r.upos(k) == annot.PART {
		k--
	}
	return r.upos(k) == annot.AUX
}

// claimAround returns the claim noun whose content ends with token k, or None:
// "the [rumour] that he was dead", "a [post] claiming that it heals".
func (r *reader) claimAround(k int32) int32 {
	finite := false
	for j := k; j > r.lo; j-- {
		finite = finite || r.isFinite(j)
		switch {
		case !r.is(j, thatWord):
			if r.tag(j) == annot.TagComma || r.tag(j) == annot.TagColon {
				return annot.None
			}
		case !finite:
			return annot.None
		case r.isClaimNoun(j - 1):
			return j - 1
		case r.isVerb(j-1) && r.isLemma(j-1, statements) && !r.isFinite(j-1) && r.isNoun(j-2):
			return j - 2
		default:
			return annot.None
		}
	}
	return annot.None
}

// verbBeforeAs returns the verb of "dismissed the report as [false]" if p stands
// behind "as", or None.
func (r *reader) verbBeforeAs(p int32) int32 {
	k := p - 1
	for k > r.lo && (r.upos(k) == annot.ADV || r.upos(k) == annot.DET || r.upos(k) == annot.ADJ || r.toks[k].Shape.Has(annot.QuoteMark)) {
		k--
	}
	if !r.is(k, asWord) {
		return annot.None
	}
	for j := k - 1; j >= r.lo && j > k-12; j-- {
		if r.isVerb(j) && (r.isLemma(j, blamers) || r.isLemma(j, deniers)) {
			return j
		}
	}
	return annot.None
}

// named returns the head of the noun phrase straight before p if a verb such as
// "call" stands before it and p is what it calls it; None otherwise.
func (r *reader) named(p int32) int32 {
	k := p - 1
	for k > r.lo && (r.upos(k) == annot.ADV || r.toks[k].Shape.Has(annot.QuoteMark)) {
		k--
	}
	if u := r.upos(k); u != annot.NOUN && u != annot.PROPN && u != annot.PRON || k < r.lo || r.isNoun(p) && k == p-1 {
		return annot.None
	}
	for j := k; j >= r.lo && j > k-10; j-- {
		if r.isVerb(j) {
			if !r.isLemma(j, blamers) {
				break
			}
			n := k
			for range maxClimb {
				up := r.head(n)
				if up == annot.None || up > k || up < j || !r.isNoun(up) || r.toks[n].Label == annot.RelConj {
					break
				}
				n = up
			}
			return n
		}
	}
	return annot.None
}

var (
	copulas   = lemmas("be is are was were been being remain prove seem appear look turn stay become")
	thereWord = words("there")
)

// antecedentOfRelative returns the noun that the relative pronoun s stands for,
// or s itself if it is none.
func (r *reader) antecedentOfRelative(s int32) int32 {
	if !r.is(s, relatives) {
		return s
	}
	for i, n := s, 0; n < maxClimb; n++ {
		h := r.head(i)
		if h == annot.None {
			break
		}
		if l := r.toks[i].Label; l == annot.RelAclRelcl && h < s {
			return h
		}
		i = h
	}
	return s
}

// nounBefore is subject without a tree: the nearest noun or pronoun before p.
func (r *reader) nounBefore(p int32) int32 {
	for i := p - 1; i >= r.lo && i > p-12; i-- {
		switch r.upos(i) {
		case annot.NOUN, annot.PROPN, annot.PRON:
			if !r.is(i, relatives) {
				return i
			}
		}
	}
	return annot.None
}
