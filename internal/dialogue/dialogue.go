// Package dialogue tells who speaks where no cue says so, and mends what a weak
// cue says ("he said" among several men).
//
// The speeches of a text are turns. For each turn, the speakers mentioned around
// it are candidates. A linear model scores every candidate by the narration
// around the turn, by whom the turns beside it address, and by how recently
// the candidate was mentioned and spoke; and every step from turn to turn by
// whether the speaker stays, changes, or returns, as in A-B-A-B. The assignment
// that scores best over a whole conversation is taken. See He, Barbosa and Kondrak 2013,
// "Identification of Speakers in Novels", and Muzny et al. 2017, "A Two-stage
// Sieve Approach for Quote Attribution", for the evidence that is looked at.
package dialogue

import (
	"math"
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Annotate gives speakers to the attributions of d that have none. It wants
// d.Attribs and d.Speakers, and is safe for concurrent use on different
// documents.
func Annotate(d *annot.Doc) {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.annotate(d, loadModels())
}

func (w *worker) annotate(d *annot.Doc, m *Models) {
	w.prepare(d, m)
	conversational := w.isConversational()
	if w.findOpen(d, conversational) {
		w.lookAround(d)
		w.collect(d)
		w.score(d, m.Speaker)
		w.decide()
		if m.Again != nil {
			w.again(d, m)
		}
	}
	w.commit(d, conversational, m.Speaker.Scale())
}

var workers = sync.Pool{New: func() any { return new(worker) }}

// A worker holds the memory that analysing a document takes.
type worker struct {
	turns       []turn
	clues       []clue
	stretches   []span // turns that are decided together
	candidates  []candidate
	profiles    []profile
	called      map[uint64]int32
	second      bool
	talk, talk2 []float64
	talkAll     float64
	votes       map[uint64]float64
	pairs       map[uint64]float64
	narrator    int32 // the speaker of "I" in the narration, or None
	feats       features
	lattice     lattice
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
	w.turnsOf(d)
	w.findSources(d, m.Source)
	w.dropOthers(d, m.Speech)
	w.nameNarrator(d)
}

// lookAround finds what is known of the speakers of d, and whom the turns around
// those that are in play address.
func (w *worker) lookAround(d *annot.Doc) {
	const reach = 2 // turns whose addresses are looked at
	next := 0       // the first turn whose address is not known
	for i := range w.turns {
		if !w.turns[i].inPlay {
			continue
		}
		for next = max(next, i-reach); next <= min(i+reach, len(w.turns)-1); next++ {
			w.turns[next].address = w.addressOf(d, &w.turns[next])
		}
	}
	w.profile(d)
	w.candidates = w.candidates[:0]
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
		sc := w.setScene(d, t)
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

func (w *worker) collect(d *annot.Doc) {
	w.talk = grow(w.talk, int32(len(d.Speakers)))
	clear(w.talk)
	w.talk2 = grow(w.talk2, int32(len(d.Speakers)))
	clear(w.talk2)
	w.talkAll = 0
	w.votes, w.pairs = map[uint64]float64{}, map[uint64]float64{}
	for i := range w.turns {
		t := &w.turns[i]
		t.first1, t.likely1 = annot.None, 0
		if w.settled(d, t) {
			t.first1, t.likely1 = w.sourceOf(d, t), 1
		} else if t.inPlay && w.second {
			t.first1, t.likely1 = w.candidates[int(t.candidates.first)+t.choice].speaker, t.likely
		}
		if t.first1 == annot.None {
			continue
		}
		w.talk[t.first1] += t.likely1
		w.note(d, 0, t.first1, t, t.likely1)
		if t.source != annot.None && d.Mentions[t.source].Kind == annot.Description {
			m := &d.Mentions[t.source]
			l := d.Tokens[m.Head].Lemma
			w.votes[weights.Mix(uint64(t.first1), l)] += t.likely1
			w.votes[weights.Mix(1<<40, l)] += t.likely1
			w.votes[weights.Mix(1<<41+uint64(m.Speaker), uint64(t.first1))] += t.likely1
			w.votes[weights.Mix(1<<41+uint64(m.Speaker), 1<<42)] += t.likely1
		}
		if i > 0 && w.turns[i-1].first1 != annot.None && t.gap == 0 && !t.samePara {
			v := min(t.likely1, w.turns[i-1].likely1)
			a, b := w.turns[i-1].first1, t.first1
			w.pairs[weights.Mix(uint64(min(a, b)), uint64(max(a, b)))] += v
			w.note(d, 1, t.first1, &w.turns[i-1], t.likely1)
			w.note(d, 1, w.turns[i-1].first1, t, w.turns[i-1].likely1)
		}
	}
}

func (w *worker) note(d *annot.Doc, space uint64, s int32, t *turn, weight float64) {
	for k := t.first; k < t.last; k++ {
		tok := &d.Tokens[k]
		if !tok.Shape.Has(annot.InQuote) || tok.Shape.Has(annot.Punct) {
			continue
		}
		w.votes[weights.Mix(1<<43+uint64(s), tok.Lower+space)] += weight
		w.votes[weights.Mix(1<<44, tok.Lower+space)] += weight
		w.votes[weights.Mix(1<<45+uint64(s), space)] += weight
		w.votes[weights.Mix(1<<46, space)] += weight
	}
}

func (w *worker) llr(d *annot.Doc, space uint64, s int32, t *turn, own float64) (float64, bool) {
	ns, na := w.votes[weights.Mix(1<<45+uint64(s), space)]-own*float64(t.words), w.votes[weights.Mix(1<<46, space)]-own*float64(t.words)
	if ns < 20 {
		return 0, false
	}
	sum := 0.0
	for k := t.first; k < min(t.last, t.first+100); k++ {
		tok := &d.Tokens[k]
		if !tok.Shape.Has(annot.InQuote) || tok.Shape.Has(annot.Punct) {
			continue
		}
		cs := w.votes[weights.Mix(1<<43+uint64(s), tok.Lower+space)] - own
		ca := w.votes[weights.Mix(1<<44, tok.Lower+space)] - own
		cs, ca, na := max(cs, 0), max(ca, 0), max(na, 1)
		pa := (ca + 0.5) / (na + 1000)
		const prior = 2000
		ps := (cs + prior*pa) / (ns + prior)
		sum += math.Log(ps / pa)
	}
	return sum, true
}

func (w *worker) again(d *annot.Doc, m *Models) {
	w.second = true
	w.collect(d)
	w.profile(d)
	w.candidates = w.candidates[:0]
	w.score(d, m.Again)
	w.decide()
	w.second = false
}

func small(v float64) uint64 {
	switch {
	case v < 0.2:
		return 0
	case v < 0.5:
		return 1
	case v < 1:
		return 2
	case v < 2:
		return 3
	case v < 4:
		return 4
	case v < 8:
		return 5
	case v < 16:
		return 6
	case v < 50:
		return 7
	}
	return 8
}

func level(v float64) uint64 { return uint64(v * 5.99) }

// recall adds features of the second pass.
func (w *worker) recall(d *annot.Doc, i int, sc scene, s int32, fs *features) {
	t := &w.turns[i]
	sourced := sourceForm(d, t)
	own, more := 0.0, uint64(0)
	if t.first1 == s {
		own = t.likely1
	}
	if !w.second {
		goto style
	}
	fs.add(200, flag(t.first1 == s, 0), level(t.likely1), sourced)
	fs.add(201, small(w.talk[s]-own), sourced)
	more = uint64(0)
	for _, c := range w.of(i) {
		if c.speaker >= 0 && w.talk[c.speaker] > w.talk[s] {
			more++
		}
	}
	fs.add(202, min(more, 5), sourced)
	for _, k := range [...]int{-4, -3, -2, -1, 1, 2, 3, 4} {
		if n := i + k; n >= 0 && n < len(w.turns) && w.apart(i, n) <= 8 {
			o := &w.turns[n]
			if o.first1 == s {
				fs.add(203, uint64(k+8), level(o.likely1), sourced)
			}
		}
	}
	for _, k := range [...]int{-1, 1} {
		if n := i + k; n >= 0 && n < len(w.turns) && w.apart(i, n) <= 1 {
			o := &w.turns[n]
			if o.first1 != annot.None && o.first1 != s {
				v := w.pairs[weights.Mix(uint64(min(o.first1, s)), uint64(max(o.first1, s)))]
				if own > 0 {
					v -= min(own, o.likely1)
				}
				fs.add(204, uint64(k+8), small(v), level(o.likely1), sourced)
			}
		}
	}
style:
	if llr, ok := w.llr(d, 0, s, t, own); ok {
		fs.add(210, uint64(int64(max(-6, min(6, llr)))+10))
		fs.add(211, uint64(int64(max(-6, min(6, llr*2)))+10), sourced)
	} else {
		fs.add(212, sourced)
	}
	for _, k := range [...]int{-1, 1} {
		n := i + k
		if n < 0 || n >= len(w.turns) || w.turns[max(i, n)].gap > 0 || w.turns[max(i, n)].samePara {
			continue
		}
		if llr, ok := w.llr(d, 1, s, &w.turns[n], own); ok {
			fs.add(215, uint64(k+5), uint64(int64(max(-6, min(6, llr)))+10))
			fs.add(216, uint64(k+5), uint64(int64(max(-6, min(6, llr*2)))+10), sourced)
		} else {
			fs.add(217, uint64(k+5), sourced)
		}
	}
	if t.source != annot.None && d.Mentions[t.source].Kind == annot.Description {
		m := &d.Mentions[t.source]
		l := d.Tokens[m.Head].Lemma
		v := w.votes[weights.Mix(uint64(s), l)] - own
		all := w.votes[weights.Mix(1<<40, l)] - t.likely1
		fs.add(205, small(v), small(all))
		if all > 0.3 {
			fs.add(206, level(max(0, v)/(all+0.5)), flag(m.Speaker == s, 0))
		}
		v = w.votes[weights.Mix(1<<41+uint64(m.Speaker), uint64(s))] - own
		all = w.votes[weights.Mix(1<<41+uint64(m.Speaker), 1<<42)] - t.likely1
		fs.add(207, small(v), small(all), flag(m.Speaker == s, 0))
		if all > 0.3 {
			fs.add(208, level(max(0, v)/(all+0.5)), flag(m.Speaker == s, 0))
		}
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
		if m.Kind == annot.Name {
			p.named_ = int32(next)
		}
	}
	return next
}

// score gives their factors to candidates and relations.
func (w *worker) score(d *annot.Doc, m *weights.Model) {
	e := newExponential(m.Scale())
	var steps [relations]int32
	w.visit(d, false,
		func(_, k int) { w.candidates[k].score = m.Score(w.feats) },
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

// longGap is the number of paragraphs of narration that parts conversations.
const longGap = 8

// conversations yields the blocks of turns [from,to) that are decided together.
func (w *worker) conversations(yield func(from, to int) bool) {
	from := 0
	for i := 1; i <= len(w.turns); i++ {
		if i == len(w.turns) || w.turns[i].gap > longGap {
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

// Margins from which on a choice is taken: the log of how many times likelier
// the best candidate is than the next one. Below it the text leaves open who
// speaks.
const (
	sure       = 0.6 // in a text told in dialogue, where nothing says who speaks
	sureCalled = 0.0 // elsewhere
)

// isConversational reports whether the text is told in dialogue, as fiction is:
// many speeches, and many of them without a cue. Elsewhere a pronoun or a
// description means whom it means by itself.
func (w *worker) isConversational() bool {
	const least = 12
	bare := 0
	for i := range w.turns {
		if w.turns[i].source == annot.None {
			bare++
		}
	}
	return len(w.turns) >= least && 4*bare >= len(w.turns)
}

// turnConfidence is the confidence of a speaker whom no cue tells. Three of ten
// are right in the news of PolNeAR, where such quotations are rare, and six to
// seven of ten in the novels of PDNC, where they are the rule.
const turnConfidence = 0.5

// open reports whether it is for this floor to say who makes turn t.
func (w *worker) open(d *annot.Doc, t *turn, conversational bool) bool {
	a := &d.Attribs[t.attrib]
	if w.settled(d, t) || w.joint(d, t) {
		return false
	}
	return conversational || t.source == annot.None || len(a.Speakers) == 0
}

// joint reports whether t is the speech of several.
func (w *worker) joint(d *annot.Doc, t *turn) bool {
	return t.cue == annot.None && len(d.Attribs[t.attrib].Sources) > 1
}

// commit gives the chosen speakers to attributions.
func (w *worker) commit(d *annot.Doc, conversational bool, unit float64) {
	for i := range w.turns {
		t := &w.turns[i]
		a := &d.Attribs[t.attrib]
		if t.cue != annot.None {
			a.Cue = d.Tokens[t.cue].Span()
			a.Source = d.Mentions[t.source].Span
			a.Sources = append(a.Sources[:0], t.source)
		}
		switch {
		case w.joint(d, t):
		case w.settled(d, t):
			if len(a.Speakers) == 0 {
				setSpeaker(a, w.sourceOf(d, t))
			}
		case w.open(d, t, conversational):
			least := sureCalled
			if conversational && t.source == annot.None {
				least = sure
			}
			s := w.candidates[int(t.candidates.first)+t.choice].speaker
			if s == annot.None {
				continue
			}
			if t.likely >= least {
				setSpeaker(a, s)
			} else if conversational {
				a.Speakers = a.Speakers[:0]
			}
		}
	}
}

func setSpeaker(a *annot.Attribution, s int32) {
	a.Speakers = append(a.Speakers[:0], s)
	if a.Confidence == 0 {
		a.Confidence = turnConfidence
	}
}
