package hearsay

// A SpeakerKind tells what a speaker is.
type SpeakerKind string

// The kinds of speakers.
const (
	Person       SpeakerKind = "person"
	Organization SpeakerKind = "organization" // a body, a company, a country that speaks as such
	Group        SpeakerKind = "group"        // several people without a body: voters, analysts
	Unnamed      SpeakerKind = "unnamed"      // particular persons whom the text leaves without a name
)

// A Speaker is a person, organisation or group behind one or more sources.
type Speaker struct {
	// ID is the place of the speaker in [Document.Speakers].
	ID int `json:"id"`
	// Name is the fullest form that the text gives, without title. A speaker
	// without a name has the words by which the text first points at it.
	Name string      `json:"name"`
	Kind SpeakerKind `json:"kind"`
	// Aliases holds the other forms of the name, in order of appearance.
	Aliases []string `json:"aliases"`
	// Titles holds titles, offices and roles, in order of appearance.
	Titles []string `json:"titles"`
	// Gender is what the text lets one infer of a person, with the evidence. It is
	// inferred to resolve pronouns and no part of the JSON contract; the zero value
	// means that nothing was inferred, or that [WithoutGender] was set.
	Gender Gender `json:"-"`
	// Mentions holds every place that names or points at the speaker, pronouns
	// and descriptions included, in text order.
	Mentions []Span `json:"mentions"`
}

// A Gender is a guess at how a text speaks of a person, and what it rests on. The
// guess says nothing of the person.
type Gender struct {
	Pronoun  string // "he" or "she"
	Evidence Evidence
}

// Evidence tells what a [Gender] was inferred from.
type Evidence string

// The kinds of evidence, the surest first.
const (
	FromTitle     Evidence = "title"      // Mrs., King
	FromPronoun   Evidence = "pronoun"    // a pronoun that refers to the person
	FromNoun      Evidence = "noun"       // a spokeswoman
	FromGivenName Evidence = "given name" // Helena
)

// QuotesBy returns the places in [Document.Quotes] of everything that the
// speaker with this id said, alone or with others, in text order.
func (d *Document) QuotesBy(id int) []int {
	var places []int
	for i := range d.Quotes {
		for _, s := range d.Quotes[i].Speakers {
			if s == id {
				places = append(places, i)
				break
			}
		}
	}
	return places
}
