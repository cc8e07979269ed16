package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// nameSource gives the finding of a pivot a source where its labels give none, or
// one that heads tell better.
func (w *worker) nameSource(f *frame, pivot int32, found *finding) {
	if own := f.ownSubject(pivot, found); own.first < own.last {
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
func interrupted(f *frame, pivot int32) (run, bool) {
	i := pivot - 1
	for i > 0 && (f.tok(i).UPOS == annot.AUX || f.tok(i).UPOS == annot.ADV) {
		i--
	}
	close := i
	if i < 2 || !parts(f, close) || f.inQuote(close) {
		return run{}, false
	}
	for i = 1; i < close-1; i++ {
		if !parts(f, i) || f.mention[i-1] == annot.None {
			continue
		}
		m := &f.d.Mentions[f.mention[i-1]]
		if m.Last != f.first+i || m.Poss || f.tok(i).Tag != f.tok(close).Tag {
			continue
		}
		switch next := f.tok(i + 1); next.Tag {
		case annot.TagWP, annot.TagWDT, annot.TagWPS, annot.TagDT, annot.TagVBN, annot.TagCD:
			return run{m.First, m.Last}, true
		}
		return run{}, false
	}
	return run{}, false
}

// parts reports whether token i is a comma or a dash.
func parts(f *frame, i int32) bool {
	return f.tok(i).Tag == annot.TagComma || dash(f.d, f.first+i)
}

// subjectBefore returns the nearest subject before a pivot outside of quotations.
func (w *worker) subjectBefore(f *frame, pivot int32) run {
	for i := pivot - 1; i >= 0; i-- {
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
