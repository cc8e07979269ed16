package attrib

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
)

//go:embed data/words.txt
var wordList string

// A wordClass is a set of classes of words in data/words.txt, which says what
// belongs to each.
type wordClass uint64

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
	messageNoun
	partLabel
	rumour
	breakVerb
	labelVerb
	genericWord
	imagineVerb
	subjectGap
	commentVerb
	withoutWord
	giveVerb
	evidenceNoun
	nobodyWord
	agency
	imageNoun
	timeNoun
	towards
	pairWord
	occasionWord
	doubtWord
	openingWord
	exampleWord
)

var wordClassNames = map[string]wordClass{
	"speak": speakVerb, "naming": namingVerb, "work": workNoun, "term": termNoun,
	"distance": distanceWord, "bearer": bearerNoun, "negative": negative, "only": onlyWord,
	"object": objectPronoun, "particle": nameParticle, "as": wordAs,
	"message": messageNoun, "part": partLabel, "rumour": rumour, "break": breakVerb, "label": labelVerb,
	"generic": genericWord, "imagine": imagineVerb,
	"gap": subjectGap, "comment": commentVerb, "without": withoutWord, "give": giveVerb, "evidence": evidenceNoun, "nobody": nobodyWord,
	"agency": agency, "image": imageNoun, "time": timeNoun, "towards": towards,
	"pair": pairWord, "occasion": occasionWord, "doubt": doubtWord, "opening": openingWord, "example": exampleWord,
}

var (
	wordsOnce sync.Once
	wordTable hashed.Map[wordClass]
)

// words returns the classes of words by hash.
func words() *hashed.Map[wordClass] {
	wordsOnce.Do(func() { wordTable = readWords(wordList) })
	return &wordTable
}

// readWords reads a list of words by class.
func readWords(list string) hashed.Map[wordClass] {
	var table hashed.Map[wordClass]
	table.Reset(0)
	for class, word := range classified(list) {
		c := wordClassNames[class]
		*table.At(annot.Hash(word)) |= c
		if c&(speakVerb|namingVerb|labelVerb) != 0 {
			for _, form := range regularForms(word) {
				*table.At(annot.Hash(form)) |= c
			}
		}
	}
	return table
}

// regularForms returns the forms that a verb has if it is regular, and some that
// no verb has. They back the lemmas up, which are guessed for rare words.
func regularForms(verb string) []string {
	last := verb[len(verb)-1]
	stem := verb
	switch {
	case last == 'e':
		stem = verb[:len(verb)-1]
		return []string{verb + "s", verb + "d", stem + "ing"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		stem = verb[:len(verb)-1]
		return []string{stem + "ies", stem + "ied", verb + "ing"}
	}
	doubled := verb + string(last)
	return []string{verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"}
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

// form and lemma report whether a token belongs to a class by its form, or by
// its form or lemma.
func form(t *annot.Token, c wordClass) bool { return words().Of(t.Lower)&c != 0 }
func lemma(t *annot.Token, c wordClass) bool {
	return (words().Of(t.Lemma)|words().Of(t.Lower))&c != 0
}
