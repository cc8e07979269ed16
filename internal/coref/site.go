package coref

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A site is where a mention stands.
type site struct {
	sent      int32
	quotation int32 // the outermost quotation around it, or none
	source    int32 // the attribution that it is a source of, or none
	content   int32 // the attribution whose content it stands in, or none
	verbs     int32 // finite verbs of the sentence before it
	clause    int32 // the token of the verb that it depends on, or none
	rank      int32 // mentions of the sentence before it
	apposed   int32 // the mention that stands in apposition to it, or none
	role      role
	renames   bool // a description in apposition to a name
	headline  bool // its sentence writes most words with a capital
}

// A role is what a mention is in its clause.
type role uint8

const (
	otherRole role = iota
	subject
	object
	oblique
	possessor
	numRoles = iota
)

// findSites looks up where each mention stands.
func (r *resolver) findSites() {
	d := r.d
	r.sites = slices.Grow(r.sites[:0], len(d.Mentions))[:len(d.Mentions)]
	sent, quo := 0, 0
	verbs, rank, at := int32(0), int32(0), int32(0)
	headline := false
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for sent+1 < len(d.Sents) && m.First >= d.Sents[sent].Last {
			sent++
		}
		if first := d.Sents[sent].First; at < first || i == 0 {
			at, verbs, rank = first, 0, 0
			headline = r.isHeadline(&d.Sents[sent])
		}
		for ; at < m.First; at++ {
			if isFinite(d.Tokens[at].Tag) {
				verbs++
			}
		}
		s := site{sent: int32(sent), quotation: none, source: none, content: none, verbs: verbs, rank: rank, clause: none, apposed: none, headline: headline}
		rank++
		if int(m.Head) < len(d.Tokens) && d.Tokens[m.Head].Shape.Has(annot.InQuote) {
			for quo < len(d.Quotations) && (d.Quotations[quo].LastTok <= m.Head || d.Quotations[quo].Depth > 0) {
				quo++
			}
			if quo < len(d.Quotations) && d.Quotations[quo].FirstTok <= m.Head {
				s.quotation = int32(quo)
			}
		}
		s.role, s.clause = r.roleOf(m)
		r.sites[i] = s
		if a := m.Appos; a != none {
			r.sites[a].apposed = int32(i)
		}
	}
	r.sortByHead()
	r.findSpeech()
}

// sortByHead puts the mentions in the order of their heads, those within others
// first. Mentions come by their first token, which is never far from the head,
// so that few have to be moved, and not far.
func (r *resolver) sortByHead() {
	r.order = r.order[:0]
	for i := range r.d.Mentions {
		head := r.d.Mentions[i].Head
		r.order = append(r.order, int32(i))
		k := i
		for ; k > 0 && r.d.Mentions[r.order[k-1]].Head >= head; k-- {
			r.order[k] = r.order[k-1]
		}
		r.order[k] = int32(i)
	}
}

// isHeadline reports whether s is a paragraph by itself, or in the first one, and
// its verbs and all of its longer words have a capital, so that capitals do not
// tell where a name ends.
func (r *resolver) isHeadline(s *annot.Sent) bool {
	if p := &r.d.Paras[s.Para]; p.LastSent-p.FirstSent != 1 && s.Para > 0 {
		return false
	}
	capitals := 0
	for i := s.First; i < s.Last; i++ {
		t := &r.d.Tokens[i]
		switch {
		case isFinite(t.Tag) && !t.Shape.Has(annot.Capital) && t.Shape.Has(annot.SpaceBefore):
			return false
		case t.Shape&(annot.Punct|annot.HasDigit) != 0 || t.End-t.Start < 4:
		case t.Shape.Has(annot.Capital):
			capitals++
		case t.End-t.Start > 4:
			return false
		}
	}
	return capitals > 2
}

