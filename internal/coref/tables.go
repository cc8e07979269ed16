package coref

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
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

// nounClass tells which lines of data/nouns.txt a noun, or any of several nouns,
// is in.
type nounClass struct {
	general lines // those in which it may stand for any other
	any     lines
}

// lines is a set of lines.
type lines [2]uint64

func (l *lines) add(n int) { l[n/64] |= 1 << (n % 64) }

func (l lines) with(o lines) lines { return lines{l[0] | o[0], l[1] | o[1]} }

func (l lines) meets(o lines) bool { return l[0]&o[0]|l[1]&o[1] != 0 }

func (l lines) len() int { return bits.OnesCount64(l[0]) + bits.OnesCount64(l[1]) }

// overlaps reports whether a noun of c may stand for one of o.
func (c nounClass) overlaps(o nounClass) bool {
	return c.general.meets(o.any) || c.any.meets(o.general)
}

func (c nounClass) with(o nounClass) nounClass {
	return nounClass{c.general.with(o.general), c.any.with(o.any)}
}

func (c nounClass) len() int { return c.any.len() }

// tables holds the word lists of this package by hash.
type tables struct {
	nouns  hashed.Map[noun]
	given  hashed.Map[uint64] // pet name → full form
	bodies hashed.Map[uint64] // name of a body → its first name in the list, as formHash
}

// A noun is what is listed of a noun, or of a title.
type noun struct {
	class nounClass
	title uint64 // the noun that an abbreviated title stands for, or 0
}

var sharedTables weights.Shared[*tables]

func loadTables() *tables {
	return sharedTables.Get(func() *tables {
		t := new(tables)
		nouns, titles, given, bodies := sets(nounData), sets(titleData), sets(petNameData), sets(bodyData)
		t.nouns.Reset(8 * len(nouns))
		t.given.Reset(4 * len(given))
		t.bodies.Reset(4 * len(bodies))
		for i, set := range nouns {
			split := slices.Index(set, ">")
			for k, word := range set {
				c := &t.nouns.At(annot.Hash(word)).class
				c.any.add(i)
				if split < 0 || k < split {
					c.general.add(i)
				}
			}
		}
		for _, set := range titles {
			for _, word := range set[1:] {
				t.nouns.At(annot.Hash(word)).title = annot.Hash(set[0])
			}
		}
		for _, set := range given {
			for _, name := range set[1:] {
				*t.given.At(annot.Hash(name)) = annot.Hash(set[0])
			}
		}
		for _, set := range bodies {
			for _, name := range set[1:] {
				*t.bodies.At(phraseHash(name)) = phraseHash(set[0])
			}
		}
		return t
	})
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
func (r *resolver) classOf(lemma uint64) nounClass { return r.tables.nouns.Of(lemma).class }

// properGiven returns the given name behind a pet name, or the name itself.
func (r *resolver) properGiven(name uint64) uint64 {
	if full := r.tables.given.Of(name); full != 0 {
		return full
	}
	return name
}

// properBody returns the hash of the name by which data/bodies.txt lists a body,
// or the hash itself.
func (r *resolver) properBody(form uint64) uint64 {
	if first := r.tables.bodies.Of(form); first != 0 {
		return first
	}
	return form
}
