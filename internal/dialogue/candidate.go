package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Bounds of the search for candidates.
const (
	maxCandidates = 12
	maxUnnamed    = 3   // of them that are only described, and stand further off
	maxMentions   = 160 // that are looked at for one turn
	reachBack     = 40  // paragraphs before a turn
	recentTurns   = 8   // turns whose sources are candidates
)

// A candidate is a speaker who may have made a turn.
type candidate struct {
	speaker int32
	score   int32
	factor  uint64
}

// A profile is what is known of a speaker over the whole text.
type profile struct {
	named    bool
	person   bool  // some mention is a person's
	narrated int32 // mentions outside quotation marks
	sourced  int32 // turns that have it for their source
	turn     int32 // the last turn that it was a candidate of

	// What stands before the turn at hand:
	para     int32 // paragraph of its last mention in the narration, or None
	last     int32 // that mention, or None
	lastName int32 // its last mention by name, or None
	namePara int32 // and the paragraph of that
	heat     int32 // number of such mentions, fading from paragraph to paragraph
	spoke    int32 // the last turn that has it for its source, or None
}

// heatAt returns the heat of p in a later paragraph.
func (p *profile) heatAt(para int32) int32 { return p.heat >> min((para-p.para)/4, 31) }

// profile fills w.profiles.
func (w *worker) profile(d *annot.Doc) {
	w.profiles = grow(w.profiles, int32(len(d.Speakers)))
	for s := range w.profiles {
		w.profiles[s] = profile{turn: annot.None, para: annot.None, last: annot.None, lastName: annot.None, spoke: annot.None}
	}
	w.called.Reset(2 * len(d.Speakers))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Speaker == annot.None {
			continue
		}
		p := &w.profiles[m.Speaker]
		p.named = p.named || isName(d, m)
		p.person = p.person || m.Entity == annot.Person
		if m.Kind == annot.Description {
			noun := d.Tokens[m.Head].Lemma
			*w.called.At(weights.Mix(noun, uint64(m.Speaker)))++
			*w.called.At(noun)++
		}
		if !d.Tokens[m.First].Shape.Has(annot.InQuote) {
			p.narrated++
		}
	}
	for i := range w.turns {
		if s := w.sourceOf(d, &w.turns[i]); s != annot.None {
			w.profiles[s].sourced++
		}
	}
}

// sourceOf returns the speaker of the source of t, or None.
func (w *worker) sourceOf(d *annot.Doc, t *turn) int32 {
	if t.source == annot.None {
		return annot.None
	}
	return d.Mentions[t.source].Speaker
}

// settled reports whether the source of t, which has a speaker, is a name or the
// narrator's "I": there is nothing to decide.
func (w *worker) settled(d *annot.Doc, t *turn) bool {
	if w.sourceOf(d, t) == annot.None {
		return false
	}
	m := &d.Mentions[t.source]
	return isName(d, m) || m.Kind == annot.Pronoun && m.Person == 1 && m.Number == annot.Singular
}

// isName reports whether m is a name or stands for one.
func isName(d *annot.Doc, m *annot.Mention) bool {
	return m.Kind == annot.Name || coref.IsEpithet(d, m)
}

// eligible reports whether speaker s, whom nothing but a mention somewhere near
// speaks for, may speak at all: persons do, and whoever does elsewhere.
func (w *worker) eligible(d *annot.Doc, s int32) bool {
	p := &w.profiles[s]
	if p.sourced > 0 {
		return true
	}
	return p.person && d.Speakers[s].Kind != annot.SpeakerGroup && (p.named || p.narrated > 1)
}

// isNear reports whether s was named or spoke shortly before turn i.
func (w *worker) isNear(i int, s int32) bool {
	const reach = 16 // paragraphs
	p := &w.profiles[s]
	if p.lastName != annot.None && w.turns[i].para-p.namePara <= reach {
		return true
	}
	return p.named && p.spoke != annot.None && w.apart(i, int(p.spoke)) <= reach
}

// candidatesOf appends the candidates for turn i to w.candidates: the speakers
// mentioned around it, nearest first, and the sources of the turns before.
func (w *worker) candidatesOf(d *annot.Doc, i int) {
	t := &w.turns[i]
	start, unnamed := len(w.candidates), 0
	add := func(s int32) {
		if s == annot.None || w.profiles[s].turn == int32(i) || len(w.candidates)-start >= maxCandidates {
			return
		}
		w.profiles[s].turn = int32(i)
		w.candidates = append(w.candidates, candidate{speaker: s})
	}
	add(w.sourceOf(d, t))
	for k := range w.clues {
		if c := &w.clues[k]; c.place != inFollow {
			add(d.Mentions[c.mention].Speaker)
		}
	}
	for k := i - 1; k >= max(0, i-recentTurns); k-- {
		if w.turns[i].para-w.turns[k].lastPara > reachBack {
			break
		}
		add(w.sourceOf(d, &w.turns[k]))
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		add(w.turns[k].address.speaker)
	}
	if i+1 < len(w.turns) {
		add(w.sourceOf(d, &w.turns[i+1]))
		add(w.turns[i+1].address.speaker)
	}
	back := max(0, t.para-reachBack)
	first, _ := paraTokens(d, back)
	for k, n := mentionAt(d, t.first)-1, 0; k >= 0 && n < maxMentions && len(w.candidates)-start < maxCandidates; k, n = k-1, n+1 {
		m := &d.Mentions[k]
		if m.First < first {
			break
		}
		if m.Speaker == annot.None || !w.eligible(d, m.Speaker) {
			continue
		}
		if d.Tokens[m.First].Shape.Has(annot.InQuote) && w.profiles[m.Speaker].narrated == 0 {
			continue
		}
		if p := &w.profiles[m.Speaker]; !p.named && p.turn != int32(i) {
			if unnamed == maxUnnamed {
				continue
			}
			unnamed++
		}
		add(m.Speaker)
	}
	t.candidates = span{int32(start), int32(len(w.candidates))}
}
