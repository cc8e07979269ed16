package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// IsEpithet reports whether m is a description that is written as a name is, with
// a capital: the Secretary.
func IsEpithet(d *annot.Doc, m *annot.Mention) bool {
	return m.Kind == annot.Description && m.Number != annot.Plural && m.Head > m.First && d.Tokens[m.Head].Shape.Has(annot.Capital)
}

// oftenCalled is the number of times that an epithet must stand in a document to
// belong to one person there.
const oftenCalled = 5

// standsForName reports whether m is an epithet by which the document calls
// somebody again and again. It is not another word for whom it spoke of last.
func (r *resolver) standsForName(m *annot.Mention) bool {
	return m.Entity == annot.Person && m.Det == annot.Definite && IsEpithet(r.d, m) && r.census.tallies.Of(r.epithetKey(m)).lone >= oftenCalled
}

// epithetKey returns the key of the census for the epithet m.
func (r *resolver) epithetKey(m *annot.Mention) uint64 { return weights.Mix(2, r.phraseHash(m)) }

// bearer returns the entity whom m, which stands for a name, belongs to: one that
// has it for a title, or one of its own.
func (r *resolver) bearer(i int32, m *annot.Mention) int32 {
	own := key(epithetOf, r.phraseHash(m))
	if e := r.index.find(own, func(int32) bool { return true }); e != none {
		return e
	}
	l := &r.lineup
	*l = lineup{mention: i, candidates: l.candidates[:0], kind: ofDescription + uint64(m.Entity)}
	r.index.find(key(titleOf, r.d.Tokens[m.Head].Lemma), func(e int32) bool {
		return r.suits(e, m) && !l.add(candidate{entity: e, antecedent: r.entities[e].last, match: nounMatch})
	})
	e := r.choose(r.rankers.description)
	if e == none {
		e = r.newEntity(entity{kind: m.Entity, number: m.Number, gender: m.Gender, evidence: annot.FromNoun, first: i})
		r.index.add(own, e)
	}
	r.learnNoun(e, m)
	return e
}
