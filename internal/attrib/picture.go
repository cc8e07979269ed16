package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// maxCredit is the number of tokens at the end of a paragraph in which a credit
// stands.
const maxCredit = 14

// caption reports whether paragraph p describes a picture, since a credit ends it:
//
//	The ferry leaves the harbour, May 3. AP Photo/Ana Ruiz
//
// What people do in a picture, and what the picture shows, is not said.
func caption(d *annot.Doc, p int32) bool {
	para := paraRun(d, int(p))
	for i := max(para.first+1, para.last-maxCredit); i+1 < para.last; i++ {
		if d.Form(i) != "/" || d.Tokens[i-1].Shape&(annot.Capital|annot.AllCaps) == 0 || d.Tokens[i+1].Shape&(annot.Capital|annot.AllCaps) == 0 {
			continue
		}
		for k := max(para.first, i-2); k < min(i+3, para.last); k++ {
			if t := &d.Tokens[k]; form(t, agency) && t.Shape&(annot.Capital|annot.AllCaps) != 0 {
				return true
			}
		}
	}
	return false
}

// pictured reports whether a finding is no more than a picture: what stands in a
// caption, what a picture shows, or that somebody shows one: Ruiz shared a photo
// of the ferry.
func pictured(d *annot.Doc, f *finding) bool {
	if quotes(d, f.runs) {
		return false
	}
	if caption(d, d.Sents[f.sent].Para) {
		return true
	}
	for i := f.source.first; i < f.source.last; i++ {
		if t := &d.Tokens[i]; lemma(t, imageNoun) && (t.Head < f.source.first || t.Head >= f.source.last) {
			return true
		}
	}
	r := f.runs[0]
	for i := r.first; i < r.last; i++ {
		if t := &d.Tokens[i]; t.Head == f.pivot && t.Label == annot.RelObj {
			return lemma(t, imageNoun) && !lemma(&d.Tokens[f.pivot], speakVerb)
		}
	}
	return false
}
