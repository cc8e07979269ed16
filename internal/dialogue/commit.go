package dialogue

import "github.com/hearsay-go/hearsay/internal/annot"

// sure is how likely a candidate has to be, in 1/1024, for a turn of which nothing
// says who makes it in a text told in dialogue. Below it the text leaves open who
// speaks.
const sure = 512

// isConversational reports whether the text is told in dialogue, as fiction is: a
// dozen speeches or more, of which a quarter have no cue, or in texts longer than
// articles are, speeches of which a tenth are questions. Elsewhere a pronoun or a
// description means whom it means by itself.
func (w *worker) isConversational() bool {
	const least, long = 12, 100
	bare, asked := 0, 0
	for i := range w.turns {
		t := &w.turns[i]
		if t.source == annot.None {
			bare++
		}
		if t.question {
			asked++
		}
	}
	n := len(w.turns)
	return n >= least && 4*bare >= n || n >= long && 10*asked >= n
}

// turnConfidence is the confidence of a speaker whom no cue tells. Three of ten
// are right in the news of PolNeAR, where such quotations are rare, and seven of
// ten in the novels of PDNC, where they are the rule.
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
func (w *worker) commit(d *annot.Doc, conversational bool) {
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
			s := w.of(i)[t.choice].speaker
			if s == annot.None || w.excluded(d, t, s) {
				continue
			}
			if conversational && t.source == annot.None && t.likely < sure {
				a.Speakers = a.Speakers[:0]
			} else {
				setSpeaker(a, s)
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
