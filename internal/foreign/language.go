package foreign

import (
	"embed"
	"path"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A wordClass is a set of classes of words. The head of each file under data
// says what belongs to them.
type wordClass uint16

const (
	common wordClass = 1 << iota
	speak
	auxiliary
	pronoun
	object
	article
	particle
	role
	that
	according
	resume
	skip
	call
	as
)

var classNames = map[string]wordClass{
	"common": common, "speak": speak, "auxiliary": auxiliary, "pronoun": pronoun,
	"object": object, "article": article, "particle": particle, "role": role,
	"that": that, "according": according, "resume": resume, "skip": skip,
	"call": call, "as": as,
}

// A lexicon holds what is known of the words of a language, by hash. The words
// of a phrase are parted by one blank.
type lexicon struct {
	code    string // IETF tag
	classes map[uint64]wordClass
}

func (l *lexicon) of(t *annot.Token) wordClass { return l.classes[t.Lower] }

// maxPhrase is the number of words that a phrase in a lexicon may have.
const maxPhrase = 3

//go:embed data
var data embed.FS

var (
	lexiconsOnce sync.Once
	lexiconList  []*lexicon
	languageSets map[uint64]uint16
)

const inNames = 1 << 15

// lexicons returns the lexicons of all languages, at most 15, in the order of
// their codes.
func lexicons() []*lexicon {
	lexiconsOnce.Do(readLexicons)
	return lexiconList
}

// languagesOf returns, by hash, the set of places in lexicons of the languages
// that a word tells, and inNames for a word that may stand in a name.
func languagesOf() map[uint64]uint16 {
	lexiconsOnce.Do(readLexicons)
	return languageSets
}

func readLexicons() {
	languageSets = make(map[uint64]uint16)
	files, _ := data.ReadDir("data")
	for k, f := range files {
		text, _ := data.ReadFile("data/" + f.Name())
		l := readLexicon(strings.TrimSuffix(f.Name(), path.Ext(f.Name())), string(text))
		for word, class := range l.classes {
			if class&(common|speak|according) != 0 {
				languageSets[word] |= 1 << k
			}
			if class&particle != 0 {
				languageSets[word] |= inNames
			}
		}
		lexiconList = append(lexiconList, l)
	}
}

// lexiconOf returns the lexicon of a language, or nil.
func lexiconOf(code string) *lexicon {
	for _, l := range lexicons() {
		if l.code == code {
			return l
		}
	}
	return nil
}

func readLexicon(code, text string) *lexicon {
	l := &lexicon{code: code, classes: make(map[uint64]wordClass)}
	class := wordClass(0)
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			class = classNames[strings.TrimSuffix(name, "]")]
			continue
		}
		for word := range strings.FieldsSeq(line) {
			l.classes[annot.Hash(strings.ReplaceAll(word, "_", " "))] |= class
		}
	}
	return l
}
