package coref

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// person returns the entity of a person's name.
func (r *resolver) person(f *form) int32 {
	whole := key2(wholeForm, f.hash, uint64(f.honor)<<8^f.suffix)
	spouse := r.isSpouse(f)
	if !spouse && (len(f.words) == 1 || isSurnameAlone(f.words)) {
		return r.shortName(f)
	}
	e := r.index.find(whole, func(int32) bool { return true })
	switch {
	case e != none:
	case spouse:
		e = r.newPerson(f)
		r.entities[e].spouse = true
		r.index.add(whole, e)
	default:
		e = r.fullName(f)
		r.index.add(whole, e)
	}
	r.join(e, f)
	return e
}

func formHash(words []word) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = weights.Mix(h, w.hash)
	}
	return h
}

// isSurnameAlone reports whether words are a surname with its particles: von
// der Leyen.
func isSurnameAlone(words []word) bool {
	for _, w := range words[:len(words)-1] {
		if !w.class.Has(lexicon.Particle) || w.class.Has(lexicon.Given) && !w.small {
			return false
		}
	}
	return true
}

// surnameAt returns the number of words before the surname, particles counted
// to the surname.
func surnameAt(words []word) int32 {
	i := len(words) - 1
	for i > 1 && words[i-1].class.Has(lexicon.Particle) && !words[i-1].isInitial() {
		i--
	}
	return int32(i)
}

// fullName returns the entity with the name f, which has a given name and a
// surname, or makes one. Each rule is a look-up of its own, the surest first.
func (r *resolver) fullName(f *form) int32 {
	n := len(f.words)
	opens, last := f.words[0], f.words[n-1]
	fits := func(e int32) bool { return r.fits(e, f) }
	rules := [...]struct {
		key  uint64
		fits func(e int32) bool
	}{
		{key2(givenPair, opens.hash, last.hash), func(e int32) bool { return fits(e) && r.sameMiddle(e, f.words) }},
		{key2(openingPair, opens.hash, f.words[1].hash), func(e int32) bool { return fits(e) && r.opensOther(e, f.words) }},
		{key2(closingPair, f.words[n-2].hash, last.hash), func(e int32) bool { return fits(e) && n == 2 }},
		{key2(givenPair, f.words[n-2].hash, last.hash), func(e int32) bool { return fits(e) && n > 2 && r.length(e) == 2 }},
		{key2(initialPair, uint64(opens.first), last.hash), func(e int32) bool {
			return fits(e) && (opens.isInitial() || r.nameOf(e)[0].isInitial()) && r.sameMiddle(e, f.words)
		}},
		{key2(pettedPair, r.properGiven(opens.hash), last.hash), func(e int32) bool { return fits(e) && r.sameMiddle(e, f.words) }},
		{key2(givenPair, last.hash, opens.hash), func(e int32) bool { return fits(e) && n == 2 && r.length(e) == 2 }},
		{key(onlyNameOf, last.hash), func(e int32) bool { return fits(e) && r.adopts(e, f, surnameOf) }},
		{key(onlyNameOf, opens.hash), func(e int32) bool { return fits(e) && r.adopts(e, f, givenNameOf) }},
		{key(pettedNameOf, r.properGiven(opens.hash)), func(e int32) bool { return fits(e) && r.adopts(e, f, givenNameOf) }},
	}
	for _, rule := range rules {
		if e := r.index.find(rule.key, rule.fits); e != none {
			return e
		}
	}
	if e := r.mistakenBody(f); e != none {
		return e
	}
	return r.newPerson(f)
}

// mistakenBody returns the entity that was taken for a body before its full name
// showed it to be a person, now made one.
func (r *resolver) mistakenBody(f *form) int32 {
	last := f.words[len(f.words)-1:]
	if last[0].class.Has(lexicon.Settlement | lexicon.OrgName | lexicon.Calendar) {
		return none
	}
	e := r.index.find(key(bodyForm, formHash(last)), func(e int32) bool {
		return r.entities[e].kind != annot.Group && r.entities[e].kind != annot.Person
	})
	if e != none {
		x := &r.entities[e]
		x.kind, x.number = annot.Person, annot.Singular
		x.gender, x.evidence = f.gender, f.evidence
	}
	return e
}

func (r *resolver) newPerson(f *form) int32 {
	return r.newEntity(entity{
		kind: annot.Person, number: annot.Singular, gender: f.gender, evidence: f.evidence, named: true,
		first: f.mention, suffix: f.suffix,
	})
}

// nameOf returns the words of the fullest name of e.
func (r *resolver) nameOf(e int32) []word {
	w := r.entities[e].words
	return r.words[w[0]:w[1]]
}

func (r *resolver) length(e int32) int { return len(r.nameOf(e)) }

