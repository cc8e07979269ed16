package attrib

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// tagQuotations looks at the outermost quotations once more: where the models
// name no source, a regular tag beside the quotation does; and what somebody is
// reported to have said is theirs, not the reporter's.
func (w *worker) tagQuotations(d *annot.Doc) {
	w.orderByPivot()
	for k, q := range w.outer {
		o := w.owner[k]
		if o == nobody || w.readings[q].kind == annot.Title {
			continue
		}
		quo := &d.Quotations[q]
		if o >= 0 && w.joinedVerb(d, k) {
			continue
		}
		t, ok := tagBeside(d, quo, enclosing(d, quo))
		if !ok && o == annot.None && w.readings[q].kind == annot.Direct {
			t, ok = beatBefore(d, quo)
			if ok && k > 0 && w.owner[k-1] >= 0 && w.found[w.owner[k-1]].pivot == t.cue.first {
				continue // one quotation with the one before
			}
		}
		if !ok {
			continue
		}
		splitVerb(d, t)
		whole := run{quo.FirstTok, quo.LastTok}
		switch {
		case o == annot.None, w.isSecondHand(o, t):
			f := finding{
				sent: sentenceOf(d, t.cue.first), pivot: t.cue.first, cue: t.cue, source: t.source,
				runs: []run{whole}, score: sure,
			}
			if have := w.findingAt(t.cue.first); have != annot.None && have != o && len(sources(d, w.found[have].source)) > 0 {
				w.owner[k] = have
				w.found[have].runs = f.runs
				w.addOwned(d, have)
				continue
			}
			w.owner[k] = int32(len(w.found))
			w.found = append(w.found, f)
		case t.passive, len(sources(d, w.found[o].source)) == 0:
			f := &w.found[o]
			f.cue, f.source, f.pivot = t.cue, t.source, t.cue.first
			f.runs = f.runs[:0]
			w.addOwned(d, o)
			if len(f.runs) == 0 { // the quotation is not in the sentence of the finding
				f.runs = append(f.runs, whole)
			}
		}
		if o := w.owner[k]; t.after && k+1 < len(w.outer) && w.owner[k+1] == annot.None && w.goesOn(d, t, w.outer[k+1]) {
			w.owner[k+1] = o
			next := &d.Quotations[w.outer[k+1]]
			w.found[o].add(run{next.FirstTok, next.LastTok})
		}
	}
}

// joinedVerb gives outermost quotation k to the verb right before it, if that is
// joined to the one that owns the quotation and says the rest:
//
//	She sang to him before [asking, “Where to?”]
func (w *worker) joinedVerb(d *annot.Doc, k int) bool {
	o := w.owner[k]
	quo := &d.Quotations[w.outer[k]]
	v, ok := verbBefore(d, quo, enclosing(d, quo).first)
	if !ok || w.found[o].pivot >= v || w.found[o].cue.last > v || w.found[o].score == sure || !setOff(d, quo) || !joinedOn(d, v) {
		return false
	}
	whole := run{quo.FirstTok, quo.LastTok}
	rest := finding{runs: slices.Clone(w.found[o].runs)}
	rest.cut(run{v, quo.LastTok})
	if !slices.ContainsFunc(rest.runs, func(r run) bool { return hasWord(d, r) }) {
		return false
	}
	w.found[o].runs = rest.runs
	have := w.findingAt(v)
	if have == annot.None {
		have = int32(len(w.found))
		f := w.found[o]
		f.pivot, f.cue, f.runs = v, run{v, v + 1}, nil
		w.found = append(w.found, f)
	}
	f := &w.found[have]
	if subject := joinedSubject(d, v); subject.first < subject.last {
		f.source = subject
	} else if f.source.first == f.source.last {
		f.source = w.found[o].source
	}
	w.owner[k] = have
	f.runs = []run{whole}
	w.addOwned(d, have)
	return true
}

// setOff reports whether a comma or colon stands before q.
func setOff(d *annot.Doc, q *annot.Quotation) bool {
	if q.FirstTok == 0 {
		return false
	}
	tag := d.Tokens[q.FirstTok-1].Tag
	return tag == annot.TagComma || tag == annot.TagColon
}

