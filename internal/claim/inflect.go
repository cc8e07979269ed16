package claim

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// inflections returns the hashes of the regular forms of an English verb or noun.
// The tagger's lemmas know the irregular ones, but not every rare word; a form
// too many does no harm.
func inflections(lemma string) []uint64 {
	forms := []string{lemma}
	n := len(lemma)
	switch {
	case n < 2:
	case strings.HasSuffix(lemma, "ie"):
		forms = append(forms, lemma+"s", lemma+"d", lemma[:n-2]+"ying")
	case lemma[n-1] == 'e':
		forms = append(forms, lemma+"s", lemma+"d", lemma[:n-1]+"ing")
	case lemma[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(lemma[n-2])):
		forms = append(forms, lemma[:n-1]+"ies", lemma[:n-1]+"ied", lemma+"ing")
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
		forms = append(forms, lemma+"es", lemma+"ed", lemma+"ing")
	default:
		forms = append(forms, lemma+"s", lemma+"ed", lemma+"ing")
	}
	hashes := make([]uint64, len(forms))
	for i, f := range forms {
		hashes[i] = annot.Hash(f)
	}
	return hashes
}
