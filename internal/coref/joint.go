package coref

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// linkNeighbours takes down what the words around mention i, one of e, say
// besides: whose it is, and with whom it stands in one list.
func (r *resolver) linkNeighbours(i int32, m *annot.Mention, e int32) {
	if m.Kind == annot.Description {
		r.learnOwner(e, i, m)
		r.learnMembers(e, i)
		if x := &r.entities[e]; x.kind == annot.Thing && x.author == none {
			x.author = r.authorOf(i, m)
		}
	}
	if m.Kind != annot.Pronoun && m.Number != annot.Plural && m.Appos == none {
		r.joinList(i, m, e)
	}
}

// joinList makes a joint entity of e and those that stand in one list with it
// before an "and": "Mr. Roe and Mr. Doe". "They" may be both.
func (r *resolver) joinList(i int32, m *annot.Mention, e int32) {
	and := m.First - 1
	if and <= 0 || r.d.Tokens[and].Tag != annot.TagCC || r.d.Tokens[and].Lower != wordAnd && r.d.Tokens[and].Lower != wordAmp {
		return
	}
	parts := [maxParts]int32{e}
	n := 1
	end := and
	for k := i - 1; k >= max(0, i-2*maxNested) && n < maxParts; k-- {
		a := &r.d.Mentions[k]
		if a.Last != end && a.Last != end-1 || r.sites[k].sent != r.sites[i].sent {
			continue
		}
		if a.Last == end-1 && r.d.Tokens[a.Last].Tag != annot.TagComma {
			continue
		}
		o := r.entityOf[k]
		if o == none || a.Kind == annot.Pronoun || a.Number == annot.Plural || r.entities[o].kind != r.entities[e].kind {
			break
		}
		if o != e {
			parts[n] = o
			n++
		}
		end = a.First
		if end == 0 || r.d.Tokens[end-1].Tag != annot.TagComma {
			break
		}
	}
	if n > 1 {
		slices.SortFunc(parts[:n], func(a, b int32) int { return cmp.Compare(r.entities[a].first, r.entities[b].first) })
		r.meet(r.jointOf(parts, n), i, true)
	}
}

// jointOf returns the joint entity of parts, a new one if there is none yet.
func (r *resolver) jointOf(parts [maxParts]int32, n int) int32 {
	var h uint64
	for _, p := range parts[:n] {
		h += key(jointWith, uint64(p))
	}
	if e := r.index.find(h, func(e int32) bool { return r.entities[e].nparts == int32(n) }); e != none {
		return e
	}
	e := r.newEntity(entity{kind: annot.Group, number: annot.Plural, first: none, parts: parts, nparts: int32(n)})
	r.index.add(h, e)
	return e
}

// pair returns the joint entity of the two persons spoken of last if m is a
// phrase for two: both men, the two leaders, the pair.
func (r *resolver) pair(i int32, m *annot.Mention) int32 {
	if !r.meansTwo(m) {
		return none
	}
	var parts [maxParts]int32
	n, other := 0, false
	list := &r.people
	if m.Entity == annot.Organization {
		list = &r.others
	}
	for _, e := range list.latest() {
		if x := &r.entities[e]; x.isJoint() || x.number == annot.Plural || !x.named || !r.inReach(e, i) {
			continue
		}
		// Of two in the sentence before, it is enough that one is described so.
		if !r.isOneOf(e, m) {
			if x := &r.entities[e]; other || x.kind != m.Entity && m.Entity != annot.Group || r.sites[i].sent-r.sites[x.last].sent > 1 {
				continue
			}
			other = true
		}
		parts[n] = e
		if n++; n == 2 {
			if r.entities[parts[0]].first > r.entities[parts[1]].first {
				parts[0], parts[1] = parts[1], parts[0]
			}
			return r.jointOf(parts, n)
		}
	}
	return none
}

// isOneOf reports whether e can be one of those whom m describes.
func (r *resolver) isOneOf(e int32, m *annot.Mention) bool {
	x := &r.entities[e]
	lemma := r.d.Tokens[m.Head].Lemma
	switch lemma {
	case wordCountry, wordNation:
		return x.kind != annot.Person && r.isCountry(e)
	case wordMan:
		return sameGender(x.gender, annot.Male)
	case wordWoman:
		return sameGender(x.gender, annot.Female)
	case wordPair, wordDuo, wordBoth, wordTwo, wordPerson, wordSide:
		return true
	}
	return x.classes.overlaps(r.classOf(lemma)) || r.index.find(key(roleOf, lemma), func(o int32) bool { return o == e }) != none
}

// isCountry reports whether the name of e is that of a country.
func (r *resolver) isCountry(e int32) bool {
	var h uint64
	for i, w := range r.nameOf(e) {
		if i == 0 {
			h = w.hash
		} else {
			h = lexicon.Join(h, w.hash)
		}
	}
	return r.lexicon.Of(h).Has(lexicon.Country)
}

// meansTwo reports whether m is a phrase that takes up two together.
func (r *resolver) meansTwo(m *annot.Mention) bool {
	first := r.d.Tokens[m.First].Lower
	if r.d.Tokens[m.Head].Lemma == wordSide && (first == wordBoth || first == wordNeither) {
		return true
	}
	if m.Number != annot.Plural {
		return false
	}
	if first == wordBoth || m.First > 0 && r.d.Tokens[m.First-1].Lower == wordBoth {
		return true
	}
	return m.Head > m.First+1 && (first == wordThe || first == wordThese) && r.d.Tokens[m.First+1].Lower == wordTwo ||
		first == wordThe && (r.d.Tokens[m.Head].Lower == wordPair || r.d.Tokens[m.Head].Lower == wordDuo)
}
