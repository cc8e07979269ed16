package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// authorOf returns who wrote or issued the thing m, where its phrase says so:
// the institute's report, a report by the institute, an Institute report.
func (r *resolver) authorOf(i int32, m *annot.Mention) int32 {
	if e := r.issuerAfter(i, m); e != none {
		return e
	}
	if e := r.writers(i, m); e != none {
		return e
	}
	end := r.issuedBy(m)
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested) && r.d.Mentions[k].First <= end; k++ {
		a := &r.d.Mentions[k]
		e := r.entityOf[k]
		if e == none || r.entities[e].kind == annot.Place && !a.Poss {
			continue
		}
		if a.Last <= m.Head && (a.Poss || a.Last == m.Head && r.entities[e].kind == annot.Organization) {
			return e
		}
		if before := a.First - 1; a.First > m.Head {
			if r.d.Tokens[before].Lower == wordThe {
				before--
			}
			if h := r.d.Tokens[before].Lower; h == wordBy || h == wordFrom {
				return e
			}
		}
	}
	return none
}

// writers returns those whom the text calls the authors of the thing m: the authors
// of the report.
func (r *resolver) writers(i int32, m *annot.Mention) int32 {
	for k := i - 1; k >= max(0, i-maxNested); k-- {
		a := &r.d.Mentions[k]
		if a.Kind != annot.Description || a.Head+2 != m.First || r.d.Tokens[a.Head+1].Lower != wordOf {
			continue
		}
		switch r.d.Tokens[a.Head].Lemma {
		case wordAuthor, wordWriter:
			return r.entityOf[k]
		}
	}
	return none
}

// issuerAfter returns who is named right after a phrase such as "in a statement,"
// that opens a sentence.
func (r *resolver) issuerAfter(i int32, m *annot.Mention) int32 {
	tokens := r.d.Tokens
	if m.First == 0 || tokens[m.First-1].Lower != wordIn || int(m.Last) >= len(tokens) || tokens[m.Last].Tag != annot.TagComma {
		return none
	}
	for k := i + 1; int(k) < min(len(r.d.Mentions), int(i)+maxNested); k++ {
		if a := &r.d.Mentions[k]; a.First > m.Last {
			if a.First == m.Last+1 && a.Kind == annot.Name {
				return r.entityOf[k]
			}
			break
		}
	}
	return none
}

// maxIssued is the number of words that may stand between a thing and "by".
const maxIssued = 5

// issuedBy returns the token up to which the author of the thing m may be named:
// two after the "by" in "a report released on Monday by the institute", or the
// last one of m.
func (r *resolver) issuedBy(m *annot.Mention) int32 {
	tokens := r.d.Tokens
	for k := m.Last; int(k) < min(len(tokens), int(m.Last)+maxIssued); k++ {
		t := &tokens[k]
		switch {
		case t.Lower == wordBy, t.Lower == wordFrom && k == m.Last:
			return k + 2
		case k == m.Last && t.Tag != annot.TagVBN && t.Tag != annot.TagVBG:
			return m.Last - 1
		case t.Shape.Has(annot.Punct) || isFinite(t.Tag):
			return m.Last - 1
		}
	}
	return m.Last - 1
}
