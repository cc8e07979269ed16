package coref

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// body returns the entity of a name that is no person's: a body, a group, a
// country, a thing.
func (r *resolver) body(f *form) int32 {
	m := &r.d.Mentions[f.mention]
	content := r.contentWords(f.words)
	if len(content) == 0 {
		content = f.words
	}
	same := func(e int32) bool { return r.entities[e].kind != annot.Person }
	h := r.properBody(formHash(content))
	e := r.inBrackets(m, content)
	if e == none {
		e = r.index.find(key(bodyForm, h), same)
	}
	if e == none {
		e = r.otherForm(f, m, content)
	}
	if e == none {
		e = r.newEntity(entity{
			kind: m.Entity, number: m.Number, gender: annot.Neuter, named: true,
			first: f.mention,
		})
	}
	x := &r.entities[e]
	if x.kind == annot.UnknownEntity || x.kind == annot.Place && m.Entity == annot.Organization {
		x.kind = m.Entity
	}
	if x.kind == annot.Person {
		return e
	}
	if len(content) > 1 && !r.index.has(key(headOf, r.d.Tokens[m.Head].Lower)) {
		r.merge(r.headAlone(m), e)
	}
	r.index.add(key(bodyForm, h), e)
	if x.name.Empty() || isFullerBody(f.words, r.nameOf(e)) && !r.sites[f.mention].headline {
		from := int32(len(r.words))
		r.words = append(r.words, f.words...)
		x.words = [2]int32{from, int32(len(r.words))}
		x.name = f.span
	}
	r.enterBody(e, m, content)
	return e
}

// isBody reports whether e may be a body: it is no person and no group.
func (r *resolver) isBody(e int32) bool {
	k := r.entities[e].kind
	return k != annot.Person && k != annot.Group
}

// isFullerBody reports whether name a says more than b. An acronym says less
// than any name of several words, and nothing says less than an acronym.
func isFullerBody(a, b []word) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return len(a) == 1 && b[0].caps && !a[0].caps && a[0].letters > b[0].letters
}

// contentWords returns words without those of grammar and legal form.
func (r *resolver) contentWords(words []word) []word {
	r.content = r.content[:0]
	for _, w := range words {
		if isContent(w) {
			r.content = append(r.content, w)
		}
	}
	return r.content
}

// firstWord returns the first of words that is no small one, the last one if all are.
func firstWord(words []word) word {
	for len(words) > 1 && isSmallWord(words[0].hash) {
		words = words[1:]
	}
	return words[0]
}

func isContent(w word) bool { return !isSmallWord(w.hash) && !w.class.Has(lexicon.OrgSuffix) }

// countContent returns the number of words that contentWords would leave.
func countContent(words []word) int {
	n := 0
	for _, w := range words {
		if isContent(w) {
			n++
		}
	}
	return n
}

func isSmallWord(h uint64) bool {
	switch h {
	case wordThe, wordOf, wordAnd, wordFor, wordAmp, wordIn, wordOn, wordA:
		return true
	}
	return false
}

// otherForm finds the entity of which f is another form: words in another
// order, an acronym, a first or last part.
func (r *resolver) otherForm(f *form, m *annot.Mention, content []word) int32 {
	if e := r.otherPlace(m, content); e != none {
		return e
	}
	if len(content) > 1 {
		if e := r.index.find(key(bodyBag, bagHash(content)), r.isBody); e != none {
			return e
		}
		for _, h := range acronyms(content, f.words) {
			if e := r.index.find(key(acronymOf, h), func(e int32) bool {
				return r.isBody(e) && r.length(e) == 1
			}); e != none {
				return e
			}
		}
		if e := r.clipped(content); e != none {
			return e
		}
		return r.headAlone(m)
	}
	w := content[0]
	if w.caps || w.letters <= 5 && r.d.Tokens[m.Head].Shape.Has(annot.HasDot) {
		if e := r.index.find(key(acronymOf, w.hash), func(e int32) bool {
			return r.isBody(e) && r.length(e) > 1
		}); e != none {
			return e
		}
	}
	if m.Entity == annot.Group || w.class.Has(lexicon.Settlement|lexicon.Demonym) {
		return none
	}
	if e := r.index.find(key(openingOf, w.hash), r.isBody); e != none {
		return e
	}
	if e := r.index.find(key(headOf, w.hash), r.isBody); e != none {
		return e
	}
	// A body that nothing else is known of may be a person that the text has
	// introduced in full.
	return r.index.find(key(surnameOf, w.hash), func(e int32) bool { return r.length(e) > 1 })
}

