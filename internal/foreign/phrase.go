package foreign

import "github.com/hearsay-go/hearsay/internal/annot"

// A phrase is a noun phrase or a pronoun that may name who speaks, in tokens
// [first, last). Its name, without role, is empty for somebody unnamed.
type phrase struct {
	first, last int32
	name, title [2]int32
}

func (p phrase) ok() bool { return p.first < p.last }

// maxRole is the number of words in small letters that may stand between the
// article of a phrase and the name: el ex ministro.
const maxRole = 3

// maxName is the number of words that a name may have, role included.
const maxName = 8

// phraseAt reads the phrase that begins at token i and ends before end.
func (r *reader) phraseAt(i, end int32) phrase {
	if i >= end {
		return phrase{}
	}
	p := phrase{first: i}
	if r.is(i, pronoun) && !r.capital(i) {
		p.last = i + 1
		return p
	}
	described := r.is(i, article) && i+1 < end
	if described {
		i++
	}
	head := i
	for k := 0; k < maxRole && i < end && r.plainWord(i); k++ {
		i++
	}
	name := r.nameAt(i, end)
	switch {
	case name[0] < name[1]:
		p.last = name[1]
		p.title, p.name = r.partRole(name, described && i == head)
		if i > head && p.name[0] < p.name[1] {
			p.title[0] = head
			p.title[1] = p.name[0]
		}
	case described && head < end && (r.plainWord(head) || r.capital(head)):
		p.last = head + 1
	case r.is(head, role):
		p.last = head + 1
	}
	return p
}

// Bounds of what phraseNear looks over, in tokens.
const (
	maxAdverbs = 2 // before the phrase: afirmó ayer el presidente
	maxOffice  = 7 // between the head of the phrase and the name: de la empresa
)

// phraseNear reads the phrase that begins at token i or soon after, and the name
// that stands behind it between commas: el presidente de la empresa, Juan Ruiz.
func (r *reader) phraseNear(i, end int32) phrase {
	p := r.phraseAt(i, end)
	for k := int32(0); k < maxAdverbs && !p.ok() && i < end && r.plainWord(i); k++ {
		i++
		p = r.phraseAt(i, end)
	}
	if !p.ok() || p.name[0] < p.name[1] || r.is(p.first, pronoun) && !r.is(p.first, article) {
		return p
	}
	comma := p.last
	for comma < min(end, p.last+maxOffice) && !r.d.Tokens[comma].Shape.Has(annot.Punct) && !r.is(comma, speak|auxiliary) {
		comma++
	}
	if comma+1 >= end || !r.mark(comma, ",") {
		return p
	}
	if name := r.nameAt(comma+1, end); name[1]-name[0] > 1 && (name[1] == end || r.d.Tokens[name[1]].Shape.Has(annot.Punct)) {
		p.title = [2]int32{p.first, p.last}
		if r.is(p.first, article) {
			p.title[0]++
		}
		p.last, p.name = name[1], name
	}
	return p
}

// phraseBefore reads the phrase that ends before token end and does not begin
// before start.
func (r *reader) phraseBefore(start, end int32) phrase {
	if end <= start {
		return phrase{}
	}
	if r.is(end-1, pronoun) && !r.is(end-1, article) {
		return phrase{first: end - 1, last: end}
	}
	i := end
	for i > max(start, end-maxName) && (r.capital(i-1) && !r.is(i-1, article) || i < end && r.is(i-1, particle) && i-1 > start && r.capital(i-2)) {
		i--
	}
	for k := 0; k < maxRole+1 && i > start && (r.plainWord(i-1) || r.is(i-1, article)); k++ {
		i--
		if r.is(i, article) {
			break
		}
	}
	for ; i < end; i++ { // drop words that open no phrase
		if p := r.phraseAt(i, end); p.last == end {
			return p
		}
	}
	return phrase{}
}

// nameAt returns the name that begins at token i: words with a capital, and
// particles between them.
func (r *reader) nameAt(i, end int32) [2]int32 {
	last := i
	for k := i; k < min(end, i+maxName); k++ {
		switch {
		case r.capital(k) && (k > i || !r.is(k, article|common|resume)):
			last = k + 1
		case k > i && r.is(k, particle) && k-last < 3:
		default:
			return [2]int32{i, last}
		}
	}
	return [2]int32{i, last}
}

// partRole parts the role at the head of a name from it: Ministerin Anna Roth.
// Behind an article, a single word with a capital is no name but a noun.
func (r *reader) partRole(words [2]int32, described bool) (title, name [2]int32) {
	i := words[0]
	for i < words[1] && r.is(i, role) {
		i++
	}
	if described && i == words[0] && words[1]-i == 1 && r.lexicon.code == "de" {
		i++
	}
	if described && i == words[0] && words[1]-i > 2 && r.lexicon.code == "de" {
		i++
	}
	return [2]int32{words[0], i}, [2]int32{i, words[1]}
}

func (r *reader) is(i int32, c wordClass) bool { return r.lexicon.of(&r.d.Tokens[i])&c != 0 }

// capital reports whether token i is a word that may be part of a name. Scripts
// without capitals have none; there, any word may that is in no list.
func (r *reader) capital(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Shape.Has(annot.Punct) || t.Shape.Has(annot.AllDigits) {
		return false
	}
	if r.lexicon.code == "ar" {
		return r.lexicon.of(t) == 0
	}
	return t.Shape&(annot.Capital|annot.AllCaps) != 0
}

// plainWord reports whether token i is a word in small letters that may describe
// somebody: in no list, or a role.
func (r *reader) plainWord(i int32) bool {
	t := &r.d.Tokens[i]
	return !t.Shape.Has(annot.Punct) && !t.Shape.Has(annot.HasDigit) && !r.capital(i) && r.lexicon.of(t)&^role == 0
}

func (r *reader) span(first, last int32) annot.Span {
	if first >= last {
		return annot.Span{}
	}
	return annot.Span{Start: r.d.Tokens[first].Start, End: r.d.Tokens[last-1].End}
}

// tagFrom makes the tag of a cue and a phrase, either of which may be empty.
func (r *reader) tagFrom(cue [2]int32, p phrase) tag {
	return tag{
		cue: r.span(cue[0], cue[1]), source: r.span(p.first, p.last),
		name: r.span(p.name[0], p.name[1]), title: r.span(p.title[0], p.title[1]),
	}
}
