package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// nameSource gives the finding of a pivot a source where its labels give none, or
// one that heads tell better.
func (w *worker) nameSource(f *frame, pivot int32, found *finding) {
	if f.undergone(pivot) {
		if found.source = f.agent(pivot); found.source.first < found.source.last {
			found.cut(run{found.source.first - 1, found.source.last}) // and "by"
		}
		return
	}
	found.source = f.cutDateline(found.source)
	if own := f.ownSubject(pivot, found); own.first < own.last && (own.first >= found.source.last || found.source.first >= f.first+pivot) {
		found.source = own
	}
	if found.source.first == found.source.last || joinedObject(f, pivot, found.source) {
		if subject := w.subject(f, pivot); subject.first < subject.last {
			found.source = subject
		}
	}
	if found.source.first == found.source.last {
		w.guessSource(f, pivot, found)
	}
	if shown := f.shown(pivot); shown.first < shown.last {
		found.source = shown
	}
}

// undergone reports whether a pivot is a participle that opens the sentence and tells what was done to
// its subject, who is not the source:
//
//	Asked whether it floats, Ruiz said that it did.
//	When told of the leak, Ruiz laughed.
func (f *frame) undergone(pivot int32) bool {
	t := f.tok(pivot)
	if t.Tag != annot.TagVBN && t.Tag != annot.TagVBD || pivot > 1 {
		return false
	}
	switch f.tok(pivot + 1).Tag {
	case annot.TagIN, annot.TagTO, annot.TagWP, annot.TagWRB, annot.TagWDT: // whatever the tree says
	default:
		if t.Label != annot.RelAdvcl {
			return false
		}
	}
	return f.kids[pivot]&(bit(annot.RelNsubj)|bit(annot.RelNsubjPass)) == 0 && (pivot == 0 || f.tok(0).Tag == annot.TagWRB)
}

// agent returns the mention behind "by" that hangs on a pivot.
func (f *frame) agent(pivot int32) run {
	for i := pivot + 2; i < f.n; i++ {
		if k := f.mention[i]; f.head(i) == pivot && f.tok(i).Label.Main() == annot.RelObl && k != annot.None {
			if m := &f.d.Mentions[k]; f.tok(m.First-f.first-1).Lower == hashBy {
				return run{m.First, m.Last}
			}
		}
	}
	return run{}
}

// shown returns the mention straight before a participle and behind "of": footage of
// [Ruiz] saying that it floats.
func (f *frame) shown(pivot int32) run {
	if f.tok(pivot).Tag != annot.TagVBG || pivot < 2 || f.mention[pivot-1] == annot.None {
		return run{}
	}
	m := &f.d.Mentions[f.mention[pivot-1]]
	if before := f.tok(m.First - 1 - f.first); m.Kind == annot.Description || before.Lower != hashOf {
		return run{}
	}
	return run{m.First, f.first + pivot}
}

// guessSource gives f, the finding of a verb whose source neither labels nor
// heads tell, the one that the order of words suggests.
func (w *worker) guessSource(f *frame, pivot int32, found *finding) {
	t := f.tok(pivot)
	if t.UPOS != annot.VERB {
		return
	}
	if r, ok := w.subjectInContent(f, pivot, found); ok {
		found.source = r
		found.cut(r)
		return
	}
	if r, ok := interrupted(f, pivot); ok {
		found.source = r
		return
	}
	if sharesSubject(t) || t.Tag == annot.TagVBG {
		found.source = w.subjectBefore(f, pivot)
	}
}

// subjectInContent returns the active subject of a pivot that the labels take for
// content, if there is content behind the pivot as well: [Ruiz] seemed to mock
// [him].
func (w *worker) subjectInContent(f *frame, pivot int32, found *finding) (run, bool) {
	at := f.first + pivot
	if len(found.runs) < 2 || found.runs[len(found.runs)-1].first < at {
		return run{}, false
	}
	r := found.runs[0]
	if r.last > at || quotes(f.d, found.runs[:1]) {
		return run{}, false
	}
	for i := r.first; i < r.last; i++ {
		if t := &f.d.Tokens[i]; t.Head == at && t.Label == annot.RelNsubj {
			return r, true
		}
	}
	return run{}, false
}

