package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// A condition decides by the context whether a match is a cue.
type condition func(r *reader, m *match) bool

// conditions are what a rule may name after "when".
var conditions = map[string]condition{
	"affirmed":         func(r *reader, m *match) bool { return !r.negated(m) },
	"declarative":      (*reader).declarative,
	"epistemic":        (*reader).epistemic,
	"possible-could":   (*reader).possibleCould,
	"no-comparison":    (*reader).noComparison,
	"claim-noun":       (*reader).beforeClaimNoun,
	"claim-subject":    (*reader).claimSubject,
	"thing-subject":    (*reader).thingSubject,
	"claim-object":     (*reader).claimObject,
	"fact-object":      (*reader).factObject,
	"clausal":          (*reader).clausal,
	"saying-verb":      (*reader).sayingVerb,
	"doubting":         (*reader).doubting,
	"plain-modifier":   (*reader).plainModifier,
	"evidence-source":  (*reader).evidenceSource,
	"group":            (*reader).group,
	"insider":          (*reader).insider,
	"some-group":       (*reader).someGroup,
	"anyone":           (*reader).anyone,
	"attributed":       (*reader).attributed,
	"anonymous-source": (*reader).anonymousSource,
	"speaks":           (*reader).speaks,
	"accusation":       (*reader).accusation,
	"clause-after":     func(r *reader, m *match) bool { return r.isClause(m.to) },
	"predicate":        func(r *reader, m *match) bool { return !r.parsed || r.toks[m.last-1].Label != annot.RelAmod },
	"asserted":         (*reader).asserted,
	"agentless":        func(r *reader, m *match) bool { p := r.agent(m.anchor); return p.empty() },
	"lower-case": func(r *reader, m *match) bool {
		return !r.toks[m.first].Shape.Has(annot.Capital) || m.first == r.lo || r.isPunct(m.first-1)
	},
}

// Conditions returns the names that a rule may give in When, each with what it
// demands of the context.
func Conditions() map[string]string {
	return map[string]string{
		"affirmed":         "the cue is not negated: not “did not deny”, “nobody disputes”",
		"declarative":      "the cue stands in a statement, not in a question, an order or a wish",
		"epistemic":        "a modal leaves open whether it is so, it does not allow or wish",
		"possible-could":   "“could” means that it is possible, not that somebody is or was able",
		"no-comparison":    "no comparison of rates follows: not “twice as likely as men”",
		"claim-noun":       "the cue stands before a noun for something said or believed",
		"claim-subject":    "the subject of the cue is something said or believed, or points back to it",
		"thing-subject":    "the subject of the cue is no person",
		"claim-object":     "the object of the verb is something said or believed, or points back to it",
		"fact-object":      "the object of the verb can be a fact: not “denied entry”",
		"clausal":          "a clause, an infinitive or a quotation follows the verb",
		"saying-verb":      "the adverb goes with a verb of saying or believing",
		"doubting":         "“so-called” casts doubt, it introduces no term",
		"plain-modifier":   "the cue stands before the noun that it modifies",
		"evidence-source":  "the subject is evidence, or the verb is followed by a statement, not a proposal",
		"group":            "the source is experts of some kind, of no body and without a name; the cue grows to the whole phrase",
		"insider":          "the same for people who belong to somebody: his aides",
		"some-group":       "the same for members of a body: only with some, many, several, a senior one",
		"anyone":           "the same for some, many, people",
		"attributed":       "something is attributed to the source in the cue; the cue grows to the whole phrase",
		"anonymous-source": "the source that wants no name is quoted",
		"speaks":           "the source is the subject of a verb of saying or believing",
		"predicate":        "the cue does not merely modify a noun",
		"asserted":         "no “may”, “if” or “whether” leaves it open",
		"clause-after":     "a clause follows the match",
		"agentless":        "no “by” phrase says who does it",
		"lower-case":       "the cue is not part of a name or a title",
	}
}

// negated reports whether the cue of m is negated.
func (r *reader) negated(m *match) bool {
	for k, n := m.from-1, 0; k >= r.lo && n < 4; k, n = k-1, n+1 {
		if r.is(k, negations) || r.is(k, noWord) && n <= 1 {
			return true
		}
		switch r.upos(k) {
		case annot.ADV, annot.AUX, annot.DET, annot.PART:
			continue
		}
		break
	}
	p := r.predicate(m.anchor)
	if !r.parsed {
		return false
	}
	sub := r.subtree(p)
	for k := sub.a; k < p; k++ {
		if r.toks[k].Head == p && r.is(k, negations) {
			return true
		}
	}
	s := r.child(p, subjects)
	if s == annot.None {
		return false
	}
	if r.is(s, negSubjects) {
		return true
	}
	a := r.nounPhrase(s).a
	return r.is(a, noWord) || r.is(a, negSubjects) && a < s
}

var noWord = words("no")

