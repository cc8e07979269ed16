package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A memory is what the first reading of a text leaves for the second: who was
// taken to make each turn, with how much trust.
type memory struct {
	talk     []int32 // by speaker: trust in the turns that it was taken to make
	lexicons [voices]lexicon
	called   hashed.Map[int32] // trust in who was meant by a description, see eachCall

	// Of the turn at hand, see listen:
	own        sample
	neighbours [2]sample // the turns before and after
	beside     [2]bool   // whether these answer or are answered
}

// full is the trust in what is certain.
const full = 64

// remember fills w.memory from what has been decided.
func (w *worker) remember(d *annot.Doc) {
	m := &w.memory
	m.talk = grow(m.talk, int32(len(d.Speakers)))
	clear(m.talk)
	m.called.Reset(4 * len(w.turns))
	for i := range m.lexicons {
		m.lexicons[i].reset(d)
	}
	for i := range w.turns {
		t := &w.turns[i]
		t.guess, t.trust = annot.None, 0
		if w.settled(d, t) {
			t.guess, t.trust = w.sourceOf(d, t), full
		} else if t.likely > 0 { // it has been decided
			t.guess, t.trust = w.of(i)[t.choice].speaker, t.likely*full/certain
		}
		if t.known = annot.None; t.trust > full/2 {
			t.known = t.guess
		}
		if t.guess != annot.None {
			m.talk[t.guess] += t.trust
			m.lexicons[saying].note(d, t.guess, t, t.trust)
			w.eachCall(d, t, t.guess, func(who, all uint64) {
				*m.called.At(who) += t.trust
				*m.called.At(all) += t.trust
			})
		}
		if !w.answers(i) {
			continue
		}
		prev := &w.turns[i-1]
		if t.guess != annot.None {
			m.lexicons[hearing].note(d, t.guess, prev, t.trust)
		}
		if prev.guess != annot.None {
			m.lexicons[hearing].note(d, prev.guess, t, prev.trust)
		}
	}
}

// answers reports whether turn i follows the one before at once.
func (w *worker) answers(i int) bool {
	return i > 0 && i < len(w.turns) && w.turns[i].gap == 0 && !w.turns[i].samePara
}

// eachCall calls f with the keys under which memory.called counts that the source
// of t, if it is a description, means speaker s: by its noun, and by the speaker that it
// has by itself; together with the keys of the same whoever is meant.
func (w *worker) eachCall(d *annot.Doc, t *turn, s int32, f func(who, all uint64)) {
	if t.source == annot.None || d.Mentions[t.source].Kind != annot.Description {
		return
	}
	m := &d.Mentions[t.source]
	noun := weights.Mix(1, d.Tokens[m.Head].Lemma)
	itself := weights.Mix(2, uint64(m.Speaker))
	f(weights.Mix(noun, uint64(s)), noun)
	f(weights.Mix(itself, uint64(s)), itself)
}

// listen takes the words of turn i and of those beside it.
func (w *worker) listen(d *annot.Doc, i int) {
	m := &w.memory
	m.own.take(d, &m.lexicons[saying], &w.turns[i])
	m.beside = [2]bool{w.answers(i), w.answers(i + 1)}
	for k, n := range [...]int{i - 1, i + 1} {
		if m.beside[k] {
			m.neighbours[k].take(d, &m.lexicons[hearing], &w.turns[n])
		}
	}
}

// recall adds to fs what the memory tells of whether speaker s makes turn i.
func (w *worker) recall(d *annot.Doc, i int, s int32, fs *features) {
	m := &w.memory
	t := &w.turns[i]
	sourced := sourceForm(d, t)
	own := int32(0)
	if t.guess == s {
		own = t.trust
	}
	more := uint64(0)
	for _, c := range w.of(i) {
		if m.talk[c.speaker] > m.talk[s] {
			more++
		}
	}
	fs.add(tmplTalk, amount(m.talk[s]-own), sourced)
	fs.add(tmplTalkRank, min(more, 5), sourced)
	for k := -4; k <= 4; k++ {
		if n := i + k; k != 0 && n >= 0 && n < len(w.turns) && w.turns[n].guess == s && w.apart(i, n) <= 8 {
			fs.add(tmplGuess, uint64(k+8), uint64(w.turns[n].trust*6/(full+1)), sourced)
		}
	}
	odds, ok := m.own.odds(&m.lexicons[saying], s, own)
	fs.addOdds(tmplSays, 0, odds, ok, sourced)
	for k := range m.neighbours {
		if m.beside[k] {
			odds, ok := m.neighbours[k].odds(&m.lexicons[hearing], s, own)
			fs.addOdds(tmplHears, uint64(k), odds, ok, sourced)
		}
	}
	which := uint64(0)
	w.eachCall(d, t, s, func(who, all uint64) {
		n, of := m.called.Of(who)-own, m.called.Of(all)-t.trust
		same := flag(d.Mentions[t.source].Speaker == s, 0)
		fs.add(tmplMeant, which, amount(n), amount(of), same)
		if of > full/3 {
			fs.add(tmplMeantShare, which, uint64(6*max(n, 0)/(of+full/2)), same)
		}
		which++
	})
}

// addOdds adds features of odds, in coarse steps: the finer ones learn the novels
// by heart.
func (fs *features) addOdds(template, which uint64, odds int32, ok bool, sourced uint64) {
	const nat = 369 // units of log2 to the natural one
	if !ok {
		fs.add(template, which, 0, sourced)
		return
	}
	fs.add(template, which, 1, uint64(min(max(odds/nat, -6), 6)+10))
	fs.add(template, which, 2, uint64(min(max(2*odds/nat, -6), 6)+10), sourced)
}

// amount puts a sum of trust into one of few classes.
func amount(n int32) uint64 {
	const few = full / 5
	switch {
	case n < few:
		return 0
	case n < full/2:
		return 1
	case n < full:
		return 2
	}
	return min(2+bucket(n/full), 8)
}
