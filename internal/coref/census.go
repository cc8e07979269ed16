package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A census counts the forms of names over a whole document before they are
// clustered. In a long text a form that stands there once ("George Meredith",
// a novelist somebody reads) must not take all that belongs to a common one
// ("George" Emerson).
type census struct {
	whole     map[uint64]int32      // times that a name of several words stands there, by formHash
	titled    map[uint64]int32      // and of these, after Mr. or Miss; and of given names alone, by the word
	wives     map[uint64]int32      // times that Mrs. stands before a name of one word, or of several, by formHash
	lone      map[uint64]int32      // times that a word stands there as a name alone, without title
	honors    map[uint64]honor      // titles that a surname stands with
	genders   map[uint64]*pronounce // by given name
	favourite map[uint64]uint64     // by key(givenNameOf or surnameOf, word): the form that is far the most common
}

// pronounce counts the pronouns that follow a name.
type pronounce struct{ male, female int32 }

func (c *census) reset() {
	empty(&c.whole)
	empty(&c.titled)
	empty(&c.wives)
	empty(&c.lone)
	empty(&c.honors)
	empty(&c.genders)
	empty(&c.favourite)
}

// empty makes m an empty map, the old one unless it is too large to keep.
func empty[K comparable, V any](m *map[K]V) {
	if *m == nil || len(*m) > maxKept {
		*m = make(map[K]V)
		return
	}
	clear(*m)
}

// takeCensus counts the names of the document.
func (r *resolver) takeCensus() {
	c := &r.census
	c.reset()
	type entry struct{ given, surname, form uint64 }
	var forms []entry
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Kind != annot.Name || m.Entity != annot.Person {
			continue
		}
		f := r.formOf(int32(i), m)
		n := len(f.words)
		if n > 0 && f.honor != 0 {
			c.honors[f.words[n-1].hash] |= f.honor
		}
		switch {
		case n == 0:
			continue
		case n > 1 && f.honor&missis == 0:
			h := formHash(f.words)
			if c.whole[h]++; c.whole[h] == 1 {
				forms = append(forms, entry{f.words[0].hash, f.words[n-1].hash, h})
			}
			if f.honor&(mister|miss) != 0 {
				c.titled[h]++
			}
		case f.honor&missis != 0:
			c.wives[formHash(f.words)]++
		case n == 1 && f.honor&(mister|miss) != 0:
			c.titled[f.words[0].hash]++
		case n == 1 && f.honor == 0:
			c.lone[f.words[0].hash]++
		}
		if f.honor == 0 {
			c.countPronoun(r, i, f.words[0].hash)
		}
	}
	for _, e := range forms {
		c.prefer(key(givenNameOf, e.given), e.form)
		c.prefer(key(surnameOf, e.surname), e.form)
	}
	for _, e := range forms {
		c.contest(key(givenNameOf, e.given), e.form)
		c.contest(key(surnameOf, e.surname), e.form)
	}
}

// prefer makes form the favourite of key if it is more common than the one so
// far.
func (c *census) prefer(key, form uint64) {
	if best, ok := c.favourite[key]; !ok || c.whole[form] > c.whole[best] {
		c.favourite[key] = form
	}
}

// contest takes the favourite of key from it if form comes near it.
func (c *census) contest(key, form uint64) {
	best := c.favourite[key]
	if best != form && 2*c.whole[form] >= c.whole[best] || c.whole[best] < 2 {
		delete(c.favourite, key)
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
		p := c.genders[name]
		if p == nil {
			p = new(pronounce)
			c.genders[name] = p
		}
		switch m.Gender {
		case annot.Male:
			p.male++
			return
		case annot.Female:
			p.female++
			return
		}
	}
}

// genderOf returns the gender of those who bear a given name in this document,
// as pronouns tell it.
func (c *census) genderOf(name uint64) annot.Gender {
	p := c.genders[name]
	if p == nil || p.male+p.female < 4 {
		return annot.UnknownGender
	}
	switch {
	case p.male >= 3*p.female:
		return annot.Male
	case p.female >= 3*p.male:
		return annot.Female
	}
	return annot.UnknownGender
}

// isCalledByGivenName reports whether the document calls the person with this name by
// the given name and hardly by the surname: who is called "Katharine" is not the
// one called "Mrs. Hilbery".
func (c *census) isCalledByGivenName(words []word) bool {
	if len(words) < 2 {
		return false
	}
	given := c.lone[words[0].hash]
	return given >= 3 && given >= 4*c.lone[words[len(words)-1].hash]
}

// isYounger reports whether a full name is that of the younger of two whom Mr.
// or Miss and their surname would not tell apart: the younger is called "Mr.
// John Knightley" and "Miss Elizabeth Bennet", the elder "Mr. Knightley" and
// "Miss Bennet".
func (c *census) isYounger(words []word) bool {
	return len(words) > 1 && (c.titled[formHash(words)] >= 2 || c.titled[words[0].hash] >= 2)
}

// isOtherWife reports whether a wife called by her husband's full name is not
// the one whom Mrs. and the surname w mean: Mrs. John Dashwood is not Mrs.
// Dashwood.
func (c *census) isOtherWife(words []word, w []word) bool {
	return len(words) > 1 && c.wives[formHash(words)] >= 2 && c.wives[formHash(w)] > c.wives[formHash(words)]
}

// isPassing reports whether a full name is too rare, in a long text, to be that
// of the person who is so often called by the one word w of it. A surname that
// stands with titles is one of those that the text is about.
func (c *census) isPassing(words []word, w uint64) bool {
	const often = 40
	return len(words) > 1 && c.whole[formHash(words)] == 1 && c.lone[w] >= often && c.honors[words[len(words)-1].hash] == 0
}

// isSpouse reports whether f is the name of somebody's wife: Mrs. John Roe, Mrs.
// John.
func (r *resolver) isSpouse(f *form) bool {
	if f.honor&missis != 0 && len(f.words) == 1 {
		w := f.words[0]
		return w.class.Has(lexicon.GivenMale) && r.census.lone[w.hash] >= 3 && r.census.genderOf(w.hash) == annot.Male
	}
	if f.honor&missis == 0 || len(f.words) < 2 || f.words[0].class.Has(lexicon.GivenFemale) {
		return false
	}
	return f.words[0].class.Has(lexicon.GivenMale) || r.census.genderOf(f.words[0].hash) == annot.Male || r.census.whole[formHash(f.words)] > 0
}
