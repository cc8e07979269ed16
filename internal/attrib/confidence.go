package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// confidenceFeatures fills fs with what tells how far a finding can be trusted:
// how sure the models were, and what kind of attribution it is.
func (fs *features) confidenceFeatures(m *models, d *annot.Doc, f *finding, a *annot.Attribution) {
	*fs = (*fs)[:0]
	kind := uint64(a.Kind)
	score := bucket((f.score - m.threshold) / max(m.unit/2, 1))
	edge := bucket(f.edge / edgeUnit)
	words := int32(0)
	for _, r := range f.runs {
		words += r.last - r.first
	}
	fs.add1(300, kind)
	fs.add1(301, score)
	fs.add1(302, edge)
	fs.add2(303, kind, score)
	fs.add2(304, kind, edge)
	fs.add2(305, score, edge)
	fs.add2(306, kind, bucket(words))
	fs.add2(307, bucket(int32(len(f.runs))), kind)
	named := flag(a.Source.Empty(), 0) | flag(len(a.Sources) == 0, 1) | flag(f.score == sure, 2)
	fs.add2(308, named, kind)
	fs.add2(309, tagClass(&d.Tokens[f.pivot]), kind)
	if len(a.Sources) > 0 {
		s := &d.Mentions[a.Sources[0]]
		fs.add2(310, uint64(s.Kind)<<8|uint64(s.Entity), kind)
	}
}

// edgeUnit is the step in which the sureness of edges is told apart, in units
// of the scores of roles.
const edgeUnit = 16

// edgeMargin returns how sure the edges of source and content are: the least
// margin by which a token at an edge prefers its role, pairs left out.
func (l *lattice) edgeMargin() int32 {
	least := int32(1 << 20)
	for i := int32(0); i < l.n; i++ {
		r := l.roles[i]
		if r != content && r != source {
			continue
		}
		inside := i > 0 && l.roles[i-1] == r && i+1 < l.n && l.roles[i+1] == r
		if inside {
			continue
		}
		rival := int32(-1 << 20)
		for o := range uint8(numRoles) {
			if o != r {
				rival = max(rival, l.roleScore(i, o))
			}
		}
		least = min(least, l.roleScore(i, r)-rival)
	}
	return least
}
