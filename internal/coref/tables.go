package coref

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

var (
	//go:embed data/nouns.txt
	nounData string
	//go:embed data/petnames.txt
	petNameData string
	//go:embed data/titles.txt
	titleData string
	//go:embed data/bodies.txt
	bodyData string
)

// nounClass is a set of sets of nouns: those of data/nouns.txt, by line.
type nounClass [2]uint64

func (c nounClass) overlaps(o nounClass) bool { return c[0]&o[0]|c[1]&o[1] != 0 }

func (c nounClass) with(o nounClass) nounClass { return nounClass{c[0] | o[0], c[1] | o[1]} }

func (c nounClass) len() int { return bits.OnesCount64(c[0]) + bits.OnesCount64(c[1]) }

// tables holds the word lists of this package by hash.
type tables struct {
	nouns  map[uint64]nounClass
	given  map[uint64]uint64 // pet name → full form
	titles map[uint64]uint64 // abbreviated title → noun
	bodies map[uint64]uint64 // name of a body → its first name in the list, as formHash
}

var (
	tablesOnce   sync.Once
	sharedTables *tables
)

func loadTables() *tables {
	tablesOnce.Do(func() {
		t := &tables{
			nouns:  make(map[uint64]nounClass),
			given:  make(map[uint64]uint64),
			titles: make(map[uint64]uint64),
			bodies: make(map[uint64]uint64),
		}
		for i, set := range sets(nounData) {
			for _, noun := range set {
				c := t.nouns[annot.Hash(noun)]
				c[i/64%2] |= 1 << (i % 64)
				t.nouns[annot.Hash(noun)] = c
			}
		}
		fold(t.given, sets(petNameData))
		fold(t.titles, sets(titleData))
		for _, set := range sets(bodyData) {
			for _, name := range set[1:] {
				t.bodies[phraseHash(name)] = phraseHash(set[0])
			}
		}
		sharedTables = t
	})
	return sharedTables
}

// fold maps the words of each set to its first one.
func fold(m map[uint64]uint64, sets [][]string) {
	for _, set := range sets {
		for _, w := range set[1:] {
			m[annot.Hash(w)] = annot.Hash(set[0])
		}
	}
}

// sets returns the words of each line that is no comment.
func sets(data string) [][]string {
	var all [][]string
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, strings.Fields(line))
		}
	}
	return all
}

// phraseHash returns the formHash of words joined by "_".
func phraseHash(phrase string) uint64 {
	var words []word
	for w := range strings.SplitSeq(phrase, "_") {
		words = append(words, word{hash: annot.Hash(w)})
	}
	return formHash(words)
}

// classOf returns the sets that a noun, given by the hash of its lemma, is in.
func (r *resolver) classOf(lemma uint64) nounClass { return r.tables.nouns[lemma] }

// properGiven returns the given name behind a pet name, or the name itself.
func (r *resolver) properGiven(name uint64) uint64 {
	if full, ok := r.tables.given[name]; ok {
		return full
	}
	return name
}

// properBody returns the hash of the name by which data/bodies.txt lists a body,
// or the hash itself.
func (r *resolver) properBody(form uint64) uint64 {
	if first, ok := r.tables.bodies[form]; ok {
		return first
	}
	return form
}
