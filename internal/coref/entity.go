package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

const none = annot.None

// An entity is what several mentions have in common: a speaker to be.
type entity struct {
	kind   annot.Entity
	number annot.Number
	gender annot.Gender
	named  bool
	first  int32 // its first mention
	last   int32 // its latest mention; none before the document is read through
	count  int32 // mentions so far, as the document is read through

	// Of a name:
	words    [2]int32   // the fullest form: resolver.words[words[0]:words[1]]
	surname  int32      // words before the surname in it
	name     annot.Span // where that form stands
	honors   honor      // all that were seen
	suffix   uint64     // Jr., III
	surnamed bool       // seen with a title that a surname follows: Mr., Colonel
	spouse   bool       // known by the husband's name alone: Mrs. John Roe
	weight   int32      // how much of the text is about it, see weigh

	classes    nounClass            // what titles and descriptions say it is
	modifiers  [maxModifiers]uint64 // words beside those nouns, and keys of their owners
	nmodifiers int32
	author     int32          // of a thing: who wrote or issued it
	evidence   annot.Evidence // what told the gender
	same       int32          // the named entity that it turned out to be, or none
	parts      [maxParts]int32
	nparts     int32 // of a joint entity ("the two leaders")
	members    [maxParts]int32
	nmembers   int32 // of a group: those of whom the text says that they belong to it
	complete   bool  // the group is nobody else

	wanted  bool  // it says something
	speaker int32 // its place in Doc.Speakers, or none
}

// maxModifiers bounds the words that are kept of how an entity was described.
const maxModifiers = 8

// maxParts bounds the members of a joint entity.
const maxParts = 4

// isJoint reports whether e stands for several other entities together.
func (e *entity) isJoint() bool { return e.nparts > 0 }

// newEntity adds an entity and returns its number.
func (r *resolver) newEntity(e entity) int32 {
	e.last, e.author, e.same, e.speaker = none, none, none, none
	r.entities = append(r.entities, e)
	return int32(len(r.entities) - 1)
}

// honor is a set of titles that tell apart people of one surname.
type honor uint8

const (
	mister honor = 1 << iota // Mr., and what only men are called
	missis                   // Mrs., Lady
	miss                     // Miss
	ms                       // Ms., and what only women are called
	rank                     // Dr., Captain: says nothing
)

const feminine = missis | miss | ms

// agrees reports whether one person can have all titles of h and o.
func (h honor) agrees(o honor) bool {
	all := h | o
	if all&mister != 0 && all&feminine != 0 {
		return false
	}
	return all&missis == 0 || all&miss == 0
}

// gender returns the gender that h implies.
func (h honor) gender() annot.Gender {
	switch {
	case h&mister != 0 && h&feminine == 0:
		return annot.Male
	case h&feminine != 0 && h&mister == 0:
		return annot.Female
	}
	return annot.UnknownGender
}

// sameGender reports whether a and b can be those of one person.
func sameGender(a, b annot.Gender) bool {
	return a == b || a == annot.UnknownGender || b == annot.UnknownGender
}