// fits reports whether nothing about e speaks against the title, suffix and
// gender of f.
func (r *resolver) fits(e int32, f *form) bool {
	x := &r.entities[e]
	if f.honor&feminine != 0 && x.gender == annot.UnknownGender && x.honors&feminine == 0 && r.length(e) > 1 &&
		r.census.tallies.Of(f.words[len(f.words)-1].hash).honors&mister != 0 {
		return false // of one family, it is as likely to be the husband or a son
	}
	if len(f.words) == 1 {
		switch name := r.nameOf(e); {
		case f.honor&(mister|missis|rank) != 0 && name[0].hash != f.words[0].hash && (x.honors&f.honor == 0 || f.honor == mister) && r.census.isCalledByGivenName(name),
			f.honor&(mister|miss) != 0 && name[0].hash != f.words[0].hash && r.census.isYounger(name),
			f.honor == 0 && r.census.isPassing(name, f.words[0].hash),
			f.honor == 0 && name[0].hash != f.words[0].hash && r.census.isCalledByGivenName(name),
			f.honor&missis != 0 && x.spouse && r.census.isOtherWife(name, f.words):
			return false
		}
	}
	return x.kind == annot.Person && !x.spouse && x.honors.agrees(f.honor) && sameGender(x.gender, f.gender) &&
		(x.suffix == f.suffix || x.suffix == 0 || f.suffix == 0)
}

// sameMiddle reports whether the middle names of e and of words do not speak
// against each other: George W. Bush is not George H. W. Bush.
func (r *resolver) sameMiddle(e int32, words []word) bool {
	name := r.nameOf(e)
	if len(name) < 3 || len(words) < 3 {
		return true
	}
	a, b := name[1:len(name)-1], words[1:len(words)-1]
	for i := range min(len(a), len(b)) {
		if a[i].hash == b[i].hash || (a[i].isInitial() || b[i].isInitial()) && a[i].first == b[i].first {
			continue
		}
		return false
	}
	return true
}

// opensOther reports whether one of the name of e and words begins with the
// other: Gustavo Petro, Gustavo Petro Urrego.
func (r *resolver) opensOther(e int32, words []word) bool {
	name := r.nameOf(e)
	for i := range min(len(name), len(words)) {
		if name[i].hash != words[i].hash {
			return false
		}
	}
	return true
}

// adopts reports whether e, of whom one name is known so far, may be the person
// with the full name f, of which that name is the given name or the surname.
func (r *resolver) adopts(e int32, f *form, as relation) bool {
	x := &r.entities[e]
	name := r.nameOf(e)
	if len(name) != 1 || as == givenNameOf && x.surnamed {
		return false
	}
	if best := r.census.favourite.Of(key(as, name[0].hash)); best != 0 && best != f.hash {
		return false
	}
	if r.census.isPassing(f.words, name[0].hash) || as == surnameOf && x.honors&(mister|miss) != 0 && r.census.isYounger(f.words) {
		return false
	}
	// "Mrs. Roe" is seldom called by her own given name without the title;
	// the other Roes are her husband and children.
	return x.honors&missis == 0 || f.honor&missis != 0
}

// shortName returns the entity of a name of one word (or a surname with its
// particles), with or without a title.
func (r *resolver) shortName(f *form) int32 {
	w := f.words[len(f.words)-1].hash
	e := int32(none)
	relations := [...]relation{surnameOf, onlyNameOf, givenNameOf, innerNameOf}
	if f.honor&(missis|rank) == 0 && f.words[0].class.Has(lexicon.Given) && !f.words[0].class.Has(lexicon.Surname) {
		relations = [...]relation{givenNameOf, onlyNameOf, surnameOf, innerNameOf}
	}
	top := int32(-1)
	for i, rel := range relations {
		if rel == givenNameOf && f.surnamed || rel == innerNameOf && f.honor != 0 && (f.words[0].class.Has(lexicon.Given) || r.census.tallies.Of(w).honors&^f.honor != 0) {
			continue
		}
		// Who is known by one name only has the same right to it as those whose
		// full names begin or end with it.
		if i == 2 && e != none {
			break
		}
		if o, score := r.mostCalled(rel, w, f); o != none && score > top {
			e, top = o, score
		}
	}
	if e == none && len(f.words) == 1 && !f.surnamed {
		e, _ = r.mostCalled(pettedNameOf, r.properGiven(w), f)
	}
	if e == none && f.honor == 0 {
		if e = r.index.find(key(openingOf, w), func(e int32) bool { return r.entities[e].kind != annot.Person }); e != none {
			return e // Halvorsen, of Halvorsen Shipping
		}
	}
	if e == none {
		e = r.misspelt(f)
	}
	if e == none {
		e = r.newPerson(f)
	}
	r.join(e, f)
	r.entities[e].weight += shortWeight
	return e
}

// maxMisspelt is the number of entities introduced last among which the bearer of
// a misspelt surname is sought.
const maxMisspelt = 32

