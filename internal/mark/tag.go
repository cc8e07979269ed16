package mark

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

//go:embed tags.txt
var tagList string

// tagWord tells what a word says about the narrator's tag in dialogue.
type tagWord uint8

const (
	notTagWord tagWord = iota
	tagVerb
	tagPronoun   // stands before the verb
	speechOnward // goes on with the speech after a dash
)

// tagWords holds the words of tags.txt. A pronoun is also a word with which a
// speech may go on after a dash.
var tagWords = sync.OnceValue(func() map[uint64]tagWord {
	m := make(map[uint64]tagWord)
	for line := range strings.Lines(tagList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "= "):
			m[annot.Hash(line[2:])] = tagPronoun
		case strings.HasPrefix(line, "- "):
			if h := annot.Hash(line[2:]); m[h] == notTagWord {
				m[h] = speechOnward
			}
		default:
			m[annot.Hash(line)] = tagVerb
		}
	}
	return m
})

// maxSubject bounds the words of a tag's subject: the old lock keeper said.
const maxSubject = 4

// tagAt reports whether a tag with a verb of saying begins at t[i]: he asked;
// said Ruth; Stephen Byrne said quietly; the lock keeper said; dit-il.
func tagAt(t string, i int) bool {
	words := tagWords()
	subject := 0 // words of it so far
	definite := false
	for range maxSubject + 2 {
		w := wordAt(t, i)
		if w == "" {
			return false
		}
		upper := startsUpper(w)
		head, _, _ := strings.Cut(w, "-") // dit-il
		switch k := words[annot.Hash(head)]; {
		case k == tagVerb && !upper:
			next := wordAt(t, skipBlanks(t, i+len(w)))
			return next != "that" && (subject > 0 || verbFirst(t, i+len(w)))
		case subject == 0 && k == tagPronoun && (!upper || w == "I"):
			subject = maxSubject
		case subject == 0 && (w == "the" || w == "her" || w == "his" || w == "my"):
			definite = true
			subject = 1
		case subject < maxSubject && (upper || definite):
			subject++
		default:
			return false
		}
		i += len(w)
		if i < len(t) && t[i] == '.' && len(w) <= 3 && upper {
			i++ // Mr. Byrne
		}
		j := skipBlanks(t, i)
		if j == i {
			return false
		}
		i = j
	}
	return false
}

// verbFirst reports whether what follows a verb of saying that ends at t[i] can
// be its subject: a name, a pronoun, the keeper; or the end of the sentence.
func verbFirst(t string, i int) bool {
	j := skipBlanks(t, i)
	w := wordAt(t, j)
	if w == "" {
		return j == len(t) || t[j] == '.'
	}
	return startsUpper(w) || w == "the" || w == "his" || w == "her" || w == "my" || w == "a" || w == "an" ||
		tagWords()[annot.Hash(w)] == tagPronoun
}

// wordAt returns the word that begins at t[i]: letters, with hyphens and
// apostrophes between them.
func wordAt(t string, i int) string {
	j := i
	for j < len(t) && j-i < 64 {
		r, n := rune(t[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t[j:])
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && (j == i || r != '-' && r != '\'' && r != '’') {
			break
		}
		j += n
	}
	return t[i:j]
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// skipBlanks returns the offset of the first character at or after t[i] that is
// not white space.
func skipBlanks(t string, i int) int {
	for i < len(t) {
		c, at := after(t, len(t), i)
		if at != i || !c.isBlank() {
			break
		}
		i += int(width(t[i]))
	}
	return min(i, len(t))
}

// sentenceEnd returns the offset after the first full stop or the like at or
// after t[i] that a blank or the end follows.
func sentenceEnd(t string, i int) int {
	for ; i < len(t); i++ {
		switch t[i] {
		case '.', '!', '?', ':':
			if i+1 == len(t) || ascii[t[i+1]&0x7f].isBlank() {
				return i + 1
			}
		}
	}
	return len(t)
}

// commaTag returns the place where speech breaks off for a tag, and where the
// tag begins: after a comma, a question or exclamation mark, a verb of saying
// with its subject. ok is false where t holds none.
func commaTag(t string) (speech, tag int, ok bool) {
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case ',', '!', '?':
			j := skipBlanks(t, i+1)
			if j > i+1 && tagAt(t, j) {
				if t[i] == ',' {
					return i, j, true
				}
				return i + 1, j, true
			}
		}
	}
	return 0, 0, false
}

// maxMissing bounds the length of a quotation that is searched for the place of
// its missing closing mark.
const maxMissing = 400

// missingMark returns where a quotation ends that begins at text[from] and is
// not closed before pos, if a tag shows it: “Is it far? he asked.
func missingMark(text string, from, pos int32) (at int32, ok bool) {
	if pos <= from {
		return pos, false
	}
	speech, _, ok := commaTag(text[from:min(pos, from+maxMissing)])
	return from + int32(speech), ok && speech > 0
}
