package claim

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// TestIndex holds that what the index leaves out matches nowhere: in the sentences
// of all rules it leads to the same matches as every pattern tried everywhere.
func TestIndex(t *testing.T) {
	type place struct {
		Rule        string
		First, Last int32
		Anchor      int32
	}
	s := Default()
	unmark := strings.NewReplacer("[", "", "]", "", "{", "", "}", "", "<", "", ">", "", "~", "")
	for _, r := range s.Rules() {
		for _, marked := range append(r.Hits, r.Misses...) {
			d := &annot.Doc{Text: unmark.Replace(marked)}
			pipeline.Tag(d)
			for i := range d.Sents {
				w := firstWindow(d, int32(i))
				got, want := map[place]int{}, map[place]int{}
				for _, m := range s.matchWindow(d, w, nil) {
					got[place{m.rule.Name, m.first, m.last, m.anchor}]++
				}
				m := matcher{toks: d.Tokens, window: w}
				for k := w.lo; k < w.hi; k++ {
					for _, p := range s.patterns {
						m.p = p
						if p.elems[p.anchor].accepts(&d.Tokens[k]) && m.backward(p.anchor-1, k) && m.forward(p.anchor, k) {
							r := m.result(k)
							want[place{r.rule.Name, r.first, r.last, r.anchor}]++
						}
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%q: matches (-want +got):\n%s", d.Text, diff)
				}
			}
		}
	}
}
