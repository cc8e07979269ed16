package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// blocks finds quoted blocks, which have a sign before each line instead of
// marks, behind a paragraph that tells whose words they are:
//
//	Here is what Ana Ruiz wrote to the harbour:
//
//	> The ferry is late again.
func (w *worker) blocks(d *annot.Doc) {
	for p := 1; p < len(d.Paras); p++ {
		block, intro := paraRun(d, p), paraRun(d, p-1)
		if !quotedLine(d, block) || quotedLine(d, intro) || intro.first >= intro.last || d.Form(intro.last-1) != ":" {
			continue
		}
		t, ok := introOf(d, intro)
		if !ok {
			continue
		}
		f := finding{sent: sentenceOf(d, t.cue.first), pivot: t.cue.first, cue: t.cue, source: t.source, score: sure, verbatim: true, alone: true}
		for ; p < len(d.Paras) && quotedLine(d, paraRun(d, p)); p++ {
			line := paraRun(d, p)
			f.runs = append(f.runs, run{line.first + 1, line.last})
		}
		w.found = append(w.found, f)
	}
}

// quotedLine reports whether a paragraph begins with the sign of a quoted line.
func quotedLine(d *annot.Doc, p run) bool {
	return p.last-p.first > 1 && d.Form(p.first) == ">"
}

// introOf finds the last verb of speaking with a subject in a paragraph that ends
// with a colon.
func introOf(d *annot.Doc, p run) (tag, bool) {
	for v := p.last - 2; v > max(p.first, p.last-2*maxLabel); v-- {
		if !lemma(&d.Tokens[v], speakVerb) {
			continue
		}
		if source := subjectOf(d, v, p.first); source.first < source.last {
			return tag{cue: run{v, v + 1}, source: source}, true
		}
	}
	return tag{}, false
}