// headAlone returns the body that the text has called by nothing but the head of
// the name m so far: the University, of Northfield University.
func (r *resolver) headAlone(m *annot.Mention) int32 {
	if !r.standsForBody(m) {
		return none
	}
	h := r.d.Tokens[m.Head].Lower
	return r.index.find(key(bodyForm, r.properBody(formHash([]word{{hash: h}}))), func(e int32) bool {
		return r.isBody(e) && r.length(e) == 1
	})
}

// standsForBody reports whether the head of the name m may stand for it. The House
// is not the White House.
func (r *resolver) standsForBody(m *annot.Mention) bool {
	h := r.d.Tokens[m.Head].Lower
	return r.lexicon.Of(h).Has(lexicon.OrgHead) && (h != wordHouse || m.Head == m.First)
}

// clipped returns the body whose first word is longer or shorter by its end, and
// whose second word is the same: Calif State, California State University.
func (r *resolver) clipped(content []word) int32 {
	first := r.d.Str(content[0].span)
	if len(first) < clip {
		return none
	}
	return r.index.find(key2(clippedPair, annot.Hash(first[:clip]), content[1].hash), func(e int32) bool {
		other := r.d.Str(firstWord(r.nameOf(e)).span)
		n := min(len(first), len(other))
		return r.isBody(e) && len(first) != len(other) && strings.EqualFold(first[:n], other[:n])
	})
}

// clip is the number of bytes that are left of a clipped word at least.
const clip = 4

// bagHash hashes words in any order.
func bagHash(words []word) uint64 {
	var h uint64
	for _, w := range words {
		h += weights.Mix(1, w.hash)
	}
	return h
}

// acronyms returns the hashes of the acronyms of a name: of its content words,
// and of all its words but the article.
func acronyms(content, all []word) [2]uint64 {
	var out [2]uint64
	for k, words := range [2][]word{content, all} {
		var room [64]byte
		letters := room[:0]
		for i, w := range words {
			if i == 0 && w.hash == wordThe {
				continue
			}
			letters = utf8.AppendRune(letters, w.first)
		}
		out[k] = annot.Hash(string(letters))
	}
	return out
}

// enterBody makes e known by its name.
func (r *resolver) enterBody(e int32, m *annot.Mention, content []word) {
	x := &r.entities[e]
	if len(content) == 1 {
		if content[0].caps || content[0].letters <= 5 {
			r.index.add(key(acronymOf, content[0].hash), e)
		}
		return
	}
	r.index.add(key(bodyBag, bagHash(content)), e)
	for _, h := range acronyms(content, r.nameOf(e)) {
		r.index.add(key(acronymOf, h), e)
	}
	if x.kind != annot.Organization && x.kind != annot.UnknownEntity {
		return
	}
	if first := r.d.Str(content[0].span); len(first) >= clip {
		r.index.add(key2(clippedPair, annot.Hash(first[:clip]), content[1].hash), e)
	}
	r.enterTails(e, m, content)
	opens := content[0]
	if !opens.class.Has(lexicon.Settlement | lexicon.Demonym | lexicon.OrgHead | lexicon.BodyNoun | lexicon.TitleModifier | lexicon.Common) {
		r.index.add(key(openingOf, opens.hash), e)
	}
	if r.standsForBody(m) {
		r.index.add(key(headOf, r.d.Tokens[m.Head].Lower), e)
	}
}
