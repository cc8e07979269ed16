package dialogue

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// What the training command needs: the same turns, candidates and features that
// Annotate uses.

// NumRelations is the number of relations of a speaker to those of the two
// turns before.
const NumRelations = relations

// Relation returns the relation of speaker s to the speakers of the two turns
// before; before the first turn stand -2 and, before it, -3.
func Relation(s, last, other int32) int { return relation(s, last, other) }

// An Example is a turn of a conversation.
type Example struct {
	Attrib     int32 // place in Doc.Attribs
	Source     int32 // mention, or None
	Candidates []int32
	Features   [][]uint64 // of each candidate
	Steps      [][]uint64 // of each relation
}

// Conversations returns the turns of d, cut where they are decided apart.
func Conversations(d *annot.Doc, m *Models) [][]Example {
	var w worker
	w.prepare(d, m)
	for i := range w.turns {
		w.turns[i].inPlay = true
	}
	w.lookAround(d)
	if m.Speaker != nil { // what the first reading finds, for the second one
		w.findOpen(d, w.isConversational())
		w.score(d, m.Speaker)
		w.decide()
		w.readAgain(d)
	}
	turns := make([]Example, len(w.turns))
	w.visit(d, true, func(i, k int) {
		x := &turns[i]
		x.Candidates = append(x.Candidates, w.candidates[k].speaker)
		x.Features = append(x.Features, slices.Clone(w.feats))
	}, func(i, _ int) {
		turns[i].Steps = append(turns[i].Steps, slices.Clone(w.feats))
	})
	for i := range turns {
		turns[i].Attrib, turns[i].Source = w.turns[i].attrib, w.turns[i].source
		if turns[i].Candidates == nil {
			turns[i].Candidates, turns[i].Features = []int32{annot.None}, [][]uint64{nil}
		}
	}
	var out [][]Example
	for from, to := range w.conversations {
		out = append(out, turns[from:to:to])
	}
	return out
}

// A SourceExample is a mention in the narration around a turn.
type SourceExample struct {
	Attrib   int32 // place in Doc.Attribs
	Mention  int32
	Features []uint64 // valid until the next example
}

// SourceExamples yields the mentions that may be the source of a turn of d.
func SourceExamples(d *annot.Doc, yield func(SourceExample)) {
	var w worker
	w.turnsOf(d)
	for i := range w.turns {
		t := &w.turns[i]
		w.cluesOf(d, t)
		for k := range w.clues {
			w.sourceFeatures(d, t, k)
			yield(SourceExample{t.attrib, w.clues[k].mention, w.feats})
		}
	}
}

// SpeechExamples yields the features of each turn of d that tell whether it is
// speech; they are valid until the next one.
func SpeechExamples(d *annot.Doc, source *weights.Model, yield func(attrib int32, features []uint64)) {
	var w worker
	w.turnsOf(d)
	w.findSources(d, source)
	for i := range w.turns {
		w.speechFeatures(d, &w.turns[i])
		yield(w.turns[i].attrib, w.feats)
	}
}

// AnnotateWith is [Annotate] with models of the caller's.
func AnnotateWith(d *annot.Doc, m *Models) {
	var w worker
	w.annotate(d, m)
}