// declarative reports whether m stands in a statement.
func (r *reader) declarative(m *match) bool {
	end := r.d.Sents[r.sent].Last
	for k := end - 1; k >= m.last && k >= end-4; k-- {
		if r.d.Form(k) == "?" {
			return false
		}
		if !r.toks[k].Shape.Has(annot.Punct) {
			break
		}
	}
	return true
}

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
		wind find go leave emerge announce resign quit miss run retire default collapse drown perish starve vote approve
		reject order force delay block launch withdraw intervene veto rule charge sue strike attack`)
	perceptions  = lemmas("hear smell feel tell sense taste remember recall understand afford imagine speak read swim walk talk sing manage believe")
	abilityFront = words("so when where until once before whenever how what all everything anything as whatever if wish only than")
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
	if r.toks[v].Lemma == haveLemma && v+1 < r.hi && r.tag(v+1) == annot.TagVBN {
		return !r.counterfactual(i)
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
	onlyWord  = words("only barely hardly scarcely never")
	soWord    = words("so such")
	haveLemma = annot.Hash("have")
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

// animate reports whether noun n is a person or a body, as far as the mentions
// tell.
func (r *reader) animate(n int32) bool {
	if r.is(n, pronouns) && !r.is(n, itWord) {
		return true
	}
	if m := r.mentionAt(n); m != nil {
		return m.Entity == annot.Person || m.Entity == annot.Group
	}
	return false
}

var itWord = words("it which that its")

var ifHad = words("had if were")

// counterfactual reports whether "could have" at token i is about what did not
// happen: a clause with "if" or "had" goes with it.
func (r *reader) counterfactual(i int32) bool {
	for k := r.lo; k < r.hi; k++ {
		switch {
		case r.toks[k].Lower == ifHash && k+3 < r.hi:
			for j := k + 1; j < min(r.hi, k+10); j++ {
				if r.toks[j].Lower == hadHash || r.toks[j].Lower == wereHash {
					return true
				}
			}
		case r.toks[k].Lower == hadHash && k > i && r.toks[k-1].Lemma != haveLemma && (r.upos(k+1) == annot.DET || r.upos(k+1) == annot.PRON || r.upos(k+1) == annot.PROPN || r.upos(k+1) == annot.NOUN):
			return true // had the wind turned
		case r.toks[k].Lower == hadHash && k == r.lo:
			return true
		case r.is(k, butFor) && r.is(k+1, forWord):
			return true
		}
	}
	return r.is(i+1, notWord)
}

var (
	ifHash   = annot.Hash("if")
	hadHash  = annot.Hash("had")
	wereHash = annot.Hash("were")
	butFor   = words("but")
	forWord  = words("for")
)

var (
	comparatives = words("more less twice times equally as much fold half percent")
	thanWord     = words("than")
)

// noComparison tells "is likely to win" from "were twice as likely to die".
func (r *reader) noComparison(m *match) bool {
	front := false
	for k := m.first - 1; k >= r.lo && k >= m.first-2; k-- {
		front = front || r.is(k, comparatives)
	}
	if !front {
		return true
	}
	return r.is(m.last, thanWord) && r.is(m.last+1, notWord) // more likely than not
}

// beforeClaimNoun reports whether the noun behind the cue is one for something
// said or believed.
func (r *reader) beforeClaimNoun(m *match) bool {
	n := r.nounAfter(m.last)
	return n != annot.None && r.isLemma(n, claimNouns)
}

// claimSubject reports whether the subject of the cue is a claim.
func (r *reader) claimSubject(m *match) bool {
	s := r.subject(r.predicate(m.anchor))
	return s != annot.None && (r.isClaimNoun(s) || r.isLemma(s, effects) || r.is(s, anaphors) || r.isVerb(s))
}

// effects are what may be unproven without being said.
var effects = lemmas("benefit effect efficacy effectiveness link connection value involvement guilt motive existence")

// thingSubject reports whether the subject of the cue is no person.
func (r *reader) thingSubject(m *match) bool {
	s := r.subject(r.predicate(m.anchor))
	return s == annot.None || r.isClaimNoun(s) || !r.animate(s) || r.is(s, anaphors) && r.upos(s) == annot.PRON && !r.is(s, theyWord)
}

var theyWord = words("they them those these")

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
		if r.tag(k+1) == annot.TagVBG || k == m.last || !r.parsed || r.head(k) != annot.None && r.head(r.head(k)) == v {
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

// asserted reports whether nothing before the cue in its clause leaves it open.
func (r *reader) asserted(m *match) bool {
	for k := m.first - 1; k >= r.lo && k > m.first-10; k-- {
		if r.is(k, openers) && (r.upos(k) == annot.AUX || r.upos(k) == annot.SCONJ) {
			return false
		}
		if r.isPunct(k) && !r.toks[k].Shape.Has(annot.QuoteMark) || r.is(k, thatWord) {
			break
		}
	}
	return true
}

var openers = words("may might could would if whether")

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
	for r.upos(k) == annot.NOUN || r.upos(k) == annot.PROPN || r.upos(k) == annot.ADJ || r.tag(k) == annot.TagPRP {
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