// interrupted returns the subject of a verb that an insertion parts from it:
//
//	Ana Ruiz, who runs the ferry, said it was safe.
//	Tomas Ek (Lund) denied it.
func interrupted(f *frame, pivot int32) (run, bool) {
	i := pivot - 1
	for i > 0 && (f.tok(i).UPOS == annot.AUX || f.tok(i).UPOS == annot.ADV) {
		i--
	}
	end := i
	if end < 2 || f.inQuote(end) {
		return run{}, false
	}
	if f.tok(end).Tag == annot.TagRRB {
		for i = end - 1; i > max(0, end-window) && f.tok(i).Tag != annot.TagLRB; i-- {
		}
		return f.mentionBefore(i)
	}
	if !parts(f, end) {
		return run{}, false
	}
	for i = max(1, end-window); i < end-1; i++ {
		if !parts(f, i) || f.tok(i).Tag != f.tok(end).Tag {
			continue
		}
		m, ok := f.mentionBefore(i)
		if !ok {
			continue
		}
		switch next := f.tok(i + 1); next.Tag {
		case annot.TagWP, annot.TagWDT, annot.TagWPS, annot.TagDT, annot.TagVBN, annot.TagVBG, annot.TagCD:
			return m, true
		}
		return m, end-i <= maxAside
	}
	return run{}, false
}

// maxAside is the number of tokens from comma to comma that may be anything: , for
// one,
const maxAside = 4

// mentionBefore returns the mention that ends before token i, if it may be a
// subject.
func (f *frame) mentionBefore(i int32) (run, bool) {
	if i < 1 || f.mention[i-1] == annot.None {
		return run{}, false
	}
	m := &f.d.Mentions[f.mention[i-1]]
	r := run{m.First, m.Last}
	return r, m.Last == f.first+i && !m.Poss && f.cutDateline(r) == r
}

// maxDateline is the number of tokens that the place in front of a report may have.
const maxDateline = 4

// cutDateline takes the place in front of a report off a source: OSLO -- Ana Ruiz.
func (f *frame) cutDateline(source run) run {
	if source.first != f.first || source.first >= source.last || !f.tok(0).Shape.Has(annot.AllCaps) {
		return source
	}
	for i := source.first + 1; i <= min(source.last, f.first+maxDateline) && i < f.first+f.n; i++ {
		if dash(f.d, i) {
			return run{min(i+1, source.last), source.last}
		}
	}
	return source
}

// parts reports whether token i is a comma or a dash.
func parts(f *frame, i int32) bool {
	return f.tok(i).Tag == annot.TagComma || dash(f.d, f.first+i)
}

// subjectBefore returns the nearest subject before a pivot outside of quotations.
func (w *worker) subjectBefore(f *frame, pivot int32) run {
	for i := pivot - 1; i >= max(0, pivot-window); i-- {
		if f.inQuote(i) || f.tok(i).Label != annot.RelNsubj {
			continue
		}
		if m := f.mention[i]; m != annot.None {
			return run{f.d.Mentions[m].First, min(f.d.Mentions[m].Last, f.first+f.n)}
		}
	}
	return run{}
}

// ownSubject returns the mention that is the active subject of a pivot, if
// neither the source nor the content of its finding has it.
func (f *frame) ownSubject(pivot int32, found *finding) run {
	if f.kids[pivot]&bit(annot.RelNsubj) == 0 {
		return run{}
	}
	for i := found.source.first; i < found.source.last; i++ {
		if f.d.Tokens[i].Head == f.first+pivot {
			return run{}
		}
	}
	for i := max(pivot-window, 0); i < pivot; i++ {
		m := f.mention[i]
		if m == annot.None || f.head(i) != pivot || f.tok(i).Label != annot.RelNsubj || holds(found.runs, f.first+i) {
			continue
		}
		return run{f.d.Mentions[m].First, f.d.Mentions[m].Last}
	}
	return run{}
}

// holds reports whether token i of the document lies in one of these runs.
func holds(runs []run, i int32) bool {
	for _, r := range runs {
		if r.first <= i && i < r.last {
			return true
		}
	}
	return false
}

// describedAs makes the words from "as" on, which the labels took for the cue, the
// content of f: talks that both sides described as [constructive]. It reports whether there are any.
func (f *finding) describedAs(d *annot.Doc) bool {
	for i := f.pivot + 1; i+1 < f.cue.last; i++ {
		if d.Tokens[i].Lower == hashAs {
			f.runs = []run{{i, f.cue.last}}
			f.cue.last = i
			return true
		}
	}
	return false
}
