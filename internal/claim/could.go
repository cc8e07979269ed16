package claim

import "github.com/hearsay-go/hearsay/internal/annot"

var (
	wishes   = words("long god heaven")
	inverted = words("i we you he she they it the this that his her")
	comeWhat = words("come")
)

// epistemic tells "it may rain" from "may he rest", "you may sit" and "try as he
// might".
func (r *reader) epistemic(m *match) bool {
	i := m.anchor
	if t := r.tag(i); t != annot.TagMD && t != annot.NoTag {
		return false
	}
	if !r.declarative(m) {
		return false
	}
	next := i + 1
	for r.upos(next) == annot.ADV || r.upos(next) == annot.PART {
		next++
	}
	if next >= r.hi || r.isPunct(next) && !r.toks[next].Shape.Has(annot.QuoteMark) {
		return r.is(i+1, notWord) || r.tag(next) == annot.TagComma && r.verbBehindComma(next) // "try as he might, he": no verb
	}
	switch r.tag(next) {
	case annot.TagVBZ, annot.TagVBD:
		return false // "might is not right"
	}
	if r.is(i, mayWord) && r.is(i-1, youWord) && r.tag(next) == annot.TagVB && !r.isLemma(next, states) {
		return false // "you may sit"
	}
	switch r.upos(next) {
	case annot.VERB, annot.AUX, annot.ADV, annot.PUNCT, annot.PRON, annot.DET, annot.NOUN, annot.ADJ:
	default:
		return false // "its military might in a parade"
	}
	if (i == r.lo || r.isPunct(i-1) || r.is(i-1, wishes)) && r.is(i+1, inverted) {
		return false // May he rest; Long may it last
	}
	if r.is(i-1, whatWord) && i-2 >= r.lo && r.is(i-2, comeWhat) {
		return false // come what may
	}
	return !r.is(next, asWord)
}

// verbBehindComma reports whether a bare verb stands behind what the comma at i
// and another one enclose: "may, however, be".
func (r *reader) verbBehindComma(i int32) bool {
	for k := i + 1; k < min(r.hi, i+8); k++ {
		if r.tag(k) == annot.TagComma {
			return r.tag(k+1) == annot.TagVB
		}
	}
	return false
}

var (
	notWord  = words("not n't")
	mayWord  = words("may")
	youWord  = words("you")
	states   = lemmas("be have feel think find want need notice recall remember know see hear like wonder get become lose")
	whatWord = words("what")
	asWord   = words("as")
)

var (
	outcomes = lemmas(`be become mean lead result cause cost affect harm hurt damage threaten trigger spark lose face fall rise
		drop reach exceed come happen emerge prove end delay force undermine jeopardize jeopardise complicate boost raise
		decide determine disrupt derail hit hamper hinder slow spell spur push bring leave put open close trap kill die
		sink collapse fail break spread grow shrink increase decrease worsen improve benefit suffer create produce set add
		begin start last continue remain stay go explain reflect indicate signal contain include involve violate expose
		drive pose reduce weaken strengthen wipe erode tip swing shift alter change reshape upend doom backfire face
		return arrive vanish disappear take make have get turn follow cross carry stem damage deprive destroy send see
		still also soon eventually easily ultimately potentially yet possibly well need want require impact qualify win
		cut ease pave provoke prompt encourage discourage deter violate constitute represent prevent mark run account`)
	// fates are what may become of people, rather than what they may do.
	fates = lemmas(`be become lose face die suffer end fail return benefit remain stay win fall struggle decide declare pay receive
		wind find go leave emerge announce resign quit miss retire default collapse drown perish starve vote approve
		reject order force delay block launch withdraw intervene veto rule charge sue strike attack`)
	perceptions  = lemmas("hear smell feel tell sense taste remember recall understand afford imagine speak read swim walk talk sing manage believe")
	abilityFront = words("so when where until once before whenever how what all everything anything something nothing way ways thing things as whatever if wish only than")
	persons      = words("i we you")
	freeChoice   = words("whenever wherever whoever")
)

