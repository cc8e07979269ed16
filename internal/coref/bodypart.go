package coref

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// inBrackets returns the body whose name stands before the bracket around the name
// m with these words: "the Water Board (WB)". Both begin with one letter. It returns
// none if m stands in no such bracket.
func (r *resolver) inBrackets(m *annot.Mention, content []word) int32 {
	if m.Appos == none || r.d.Mentions[m.Appos].Kind != annot.Name {
		return none
	}
	e := r.entityOf[m.Appos]
	if e == none || !r.isBody(e) {
		return none
	}
	if name := r.nameOf(e); len(name) == 0 || firstWord(name).first != content[0].first {
		return none
	}
	return e
}

// placeWords returns the number of words of a place that the name of a body begins
// with: Northfield in Northfield Ferries. What is left is a name by itself.
func (r *resolver) placeWords(content []word) int {
	h, n := uint64(0), 0
	for i := range min(len(content)-1, maxPlace) {
		class := content[i].class
		if i == 0 {
			h = content[i].hash
		} else {
			h = lexicon.Join(h, content[i].hash)
			class = r.lexicon.Of(h)
		}
		if class.Has(lexicon.Settlement | lexicon.Demonym) {
			n = i + 1
		}
	}
	return n
}

// maxPlace is the number of words of the longest name of a place looked for.
const maxPlace = 3

// otherPlace returns the body that the text has called m with the name of a place
// before it, or without the one that m begins with: the Red Oaks, of the Northfield
// Red Oaks.
func (r *resolver) otherPlace(m *annot.Mention, content []word) int32 {
	isOne := func(e int32) bool { return r.isBody(e) && r.entities[e].kind != annot.Place }
	if m.Entity != annot.Organization {
		return none
	}
	if e := r.ofWhat(m, content); e != none {
		return e
	}
	if len(content) > 1 || r.d.Tokens[m.Head].Tag == annot.TagNNPS {
		if e := r.index.find(key(tailOf, formHash(content)), isOne); e != none {
			return e
		}
	}
	if n := r.placeWords(content); n > 0 && (len(content) > n+1 || r.d.Tokens[m.Head].Tag == annot.TagNNPS) {
		if e := r.calledOnly(content[n:]); e != none {
			return e
		}
	}
	for _, last := range [2]bool{true, false} {
		if n := r.opening(m, content, last); n > 0 {
			if e := r.calledOnly(content[:n]); e != none {
				return e
			}
		}
	}
	return r.nameAlone(m, content)
}

// nameAlone returns what the text has called by the first of the two words of m, the
// name of a school or an airline, so far: Norwold, of Norwold College. That may have
// been taken for a place, but is none that somebody is in.
func (r *resolver) nameAlone(m *annot.Mention, content []word) int32 {
	const others = lexicon.Settlement | lexicon.Demonym | lexicon.OrgHead | lexicon.BodyNoun | lexicon.TitleModifier | lexicon.Common | lexicon.OrgName
	if len(content) != 2 || content[0].class.Has(others) || r.census.tallies.Of(content[0].hash).located {
		return none
	}
	switch r.d.Tokens[m.Head].Lower {
	case wordSchool, wordCollege, wordUniversity, wordAcademy, wordAirlines, wordAirways:
		return r.index.find(key(bodyForm, formHash(content[:1])), func(e int32) bool { return r.isBody(e) && r.length(e) == 1 })
	}
	return none
}

// calledOnly returns the body of which the text has said no more than these words
// so far.
func (r *resolver) calledOnly(content []word) int32 {
	return r.index.find(key(bodyForm, r.properBody(formHash(content))), func(e int32) bool {
		return r.isBody(e) && r.entities[e].kind != annot.Place && countContent(r.nameOf(e)) == len(content)
	})
}

// opening returns how many of the words of the name m, which has more, stand before
// its first preposition, or with last before its last one, if these are two or more:
// General Assembly of the Water Council.
func (r *resolver) opening(m *annot.Mention, content []word, last bool) int {
	at := m.Last
	for k := m.Head + 1; k < m.Last; k++ {
		switch r.d.Tokens[k].Lower {
		case wordOf, wordFor, wordOn:
			if at == m.Last || last {
				at = k
			}
		}
	}
	if at == m.Last {
		return 0
	}
	n := 0
	for n < len(content) && content[n].span.Start < r.d.Tokens[at].Start {
		n++
	}
	if n < 2 || n == len(content) {
		return 0
	}
	return n
}

// enterTails makes the body e known by its name m without a place before it, and by
// what it is of.
func (r *resolver) enterTails(e int32, m *annot.Mention, content []word) {
	if n := r.placeWords(content); n > 0 {
		r.index.add(key(tailOf, formHash(content[n:])), e)
	}
	for _, last := range [2]bool{false, true} {
		if n := r.opening(m, content, last); n > 0 {
			r.index.add(key(tailOf, formHash(content[:n])), e)
		}
	}
	if tail := r.complement(m, content); tail != nil {
		r.index.add(key(complementOf, formHash(tail)), e)
	}
}

// ofWhat returns the body that the text has called m with "of" before it, or of
// which m says no more but that: the Order of Lumenism, whose name is Lumenism in
// short; the Bureau of Fish Affairs. What may be a place is left out.
func (r *resolver) ofWhat(m *annot.Mention, content []word) int32 {
	if e := r.index.find(key(complementOf, formHash(content)), r.isBody); e != none {
		return e
	}
	tail := r.complement(m, content)
	if tail == nil {
		return none
	}
	return r.index.find(key(bodyForm, formHash(tail)), func(e int32) bool {
		return r.entities[e].kind == annot.Organization && countContent(r.nameOf(e)) == len(tail)
	})
}

// complement returns the words after the first "of" in the name m if they may stand for
// it: a single one, or several after a noun for an office.
func (r *resolver) complement(m *annot.Mention, content []word) []word {
	if m.Head+2 >= m.Last || m.Head != m.First || r.d.Tokens[m.Head+1].Lower != wordOf {
		return nil
	}
	head, tail := &r.d.Tokens[m.Head], content[1:]
	const others = lexicon.Settlement | lexicon.Demonym | lexicon.OrgHead | lexicon.BodyNoun | lexicon.GroupNoun | lexicon.PersonNoun |
		lexicon.ThingNoun | lexicon.Title | lexicon.Common
	switch {
	case !r.lexicon.Of(head.Lower).Has(lexicon.OrgHead), len(tail) == 0:
		return nil
	case len(tail) > 1 && !isOffice(head.Lower), len(tail) == 1 && tail[0].class.Has(others):
		return nil
	}
	return tail
}

// isOffice reports whether a noun for a body says nothing but that it is one of
// several of its kind: what it is of tells which.
func isOffice(word uint64) bool {
	switch word {
	case wordDepartment, wordMinistry, wordOffice, wordDivision, wordBureau, wordDirectorate:
		return true
	}
	return false
}
