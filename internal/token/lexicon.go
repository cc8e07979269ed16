package token

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A trait is something the cutter must know about a word.
type trait uint32

const (
	title        trait = 1 << iota // abbreviation that never ends a sentence: Mr.
	abbreviation                   // other abbreviation, with its stop
	numbered                       // abbreviation only before a number: No. 5
	calendar                       // month or day
	elision                        // word that begins with an apostrophe: 'tis
	prefix                         // stays with the hyphen after it: non-
	suffix                         // stays with the hyphen before it: -wise
	unit                           // is cut off a number: 10km
	domain                         // end of a web address or file name: .org
	whole                          // is not cut at the mark in it: b/c, Yahoo!
	starts                         // begins sentences, is no name: The
	tags                           // verb of speech that may follow its speaker: Petro asked
	said                           // the plainest of them
	pronoun                        // subject of such a verb, alone
	determiner                     // begins a description of a speaker: The mayor asked
	emoticon                       // :-)
	object                         // makes a sentence of its own of such a verb: He said that
)

// sections names the traits as the data files do.
var sections = map[string]trait{
	"title": title, "abbreviation": abbreviation, "numbered": numbered, "calendar": calendar,
	"elision": elision, "prefix": prefix, "suffix": suffix, "unit": unit, "domain": domain, "whole": whole,
	"starts": starts, "tags": tags, "said": said, "pronoun": pronoun, "emoticon": emoticon,
	"determiner": determiner, "object": object,
}

//go:embed data/abbreviations.txt
var abbreviationData string

//go:embed data/words.txt
var wordData string

// An entry is a word of the lexicon, known by its hash.
type entry struct {
	hash   uint64
	traits trait
	cuts   [2]uint8 // offsets at which the word is cut, 0 for none
	size   uint8    // bytes of a word that is cut, its apostrophe an ASCII one
}

func (e *entry) is(t trait) bool { return e.traits&t != 0 }

// A lexis is an open-addressed table of words.
type lexis struct {
	table []entry    // length a power of two, at most half full
	cuts  [32]uint64 // bit hash>>53 is set if a word to be cut has that hash
}

// lexicon returns the words of the data files.
var lexicon = sync.OnceValue(func() *lexis {
	l := &lexis{table: make([]entry, 2048)}
	l.load(abbreviationData)
	l.load(wordData)
	return l
})

// load adds the words of a data file: "#" begins a comment, "[name]" a section,
// and all else is words between blanks.
func (l *lexis) load(data string) {
	section := ""
	for ln := range strings.Lines(data) {
		ln, _, _ = strings.Cut(ln, " #")
		if strings.HasPrefix(ln, "#") {
			continue
		}
		for w := range strings.FieldsSeq(ln) {
			switch {
			case w[0] == '[' && w[len(w)-1] == ']' && len(w) > 2:
				section = w[1 : len(w)-1]
			case section == "cut":
				l.addCut(w)
			default:
				l.at(annot.Hash(w)).traits |= sections[section]
			}
		}
	}
}

// addCut adds a word with a bar at each cut: can|not.
func (l *lexis) addCut(w string) {
	e := l.at(annot.Hash(strings.ReplaceAll(w, "|", "")))
	l.cuts[e.hash>>59] |= 1 << (e.hash >> 53 & 63)
	off := 0
	for n, part := range strings.Split(w, "|") {
		if n > 0 && n <= len(e.cuts) {
			e.cuts[n-1] = uint8(off)
		}
		off += len(part)
	}
	e.size = uint8(off)
}

// at returns the entry of hash, a new one if need be.
func (l *lexis) at(hash uint64) *entry {
	i := slot(hash, len(l.table))
	for l.table[i].hash != 0 && l.table[i].hash != hash {
		i = (i + 1) & (len(l.table) - 1)
	}
	l.table[i].hash = hash
	return &l.table[i]
}

// find returns the entry of hash, nil if there is none.
func (l *lexis) find(hash uint64) *entry {
	for i := slot(hash, len(l.table)); l.table[i].hash != 0; i = (i + 1) & (len(l.table) - 1) {
		if l.table[i].hash == hash {
			return &l.table[i]
		}
	}
	return nil
}

func slot(hash uint64, n int) int { return int(hash^hash>>32) & (n - 1) }

// mayCut reports whether the word of the hash may have to be cut. It spares
// nearly all words the search in a table that is too large for the fastest cache.
func (l *lexis) mayCut(hash uint64) bool {
	return l.cuts[hash>>59]>>(hash>>53&63)&1 != 0
}

// has reports whether the word has one of the traits.
func (l *lexis) has(hash uint64, t trait) bool {
	e := l.find(hash)
	return e != nil && e.is(t)
}