// possibleCould tells "a breakdown could harm trade" from "he could hear the
// crowd" and "if he could". Where both readings fit it says yes, as long as the
// subject is a thing or what follows is an outcome rather than a skill.
func (r *reader) possibleCould(m *match) bool {
	i := m.anchor
	if !r.epistemic(m) || r.is(i+1, notWord) || r.is(i+1, onlyWord) {
		return false
	}
	v := i + 1
	for r.upos(v) == annot.ADV {
		v++
	}
	if !r.isVerb(v) && r.upos(v) != annot.AUX {
		return false
	}
	if haveWord.has(r.toks[v].Lemma) && v+1 < r.hi {
		if r.counterfactual(i) {
			return false
		}
		if r.tag(v+1) == annot.TagVBN {
			return true
		}
	}
	if r.isLemma(v, perceptions) {
		return false
	}
	p := r.predicate(i)
	s := r.subjectOf(p)
	if s == annot.None {
		return r.isLemma(v, outcomes)
	}
	// The words before the subject tell option and purpose: "so he could rest".
	a := r.nounPhrase(s).a
	if r.is(a-1, abilityFront) || r.is(a-1, thatWord) && r.is(a-2, soWord) || r.is(s, relatives) && r.is(s-1, soWord) {
		return false
	}
	if h := r.clauseHead(p); r.parsed && r.toks[h].Label == annot.RelAclRelcl && !r.is(s, relatives) {
		return false // an object relative: "a fee he could pay"
	}
	if r.is(s, negSubjects) {
		return false // "nothing could be better"
	}
	for k := v + 1; k < min(r.hi, v+12); k++ {
		if r.is(k, freeChoice) {
			return false // "could leave whenever they liked"
		}
	}
	if r.is(s, relatives) && !r.isLemma(v, outcomes) {
		return false
	}
	if r.animate(s) {
		return r.isLemma(v, fates) && !r.is(s, persons)
	}
	return true
}

var (
	onlyWord = words("only barely hardly scarcely never")
	soWord   = words("so such")
	haveWord = words("have")
)

// subjectOf is child(p, subjects), or without a tree the noun before p.
func (r *reader) subjectOf(p int32) int32 {
	if !r.parsed {
		return r.nounBefore(p)
	}
	for range maxClimb {
		if s := r.child(p, subjects); s != annot.None {
			return s
		}
		if l := r.toks[p].Label; l != annot.RelConj && l != annot.RelXcomp {
			return annot.None
		}
		if p = r.head(p); p == annot.None {
			return annot.None
		}
	}
	return annot.None
}

// counterfactual reports whether "could have" at token i is about what did not
// happen: a clause with "if" or "had" goes with it.
func (r *reader) counterfactual(i int32) bool {
	for k := r.lo; k < r.hi; k++ {
		switch {
		case ifWord.has(r.toks[k].Lower) && k+3 < r.hi:
			for j := k + 1; j < min(r.hi, k+10); j++ {
				if hadOrWere.has(r.toks[j].Lower) {
					return true
				}
			}
		case hadWord.has(r.toks[k].Lower) && k > i && !haveWord.has(r.toks[k-1].Lemma) && (r.upos(k+1) == annot.DET || r.upos(k+1) == annot.PRON || r.upos(k+1) == annot.PROPN || r.upos(k+1) == annot.NOUN):
			return true // had the wind turned
		case hadWord.has(r.toks[k].Lower) && k == r.lo:
			return true
		case r.is(k, butFor) && r.is(k+1, forWord):
			return true
		}
	}
	return r.is(i+1, notWord)
}

var (
	ifWord    = words("if")
	hadWord   = words("had")
	hadOrWere = words("had were")
	butFor    = words("but")
	forWord   = words("for")
)
