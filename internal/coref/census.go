package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A census counts the forms of names over a whole document before they are
// clustered. In a long text a form that stands there once ("George Meredith",
// a novelist somebody reads) must not take all that belongs to a common one
// ("George" Emerson).
type census struct {
	tallies   hashed.Map[tally]  // by word, and by formHash of names of several words
	favourite hashed.Map[uint64] // by key(givenNameOf or surnameOf, word): the form that is far the most common
	forms     []namesakes
}

// A tally counts how a word or a form is used.
type tally struct {
	whole  int32 // times that a name of several words stands there
	titled int32 // and of these, after Mr. or Miss; and of given names alone
	wives  int32 // times that Mrs. stands before a name of one word, or of several
	lone   int32 // times that a word stands there as a name alone, without title
	last   int32 // times that a word is the last one of a name of several words
	male   int32 // pronouns after a given name
	female int32
	honors honor // titles that a surname stands with

	located bool // the word stands alone as the name of a place where something is
}

// namesakes are a form and the names that others may share with it.
type namesakes struct{ given, surname, form uint64 }

// takeCensus reads the names of the document and counts them.
func (r *resolver) takeCensus() {
	r.forms, r.formWords = r.forms[:0], r.formWords[:0]
	for i := range r.d.Mentions {
		if m := &r.d.Mentions[i]; m.Kind == annot.Name {
			r.forms = append(r.forms, r.formOf(int32(i), m, m.Last))
		}
	}
	c := &r.census
	c.tallies.Reset(len(r.forms))
	c.favourite.Reset(len(r.forms))
	c.forms = c.forms[:0]
	for i := range r.d.Mentions {
		if m := &r.d.Mentions[i]; IsEpithet(r.d, m) && !r.sites[i].headline {
			c.tallies.At(r.epithetKey(m)).lone++
		}
	}
	for i := range r.forms {
		f := &r.forms[i]
		n := len(f.words)
		if n == 1 && r.isLocated(f) {
			c.tallies.At(f.words[0].hash).located = true
		}
		if r.d.Mentions[f.mention].Entity != annot.Person || n == 0 {
			continue
		}
		if f.honor != 0 {
			c.tallies.At(f.words[n-1].hash).honors |= f.honor
		}
		if n > 1 {
			c.tallies.At(f.words[n-1].hash).last++
		}
		switch {
		case n > 1 && f.honor&missis == 0:
			t := c.tallies.At(f.hash)
			if t.whole++; t.whole == 1 {
				c.forms = append(c.forms, namesakes{f.words[0].hash, f.words[n-1].hash, f.hash})
			}
			if f.honor&(mister|miss) != 0 {
				t.titled++
			}
		case f.honor&missis != 0:
			c.tallies.At(f.hash).wives++
		case n == 1 && f.honor&(mister|miss) != 0:
			c.tallies.At(f.words[0].hash).titled++
		case n == 1 && f.honor == 0:
			c.tallies.At(f.words[0].hash).lone++
		}
		if f.honor == 0 {
			c.countPronoun(r, int(f.mention), f.words[0].hash)
		}
	}
	for _, e := range c.forms {
		c.prefer(key(givenNameOf, e.given), e.form)
		c.prefer(key(surnameOf, e.surname), e.form)
	}
	for _, e := range c.forms {
		c.contest(key(givenNameOf, e.given), e.form)
		c.contest(key(surnameOf, e.surname), e.form)
	}
}

// isLocated reports whether a preposition before the name f says that something is
// within the place or near it.
func (r *resolver) isLocated(f *form) bool {
	if f.first == 0 {
		return false
	}
	switch r.d.Tokens[f.first-1].Lower {
	case wordIn, wordInto, wordNear, wordOutside, wordAround:
		return true
	}
	return false
}

// prefer makes form the favourite of key if it is more common than the one so
// far.
func (c *census) prefer(key, form uint64) {
	best := c.favourite.At(key)
	if *best == 0 || c.tallies.Of(form).whole > c.tallies.Of(*best).whole {
		*best = form
	}
}

// contest takes the favourite of key from it if form comes near it.
func (c *census) contest(key, form uint64) {
	best := c.favourite.At(key)
	if *best == 0 {
		return
	}
	if most := c.tallies.Of(*best).whole; most < 2 || *best != form && 2*c.tallies.Of(form).whole >= most {
		*best = 0
	}
}

