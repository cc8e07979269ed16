package coref

import "github.com/hearsay-go/hearsay/internal/annot"

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
