package claim

import "github.com/hearsay-go/hearsay/internal/annot"

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
	} else if k := f.last; r.is(k, anaphors) && r.upos(k) != annot.NOUN && (k+1 >= r.hi || r.isPunct(k+1)) {
		o = k // "disputes that."
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
