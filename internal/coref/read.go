package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

// readThrough reads the document once, from its first mention to its last one,
// and resolves pronouns and descriptions on the way.
func (r *resolver) readThrough() {
	for _, i := range r.order {
		m := &r.d.Mentions[i]
		if r.entityOf[i] == none {
			r.entityOf[i] = r.resolve(i, m)
		}
		if e := r.entityOf[i]; e != none {
			r.meet(e, i, r.isReferring(i, m, e))
			r.linkNeighbours(i, m, e)
		}
	}
}

// resolve returns the entity of a pronoun or a description; none where the text
// leaves it open, or where it is settled later (I, we).
func (r *resolver) resolve(i int32, m *annot.Mention) int32 {
	switch m.Kind {
	case annot.Pronoun:
		return r.pronoun(i, m)
	case annot.Description:
		return r.description(i, m)
	}
	return none
}

// isReferring reports whether mention i of e points at somebody whom a pronoun
// may take up. A bare noun ("as president") or a predicate ("is a liar") that
// made an entity of its own does not.
func (r *resolver) isReferring(i int32, m *annot.Mention, e int32) bool {
	if m.Kind != annot.Description || r.entities[e].first != i || m.Number == annot.Plural || r.sites[i].source != none {
		return true
	}
	if m.Det == annot.NoDet && !r.d.Tokens[m.Head].Shape.Has(annot.Capital) {
		return false
	}
	return m.First == 0 || !isCopula(&r.d.Tokens[m.First-1])
}

// meet takes down that mention i is one of e, and whether it may be taken up.
func (r *resolver) meet(e, i int32, referring bool) {
	x := &r.entities[e]
	x.last = i
	x.count++
	if x.number == annot.UnknownNumber {
		x.number = r.d.Mentions[i].Number
	}
	if !referring {
		return
	}
	if x.kind == annot.Person && x.number != annot.Plural && !x.isJoint() {
		r.people.touch(e)
	} else {
		r.others.touch(e)
	}
	if a := r.sites[i].source; a != none && r.speech[a] == none {
		r.speech[a] = e
		if r.spoken[0] != e {
			r.spoken = [2]int32{e, r.spoken[0]}
		}
	}
}

// pronoun resolves a pronoun.
func (r *resolver) pronoun(i int32, m *annot.Mention) int32 {
	if m.Person != 3 || m.Det == annot.Quantified {
		return none
	}
	if m.Number == annot.UnknownNumber { // who, which, that
		return r.relative(i, m)
	}
	r.lineUpPronoun(i, m)
	e := r.choose(r.rankers.pronoun)
	if e != none {
		x := &r.entities[e]
		if x.gender == annot.UnknownGender && x.kind == annot.Person && m.Gender != annot.Neuter {
			x.gender, x.evidence = m.Gender, annot.FromPronoun
		}
	}
	return e
}

// isDash reports whether token i is a dash between words.
func (r *resolver) isDash(i int32) bool {
	t := &r.d.Tokens[i]
	if !t.Shape.Has(annot.Punct) {
		return false
	}
	form := r.d.Form(i)
	return form == "--" || form == "–" || form == "—"
}

// maxRelative is the number of mentions that may stand between a relative
// pronoun and the one that it takes up: those within it.
const maxRelative = 6

// relative returns the entity that the relative pronoun m takes up: the outermost
// mention that ends right before it, or before the comma that precedes it.
func (r *resolver) relative(i int32, m *annot.Mention) int32 {
	end := m.First
	for end > 0 && (r.d.Tokens[end-1].Tag == annot.TagComma || r.d.Tokens[end-1].Tag == annot.TagIN || r.isDash(end-1)) {
		end--
	}
	if end == 0 || m.First-end > 2 {
		return none
	}
	person := m.Entity == annot.Person
	for k := i - 1; k >= max(0, i-maxRelative); k-- {
		a := &r.d.Mentions[k]
		if a.Last != end || a.Kind == annot.Pronoun && a.Det != annot.Quantified {
			continue
		}
		e := r.entityOf[k]
		if e == none {
			continue
		}
		if human := r.entities[e].kind == annot.Person || r.entities[e].kind == annot.Group; human != person && r.entities[e].kind != annot.UnknownEntity {
			continue
		}
		return e
	}
	return none
}
