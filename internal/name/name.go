// Package name finds mentions: the places where a text names or points at
// somebody or something that could be a speaker.
//
// Names are found by a linear sequence model that runs on capitalised stretches
// only ([Sequences]) and told apart as persons, bodies, groups, places and
// other things. Titles before a name, pronouns and descriptions ("a spokeswoman
// for the ministry") are read off tags and word lists (package lexicon), so
// that they do not depend on what a corpus happened to talk about.
package name

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// Annotate fills d.Mentions. It needs tokens, sentences and tags; where a
// sentence is parsed, heads help to find where a description ends. It is safe
// for concurrent use on different documents.
func Annotate(d *annot.Doc) {
	s := scanners.Get().(*scanner)
	s.read(d)
	s.findNames(model())
	s.repair()
	s.agree()
	for i := range d.Sents {
		s.mentionSentence(&d.Sents[i])
	}
	s.d = nil
	if len(s.class) <= maxPooled {
		scanners.Put(s)
	}
}

// maxPooled bounds the tokens of a document whose scanner is kept for reuse.
const maxPooled = 1 << 18

var scanners = sync.Pool{New: func() any { return &scanner{words: lexicon.Words()} }}

// A scanner holds what is known of one document while its mentions are found.
type scanner struct {
	d     *annot.Doc
	words *lexicon.Table

	class []lexicon.Class // by token
	style []style         // by sentence
	seen  evidence        // of capitalised words, over the whole document
	kinds []label         // by token: the name it is in, as decoded
	votes votes           // of the occurrences of a name on its kind

	bodies []uint64 // forms of names that an apposition calls a body

	live     tokenSet // tokens in names, and those that may be or that tell of one
	openings []int32  // tokens that listed phrases may begin with

	facts    []facts
	features []uint64
	coming   []uint64 // features of the next token
	back     []label
	kept     [numWords]scoredWord
}

// style tells how a sentence uses capitals.
type style uint8

const (
	plainStyle style = iota
	titleCase        // most words have a capital: a headline
	upperCase        // all letters are capitals
)

// read looks up every word of d and takes down how capitalised words are used.
func (s *scanner) read(d *annot.Doc) {
	s.d = d
	n := len(d.Tokens)
	s.class = grow(s.class, n)
	s.kinds = grow(s.kinds, n)
	clear(s.kinds)
	s.live.reset(n)
	s.openings = s.openings[:0]
	s.bodies = s.bodies[:0]
	capitals := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Tag == annot.TagLRB || d.Text[t.Start] == '@' {
			s.live.add(int32(i))
		}
		if t.Shape.Has(annot.Punct) {
			s.class[i] = 0
			continue
		}
		c := s.words.Of(t.Lower)
		s.class[i] = c
		if c.Has(lexicon.Opening) {
			s.openings = append(s.openings, int32(i))
		}
		if isNamelike(t) {
			capitals++
			s.live.add(int32(i))
		}
	}
	s.readPhrases()
	s.style = grow(s.style, len(d.Sents))
	for i := range d.Sents {
		s.style[i] = s.styleOf(&d.Sents[i])
	}
	s.seen.reset(capitals)
	s.gather()
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// maxPhrase is the number of words of the longest listed phrase.
const maxPhrase = 4

// readPhrases gives the words of listed phrases ("Saudi Arabia") the classes of
// the phrase.
func (s *scanner) readPhrases() {
	tokens := s.d.Tokens
	for _, i := range s.openings {
		h := tokens[i].Lower
		for j := i + 1; j < min(i+maxPhrase, int32(len(tokens))); j++ {
			h = lexicon.Join(h, tokens[j].Lower)
			c := s.words.Of(h)
			if c == 0 {
				break
			}
			if c &^= lexicon.Opening; c != 0 && s.sameCase(i, j) {
				for k := i; k <= j; k++ {
					s.class[k] |= c
				}
			}
		}
	}
}

// sameCase reports whether tokens i and j both have a capital or both none, so
// that "new york" in "a new York record" is no phrase.
func (s *scanner) sameCase(i, j int32) bool {
	return s.d.Tokens[i].Shape&annot.Capital == s.d.Tokens[j].Shape&annot.Capital
}

// styleOf looks at the words that a plain sentence writes small and a headline
// does not: all but the first one and the small words of grammar.
func (s *scanner) styleOf(sent *annot.Sent) style {
	words, capitals, upper := 0, 0, 0
	for i := sent.First + 1; i < sent.Last; i++ {
		t := &s.d.Tokens[i]
		if t.Shape&(annot.Punct|annot.HasDigit) != 0 || t.End-t.Start < 2 || t.Tag == annot.TagPOS {
			continue
		}
		if t.Shape.Has(annot.AllCaps) {
			upper++
		}
		if !t.Shape.Has(annot.Capital) && isSmall(t) {
			continue
		}
		words++
		if t.Shape.Has(annot.Capital) {
			capitals++
		}
	}
	switch {
	case words < 3:
		return plainStyle
	case upper*10 >= words*9:
		return upperCase
	case capitals*5 >= words*4:
		return titleCase
	}
	return plainStyle
}

// isSmall reports whether headlines write t small: an article, a preposition, a
// conjunction.
func isSmall(t *annot.Token) bool {
	switch t.Tag {
	case annot.TagDT, annot.TagIN, annot.TagTO, annot.TagCC:
		return true
	}
	return false
}

// isNamelike reports whether t may be part of a name by its spelling.
func isNamelike(t *annot.Token) bool {
	if t.Shape&(annot.Capital|annot.MixedCase) == 0 {
		return false
	}
	return t.End-t.Start > 1 || t.Tag != annot.TagPRP
}
