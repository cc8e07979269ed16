// Package lexicon answers what a word may be: a given name, a country, a title,
// a noun for people, a body that speaks. It says nothing of context.
//
// The lists are text files under data, made to be read and edited: "#" opens a
// comment, a line such as "[PersonNoun Male +plural]" names the classes of the
// words below it, words are parted by blanks, "_" joins the words of a phrase,
// "wife/wives" gives an irregular plural, and "+plural" asks for regular ones.
// They are embedded and read once, on first use.
package lexicon

import (
	"embed"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Class is a set of facts about a word. The zero Class means that the word is
// in no list.
type Class uint64

// The facts that a Class can hold. The comment in the data file above each
// list says what belongs there.
const (
	GivenMale Class = 1 << iota
	GivenFemale
	Surname
	Country
	Demonym
	Region
	City
	Honorific
	Title
	TitleModifier
	NameSuffix
	Particle
	PersonNoun
	Kin
	Indefinite
	BodyNoun
	GroupNoun
	QuantityNoun
	ThingNoun
	Vague
	OrgHead
	OrgSuffix
	OrgName
	PlaceHead
	ThingHead
	Party
	Calendar
	Male
	Female
	Plural  // an inflected plural of a listed noun
	Common  // a name that is also an everyday word (will, may, grant)
	Opening // beginning of a listed phrase: [Join] it with the next word
	Firm    // a noun that calls nothing but a body so
)

// Given holds both classes of given names, Settlement all classes of places.
const (
	Given      = GivenMale | GivenFemale
	Settlement = Country | Region | City
)

// Has reports whether c holds any class of set.
func (c Class) Has(set Class) bool { return c&set != 0 }

var classNames = map[string]Class{
	"GivenMale": GivenMale, "GivenFemale": GivenFemale, "Surname": Surname,
	"Country": Country, "Demonym": Demonym, "Region": Region, "City": City,
	"Honorific": Honorific, "Title": Title, "TitleModifier": TitleModifier,
	"NameSuffix": NameSuffix, "Particle": Particle, "PersonNoun": PersonNoun,
	"Kin": Kin, "Indefinite": Indefinite, "BodyNoun": BodyNoun,
	"GroupNoun": GroupNoun, "QuantityNoun": QuantityNoun, "ThingNoun": ThingNoun,
	"Vague": Vague, "OrgHead": OrgHead, "OrgSuffix": OrgSuffix, "OrgName": OrgName,
	"Firm": Firm, "PlaceHead": PlaceHead, "ThingHead": ThingHead, "Party": Party, "Calendar": Calendar,
	"Male": Male, "Female": Female, "Common": Common,
}

//go:embed data/*.txt
var data embed.FS

var table = sync.OnceValue(func() *Table {
	t := newTable(tableSize)
	files, _ := data.ReadDir("data")
	for _, f := range files {
		text, _ := data.ReadFile("data/" + f.Name())
		t.read(string(text))
	}
	return t
})

// Words returns the table of all lists. It is read on the first call, which
// takes about two milliseconds. The table is safe for concurrent use.
func Words() *Table { return table() }

// A Table holds classes by hash of the word, in open addressing. The place in it and half of the
// hash tell words apart; keys lie side by side, so that words that are not there, which most
// are, touch little memory.
type Table struct {
	keys    []uint32 // see keyOf; 0 in a free slot
	classes []Class
	used    int
}

// tableSize is the number of slots of the table of all lists, a power of two.
const tableSize = 1 << 16

func newTable(size int) *Table {
	return &Table{keys: make([]uint32, size), classes: make([]Class, size)}
}

// keyOf returns the upper half of a hash, its lowest bit set so that it is never 0. The place of a
// word hangs on the lower half.
func keyOf(h uint64) uint32 { return uint32(h>>32) | 1 }

// Of returns the classes of the word whose [annot.Hash] is h, the hash of a
// token's form in lower case.
func (t *Table) Of(h uint64) Class {
	mask, key := uint64(len(t.keys)-1), keyOf(h)
	for i := h & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case key:
			return t.classes[i]
		case 0:
			return 0
		}
	}
}

// Join returns the hash of a phrase from that of its beginning and that of its
// next word. The hash of a phrase of one word is the word's own.
func Join(phrase, word uint64) uint64 { return phrase*0x9e3779b97f4a7c15 + word }

// add adds classes to a word. A test holds that half of the table stays free.
func (t *Table) add(h uint64, c Class) {
	mask, key := uint64(len(t.keys)-1), keyOf(h)
	i := h & mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	if t.keys[i] == 0 {
		t.keys[i] = key
		t.used++
	}
	t.classes[i] |= c
}

func (t *Table) read(text string) {
	var class Class
	plurals := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			class, plurals = parseHeader(line)
		default:
			for word := range strings.FieldsSeq(line) {
				t.addEntry(word, class, plurals)
			}
		}
	}
}

func parseHeader(line string) (class Class, plurals bool) {
	for f := range strings.FieldsSeq(strings.Trim(line, "[]")) {
		if f == "+plural" {
			plurals = true
			continue
		}
		class |= classNames[f]
	}
	return class, plurals
}

func (t *Table) addEntry(word string, class Class, plurals bool) {
	word, irregular, ok := strings.Cut(word, "/")
	t.addPhrase(word, class)
	switch {
	case ok && irregular == word: // headquarters: one form for both numbers
	case ok:
		t.addPhrase(irregular, class|Plural)
	case plurals:
		t.addPhrase(pluralOf(word), class|Plural)
	}
}

func (t *Table) addPhrase(phrase string, class Class) {
	first, rest, more := strings.Cut(phrase, "_")
	h := annot.Hash(first)
	if !more {
		t.add(h, class)
		return
	}
	t.add(h, Opening)
	for more {
		first, rest, more = strings.Cut(rest, "_")
		h = Join(h, annot.Hash(first))
		if more {
			t.add(h, Opening)
		}
	}
	t.add(h, class)
}

func pluralOf(word string) string {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "man"):
		return word[:n-2] + "en"
	case strings.HasSuffix(word, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(word[n-2])):
		return word[:n-1] + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "z"),
		strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}
