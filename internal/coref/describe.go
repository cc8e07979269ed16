package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A match says how well a description fits an entity, the better the higher.
type match uint8

const (
	noMatch     match = iota
	kindMatch         // a person, and nothing is known of what it is
	classMatch        // "leader" of a president
	nounMatch         // the same noun
	phraseMatch       // the same words throughout
)

// description returns the entity of a description, a new one if it is none of
// those known.
func (r *resolver) description(i int32, m *annot.Mention) int32 {
	if e := r.renamed(i, m); e != none {
		r.sites[i].renames = true
		r.learnNoun(e, m)
		return e
	}
	if e := r.predicated(i, m); e != none {
		r.learnNoun(e, m)
		return e
	}
	if e := r.pair(i, m); e != none {
		return e
	}
	e := int32(none)
	if r.mayBeKnown(m) {
		if e = r.owned(i, m); e == none {
			r.lineUpDescription(i, m)
			e = r.choose(r.rankers.description)
		}
	}
	if e == none {
		e = r.newEntity(entity{kind: m.Entity, number: m.Number, gender: m.Gender, evidence: annot.FromNoun, first: i})
		if m.Entity == annot.Thing {
			r.entities[e].author = r.authorOf(i, m)
		}
		if !r.isReferring(i, m, e) {
			return e
		}
	}
	r.learnNoun(e, m)
	return e
}

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
	return r.looselyRenamed(i, m)
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
	if m.First < 2 || tokens[m.First-1].Tag != annot.TagComma || m.Number == annot.Plural ||
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

// mayBeKnown reports whether m can take up somebody spoken of before: "a
// senior official" is always somebody new.
func (r *resolver) mayBeKnown(m *annot.Mention) bool {
	switch m.Det {
	case annot.Indefinite, annot.Quantified:
		return false
	case annot.NoDet:
		if m.Number != annot.Plural && !r.d.Tokens[m.Head].Shape.Has(annot.Capital) {
			return false // "elected president in May"
		}
	}
	for k := m.First; k < m.Head; k++ {
		switch r.d.Tokens[k].Lower {
		case wordAnother, wordOther:
			return false
		}
	}
	return true
}

// owner returns the entity that owns what m describes: his wife, Roe's wife.
func (r *resolver) owner(i int32, m *annot.Mention) int32 {
	if m.Det != annot.Possessive {
		return r.ownerAfter(i, m)
	}
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested) && r.d.Mentions[k].First < m.Head; k++ {
		if a := &r.d.Mentions[k]; a.Poss && a.Last <= m.Head {
			return r.entityOf[k]
		}
	}
	return none
}

// ownerAfter returns the entity whom the phrase of m names after its head: a
// lawyer for Roe, the mother of Jane Roe.
func (r *resolver) ownerAfter(i int32, m *annot.Mention) int32 {
	if m.Last < m.Head+3 {
		return none
	}
	switch r.d.Tokens[m.Head+1].Lower {
	case wordOf, wordFor, wordTo:
	default:
		return none
	}
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested) && r.d.Mentions[k].First <= m.Head+3; k++ {
		if a := &r.d.Mentions[k]; a.Kind == annot.Name && a.First > m.Head {
			return r.entityOf[k]
		}
	}
	return none
}

// owned returns the entity that was described as the same thing of the same
// owner before.
func (r *resolver) owned(i int32, m *annot.Mention) int32 {
	o := r.owner(i, m)
	if o == none {
		return none
	}
	return r.index.find(key2(ownedBy, uint64(o), r.d.Tokens[m.Head].Lemma), func(e int32) bool {
		return r.suits(e, m)
	})
}

// authorOf returns who wrote or issued the thing m, where its phrase says so:
// the institute's report, a report by the institute, an Institute report.
func (r *resolver) authorOf(i int32, m *annot.Mention) int32 {
	end := r.issuedBy(m)
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested) && r.d.Mentions[k].First <= end; k++ {
		a := &r.d.Mentions[k]
		e := r.entityOf[k]
		if e == none || r.entities[e].kind == annot.Place && !a.Poss {
			continue
		}
		if a.Last <= m.Head && (a.Poss || a.Last == m.Head && r.entities[e].kind == annot.Organization) {
			return e
		}
		if before := a.First - 1; a.First > m.Head {
			if r.d.Tokens[before].Lower == wordThe {
				before--
			}
			if h := r.d.Tokens[before].Lower; h == wordBy || h == wordFrom {
				return e
			}
		}
	}
	return none
}

