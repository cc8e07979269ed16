package name

import "github.com/hearsay-go/hearsay/internal/annot"

// A label says how a token takes part in a name: outside, or first or further
// word of a name of one kind.
type label uint8

// outside is the label of tokens in no name. The others come in pairs, a
// first word and the words after it, one pair for each kind.
const outside label = 0

// Kinds of names, as the model tells them apart.
const (
	kindPerson = iota
	kindOrganization
	kindGroup
	kindPlace
	kindThing
	numKinds
)

// NumLabels is the number of labels: the classes of the model.
const NumLabels = 1 + 2*numKinds

func first(kind int) label   { return label(1 + 2*kind) }
func further(kind int) label { return label(2 + 2*kind) }

func (l label) isFirst() bool   { return l&1 == 1 }
func (l label) isFurther() bool { return l != outside && l&1 == 0 }
func (l label) kind() int       { return int(l-1) / 2 }

// follows reports whether l may come after prev in a sequence.
func (l label) follows(prev label) bool {
	return !l.isFurther() || prev != outside && prev.kind() == l.kind()
}

// Follows reports whether label l may come after prev. Labels are numbers below
// [NumLabels]; 0, the first one, is that of tokens outside names.
func Follows(prev, l int) bool { return label(l).follows(label(prev)) }

// LabelOf returns the label of the first or a further word of a name. Entities
// other than the four kinds of speakers and places count as things.
func LabelOf(e annot.Entity, begins bool) int {
	kind := kindThing
	switch e {
	case annot.Person:
		kind = kindPerson
	case annot.Organization:
		kind = kindOrganization
	case annot.Group:
		kind = kindGroup
	case annot.Place:
		kind = kindPlace
	}
	if begins {
		return int(first(kind))
	}
	return int(further(kind))
}

var entityOfKind = [numKinds]annot.Entity{annot.Person, annot.Organization, annot.Group, annot.Place, annot.Thing}
