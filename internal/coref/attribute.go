package coref

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// attribute settles what can be told only when the document has been read: who
// the nameless people of the opening are, and who "I" and "we" are.
func (r *resolver) attribute() {
	r.nameOpening()
	r.firstPersons()
}

// Bounds of the opening of an article, in sentences, and of how soon after it the
// name has to come.
const (
	openingSentences = 3
	namingSentences  = 8
)

// nameOpening gives those quoted without a name in the first sentences the name
// that comes right after, as news does: "A former minister called for calm. …
// ‘Wait,’ said Jane Roe, who …" The first person to be quoted who was not named
// before is taken, unless something speaks against it.
func (r *resolver) nameOpening() {
	d := r.d
	for a := range d.Attribs {
		i := r.sourceOf(a)
		if i == none {
			continue
		}
		s := &r.sites[i]
		if s.sent >= openingSentences {
			return
		}
		e := r.entityOf[i]
		if m := &d.Mentions[i]; e == none || m.Kind != annot.Description || m.Number == annot.Plural || r.entities[e].named ||
			m.Det == annot.Definite || m.Det == annot.Quantified || staysNameless(d.Tokens[m.Head].Lemma) {
			continue
		}
		for b := a + 1; b < len(d.Attribs); b++ {
			j := r.sourceOf(b)
			if j == none || d.Mentions[j].Kind != annot.Name {
				continue
			}
			if r.sites[j].sent-s.sent > namingSentences {
				break
			}
			if o := r.entityOf[j]; o != none && r.isIntroduced(o, j, s.sent) {
				r.unite(e, o)
				break
			}
		}
	}
}

// staysNameless reports whether people described by a noun are those whom news
// quotes without ever giving their names.
func staysNameless(lemma uint64) bool {
	switch lemma {
	case wordOfficial, wordSource, wordInsider, wordAide, wordAdviser, wordAdvisor, wordAnalyst, wordExpert, wordCritic,
		wordSpokesman, wordSpokeswoman, wordSpokesperson, wordWitness, wordPerson:
		return true
	}
	return false
}

// sourceOf returns the first mention that is a source of attribution a, or none.
func (r *resolver) sourceOf(a int) int32 {
	if list := r.d.Attribs[a].Sources; len(list) > 0 {
		return list[0]
	}
	return none
}

// isIntroduced reports whether entity o is not spoken of before the sentence
// after sent, but for a headline, and mention j gives a given name and a surname.
func (r *resolver) isIntroduced(o, j, sent int32) bool {
	x := &r.entities[o]
	return x.kind == annot.Person && x.first != none && r.sites[x.first].sent > sent && r.length(o) > 1 && x.first == j
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
			narrator[k] = r.newEntity(entity{kind: m.Entity, number: m.Number, first: int32(i)})
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
// joint one or of a group, the author of a thing.
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
		if author := r.entities[e].author; author != none {
			e = author
		}
		x := &r.entities[e]
		if !x.isJoint() && !x.complete {
			add(r.root(e))
		}
		for _, p := range x.parts[:x.nparts] {
			add(r.root(p))
		}
		for _, p := range x.members[:x.nmembers] {
			add(r.root(p))
		}
	}
	return list
}
