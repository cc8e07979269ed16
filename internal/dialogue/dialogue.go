// Package dialogue tells who speaks where no cue says so, and mends what a weak
// cue says ("he said" among several men).
//
// The speeches of a text are turns. For each turn, the speakers mentioned around
// it are candidates. A linear model scores every candidate by the narration
// around the turn, by whom the turns beside it address, and by how recently
// the candidate was mentioned and spoke; and every step from turn to turn by
// whether the speaker stays, changes, or returns, as in A-B-A-B. Of each turn the
// candidate is taken who is likeliest over all assignments of a conversation. A
// text told in dialogue is read twice: the second time with what the first one has
// told of who uses and hears which words, and who is meant by which description. See
// He, Barbosa and Kondrak 2013, "Identification of Speakers in Novels", and Muzny et
// al. 2017, "A Two-stage Sieve Approach for Quote Attribution", for the evidence that
// is looked at.
package dialogue

import (
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Annotate gives speakers to the speeches of d that have none. In a text told in
// dialogue it also decides anew who is meant by the pronoun or description that a
// speech is attributed to, leaves a speech without a speaker where too little tells
// who makes it, and makes what is no speech [annot.Scare]. It wants d.Attribs and
// d.Speakers, and is safe for concurrent use on different documents.
func Annotate(d *annot.Doc) {
	w := workers.Get().(*worker)
	w.annotate(d, loadModels())
	if len(d.Mentions) <= maxPooled {
		workers.Put(w)
	}
}

// maxPooled bounds the mentions of a document whose worker is kept for reuse.
const maxPooled = 1 << 16

func (w *worker) annotate(d *annot.Doc, m *Models) {
	w.prepare(d, m)
	conversational := w.isConversational()
	if w.findOpen(d, conversational) {
		w.lookAround(d)
		w.score(d, m.Speaker)
		w.decide()
		if conversational {
			w.readAgain(d)
			w.score(d, m.Again)
			w.decide()
		}
	}
	w.commit(d, conversational)
}

// readAgain readies w for the second reading, which knows what the first one found.
func (w *worker) readAgain(d *annot.Doc) {
	w.remember(d)
	w.profile(d)
	w.candidates, w.again = w.candidates[:0], true
}

var workers = sync.Pool{New: func() any { return new(worker) }}

// A worker holds the memory that analysing a document takes.
type worker struct {
	turns      []turn
	clues      []clue
	dropped    []annot.Span // the words of turns that are no speech
	stretches  []span       // turns that are decided together
	candidates []candidate
	profiles   []profile
	called     hashed.Map[int32] // times that a speaker, or anybody, is called by a noun
	memory     memory
	again      bool  // this is the second reading
	narrator   int32 // the speaker of "I" in the narration, or None
	feats      features
	lattice    lattice
}

// A span is a range of places in a list, [first, last).
type span struct{ first, last int32 }

// grow returns s with length n, its elements unspecified.
func grow[T any](s []T, n int32) []T {
	if int(n) > cap(s) {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// prepare finds the turns of d and their sources.
func (w *worker) prepare(d *annot.Doc, m *Models) {
	w.again = false
	w.turnsOf(d)
	w.findSources(d, m.Source)
	w.dropOthers(d, m.Speech)
	w.nameNarrator(d)
}

// lookAround finds what is known of the speakers of d, and whom the turns around
// those that are in play address.
func (w *worker) lookAround(d *annot.Doc) {
	next := 0 // the first turn whose address is not known
	for i := range w.turns {
		if !w.turns[i].inPlay {
			continue
		}
		for next = max(next, i-around); next <= min(i+around, len(w.turns)-1); next++ {
			w.turns[next].address = w.addressOf(d, &w.turns[next])
		}
	}
	w.profile(d)
	w.candidates = w.candidates[:0]
	for i := range w.turns {
		t := &w.turns[i]
		if t.known = annot.None; w.settled(d, t) {
			t.known = w.sourceOf(d, t)
		}
	}
}

// visit goes through the turns in play in order. It calls candidate for each
// candidate k, counted over all turns, of turn i with its features in
// w.feats, and step for each relation of turn i to the turns before. Turns
// that are settled have no other candidate than their source unless all is set.
func (w *worker) visit(d *annot.Doc, all bool, candidate func(i, k int), step func(i, relation int)) {
	next := 0 // the first mention that stands after the turn before
	for i := range w.turns {
		t := &w.turns[i]
		if t.inPlay {
			next = w.advance(d, next, t.first)
			w.visitTurn(d, i, all, candidate, step)
		}
		if s := w.sourceOf(d, t); s != annot.None {
			w.profiles[s].spoke = int32(i)
		}
	}
}

func (w *worker) visitTurn(d *annot.Doc, i int, all bool, unary func(i, k int), step func(i, relation int)) {
	t := &w.turns[i]
	if w.settled(d, t) && !all {
		t.candidates = span{int32(len(w.candidates)), int32(len(w.candidates)) + 1}
		w.candidates = append(w.candidates, candidate{speaker: w.sourceOf(d, t)})
	} else {
		w.cluesOf(d, t)
		w.candidatesOf(d, i)
		sc := w.setScene(d, i)
		if w.again {
			w.listen(d, i)
		}
		for k := t.candidates.first; k < t.candidates.last; k++ {
			w.unary(d, i, sc, w.candidates[k].speaker)
			unary(i, int(k))
		}
		if t.candidates.first == t.candidates.last { // a path needs a candidate
			w.candidates = append(w.candidates, nobody)
			t.candidates.last++
		}
	}
	for r := range relations {
		w.pair(d, i, r)
		step(i, r)
	}
}

// nobody stands in for candidates where there are none.
var nobody = candidate{speaker: annot.None}

// advance tells the profiles of the mentions before token k, from the mention
// at place next on, and returns the place of the first one after.
func (w *worker) advance(d *annot.Doc, next int, k int32) int {
	for ; next < len(d.Mentions) && d.Mentions[next].First < k; next++ {
		m := &d.Mentions[next]
		if m.Speaker == annot.None || d.Tokens[m.First].Shape.Has(annot.InQuote) {
			continue
		}
		p := &w.profiles[m.Speaker]
		para := paraOf(d, m.Start)
		if p.para >= 0 {
			p.heat = p.heatAt(para)
		}
		p.para, p.last = para, int32(next)
		p.heat += 8
		if isName(d, m) {
			p.lastName, p.namePara = int32(next), para
		}
	}
	return next
}

// score gives their factors to candidates and relations.
func (w *worker) score(d *annot.Doc, m *weights.Model) {
	e := newExponential(m.Scale())
	var steps [relations]int32
	w.visit(d, false,
		func(i, k int) {
			c := &w.candidates[k]
			if c.score = m.Score(w.feats); w.excluded(d, &w.turns[i], c.speaker) {
				c.score = never
			}
		},
		func(i, r int) {
			if steps[r] = m.Score(w.feats); r < relations-1 {
				return
			}
			t, top := &w.turns[i], slices.Max(steps[:])
			for r, s := range steps {
				t.factor[r] = e.factor(s - top)
			}
			own := w.of(i)
			top = own[0].score
			for k := range own {
				top = max(top, own[k].score)
			}
			for k := range own {
				own[k].factor = e.factor(own[k].score - top)
			}
		})
}

// never is a score below all that models give.
const never = -1 << 24

const (
	// longGap is the number of paragraphs of narration that parts conversations.
	longGap = 8
	// longTalk is the number of turns at which one is parted all the same, so that
	// what is held of it in memory stays small.
	longTalk = 4096
)

// conversations yields the blocks of turns [from,to) that are decided together.
func (w *worker) conversations(yield func(from, to int) bool) {
	from := 0
	for i := 1; i <= len(w.turns); i++ {
		if i == len(w.turns) || w.turns[i].gap > longGap || i-from == longTalk {
			if !yield(from, i) {
				return
			}
			from = i
		}
	}
}

// findOpen fills w.stretches with the parts of conversations that hold open
// turns, and puts their turns in play. It reports whether there are any.
//
// The speakers of two settled turns in a row part what comes before them from
// what comes after: each part is decided alone. Both hold the two.
func (w *worker) findOpen(d *annot.Doc, conversational bool) bool {
	w.stretches = w.stretches[:0]
	for from, to := range w.conversations {
		open, settled := false, 0
		for i := from; i < to; i++ {
			t := &w.turns[i]
			open = open || w.open(d, t, conversational)
			if settled++; !w.settled(d, t) {
				settled = 0
			}
			if settled >= 2 || i == to-1 {
				if open {
					w.stretches = append(w.stretches, span{int32(from), int32(i + 1)})
					open = false
				}
				from = i - 1
			}
		}
	}
	for _, s := range w.stretches {
		for i := s.first; i < s.last; i++ {
			w.turns[i].inPlay = true
		}
	}
	return len(w.stretches) > 0
}

// decide sets the choice of every turn in play.
func (w *worker) decide() {
	for _, s := range w.stretches {
		w.decode(int(s.first), int(s.last))
	}
}
