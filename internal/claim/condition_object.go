package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// weakNouns stand for a proposition only with their content attached.
var weakNouns = lemmas(`idea notion charge argument view criticism complaint attack concern fear warning demand comparison
	question issue push statement conclusion comment remark description label story account theory finding figure
	narrative belief plan effort call proposal offer attempt bid concept possibility prospect advice opinion request article post tweet video
	denial evidence information data assessment estimate version explanation excuse testimony`)

// claimObject reports whether the object of the verb is a claim: a noun such as
// allegation, a weaker one such as idea only with its content or as something
// pointed back to.
func (r *reader) claimObject(m *match) bool {
	v := m.anchor
	o := r.object(v)
	if o == annot.None {
		return false
	}
	if !r.isClaimNoun(o) {
		return false
	}
	if !r.isLemma(o, weakNouns) {
		return true
	}
	t := r.contentOf(o)
	if t.empty() {
		return false
	}
	return r.is(t.a-1, thatWord) || r.tag(t.a) == annot.TagVBG || r.followedByDoubt(o)
}

// accusation moves the end of the match behind the "of" which says what somebody
// is accused of.
func (r *reader) accusation(m *match) bool {
	v := m.anchor
	if !r.isVerb(v) || r.negated(m) || r.is(m.first-1, theWords) && !r.isPassiveForm(v) {
		return false
	}
	for k := m.last; k < min(r.hi, m.last+40); k++ {
		if !r.is(k, ofWord) {
			continue
		}
		inserted := r.tag(k-1) == annot.TagComma // accused the builders, without evidence, of fraud
		if inserted || r.tag(k+1) == annot.TagVBG || k == m.last || !r.parsed || r.head(k) != annot.None && r.head(r.head(k)) == v {
			m.to = k + 1
			break
		}
	}
	if r.is(m.last, ofWord) {
		m.last++
		m.cue = r.span(tokens{m.first, m.last})
	}
	return true
}

var doubts = words("false untrue baseless unfounded groundless nonsense wrong misleading fake lies fiction ridiculous absurd fantasy inaccurate rumor rumour hearsay bogus unsubstantiated fabrication fabricated invention myth speculation")

// followedByDoubt reports whether "as" and a word of doubt stand soon behind n.
func (r *reader) followedByDoubt(n int32) bool {
	for k := n + 1; k < min(r.hi, n+12); k++ {
		if r.is(k, asWord) {
			for j := k + 1; j < min(r.hi, k+5); j++ {
				if r.is(j, doubts) {
					return true
				}
			}
		}
	}
	return false
}

// grants are what one is denied, rather than what one denies.
var grants = words(`entry access bail request visa permit permission appeal motion application petition asylum bid coverage parole
	service right opportunity chance care custody loan food water treatment vote seat place refuge shelter medication license
	licence admission use funding aid benefit credit nomination victory win title goal relief clemency pardon promotion
	payment compensation insurance citizenship residency passage spot platform role freedom existence climate change holocaust
	justice education employment job tenure boarding me him us them himself herself themselves leave extension waiver mortgage release
	hearing trial review protection representation dignity pleasure comfort sleep rebate certification`)

// factObject reports whether what the verb denies can be a fact.
func (r *reader) factObject(m *match) bool {
	v := m.anchor
	if r.parsed && r.child(v, labelSet(annot.RelIobj)) != annot.None {
		return false
	}
	if r.givenUp(v) {
		return false
	}
	o := r.object(v)
	if r.isPassiveForm(v) {
		return o != annot.None && (r.isClaimNoun(o) || r.is(o, itWord))
	}
	if o == annot.None {
		return true
	}
	if r.toks[o].Tag == annot.TagPRP && r.is(o, grants) {
		return false
	}
	return !r.isLemma(o, grants) && !r.is(o, grants)
}

// givenUp reports whether two noun phrases follow v: "denied the rebels a road".
func (r *reader) givenUp(v int32) bool {
	k := v + 1
	if r.upos(k) == annot.DET {
		k++
	}
	first := k
	for r.upos(k) == annot.NOUN || r.upos(k) == annot.PROPN || r.upos(k) == annot.ADJ || r.tag(k) == annot.TagVBN || r.tag(k) == annot.TagPRP {
		k++
	}
	return k > first && (r.is(k, indefinites) || r.is(k, theWord) || r.tag(k) == annot.TagPRPS)
}

// isPassiveForm reports whether verb v is in the passive.
func (r *reader) isPassiveForm(v int32) bool {
	if t := r.tag(v); t != annot.TagVBN && t != annot.TagVBD {
		return false
	}
	for k := v - 1; k >= r.lo; k-- {
		switch r.upos(k) {
		case annot.AUX:
			if r.isLemma(k, passiveAux) {
				return true
			}
		case annot.ADV, annot.PART:
		default:
			return false
		}
	}
	return false
}

var passiveAux = words("be get")

// clausal reports whether what follows the verb is a clause, an infinitive or a
// quotation, or the verb is put in after them (", he claimed,").
func (r *reader) clausal(m *match) bool {
	k := m.last
	if k >= r.hi {
		return false
	}
	f := found{match: *m}
	if r.quoteOfCue(&f) != annot.None {
		o := r.object(m.anchor)
		return o == annot.None || r.isClause(k)
	}
	return r.isClause(k)
}

// skipAside returns the token behind what commas enclose at token k: "claimed[,
// without evidence,] that he won"; k itself if there is no comma.
func (r *reader) skipAside(k int32) int32 {
	if r.tag(k) != annot.TagComma {
		return k
	}
	for j := k + 1; j < min(r.hi, k+14); j++ {
		if r.tag(j) == annot.TagComma {
			return j + 1
		}
	}
	return k + 1
}

// isClause reports whether a clause, an infinitive or a quotation begins at k.
func (r *reader) isClause(k int32) bool {
	for r.upos(k) == annot.ADV {
		k++
	}
	k = r.skipAside(k)
	if k >= r.hi {
		return false
	}
	if r.is(k, thatWord) && (r.tag(k) == annot.TagIN || r.upos(k) == annot.SCONJ) || r.tag(k) == annot.TagTO || r.toks[k].Shape.Has(annot.QuoteMark) {
		return true
	}
	// A noun phrase and a finite verb: surer than the tree, which likes to take
	// the subject for an object.
	for j := k; j < min(r.hi, k+14); j++ {
		if j < k+6 && r.is(j, thatWord) && r.tag(j) == annot.TagIN {
			return true // "claimed on Friday that"
		}
		switch r.tag(j) {
		case annot.TagCC:
			if r.isFinite(j + 1) {
				return false
			}
		case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
			return j > k
		case annot.TagComma, annot.TagStop, annot.TagWDT, annot.TagWP, annot.TagWRB, annot.TagIN:
			if !r.is(j, ofWord) && !r.is(j, timePreps) {
				return false
			}
		}
	}
	return false
}

var timePreps = words("on in at during last after")