// misspelt returns the person introduced before whose surname differs from the
// name f by one letter: a text that introduces McClenney and goes on with
// McLenney means the same.
func (r *resolver) misspelt(f *form) int32 {
	w := f.words[len(f.words)-1]
	if w.letters < 5 || f.words[0].class.Has(lexicon.Given) {
		return none
	}
	n := int32(len(r.entities))
	for e := n - 1; e >= max(0, n-maxMisspelt); e-- {
		x := &r.entities[e]
		if x.kind != annot.Person || r.length(e) < 2 {
			continue
		}
		name := r.nameOf(e)
		if last := name[len(name)-1]; last.first == w.first && last.letters >= 5 && r.fits(e, f) &&
			nearlyEqual(strings.ToLower(r.d.Str(last.span)), strings.ToLower(r.d.Str(w.span))) {
			return e
		}
	}
	return none
}

// nearlyEqual reports whether one letter put in, left out or replaced turns a
// into b.
func nearlyEqual(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	i = 0
	for i < len(a) && i < len(b) && a[len(a)-1-i] == b[len(b)-1-i] {
		i++
	}
	return len(a)-i <= 1 && len(b)-i <= 1
}

// mostCalled returns, of the entities that fit f and to whose name w has the
// relation rel, the weightiest, the latest on a tie. A title that was seen with
// the entity before counts for more.
func (r *resolver) mostCalled(rel relation, w uint64, f *form) (best, top int32) {
	best, top = none, -1
	favourite := r.census.favourite.Of(key(rel, w))
	r.index.find(key(rel, w), func(e int32) bool {
		if !r.fits(e, f) {
			return false
		}
		x := &r.entities[e]
		score := x.weight
		if f.honor != 0 && x.honors&f.honor != 0 {
			score += 1 << 20
		} else if f.honor != 0 && f.honor != rank && x.gender == annot.UnknownGender {
			score -= 1
		}
		if favourite != 0 && favourite == formHash(r.nameOf(e)) {
			score += 1 << 16
		}
		if best == none || score > top {
			best, top = e, score
		}
		return false
	})
	return best, top
}

// join takes down what f tells of e: words by which to find it again, title,
// gender, and the form itself if it is the fullest so far.
func (r *resolver) join(e int32, f *form) {
	x := &r.entities[e]
	x.weight += r.weigh(f)
	x.honors |= f.honor
	x.surnamed = x.surnamed || f.surnamed
	if x.suffix == 0 {
		x.suffix = f.suffix
	}
	if x.gender == annot.UnknownGender {
		x.gender, x.evidence = f.gender, f.evidence
	}
	if !x.name.Empty() && (r.sites[f.mention].headline && len(f.words) > 2 || fullness(f.words) <= fullness(r.nameOf(e))) {
		return
	}
	from := int32(len(r.words))
	r.words = append(r.words, f.words...)
	x.words = [2]int32{from, int32(len(r.words))}
	x.name = f.span
	x.surname = surnameAt(f.words)
	r.enterPerson(e, f.words)
}

// shortWeight is what a mention by a short name adds to the weight of a person: a
// text that means one of two people of a surname by it goes on doing so.
const shortWeight = 4

// weigh returns what the mention with the form f tells of how much the text is
// about the person: more where the person does or says something, less where it
// is named as somebody's relative ("his wife Jane Roe").
func (r *resolver) weigh(f *form) int32 {
	w := int32(1)
	if s := &r.sites[f.mention]; s.role == subject || s.source != none {
		w++
	}
	if f.kin {
		w--
	}
	return w
}

// fullness measures how much of a name words are: whole names before letters.
func fullness(words []word) int {
	n := 0
	for _, w := range words {
		n += 4
		if w.isInitial() {
			n -= 2
		}
	}
	return n
}

// enterPerson makes e known by its name.
func (r *resolver) enterPerson(e int32, words []word) {
	n := len(words)
	last := words[n-1].hash
	if r.entities[e].spouse {
		if n > 1 {
			r.index.add(key(surnameOf, last), e)
		}
		return
	}
	if n == 1 || isSurnameAlone(words) {
		r.index.add(key(onlyNameOf, last), e)
		r.index.add(key(pettedNameOf, r.properGiven(last)), e)
		return
	}
	opens := words[0]
	r.index.add(key2(givenPair, opens.hash, last), e)
	r.index.add(key2(openingPair, opens.hash, words[1].hash), e)
	r.index.add(key2(initialPair, uint64(opens.first), last), e)
	r.index.add(key2(pettedPair, r.properGiven(opens.hash), last), e)
	r.index.add(key(surnameOf, last), e)
	r.index.add(key(givenNameOf, opens.hash), e)
	r.index.add(key(pettedNameOf, r.properGiven(opens.hash)), e)
	if n > 2 {
		r.index.add(key2(closingPair, words[n-2].hash, last), e)
	}
	for _, w := range words[1 : n-1] {
		if !w.isInitial() && !w.class.Has(lexicon.Particle) {
			r.index.add(key(innerNameOf, w.hash), e)
		}
	}
}
