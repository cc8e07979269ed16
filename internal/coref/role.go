package coref

import "github.com/hearsay-go/hearsay/internal/annot"

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
		r.index.add(key(titleOf, r.d.Tokens[last].Lemma), e)
	}
}

func (r *resolver) learnRole(e int32, lemma uint64) {
	listed := r.tables.nouns.Of(lemma)
	if listed.title != 0 {
		lemma = listed.title
		listed = r.tables.nouns.Of(lemma)
	}
	r.index.add(key(roleOf, lemma), e)
	if listed.class == (nounClass{}) {
		return
	}
	x := &r.entities[e]
	if all := x.classes.with(listed.class); all.len() <= maxClasses {
		x.classes = all
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
func (r *resolver) modifierRelation(p *annot.Mention, x *entity) code {
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

// IsAnybody reports whether a noun says so little of a person that it fits nearly
// everybody: "the gentleman" may be the one who came in last.
func IsAnybody(lemma uint64) bool {
	switch lemma {
	case wordMan, wordWoman, wordGentleman, wordLady, wordBoy, wordGirl, wordPerson, wordFellow, wordChild, wordStranger, wordFriend:
		return true
	}
	return false
}
