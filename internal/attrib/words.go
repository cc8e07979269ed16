package attrib

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

//go:embed data/words.txt
var wordList string

// A wordClass is a set of classes of words in data/words.txt, which says what
// belongs to each.
type wordClass uint16

const (
	speakVerb wordClass = 1 << iota
	namingVerb
	workNoun
	termNoun
	distanceWord
	bearerNoun
	negative
	onlyWord
	objectPronoun
	nameParticle
	wordAs
)

var wordClassNames = map[string]wordClass{
	"speak": speakVerb, "naming": namingVerb, "work": workNoun, "term": termNoun,
	"distance": distanceWord, "bearer": bearerNoun, "negative": negative, "only": onlyWord,
	"object": objectPronoun, "particle": nameParticle, "as": wordAs,
}

var (
	wordsOnce sync.Once
	wordTable map[uint64]wordClass
)

// words returns the classes of words by hash.
func words() map[uint64]wordClass {
	wordsOnce.Do(func() { wordTable = readWords(wordList) })
	return wordTable
}

// readWords reads a list of words by class.
func readWords(list string) map[uint64]wordClass {
	table := make(map[uint64]wordClass)
	for class, word := range classified(list) {
		table[annot.Hash(word)] |= wordClassNames[class]
	}
	return table
}

// classified goes through the words of a list with the name of their class.
func classified(list string) iter.Seq2[string, string] {
	return func(yield func(class, word string) bool) {
		class := ""
		for line := range strings.Lines(list) {
			line, _, _ = strings.Cut(line, "#")
			line = strings.TrimSpace(line)
			if name, ok := strings.CutPrefix(line, "["); ok {
				class = strings.TrimSuffix(name, "]")
				continue
			}
			for word := range strings.FieldsSeq(line) {
				if !yield(class, word) {
					return
				}
			}
		}
	}
}

// form and lemma report whether a token belongs to a class by its form or by
// its lemma.
func form(t *annot.Token, c wordClass) bool  { return words()[t.Lower]&c != 0 }
func lemma(t *annot.Token, c wordClass) bool { return words()[t.Lemma]&c != 0 }
