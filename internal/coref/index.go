package coref

import (
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// An index finds entities by keys made from words of their names. A key may
// lead to several entities; the latest ones come first, and no more than
// maxShared of them are looked at, so that a text with thousands of Smiths
// stays cheap.
type index struct {
	heads hashed.Map[int32] // place in nodes of the latest entry of a key, plus one
	nodes []node
}

type node struct {
	entity int32
	next   int32 // place of the next older entry, plus one; 0 ends the list
}

// maxShared is the number of entities looked at that share a key.
const maxShared = 8

// reset empties x and makes room for the names and descriptions of a document
// with so many mentions.
func (x *index) reset(mentions int) {
	x.heads.Reset(2 * mentions)
	x.nodes = x.nodes[:0]
}

// add enters e under key, unless it is the latest entry there already.
func (x *index) add(key uint64, e int32) {
	head := x.heads.At(key)
	if *head > 0 && x.nodes[*head-1].entity == e {
		return
	}
	x.nodes = append(x.nodes, node{e, *head})
	*head = int32(len(x.nodes))
}

// has reports whether anything is entered under key.
func (x *index) has(key uint64) bool { return x.heads.Has(key) }

// find calls f with the entities under key, the latest first, until f returns
// true, and returns that entity; none if f never does.
func (x *index) find(key uint64, f func(e int32) bool) int32 {
	at := x.heads.Of(key)
	for range maxShared {
		if at == 0 {
			break
		}
		n := x.nodes[at-1]
		if f(n.entity) {
			return n.entity
		}
		at = n.next
	}
	return none
}

// A relation says what the words of a key are to the name that they lead to.
type relation uint64

const (
	wholeForm   relation = iota // all words of a form, with its title
	givenPair                   // first and last word of a person's name
	openingPair                 // first and second word of a person's name
	closingPair                 // the last two words of a longer person's name
	initialPair                 // letter of the given name, and surname
	pettedPair                  // canonical given name behind a pet name, and surname
	surnameOf
	givenNameOf
	innerNameOf
	pettedNameOf // canonical given name behind a pet name
	onlyNameOf   // the only word known of a person so far
	bodyForm     // content words of a body's name, in order
	bodyBag      // the same in any order
	acronymOf
	openingOf    // first words of a body's name
	clippedPair  // start of the first word of a body's name, and the second word
	headOf       // head of a body's name
	tailOf       // words of a body's name without the place that it begins with
	complementOf // words after "of" in a body's name
	roleOf       // noun that describes an entity
	jointWith    // members of a joint entity
	phraseOf     // all words of a description
	titleOf      // noun that is a title before a name, or in apposition to one
	epithetOf    // all words of an epithet that belongs to one entity
	ownedBy      // owner and noun of a description such as "his wife"
)

func key(rel relation, a uint64) uint64     { return weights.Mix(uint64(rel)+1, a) }
func key2(rel relation, a, b uint64) uint64 { return weights.Mix(key(rel, a), b) }