// joinedOn reports whether a verb goes on with the sentence: one behind "and", or a
// participle behind a comma or a small word.
func joinedOn(d *annot.Doc, v int32) bool {
	i := v - 1
	for i > 0 && d.Tokens[i].UPOS == annot.ADV {
		i--
	}
	if i < 0 || d.Tokens[i].UPOS == annot.CCONJ {
		return i >= 0
	}
	t := &d.Tokens[i]
	return d.Tokens[v].Tag == annot.TagVBG && (t.Tag == annot.TagComma || t.UPOS == annot.ADP || t.UPOS == annot.SCONJ)
}

// joinedSubject returns the mention that is the subject of the verb that v is joined
// to by "and".
func joinedSubject(d *annot.Doc, v int32) run {
	h := d.Tokens[v].Head
	if d.Tokens[v].Label != annot.RelConj || h == annot.None || h > v {
		return run{}
	}
	for i := h - 1; i >= max(0, h-maxLabel); i-- {
		if t := &d.Tokens[i]; t.Head != h || t.Label != annot.RelNsubj {
			continue
		}
		if m := mentionEndingAt(d, i+1); m != nil {
			return run{m.First, m.Last}
		}
	}
	return run{}
}

// splitVerb takes the verb of a tag off the mention of its source that it was taken
// into: “We want it,” the villagers [state] in a letter.
func splitVerb(d *annot.Doc, t tag) {
	m := mentionAt(d, t.source.first)
	if m == nil || t.cue.first != t.source.last || m.Last < t.cue.last {
		return
	}
	cutMention(d, m, run{m.First, t.source.last})
}

// isSecondHand reports whether tag t stands in what finding o reports:
//
//	Police said Reed shouted “stay back”.
func (w *worker) isSecondHand(o int32, t tag) bool {
	f := &w.found[o]
	if t.after || f.pivot == t.cue.first || f.source.first >= f.source.last {
		return false
	}
	for _, r := range f.runs {
		if r.first <= t.source.first && t.cue.last <= r.last {
			return true
		}
	}
	return false
}

// addOwned adds the quotations that finding o owns to its runs. They lie in its
// sentence or begin there.
func (w *worker) addOwned(d *annot.Doc, o int32) {
	f := &w.found[o]
	sent := d.Sents[f.sent]
	for k := w.quotationAt(d, sent.First); k < len(w.outer); k++ {
		quo := &d.Quotations[w.outer[k]]
		if quo.FirstTok >= sent.Last {
			break
		}
		if w.owner[k] == o {
			f.add(run{quo.FirstTok, quo.LastTok})
		}
	}
}

// goesOn reports whether quotation q continues the sentence that tag t cut:
//
//	“Is it true,” asked Judge Lowell, “that you knew?”
func (w *worker) goesOn(d *annot.Doc, t tag, q int32) bool {
	from := max(t.source.last, t.cue.last)
	first := d.Quotations[q].FirstTok
	if first-from > maxTag || first <= from || sentenceOf(d, from-1) != sentenceOf(d, first) {
		return false
	}
	switch d.Tokens[first-1].Tag {
	case annot.TagComma, annot.TagColon:
		return true
	}
	return false
}

// splitParagraphs makes quotations over several paragraphs findings of their
// own, so that each stands for one stretch of speech.
func (w *worker) splitParagraphs(d *annot.Doc) {
	for k, q := range w.outer {
		o := w.owner[k]
		quo := &d.Quotations[q]
		if o < 0 || quo.LastPiece-quo.FirstPiece < 2 {
			continue
		}
		whole := run{quo.FirstTok, quo.LastTok}
		rest := finding{runs: slices.Clone(w.found[o].runs)}
		rest.cut(whole)
		if rest.tokens() == 0 || !hasWord(d, rest.runs[0]) {
			continue
		}
		own := w.found[o]
		own.runs = []run{whole}
		w.found[o].runs = rest.runs
		w.owner[k] = int32(len(w.found))
		w.found = append(w.found, own)
	}
}
