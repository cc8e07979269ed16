package coref

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// attribute gives attributions their entities, and "I" and "we" theirs.
func (r *resolver) attribute() {
	r.firstPersons()
}

// firstPersons resolves "I" and "we". Between quotation marks it is who speaks
// there; outside, the narrator.
func (r *resolver) firstPersons() {
	narrator := [2]int32{none, none}
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Kind != annot.Pronoun || m.Person != 1 {
			continue
		}
		s := &r.sites[i]
		if s.quotation != none {
			r.entityOf[i] = r.firstPersonSpeaking(s, m)
			continue
		}
		k := 0
		if m.Number == annot.Plural {
			k = 1
		}
		if narrator[k] == none {
			narrator[k] = r.newEntity(entity{kind: m.Entity, number: m.Number, first: int32(i), fullest: none})
		}
		r.entityOf[i] = narrator[k]
	}
}

// firstPersonSpeaking returns who says m, which stands in a quotation.
func (r *resolver) firstPersonSpeaking(s *site, m *annot.Mention) int32 {
	a := r.quoted[s.quotation]
	if a == none || s.source == a {
		return none
	}
	e := r.speech[a]
	if e == none {
		return none
	}
	x := &r.entities[e]
	if m.Number == annot.Plural && x.kind == annot.Person && !x.isJoint() {
		return none
	}
	return e
}

// speakersOf appends the entities behind the sources of a: the members of a
// joint one, the author of a thing.
func (r *resolver) speakersOf(list []int32, a *annot.Attribution) []int32 {
	add := func(e int32) {
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	for _, i := range a.Sources {
		e := r.entityOf[i]
		if e == none {
			continue
		}
		x := &r.entities[e]
		if x.author != none {
			e = x.author
			x = &r.entities[e]
		}
		if !x.isJoint() {
			add(e)
			continue
		}
		for _, p := range x.parts[:x.nparts] {
			add(p)
		}
	}
	return list
}
