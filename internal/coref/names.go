package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A form is a name as one mention gives it.
type form struct {
	words    []word
	honor    honor
	gender   annot.Gender
	evidence annot.Evidence // what tells the gender
	suffix   uint64
	kin      bool       // the title says whose relative it is
	surnamed bool       // a single word, after a title that surnames follow
	span     annot.Span // of the name in the text
	hash     uint64     // of its words, see formHash
	mention  int32

	first, last int32 // tokens of the name
}

// clusterNames gives every mention by name an entity. It reads the names in
// text order, so that a short form goes to one of those introduced before it;
// a form with nobody to go to begins an entity, which a fuller form may adopt.
// Headlines are read last: they use short forms before anybody is introduced,
// and where all words have capitals it is not sure where a name ends.
func (r *resolver) clusterNames() {
	for _, headlines := range [2]bool{false, true} {
		for k := range r.forms {
			f := &r.forms[k]
			m := &r.d.Mentions[f.mention]
			if r.sites[f.mention].headline != headlines {
				continue
			}
			if headlines {
				if end := r.nameEnd(f.first, f.last); end != f.last {
					*f = r.formOf(f.mention, m, end)
				}
			}
			e := r.entityOfName(f, m)
			r.entityOf[f.mention] = e
			r.learnTitle(e, m)
		}
	}
	r.settleMerged()
}

func (r *resolver) entityOfName(f *form, m *annot.Mention) int32 {
	if len(f.words) == 0 {
		return none
	}
	r.inferGender(f, m)
	var e int32
	if m.Entity == annot.Person || isGivenAlone(m, f.words) || r.isCalledLikePerson(f.words) {
		e = r.person(f)
	} else {
		e = r.body(f)
	}
	if other := r.knownAs(f, r.entities[e].kind == annot.Person); other != none {
		r.merge(e, other)
	}
	return e
}

// isCalledLikePerson reports whether a name is one given name by which the
// document calls a person elsewhere.
func (r *resolver) isCalledLikePerson(words []word) bool {
	return len(words) == 1 && words[0].class.Has(lexicon.Given) && r.census.tallies.Of(words[0].hash).lone >= 3
}

// isGivenAlone reports whether words are a given name and nothing else, whatever
// m was taken for.
func isGivenAlone(m *annot.Mention, words []word) bool {
	c := words[0].class
	return len(words) == 1 && m.Entity != annot.Group && !words[0].caps && c.Has(lexicon.Given) &&
		!c.Has(lexicon.Settlement|lexicon.OrgName|lexicon.Calendar|lexicon.Common|lexicon.Party)
}

// formOf reads the name of m, mention i, up to the token last. Titles that stand
// within it are taken off.
func (r *resolver) formOf(i int32, m *annot.Mention, last int32) form {
	f := form{mention: i}
	first := m.First
	if !m.Name.Empty() {
		for first < last && r.d.Tokens[first].Start < m.Name.Start {
			first++
		}
		for last > first && r.d.Tokens[last-1].End > m.Name.End {
			last--
		}
	}
	f.first, f.last = first, last
	from := len(r.formWords)
	r.formWords = r.appendWords(r.formWords, first, last)
	words := r.formWords[from:]
	f.span = r.span(first, last)
	if len(words) > 1 && words[0].hash == wordThe {
		words = words[1:]
	}
	if m.Entity == annot.Person {
		for len(words) > 1 && words[0].class.Has(lexicon.Honorific) {
			f.words = words[1:]
			f.addTitle(words[0])
			words = words[1:]
		}
		if n := len(words); n > 1 && words[n-1].class.Has(lexicon.NameSuffix) {
			f.suffix = words[n-1].hash
			words = words[:n-1]
		}
	}
	f.words = words
	f.hash = formHash(words)
	if !m.Title.Empty() {
		r.readTitle(&f, m.Title, first)
	}
	return f
}

// inferGender takes down the gender that the name m, with the form f, tells.
func (r *resolver) inferGender(f *form, m *annot.Mention) {
	f.infer(f.honor.gender(), annot.FromTitle)
	if m.Entity == annot.Person {
		f.infer(r.census.genderOf(f.words[0].hash), annot.FromPronoun)
		if len(f.words) == 1 {
			f.infer(r.census.givenGender(f.words[0]), annot.FromGivenName)
		}
		if len(f.words) > 1 || r.census.tallies.Of(f.words[0].hash).honors == 0 {
			f.infer(givenGender(f.words), annot.FromGivenName)
		}
	}
}

// infer takes down a gender with its evidence, unless it is known already.
func (f *form) infer(g annot.Gender, from annot.Evidence) {
	if f.gender == annot.UnknownGender && g != annot.UnknownGender {
		f.gender, f.evidence = g, from
	}
}

// nameEnd returns the end of the name at tokens [first, last) of a headline: after
// the first word that is known as somebody's surname, if there is one.
func (r *resolver) nameEnd(first, last int32) int32 {
	for k := first + 1; k+1 < last; k++ {
		h := r.d.Tokens[k].Lower
		if r.index.has(key(surnameOf, h)) || r.index.has(key(onlyNameOf, h)) {
			return k + 1
		}
	}
	return last
}

func (r *resolver) span(first, last int32) annot.Span {
	if first >= last {
		return annot.Span{}
	}
	return annot.Span{Start: r.d.Tokens[first].Start, End: r.d.Tokens[last-1].End}
}

// readTitle looks at the words of the title before the name at token name.
func (r *resolver) readTitle(f *form, title annot.Span, name int32) {
	for i := name - 1; i >= 0 && r.d.Tokens[i].Start >= title.Start; i-- {
		t := &r.d.Tokens[i]
		if !t.Shape.Has(annot.Punct) && t.End <= title.End {
			f.addTitle(word{hash: t.Lower, class: r.lexicon.Of(t.Lower)})
		}
	}
}

func (f *form) addTitle(w word) {
	f.kin = f.kin || w.class.Has(lexicon.Kin)
	h := honorOf(w)
	if f.honor.agrees(h) {
		f.honor |= h
	}
	switch {
	case w.hash == wordMr, w.hash == wordMrDot, h == missis, h == rank && !w.class.Has(lexicon.Kin):
		f.surnamed = len(f.words) == 1
	}
}

// honorOf returns what a word of a title says about a person.
func honorOf(w word) honor {
	switch w.hash {
	case wordMrs, wordMrsDot, wordMadame, wordMme, wordLady:
		return missis
	case wordMiss, wordMlle:
		return miss
	}
	switch {
	case !w.class.Has(lexicon.Honorific | lexicon.Title | lexicon.Kin):
		return 0
	case w.class.Has(lexicon.Male) && !w.class.Has(lexicon.Female):
		return mister
	case w.class.Has(lexicon.Female) && !w.class.Has(lexicon.Male):
		return ms
	}
	return rank
}

// givenGender returns the gender that a given name has among those who bear it,
// if it is one and the same.
func givenGender(words []word) annot.Gender {
	for _, w := range words[:max(1, len(words)-1)] {
		if w.isInitial() {
			continue
		}
		if len(words) == 1 && w.class.Has(lexicon.Surname) {
			return annot.UnknownGender
		}
		return listedGender(w)
	}
	return annot.UnknownGender
}

// listedGender returns the gender of those whose given name w is, if it is one and
// the same.
func listedGender(w word) annot.Gender {
	switch male, female := w.class.Has(lexicon.GivenMale), w.class.Has(lexicon.GivenFemale); {
	case male && !female:
		return annot.Male
	case female && !male:
		return annot.Female
	}
	return annot.UnknownGender
}
