package attrib

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// rescore scores the findings again, from the given one on, that turn out to lie in
// the content of a surer one that was found after them.
func (w *worker) rescore(m *models, f *frame, from int) {
	for i := from; i < len(w.found); i++ {
		x := &w.found[i]
		for k := i + 1; k < len(w.found); k++ {
			if o := &w.found[k]; o.score >= x.score && holds(o.runs, x.pivot) {
				w.feats.cueFeatures(f, x.pivot-f.first, true)
				x.score = m.cue.Score(w.feats)
				break
			}
		}
	}
	kept := slices.DeleteFunc(w.found[from:], func(x finding) bool { return x.score < m.threshold })
	w.found = w.found[:from+len(kept)]
}

// maxNested is how many findings on each side of another one are looked at for one
// that holds it.
const maxNested = 12

// surer is by how many units of log odds a finding must be surer than one that
// lies in it to leave no room for it.
const surer = 1.5

// dropNested marks findings of reported speech that lie wholly in what a much surer
// one reports: who tells what Ruiz says, tells that Ruiz agreed as well.
func (w *worker) dropNested(m *models, d *annot.Doc) {
	gap := int32(surer * float64(m.unit))
	w.orderByPivot()
	for k, i := range w.order {
		f := &w.found[i]
		if f.score == sure || quotes(d, f.runs) {
			continue
		}
		for n := max(0, k-maxNested); n < min(len(w.order), k+maxNested+1) && !f.dropped; n++ {
			o := &w.found[w.order[n]]
			f.dropped = o.sent == f.sent && !o.dropped && o.score >= f.score+gap && holds(o.runs, f.pivot) && liesIn(f, o)
		}
	}
}

// liesIn reports whether the content of f begins and ends in that of o, run by run.
func liesIn(f, o *finding) bool {
	return !slices.ContainsFunc(f.runs, func(r run) bool { return !holds(o.runs, r.first) || !holds(o.runs, r.last-1) })
}
