package claim

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// appendInflections appends the hashes of the regular forms of an English verb or
// noun. The tagger's lemmas know the irregular ones, but not every rare word; a
// form too many does no harm.
func appendInflections(hashes []uint64, lemma string) []uint64 {
	n := len(lemma)
	whole := annot.Hash(lemma)
	hashes = append(hashes, whole)
	add := func(stem uint64, endings ...string) {
		for _, e := range endings {
			hashes = append(hashes, annot.HashMore(stem, e))
		}
	}
	switch {
	case n < 2:
	case strings.HasSuffix(lemma, "ie"):
		add(whole, "s", "d")
		add(annot.Hash(lemma[:n-2]), "ying")
	case lemma[n-1] == 'e':
		add(whole, "s", "d")
		add(annot.Hash(lemma[:n-1]), "ing")
	case lemma[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(lemma[n-2])):
		add(annot.Hash(lemma[:n-1]), "ies", "ied")
		add(whole, "ing")
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
		add(whole, "es", "ed", "ing")
	default:
		add(whole, "s", "ed", "ing")
	}
	return hashes
}
