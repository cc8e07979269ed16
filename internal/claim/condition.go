package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// A condition decides by the context whether a match is a cue. It may move the
// bounds of the match.
type condition struct {
	name    string
	demands string // of the context; docs/claims.md has it too
	holds   func(r *reader, m *match) bool
}

// conditions are what a rule may name after "when".
var conditions = []condition{
	{"affirmed", "the cue is not negated: not “did not deny”, “nobody disputes”", (*reader).affirmed},
	{"declarative", "the cue stands in a statement, not in a question, an order or a wish", (*reader).declarative},
	{"epistemic", "a modal leaves open whether it is so, it does not allow or wish", (*reader).epistemic},
	{"possible-could", "“could” means that it is possible, not that somebody is or was able", (*reader).possibleCould},
	{"no-comparison", "no comparison of rates follows: not “twice as likely as men”", (*reader).noComparison},
	{"claim-noun", "the cue stands before a noun for something said or believed", (*reader).beforeClaimNoun},
	{"claim-subject", "the subject of the cue is something said or believed, or points back to it", (*reader).claimSubject},
	{"claim-named", "the subject of the cue is a noun for something said, not a pronoun", (*reader).claimNamed},
	{"thing-subject", "the subject of the cue is no person", (*reader).thingSubject},
	{"claim-object", "the object of the verb is something said or believed, or points back to it", (*reader).claimObject},
	{"fact-object", "the object of the verb can be a fact: not “denied entry”", (*reader).factObject},
	{"clausal", "a clause, an infinitive or a quotation follows the verb", (*reader).clausal},
	{"saying-verb", "the adverb goes with a verb of saying or believing", (*reader).sayingVerb},
	{"doubting", "“so-called” casts doubt, it introduces no term", (*reader).doubting},
	{"plain-modifier", "the cue stands before the noun that it modifies", (*reader).plainModifier},
	{"evidence-source", "the subject is evidence, or the verb is followed by a statement, not a proposal", (*reader).evidenceSource},
	{"group", "the source is experts of some kind, of no body and without a name; the cue grows to the whole phrase", (*reader).group},
	{"insider", "the same for people who belong to somebody: his aides", (*reader).insider},
	{"some-group", "the same for members of a body: only with some, many, several, a senior one", (*reader).someGroup},
	{"anyone", "the same for some, many, people", (*reader).anyone},
	{"attributed", "something is attributed to the source in the cue; the cue grows to the whole phrase", (*reader).attributed},
	{"anonymous-source", "the source that wants no name is quoted", (*reader).anonymousSource},
	{"speaks", "the source is the subject of a verb of saying or believing", (*reader).speaks},
	{"accusation", "a verb of accusing; the claim begins behind its “of”", (*reader).accusation},
	{"clause-after", "a clause follows the match", (*reader).clauseFollows},
	{"predicate", "the cue does not merely modify a noun", (*reader).predicative},
	{"asserted", "no “may”, “if” or “whether” leaves it open", (*reader).asserted},
	{"agentless", "no “by” phrase says who does it", (*reader).agentless},
	{"lower-case", "the cue is not part of a name or a title", (*reader).lowerCase},
}

// conditionNamed returns the condition of that name, or nil.
func conditionNamed(name string) *condition {
	for i := range conditions {
		if conditions[i].name == name {
			return &conditions[i]
		}
	}
	return nil
}

func (r *reader) affirmed(m *match) bool { return !r.negated(m) }

func (r *reader) clauseFollows(m *match) bool { return r.isClause(m.to) }

func (r *reader) predicative(m *match) bool {
	return !r.parsed || r.toks[m.last-1].Label != annot.RelAmod || r.isPassiveForm(m.last-1)
}

func (r *reader) agentless(m *match) bool {
	p := r.agent(m.anchor)
	return p.empty()
}

func (r *reader) lowerCase(m *match) bool {
	return !r.toks[m.first].Shape.Has(annot.Capital) || m.first == r.lo || r.isPunct(m.first-1)
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

// claimNamed reports whether the subject of the cue is a claim noun.
func (r *reader) claimNamed(m *match) bool {
	s := r.subject(r.predicate(m.anchor))
	return s != annot.None && r.isClaimNoun(s)
}

// thingSubject reports whether the subject of the cue is no person.
func (r *reader) thingSubject(m *match) bool {
	s := r.subject(r.predicate(m.anchor))
	return s == annot.None || r.isClaimNoun(s) || !r.animate(s) || r.is(s, anaphors) && r.upos(s) == annot.PRON && !r.is(s, theyWord)
}

var theyWord = words("they them those these")

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
