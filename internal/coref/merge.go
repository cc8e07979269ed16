package coref

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// merge takes down that the named entity other, if it is one, is e after all. Until
// [resolver.settleMerged] both are looked up as they were.
func (r *resolver) merge(other, e int32) {
	if other == none || r.root(other) != other || r.root(e) != e || other == e {
		return
	}
	x, o := &r.entities[e], &r.entities[other]
	o.same = e
	x.weight += o.weight
	x.first = min(x.first, o.first)
	x.honors |= o.honors
	x.surnamed = x.surnamed || o.surnamed
	if x.suffix == 0 {
		x.suffix = o.suffix
	}
	if x.gender == annot.UnknownGender || o.gender != annot.UnknownGender && o.evidence < x.evidence { // the safer one
		x.gender, x.evidence = o.gender, o.evidence
	}
	if all := x.classes.with(o.classes); all.len() <= maxClasses {
		x.classes = all
	}
	r.merged = append(r.merged, other)
}

// settleMerged leaves nothing of the entities that were merged into others.
func (r *resolver) settleMerged() {
	if len(r.merged) == 0 {
		return
	}
	for _, other := range slices.Backward(r.merged) { // what it was merged into was merged later, if at all
		x := &r.entities[other]
		x.same = r.root(x.same)
	}
	for i, e := range r.entityOf {
		r.entityOf[i] = r.root(e)
	}
	for i := range r.index.nodes {
		n := &r.index.nodes[i]
		n.entity = r.root(n.entity)
	}
	r.merged = r.merged[:0]
}
