package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

// A Lesson is one choice that the rankers have to make, with the right answer.
type Lesson struct {
	Mention    int32      // index into Doc.Mentions
	Candidates [][]uint64 // the features of each; the first stands for "nobody"
	Good       []bool     // which of them are right
}

// Teach runs over d as [Annotate] does, but makes the right choices, as far as
// chain knows them, and calls learn with each choice. chain returns the number
// of the coreference chain of a mention, and false if it is not known to be in
// any; complete tells that then it is in none. Otherwise guide chooses, and
// nothing is learned.
func Teach(d *annot.Doc, guide Rankers, chain func(mention int32) (int, bool), complete bool, learn func(Lesson)) {
	r := new(resolver)
	r.begin(d)
	r.rankers = guide
	r.teach = func(m *ranker) int32 {
		l := &r.lineup
		want, known := chain(l.mention)
		if !known && !complete {
			return r.best(m)
		}
		lesson := Lesson{
			Mention:    l.mention,
			Candidates: [][]uint64{l.features(r.nobody(nil, nil))},
			Good:       []bool{false},
		}
		answer := int32(none)
		for k := range l.candidates {
			c := &l.candidates[k]
			got, ok := chain(c.antecedent)
			if first := r.entities[c.entity].first; !ok && first != none {
				got, ok = chain(first)
			}
			good := known && ok && got == want
			if good && answer == none {
				answer = c.entity
			}
			lesson.Candidates = append(lesson.Candidates, l.features(r.compare(nil, k), nil))
			lesson.Good = append(lesson.Good, good)
		}
		lesson.Good[0] = answer == none
		if len(l.candidates) > 0 {
			learn(lesson)
		}
		return answer
	}
	r.takeCensus()
	r.clusterNames()
	r.readThrough()
}
