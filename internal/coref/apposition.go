package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// renamed returns the entity of the mention that m is in apposition to, or that
// is in apposition to m; none if there is none.
func (r *resolver) renamed(i int32, m *annot.Mention) int32 {
	if m.Appos != none && r.entityOf[m.Appos] != none {
		return r.entityOf[m.Appos]
	}
	if a := r.sites[i].apposed; a != none {
		return r.entityOf[a]
	}
	if e := r.namedAfter(i, m); e != none {
		return e
	}
	if e := r.introduced(i, m); e != none {
		return e
	}
	return r.looselyRenamed(i, m)
}

// maxIntroducing is the number of words that may stand between a description and
// the name that it is given: "a man who goes by the name of Roe".
const maxIntroducing = 7

// introduced returns the person whose name m is given by a phrase such as "known
// as" or "who goes by the name".
func (r *resolver) introduced(i int32, m *annot.Mention) int32 {
	end := m.Last
	named := false
	for ; int(end) < min(len(r.d.Tokens), int(m.Last)+maxIntroducing); end++ {
		switch r.d.Tokens[end].Lower {
		case wordNamed, wordCalled, wordKnown, wordNicknamed, wordName:
			named = true
			continue
		case wordWho, wordGoes, wordBy, wordThe, wordOf, wordAs, wordIs, wordOnly:
			continue
		}
		break
	}
	if !named {
		return none
	}
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested); k++ {
		a := &r.d.Mentions[k]
		if e := r.entityOf[k]; a.First == end && a.Kind == annot.Name && e != none && r.entities[e].kind == m.Entity {
			return e
		}
	}
	return none
}

// namedAfter returns the person whose name follows m after a comma: "their
// youngest child, Jane, was". Other appositions the name floor has found.
func (r *resolver) namedAfter(i int32, m *annot.Mention) int32 {
	tokens := r.d.Tokens
	if m.Entity != annot.Person || m.Number == annot.Plural || m.Det == annot.NoDet || m.Det == annot.Quantified ||
		int(m.Last) >= len(tokens) || tokens[m.Last].Tag != annot.TagComma {
		return none
	}
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested); k++ {
		a := &r.d.Mentions[k]
		if a.First != m.Last+1 {
			continue
		}
		e := r.entityOf[k]
		if a.Kind != annot.Name || e == none || a.Poss || r.entities[e].kind != annot.Person || !sameGender(r.entities[e].gender, m.Gender) {
			return none
		}
		if int(a.Last) < len(tokens) && !tokens[a.Last].Shape.Has(annot.Punct) {
			return none
		}
		return e
	}
	return none
}

// looselyRenamed returns the person right before the comma before m, if m says
// what that person is: "Jane Roe, a fellow at the institute who".
func (r *resolver) looselyRenamed(i int32, m *annot.Mention) int32 {
	tokens := r.d.Tokens
	if m.First < 2 || tokens[m.First-1].Tag != annot.TagComma || m.Det == annot.Definite && IsAnybody(tokens[m.Head].Lemma) || m.Number == annot.Plural ||
		m.Det == annot.Quantified || int(m.Last) < len(tokens) && isFinite(tokens[m.Last].Tag) {
		return none
	}
	for k := i - 1; k >= max(0, i-maxNested); k-- {
		a := &r.d.Mentions[k]
		if a.Last == m.First-1 && a.Kind == annot.Name && !a.Poss && a.Entity == m.Entity && sameGender(a.Gender, m.Gender) {
			return r.entityOf[k]
		}
	}
	return none
}

// maxNested is the number of mentions looked at before or after one to find
// those inside it or right before it.
const maxNested = 6

// predicated returns the entity of which m is said by a form of "be", as in
// "Roe is the mayor".
func (r *resolver) predicated(i int32, m *annot.Mention) int32 {
	tokens := r.d.Tokens
	at := m.First - 1
	for at > 0 && tokens[at].Tag == annot.TagRB {
		if tokens[at].Lower == wordNot || tokens[at].Lower == wordNt {
			return none
		}
		at--
	}
	if at <= 0 || !isCopula(&tokens[at]) {
		return none
	}
	for k := i - 1; k >= max(0, i-maxNested); k-- {
		a := &r.d.Mentions[k]
		if a.Last != at || r.sites[k].sent != r.sites[i].sent || a.Poss {
			continue
		}
		e := r.entityOf[k]
		if e == none {
			return none
		}
		x := &r.entities[e]
		if x.number != m.Number && x.number != annot.UnknownNumber || x.kind != m.Entity || !sameGender(x.gender, m.Gender) {
			return none
		}
		return e
	}
	return none
}

func isCopula(t *annot.Token) bool {
	switch t.Lower {
	case wordIs, wordWas, wordAre, wordWere, wordBecame, wordRemains:
		return true
	}
	return t.Lower == wordS && t.Tag == annot.TagVBZ
}