// maxIssued is the number of words that may stand between a thing and "by".
const maxIssued = 5

// issuedBy returns the token up to which the author of the thing m may be named:
// two after the "by" in "a report released on Monday by the institute", or the
// last one of m.
func (r *resolver) issuedBy(m *annot.Mention) int32 {
	tokens := r.d.Tokens
	for k := m.Last; int(k) < min(len(tokens), int(m.Last)+maxIssued); k++ {
		t := &tokens[k]
		switch {
		case t.Lower == wordBy, t.Lower == wordFrom && k == m.Last:
			return k + 2
		case k == m.Last && t.Tag != annot.TagVBN && t.Tag != annot.TagVBG:
			return m.Last - 1
		case t.Shape.Has(annot.Punct) || isFinite(t.Tag):
			return m.Last - 1
		}
	}
	return m.Last - 1
}

// suits reports whether number, gender and kind let e be what m describes.
func (r *resolver) suits(e int32, m *annot.Mention) bool {
	x := &r.entities[e]
	if x.isJoint() || x.last == none {
		return false
	}
	if (x.number == annot.Plural) != (m.Number == annot.Plural) && x.number != annot.UnknownNumber && x.kind != annot.Organization {
		return false
	}
	if x.kind == m.Entity {
		return x.kind != annot.Person || sameGender(x.gender, m.Gender)
	}
	switch m.Entity {
	case annot.Organization:
		return x.kind == annot.Place || x.kind == annot.UnknownEntity
	case annot.Group:
		return x.kind == annot.UnknownEntity
	case annot.UnknownEntity:
		return true
	}
	return false
}

// lineUpDescription gathers the candidates of description i.
func (r *resolver) lineUpDescription(i int32, m *annot.Mention) {
	l := &r.lineup
	*l = lineup{mention: i, candidates: l.candidates[:0], kind: 4 + uint64(m.Entity)}
	if m.Number == annot.Plural {
		l.kind = 10 + uint64(m.Entity)
	}
	lemma := r.d.Tokens[m.Head].Lemma
	class := r.classOf(lemma)
	r.index.find(key(phraseOf, r.phraseHash(m)), func(e int32) bool {
		return r.suits(e, m) && !l.add(candidate{entity: e, antecedent: r.entities[e].last, match: phraseMatch})
	})
	r.index.find(key(roleOf, lemma), func(e int32) bool {
		return r.suits(e, m) && !l.add(candidate{entity: e, antecedent: r.entities[e].last, match: nounMatch})
	})
	if m.Number == annot.Plural && m.Det == annot.NoDet {
		return
	}
	for _, list := range [2]*recency{&r.people, &r.others} {
		for _, e := range list.latest() {
			if !r.suits(e, m) {
				continue
			}
			c := candidate{entity: e, antecedent: r.entities[e].last, match: kindMatch}
			switch x := &r.entities[e]; {
			case x.classes.overlaps(class):
				c.match = classMatch
			case x.classes != nounClass{} || x.kind != annot.Person && x.kind != annot.Organization:
				continue
			case !x.named:
				continue
			}
			if !l.add(c) {
				return
			}
		}
	}
}

// phraseHash hashes the words of m without its determiner.
func (r *resolver) phraseHash(m *annot.Mention) uint64 {
	var h uint64
	for k := m.First; k < m.Last; k++ {
		if t := &r.d.Tokens[k]; t.Tag != annot.TagDT {
			h = weights.Mix(h, t.Lower)
		}
	}
	return h
}

// learnNoun takes down that the text calls e what m says.
func (r *resolver) learnNoun(e int32, m *annot.Mention) {
	lemma := r.d.Tokens[m.Head].Lemma
	r.learnRole(e, lemma)
	r.index.add(key(phraseOf, r.phraseHash(m)), e)
	for k := m.First; k < m.Last; k++ {
		if k != m.Head {
			r.learnModifier(e, k)
		}
	}
}

// learnOwner takes down whose wife, lawyer or company e is, as description i has
// it. Somebody who was described so before, without a name, is e too.
func (r *resolver) learnOwner(e, i int32, m *annot.Mention) {
	o := r.owner(i, m)
	if o == none || o == e {
		return
	}
	k := key2(ownedBy, uint64(o), r.d.Tokens[m.Head].Lemma)
	if r.entities[e].named {
		r.index.find(k, func(before int32) bool {
			r.unite(before, e)
			return false
		})
	}
	r.index.add(k, e)
}

