package dialogue

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// An address is what a speech calls its hearer: "Well, Watson, ...", "No, sir".
type address struct {
	speaker int32        // whom a name in the vocative belongs to, or None
	gender  annot.Gender // of the hearer, where a form of address tells it
}

// forms lists forms of address by the gender of the person they are used to.
var forms = map[annot.Gender][]string{
	annot.Male: {"sir", "mister", "fellow", "chap", "papa", "father", "uncle", "brother", "boy", "lad",
		"man", "grandfather", "monsieur", "signore", "lord", "son", "sire", "gentleman", "dad", "daddy"},
	annot.Female: {"madam", "ma'am", "mum", "mamma", "mama", "mother", "aunt", "auntie", "sister", "girl",
		"miss", "lady", "woman", "grandmother", "madame", "mademoiselle", "daughter", "ladyship", "granny"},
}

var (
	formsOnce sync.Once
	formTable map[uint64]annot.Gender
)

func formOf(word uint64) annot.Gender {
	formsOnce.Do(func() {
		formTable = make(map[uint64]annot.Gender)
		for g, list := range forms {
			for _, form := range list {
				formTable[annot.Hash(form)] = g
			}
		}
	})
	return formTable[word]
}

// addressOf finds whom the words of t address.
func (w *worker) addressOf(d *annot.Doc, t *turn) address {
	out := address{speaker: annot.None}
	for k := t.first; k < t.last; k++ {
		tok := &d.Tokens[k]
		if tok.Shape.Has(annot.Punct) {
			continue
		}
		if g := formOf(tok.Lower); g != annot.UnknownGender && out.gender == annot.UnknownGender && closes(d, t, k+1) && opens(d, t, k) {
			out.gender = g
		}
	}
	for i := mentionAt(d, t.first); i < len(d.Mentions) && d.Mentions[i].First < t.last; i++ {
		m := &d.Mentions[i]
		if m.Kind == annot.Name && m.Speaker != annot.None && vocative(d, t, m) {
			out.speaker = m.Speaker
			break
		}
	}
	return out
}

// vocative reports whether m, in the words of t, is set off as a form of
// address is: by commas, stops, marks, or "my dear".
func vocative(d *annot.Doc, t *turn, m *annot.Mention) bool {
	return !m.Poss && closes(d, t, m.Last) && opens(d, t, m.First)
}

// closes reports whether a form of address can end before token k.
func closes(d *annot.Doc, t *turn, k int32) bool {
	if k >= t.last {
		return true
	}
	return d.Tokens[k].Shape.Has(annot.Punct) && !d.Tokens[k].Shape.Has(annot.HasHyphen)
}

// opens reports whether a form of address can begin at token k: after a mark or
// a comma, or after an interjection or "my dear" that follows one.
func opens(d *annot.Doc, t *turn, k int32) bool {
	const most = 4 // words such as "oh my dear young"
	for n := 0; n < most; n++ {
		k--
		if k < t.first {
			return true
		}
		tok := &d.Tokens[k]
		if tok.Shape.Has(annot.Punct) {
			return true
		}
		if !leadIn(tok.Lower) {
			return false
		}
	}
	return false
}

var (
	leadOnce  sync.Once
	leadTable map[uint64]bool
)

// leadIn reports whether a word may stand before a form of address without a
// comma.
func leadIn(word uint64) bool {
	leadOnce.Do(func() {
		leadTable = make(map[uint64]bool)
		for _, s := range []string{"my", "dear", "dearest", "oh", "o", "ah", "well", "yes", "no", "old", "young", "poor",
			"good", "sweet", "darling", "little", "thank", "you", "but", "and", "please", "come", "now", "hullo", "hello",
			"mr", "mr.", "mrs", "mrs.", "miss", "dr", "dr.", "why", "poor", "mister", "master", "lady", "lord", "sir", "mademoiselle", "madame"} {
			leadTable[annot.Hash(s)] = true
		}
	})
	return leadTable[word]
}

// mentionAt returns the place in d.Mentions of the first one that begins at
// token k or later.
func mentionAt(d *annot.Doc, k int32) int {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Mentions[mid].First < k {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
