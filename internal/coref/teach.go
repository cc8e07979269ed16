package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// A Lesson is one choice that the rankers have to make, with the right answer.
type Lesson struct {
	Mention    int32      // index into Doc.Mentions
	Candidates [][]uint64 // the features of each; the first stands for "nobody"
	Good       []bool     // which of them are right
}

// Teach runs over d as [Annotate] does, but makes the right choices, as far as
// chain knows them, and calls learn with each choice. chain returns the number
// of the coreference chain of a mention, and false if it is not known to be in
// any; complete tells that then it is in none.
func Teach(d *annot.Doc, chain func(mention int32) (int, bool), complete bool, learn func(Lesson)) {
	r := new(resolver)
	r.begin(d)
	r.teach = func(r *resolver) int32 {
		l := &r.lineup
		want, known := chain(l.mention)
		lesson := Lesson{
			Mention:    l.mention,
			Candidates: [][]uint64{r.nobody(nil)},
			Good:       []bool{false},
		}
		answer := int32(none)
		for k := range l.candidates {
			got, ok := chain(l.candidates[k].antecedent)
			good := known && ok && got == want
			if good && answer == none {
				answer = l.candidates[k].entity
			}
			lesson.Candidates = append(lesson.Candidates, r.compare(nil, k))
			lesson.Good = append(lesson.Good, good)
		}
		lesson.Good[0] = answer == none
		if (known || complete) && len(l.candidates) > 0 {
			learn(lesson)
		}
		return answer
	}
	r.clusterNames()
	r.readThrough()
}
