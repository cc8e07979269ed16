package claim

import (
	"slices"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A wordSet is a small set of word forms or lemmas. It is made on first use: a
// package variable that holds one needs no work at the start of a program, so
// that the linker leaves it out where nothing asks it.
type wordSet struct {
	list     string // of words, which blanks separate
	inflects bool   // holds all forms of the words
	once     sync.Once
	hashes   []uint64 // sorted
	bits     uint64   // the bitOf of all hashes
}

// words returns the set of the words in list, which blanks separate.
func words(list string) *wordSet { return &wordSet{list: list} }

// lemmas returns the set of the words in list in all their forms.
func lemmas(list string) *wordSet { return &wordSet{list: list, inflects: true} }

func (s *wordSet) has(h uint64) bool {
	s.once.Do(s.hash)
	return s.bits&bitOf(h) != 0 && has(s.hashes, h)
}

// A wordList is the words that an element of a pattern names.
type wordList struct {
	forms  []uint64 // hashes
	lemmas []uint64
}

// addWord adds a form or a lemma~.
func (l *wordList) addWord(w string) {
	if lemma, ok := strings.CutSuffix(w, "~"); ok {
		l.lemmas = append(l.lemmas, annot.Hash(lemma))
		l.forms = appendInflections(l.forms, lemma)
	} else {
		l.forms = append(l.forms, annot.Hash(w))
	}
}

func (l *wordList) addAll(more wordList) {
	l.forms = append(l.forms, more.forms...)
	l.lemmas = append(l.lemmas, more.lemmas...)
}

// bitOf returns the bit that stands for h in a set of 64: most words that are not
// in a list are told from those that are by it.
func bitOf(h uint64) uint64 { return 1 << (h >> 58) }

func bitsOf(hashes []uint64) uint64 {
	var bits uint64
	for _, h := range hashes {
		bits |= bitOf(h)
	}
	return bits
}

// sorted returns list in order, each once; it may change list.
func sorted(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}

func has(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}

func (s *wordSet) hash() {
	for _, w := range strings.Fields(s.list) {
		if s.inflects {
			s.hashes = appendInflections(s.hashes, w)
		} else {
			s.hashes = append(s.hashes, annot.Hash(w))
		}
	}
	s.hashes = sorted(s.hashes)
	s.bits = bitsOf(s.hashes)
}

// Word sets that the code (rather than a rule) asks for.
var (
	negations   = words("not n't never nobody none neither nor hardly scarcely nothing cannot without")
	negSubjects = words("nobody none neither few nothing")
	complements = words("that whether if")
	subordinate = words("if because although though while unless since whereas until once as but")
	relatives   = words("who which that whose whom where when")
	anaphors    = words("it this that them these those they so which")
	definites   = words("the this that these those such")
	pronouns    = words("he she they it we i you him her them us me his its their our my your himself herself themselves itself who")
	// Nouns of things that hold claims: they point back only with "this" or
	// "those".
	artifacts = lemmas(`figure number statistic article post tweet video evidence data information testimony quote quotation
		comment remark detail coverage reporting finding estimate belief fear concern view argument criticism attack`)
	demonstratives = words("this that these those such")
	// Nouns that stand for a proposition.
	claimNouns = lemmas(`claim allegation accusation charge assertion suggestion report rumour rumor notion idea theory
		contention insinuation statement story account narrative speculation belief view argument impression finding
		conclusion figure comment remark characterization characterisation description criticism complaint attack
		conspiracy falsehood lie myth hoax smear innuendo hypothesis warning prediction testimony version implication
		perception assumption premise fear concern denial tale gossip assessment evidence article post tweet video
		number statistic estimate depiction portrayal quote quotation boast information data detail insistence
		declaration proposition thesis hunch explanation excuse attribution reporting coverage innocence`)
)