// findSpeech notes which mentions and quotations belong to which attribution.
func (r *resolver) findSpeech() {
	d := r.d
	r.speech = r.speech[:0]
	r.quoted = r.quoted[:0]
	for range d.Quotations {
		r.quoted = append(r.quoted, none)
	}
	at := 0
	for a := range d.Attribs {
		attr := &d.Attribs[a]
		r.speech = append(r.speech, none)
		for _, m := range attr.Sources {
			r.sites[m].source = int32(a)
		}
		if attr.Quotation != none {
			r.takeQuotations(int32(a), attr)
		}
		for at > 0 && d.Mentions[at-1].Start >= attr.Start {
			at--
		}
		for at < len(d.Mentions) && d.Mentions[at].Start < attr.Start {
			at++
		}
		content := attr.Content // what is left of it from mention k on
		for k := at; k < len(d.Mentions) && d.Mentions[k].Start < attr.End; k++ {
			m := &d.Mentions[k]
			for len(content) > 0 && content[0].End <= m.Start {
				content = content[1:]
			}
			if len(content) > 0 && content[0].Contains(m.Span) {
				r.sites[k].content = int32(a)
			}
		}
	}
	// A quotation that is no content of its own is the speech of the
	// attribution that holds it.
	for q := range d.Quotations {
		if r.quoted[q] == none && d.Quotations[q].Parent != none {
			r.quoted[q] = r.quoted[d.Quotations[q].Parent]
		}
	}
}

// takeQuotations notes that the quotations in the content of attr, number a, are
// its speech.
func (r *resolver) takeQuotations(a int32, attr *annot.Attribution) {
	r.quoted[attr.Quotation] = a
	verbatim := attr.Verbatim // what is left of it from quotation q on
	for q := attr.Quotation + 1; int(q) < len(r.d.Quotations) && r.d.Quotations[q].Start < attr.End; q++ {
		quo := &r.d.Quotations[q]
		if quo.Depth > 0 {
			continue
		}
		for len(verbatim) > 0 && verbatim[0].Start < quo.Start {
			verbatim = verbatim[1:]
		}
		if len(verbatim) > 0 && quo.Contains(verbatim[0]) {
			r.quoted[q] = a
		}
	}
}

func isFinite(t annot.Tag) bool {
	switch t {
	case annot.TagVBD, annot.TagVBZ, annot.TagVBP, annot.TagMD:
		return true
	}
	return false
}

// roleOf returns the role of m and the verb of its clause, from the heads of
// tokens where the sentence is parsed, otherwise from the tags around it.
func (r *resolver) roleOf(m *annot.Mention) (role, int32) {
	if m.Poss {
		return possessor, none
	}
	if r.d.Tokens[m.Head].Label != annot.NoLabel {
		return r.parsedRole(m.Head)
	}
	return r.guessedRole(m), none
}

// maxConjuncts bounds the steps from a conjunct to the first one of its list.
const maxConjuncts = 4

func (r *resolver) parsedRole(head int32) (role, int32) {
	t := &r.d.Tokens[head]
	for range maxConjuncts {
		if t.Head == none || t.Label != annot.RelConj && t.Label != annot.RelAppos && t.Label != annot.RelFlat {
			break
		}
		t = &r.d.Tokens[t.Head]
	}
	switch t.Label {
	case annot.RelNsubj, annot.RelNsubjPass, annot.RelNsubjOuter:
		return subject, t.Head
	case annot.RelObj, annot.RelIobj:
		return object, t.Head
	case annot.RelObl, annot.RelOblAgent, annot.RelOblUnmarked:
		return oblique, t.Head
	case annot.RelNmodPoss:
		return possessor, none
	}
	return otherRole, none
}

// guessedRole tells the role of m by the tokens beside it.
func (r *resolver) guessedRole(m *annot.Mention) role {
	tokens := r.d.Tokens
	if m.First > 0 {
		switch before := &tokens[m.First-1]; before.Tag {
		case annot.TagIN, annot.TagTO:
			return oblique
		case annot.TagVB, annot.TagVBG, annot.TagVBN:
			return object
		}
	}
	for i := m.Last; int(i) < min(len(tokens), int(m.Last)+3); i++ {
		switch tag := tokens[i].Tag; {
		case isFinite(tag):
			return subject
		case tag != annot.TagRB:
			i = int32(len(tokens))
		}
	}
	if m.First > 0 && isFinite(tokens[m.First-1].Tag) {
		return object
	}
	return otherRole
}