// pronounReach is the number of mentions after a name among which a pronoun is
// looked for that tells its gender.
const pronounReach = 4

// countPronoun looks for the first "he" or "she" after mention i, whose given
// name is name, in the narration.
func (c *census) countPronoun(r *resolver, i int, name uint64) {
	d := r.d
	s := &r.sites[i]
	if s.quotation != none {
		return
	}
	for k := i + 1; k < min(i+1+pronounReach, len(d.Mentions)); k++ {
		m := &d.Mentions[k]
		if r.sites[k].sent > s.sent+1 || m.Kind == annot.Name && m.Entity == annot.Person && r.sites[k].quotation == none {
			return
		}
		if m.Kind != annot.Pronoun || m.Person != 3 || r.sites[k].quotation != none {
			continue
		}
		switch m.Gender {
		case annot.Male:
			c.tallies.At(name).male++
			return
		case annot.Female:
			c.tallies.At(name).female++
			return
		}
	}
}

// genderOf returns the gender of those who bear a given name in this document,
// as pronouns tell it.
func (c *census) genderOf(name uint64) annot.Gender {
	switch t := c.tallies.Of(name); {
	case t.male+t.female < 4:
		return annot.UnknownGender
	case t.male >= 3*t.female:
		return annot.Male
	case t.female >= 3*t.male:
		return annot.Female
	}
	return annot.UnknownGender
}

// givenGender returns the gender of those who bear w, if the document uses it for a
// given name alone, as far as pronouns and given names elsewhere tell it.
func (c *census) givenGender(w word) annot.Gender {
	t := c.tallies.Of(w.hash)
	if g := c.genderOf(w.hash); g != annot.UnknownGender {
		return g
	}
	if t.lone < 3 || t.last > 0 {
		return annot.UnknownGender
	}
	return listedGender(w)
}

// isCalledByGivenName reports whether the document calls the person with this name by
// the given name and hardly by the surname: who is called "Katharine" is not the
// one called "Mrs. Hilbery".
func (c *census) isCalledByGivenName(words []word) bool {
	if len(words) < 2 {
		return false
	}
	given := c.tallies.Of(words[0].hash).lone
	return given >= 3 && given >= 4*c.tallies.Of(words[len(words)-1].hash).lone
}

// isYounger reports whether a full name is that of the younger of two whom Mr.
// or Miss and their surname would not tell apart: the younger is called "Mr.
// John Knightley" and "Miss Elizabeth Bennet", the elder "Mr. Knightley" and
// "Miss Bennet".
func (c *census) isYounger(words []word) bool {
	return len(words) > 1 && (c.tallies.Of(formHash(words)).titled >= 2 || c.tallies.Of(words[0].hash).titled >= 2)
}

// isOtherWife reports whether a wife called by her husband's full name is not
// the one whom Mrs. and the surname w mean: Mrs. John Dashwood is not Mrs.
// Dashwood.
func (c *census) isOtherWife(words []word, w []word) bool {
	return len(words) > 1 && c.tallies.Of(formHash(words)).wives >= 2 && c.tallies.Of(formHash(w)).wives > c.tallies.Of(formHash(words)).wives
}

// isPassing reports whether a full name is too rare, in a long text, to be that
// of the person who is so often called by the one word w of it. A surname that
// stands with titles is one of those that the text is about.
func (c *census) isPassing(words []word, w uint64) bool {
	const often = 40
	return len(words) > 1 && c.tallies.Of(formHash(words)).whole == 1 && c.tallies.Of(w).lone >= often && c.tallies.Of(words[len(words)-1].hash).honors == 0
}

// isSpouse reports whether f is the name of somebody's wife: Mrs. John Roe, Mrs.
// John.
func (r *resolver) isSpouse(f *form) bool {
	if f.honor&missis != 0 && len(f.words) == 1 {
		w := f.words[0]
		return w.class.Has(lexicon.GivenMale) && r.census.tallies.Of(w.hash).lone >= 3 && r.census.givenGender(w) == annot.Male
	}
	if f.honor&missis == 0 || len(f.words) < 2 || f.words[0].class.Has(lexicon.GivenFemale) {
		return false
	}
	return f.words[0].class.Has(lexicon.GivenMale) || r.census.genderOf(f.words[0].hash) == annot.Male || r.census.tallies.Of(formHash(f.words)).whole > 0
}
