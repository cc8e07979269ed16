package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

// A lineup holds the entities that one mention may refer to.
type lineup struct {
	mention    int32
	candidates []candidate
	kind       uint64 // class of the mention that is resolved, for features
	frequent   int32  // how often the candidate was spoken of that was so most
}

// A candidate is an entity in a lineup. Its antecedent is the mention by which
// the entity was spoken of last; or, of one that the sentence names only
// afterwards, the next one.
type candidate struct {
	entity     int32
	antecedent int32
	match      match // how a description fits; noMatch for pronouns
	ahead      bool  // the antecedent comes after the mention
}

// maxCandidates bounds a lineup.
const maxCandidates = 8

// maxSentences is the number of sentences that a pronoun looks back.
const maxSentences = 12

func (l *lineup) add(c candidate) bool {
	for i := range l.candidates {
		if l.candidates[i].entity == c.entity {
			return true
		}
	}
	l.candidates = append(l.candidates, c)
	return len(l.candidates) < maxCandidates
}

// lineUpPronoun gathers the candidates of pronoun i.
func (r *resolver) lineUpPronoun(i int32, m *annot.Mention) {
	l := &r.lineup
	*l = lineup{mention: i, candidates: l.candidates[:0], kind: pronounKind(m)}
	if m.Gender == annot.Male || m.Gender == annot.Female {
		for _, e := range r.people.latest() {
			if sameGender(r.entities[e].gender, m.Gender) && r.inReach(e, i) && !l.add(candidate{entity: e, antecedent: r.entities[e].last}) {
				break
			}
		}
		r.lineUpAhead(i, m)
		return
	}
	for _, e := range r.others.latest() {
		if r.isCalled(e, m) && r.inReach(e, i) && !l.add(candidate{entity: e, antecedent: r.entities[e].last}) {
			break
		}
	}
}

func (r *resolver) inReach(e, i int32) bool {
	return r.sites[i].sent-r.sites[r.entities[e].last].sent <= maxSentences
}

// isCalled reports whether e may be called "it" or "they", whichever m is.
func (r *resolver) isCalled(e int32, m *annot.Mention) bool {
	x := &r.entities[e]
	if m.Number == annot.Plural {
		return x.number == annot.Plural || x.isJoint() || x.kind == annot.Organization || x.kind == annot.Group
	}
	return x.number != annot.Plural && x.kind != annot.Group && x.kind != annot.Person
}

// lineUpAhead adds the persons whom the sentence names after pronoun i, as in
// "Asked whether he would run, Roe said no".
func (r *resolver) lineUpAhead(i int32, m *annot.Mention) {
	s := &r.sites[i]
	found := 0
	for k := i + 1; int(k) < len(r.d.Mentions) && r.sites[k].sent == s.sent && found < 2; k++ {
		a := &r.d.Mentions[k]
		e := r.entityOf[k]
		if a.Kind != annot.Name || e == none || r.sites[k].role != subject || r.sites[k].quotation != s.quotation {
			continue
		}
		x := &r.entities[e]
		if x.kind == annot.Person && sameGender(x.gender, m.Gender) {
			r.lineup.add(candidate{entity: e, antecedent: k, ahead: x.last == none || !r.inReach(e, i)})
			found++
		}
	}
}

// choose returns the entity of the candidate that m ranks first; none where it
// prefers to leave the mention unresolved.
func (r *resolver) choose(m *ranker) int32 {
	l := &r.lineup
	l.frequent = 0
	for i := range l.candidates {
		l.frequent = max(l.frequent, r.entities[l.candidates[i].entity].count)
	}
	if r.teach != nil {
		return r.teach(m)
	}
	return r.best(m)
}

// lean returns what candidate k is preferred by, beyond what the ranker learned.
// The corpora say little of those who speak: somebody does, and whom the text
// has named it seldom calls by a role or "they" without meaning it. Nor does it
// come back to a noun by which it has called somebody with a name before and
// mean another, or speak of a study first and of the report after.
func (r *resolver) lean(k int, m *ranker) int32 {
	l := &r.lineup
	c := &l.candidates[k]
	x := &r.entities[c.entity]
	speaks := r.sites[l.mention].source != none
	switch {
	case IsAnybody(r.d.Tokens[r.d.Mentions[l.mention].Head].Lemma):
	case x.isJoint() && speaks, x.named && c.match >= nounMatch, x.named && c.match == classMatch && speaks,
		x.kind == annot.Thing && c.match >= classMatch:
		return m.lean
	}
	return 0
}

// leaning is the preference of [resolver.lean], in the log odds of the rankers.
const leaning = 1.5

func (r *resolver) best(m *ranker) int32 {
	l := &r.lineup
	if len(l.candidates) == 0 || m == nil {
		return none
	}
	r.codes, r.features = r.nobody(r.codes[:0], r.features[:0])
	best, top := int32(none), m.score(l, r.codes)+m.model.Score(r.features)
	for k := range l.candidates {
		r.codes = r.compare(r.codes[:0], k)
		if score := m.score(l, r.codes) + r.lean(k, m); score > top {
			best, top = l.candidates[k].entity, score
		}
	}
	return best
}
