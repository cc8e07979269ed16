package coref

// A recency lists the entities mentioned last, the latest first, each once.
type recency struct {
	list [maxRecent]int32
	n    int
}

// maxRecent is the number of entities that a pronoun or a description is
// compared with at most.
const maxRecent = 12

func (q *recency) reset() { q.n = 0 }

// touch puts e at the front.
func (q *recency) touch(e int32) {
	at := 0
	for at < q.n && q.list[at] != e {
		at++
	}
	if at == q.n {
		if q.n < maxRecent {
			q.n++
		} else {
			at--
		}
	}
	copy(q.list[1:at+1], q.list[:at])
	q.list[0] = e
}

// latest returns the entities, the latest first. They are valid until the next
// touch.
func (q *recency) latest() []int32 { return q.list[:q.n] }
