package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// sayings are lemmas of verbs of saying and believing.
var sayings = lemmas(`say claim state report suggest believe assume describe identify list accuse imply attribute tell assert allege
	argue contend declare announce insist maintain note tweet write post boast think conclude predict warn add call
	portray present represent link credit label depict quote cite characterize characterise advertise blame name
	point acknowledge concede admit agree speculate complain caution estimate worry fear see view consider regard
	expect doubt question dismiss explain observe hold reckon suspect feel wonder ask recall remember testify
	describe propose counter respond reply ridicule mock praise criticize criticise denounce deride lament reveal disclose
	confirm deny dispute hint swear charge stress emphasize emphasise indicate interpret forecast project whisper confide
	attest liken theorize hypothesize postulate posit dub find reject scoff charge`)

// sayingVerb reports whether the verb that the adverb of m goes with is one of
// saying or believing.
func (r *reader) sayingVerb(m *match) bool {
	if r.isLemma(m.last, sayings) && r.isVerb(m.last) {
		return true
	}
	if r.parsed {
		h := r.head(m.anchor)
		return h != annot.None && r.isVerb(h) && r.isLemma(h, sayings)
	}
	return false
}

// doubting tells "the so-called reform" from "a so-called heat dome".
func (r *reader) doubting(m *match) bool {
	k := m.last
	if r.is(m.first-1, indefinites) || r.isPunct(k) || k >= r.hi {
		return false
	}
	if r.toks[k].Shape.Has(annot.Capital) || r.toks[k].Shape.Has(annot.HasDigit) {
		return false
	}
	n := 0
	for ; r.isNoun(k) || r.upos(k) == annot.ADJ; k++ {
		if r.toks[k].Shape.Has(annot.Capital) {
			return false
		}
		n++
	}
	return n == 1
}

var indefinites = words("a an")

// plainModifier reports whether the cue stands before a noun that it modifies,
// and is no noun itself.
func (r *reader) plainModifier(m *match) bool {
	if r.isPunct(m.last) && !r.toks[m.last].Shape.Has(annot.QuoteMark) {
		return false
	}
	if k := m.last - 1; r.parsed && r.isVerb(k) {
		if u := r.upos(k - 1); (u == annot.DET || u == annot.PART || r.tag(k-1) == annot.TagPRPS) && r.isNoun(k+1) && r.tag(k) != annot.TagVBG {
			return true
		}
		switch r.toks[k].Label {
		case annot.RelAmod, annot.RelCompound, annot.RelDep, annot.RelNmod:
		default:
			return false
		}
	}
	return r.nounAfter(m.last) != annot.None
}

var evidence = lemmas(`evidence study research poll survey data report record analysis finding result test trial figure statistic number
	document estimate model history experience observation photograph image footage sign indication theory
	article paper review calculation simulation projection email memo transcript log account evidence scan
	autopsy measurement science work investigation inquiry reading polling metric pattern trend clue`)

// isEvidenceWord is isEvidence for a noun in any sentence: data and studies are
// sources, but a hedge beside them is the writer's.
func (r *reader) isEvidenceWord(n int32) bool {
	return evidence.has(r.toks[n].Lemma) && r.toks[n].Tag != annot.TagNNP
}

// isEvidence reports whether noun n is something that shows, rather than somebody
// who says.
func (r *reader) isEvidence(n int32) bool {
	return r.isNoun(n) && r.isLemma(n, evidence) && !r.animate(n)
}

// evidenceSource tells "data suggest a link" and "she suggested that he lied"
// from "he suggested a meeting" and "suggested that she leave".
func (r *reader) evidenceSource(m *match) bool {
	k := m.last
	s := r.subject(r.predicate(m.anchor))
	if s != annot.None && r.isEvidence(s) {
		return !r.isPassiveForm(m.anchor)
	}
	if r.is(k, thatWord) && r.tag(k) != annot.TagDT {
		k++
	} else if !r.isClause(k) {
		return false
	}
	// A proposal has a bare verb or "should".
	past := r.tag(m.anchor) == annot.TagVBD || r.tag(m.anchor) == annot.TagVBN
	if c := r.child(m.anchor, labelSet(annot.RelCcomp)); c != annot.None {
		if a := r.child(c, labelSet(annot.RelAux)); a != annot.None {
			return !r.is(a, shouldWord)
		}
		first := c
		if cop := r.child(c, labelSet(annot.RelCop, annot.RelAuxPass)); cop != annot.None {
			first = cop
		}
		if past && r.tag(first) == annot.TagVBP && r.upos(first) == annot.VERB {
			return false // "suggested that they walk": not "walked"
		}
		if t := r.tag(first); t == annot.TagVB {
			return false
		} else if t != annot.TagVBP {
			return true
		}
		// "that he see a doctor": no -s where it belongs
		subj := r.child(c, subjects)
		return subj == annot.None || !r.is(subj, singulars) && r.tag(subj) != annot.TagNN && r.tag(subj) != annot.TagNNP
	}
	for j := k; j < min(r.hi, k+8); j++ {
		switch {
		case r.is(j, shouldWord), r.tag(j) == annot.TagVB, past && r.tag(j) == annot.TagVBP && r.upos(j) == annot.VERB:
			return false
		case r.tag(j) == annot.TagVBD, r.tag(j) == annot.TagVBZ, r.tag(j) == annot.TagVBP, r.tag(j) == annot.TagMD:
			return true
		}
	}
	return true
}

var (
	shouldWord = words("should")
	singulars  = words("he she it")
)