// unite makes the nameless entity a the same as e, which has a name.
func (r *resolver) unite(a, e int32) {
	x, y := &r.entities[a], &r.entities[e]
	if a != e && !x.named && y.named && x.same == none && !x.isJoint() && x.kind == y.kind && sameGender(x.gender, y.gender) {
		x.same = e
	}
}

// root returns the entity that e turned out to be.
func (r *resolver) root(e int32) int32 {
	if e != none && r.entities[e].same != none {
		return r.entities[e].same
	}
	return e
}

// learnTitle takes down the title that stands before a name.
func (r *resolver) learnTitle(e int32, m *annot.Mention) {
	if e == none {
		return
	}
	if m.Title.Empty() {
		if r.entities[e].kind == annot.Organization {
			r.learnRole(e, r.d.Tokens[m.Head].Lemma)
			for k := m.First; k < m.Last; k++ {
				r.learnModifier(e, k)
			}
		}
		return
	}
	last := int32(none)
	for k := m.First; r.d.Tokens[k].End <= m.Title.End; k++ {
		if last != none {
			r.learnModifier(e, last)
		}
		last = k
		if t := &r.d.Tokens[k]; t.Lower == wordOf || t.Lower == wordFor {
			break // "Secretary of State": the office is before it
		}
	}
	if last != none && (r.d.Tokens[last].Lower == wordOf || r.d.Tokens[last].Lower == wordFor) {
		last--
	}
	if last >= m.First {
		r.learnRole(e, r.d.Tokens[last].Lemma)
	}
}

func (r *resolver) learnRole(e int32, lemma uint64) {
	if noun, ok := r.tables.titles[lemma]; ok {
		lemma = noun
	}
	r.index.add(key(roleOf, lemma), e)
	x := &r.entities[e]
	if class := r.classOf(lemma); x.classes.with(class).len() <= maxClasses {
		x.classes = x.classes.with(class)
	}
}

// maxClasses bounds the sets of nouns that one entity may be in.
const maxClasses = 24

// learnModifier takes down token k as a word by which e was described.
func (r *resolver) learnModifier(e, k int32) {
	x := &r.entities[e]
	h, ok := r.modifier(k)
	if !ok || x.nmodifiers == maxModifiers || x.hasModifier(h) {
		return
	}
	x.modifiers[x.nmodifiers] = h
	x.nmodifiers++
}

func (x *entity) hasModifier(h uint64) bool {
	for _, o := range x.modifiers[:x.nmodifiers] {
		if o == h {
			return true
		}
	}
	return false
}

// modifier returns the identity of token k as a modifier, and whether it is one.
func (r *resolver) modifier(k int32) (uint64, bool) {
	t := &r.d.Tokens[k]
	switch t.Tag {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS, annot.TagJJ, annot.TagJJR, annot.TagJJS, annot.TagVBN:
		return t.Lower, true
	}
	return 0, false
}

// modifierRelation tells how the modifiers of p go with those that e was
// described by: 0 p has none, 1 all are known, 2 some, 3 none, 4 nothing to
// compare.
func (r *resolver) modifierRelation(p *annot.Mention, x *entity) uint64 {
	known, all := 0, 0
	for k := p.First; k < p.Head; k++ {
		if h, ok := r.modifier(k); ok {
			all++
			if x.hasModifier(h) {
				known++
			}
		}
	}
	switch {
	case all == 0:
		return 0
	case known == all:
		return 1
	case known > 0:
		return 2
	case x.nmodifiers > 0:
		return 3
	}
	return 4
}

var (
	wordIs      = annot.Hash("is")
	wordWas     = annot.Hash("was")
	wordAre     = annot.Hash("are")
	wordWere    = annot.Hash("were")
	wordS       = annot.Hash("'s")
	wordBecame  = annot.Hash("became")
	wordRemains = annot.Hash("remains")
	wordNot     = annot.Hash("not")
	wordNt      = annot.Hash("n't")
	wordAnother = annot.Hash("another")
	wordOther   = annot.Hash("other")
	wordTo      = annot.Hash("to")
	wordBy      = annot.Hash("by")
	wordFrom    = annot.Hash("from")
)
