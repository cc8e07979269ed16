package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// maxClimb bounds the steps from a token towards the root of its sentence.
const maxClimb = 32

// predicate returns the word that token i, a modal, an auxiliary, an adverb or
// the predicate itself, belongs to.
func (r *reader) predicate(i int32) int32 {
	for range maxClimb {
		h := r.head(i)
		if h == annot.None || !helpers.has(r.toks[i].Label) {
			return i
		}
		i = h
	}
	return i
}

const clauseHeads labels = 1<<annot.RelRoot | 1<<annot.RelCcomp | 1<<annot.RelAdvcl | 1<<annot.RelAdvclRelcl |
	1<<annot.RelAclRelcl | 1<<annot.RelAcl | 1<<annot.RelParataxis | 1<<annot.RelCsubj | 1<<annot.RelCsubjPass |
	1<<annot.RelList | 1<<annot.RelDislocated

// clauseHead returns the head of the smallest clause around token i.
func (r *reader) clauseHead(i int32) int32 {
	modal := i
	i = r.predicate(i)
	for range maxClimb {
		h := r.head(i)
		if h == annot.None || clauseHeads.has(r.toks[i].Label) {
			return i
		}
		if r.toks[i].Label == annot.RelConj && (r.hasSubject(i) || r.toks[modal].Tag == annot.TagMD && r.head(modal) == i) {
			return i
		}
		i = h
	}
	return i
}

// beforeAside returns the token before what commas enclose up to token k, if k is a
// comma that ends a relative clause, a participle or an age: "Allen[, 34,] may";
// else k.
func (r *reader) beforeAside(k int32) int32 {
	if r.tag(k) != annot.TagComma {
		return k
	}
	const reach = 30
	for j := k - 1; j > r.lo && j > k-reach; j-- {
		if r.tag(j-1) != annot.TagComma {
			continue
		}
		switch {
		case r.is(j, relatives), r.tag(j) == annot.TagCD, r.tag(j) == annot.TagVBG, r.tag(j) == annot.TagVBN,
			r.is(j, indefinites), r.is(j, theWord), r.tag(j) == annot.TagJJ:
			return j - 2
		}
	}
	return k
}

var theWord = words("the")

func (r *reader) hasSubject(i int32) bool { return r.child(i, subjects|1<<annot.RelExpl) != annot.None }

// clause returns the smallest clause around token i, with its subject and
// without what introduces it.
func (r *reader) clause(i int32) tokens {
	if !r.parsed {
		return r.stretch(i)
	}
	h := r.clauseHead(i)
	sub := r.subtree(h)
	t := tokens{r.clauseStart(h, sub), r.clauseEnd(h, sub, i, true)}
	t = r.withAux(r.trim(t))
	if !r.hasSubject(h) && !t.empty() {
		// The subject may hang elsewhere: it is the noun of a participle, or
		// the parser has taken it for an object of the verb before it.
		k := t.a - 1
		for r.upos(k) == annot.ADV {
			k--
		}
		k = r.beforeAside(k)
		if k >= r.lo && !r.is(k, relatives) {
			switch r.upos(k) {
			case annot.NOUN, annot.PROPN, annot.PRON:
				t.a = r.phraseStart(k)
			default:
				if r.toks[h].Label == annot.RelAcl && r.head(h) != annot.None && r.head(h) < h {
					t.a = min(t.a, r.nounPhrase(r.head(h)).a)
				}
			}
		}
	}
	return r.trim(r.beforeQuoted(r.afterFront(t, i), i))
}

// beforeQuoted cuts t before words behind token i that are quoted after a colon, and
// before what introduces them: "what seemed to be a note [reading: “Come!”]".
func (r *reader) beforeQuoted(t tokens, i int32) tokens {
	for k := i + 1; k+1 < t.b; k++ {
		if r.tag(k) == annot.TagColon && r.toks[k+1].Shape.Has(annot.QuoteMark) {
			if k-1 > i && r.tag(k-1) == annot.TagVBG {
				k--
			}
			t.b = max(k, t.a)
			break
		}
	}
	return t
}

// withAux takes in the auxiliaries straight before t.
func (r *reader) withAux(t tokens) tokens {
	if t.empty() || r.upos(t.a-1) != annot.AUX {
		return t
	}
	for t.a > r.lo && (r.upos(t.a-1) == annot.AUX || r.upos(t.a-1) == annot.ADV) {
		t.a--
	}
	return t
}

// afterFront cuts what stands before the subject of the predicate around token i and a
// comma: "Given the storm, [the game may be off]".
func (r *reader) afterFront(t tokens, i int32) tokens {
	p := r.predicate(i)
	s := r.subjectBefore(p)
	if s == annot.None || p < t.a {
		return t
	}
	a := r.phraseStart(s)
	if a > t.a && a <= s && r.tag(a-1) == annot.TagComma {
		t.a = a
	}
	return t
}

// clauseStart returns where the clause of h begins. What comes before the
// subject and a comma is left out.
func (r *reader) clauseStart(h int32, sub tokens) int32 {
	subj := r.child(h, subjects|1<<annot.RelExpl)
	if subj == annot.None {
		return sub.a
	}
	begin := r.subtree(subj).a
	a := sub.a
	for k := sub.a; k < begin; k++ {
		switch {
		case r.toks[k].Tag == annot.TagComma, r.toks[k].Tag == annot.TagColon, r.toks[k].Tag == annot.TagCC:
			a = k + 1
		case r.toks[k].Label == annot.RelMark && r.toks[k].Head == h:
			a = k + 1
		}
	}
	return min(a, begin)
}

// clauseEnd returns where the clause of h ends: before an attribution, another
// clause joined to it, and, if strict, before a clause of condition or reason.
func (r *reader) clauseEnd(h int32, sub tokens, from int32, strict bool) int32 {
	for k := max(h, from) + 1; k < sub.b; k++ {
		t := &r.toks[k]
		if t.Head != h {
			continue
		}
		cs := r.subtree(k)
		if cs.a <= max(h, from) {
			continue
		}
		comma := r.commaBefore(cs.a)
		switch t.Label {
		case annot.RelParataxis, annot.RelDiscourse, annot.RelVocative:
			if comma {
				return cs.a
			}
		case annot.RelConj:
			if r.hasSubject(k) || strict && r.ownModal(k) || comma && !strict {
				return r.beforeCc(cs.a)
			}
		case annot.RelAdvcl, annot.RelAdvclRelcl:
			if comma || strict && r.is(cs.a, subordinate) {
				return cs.a
			}
		}
	}
	return r.loose(max(h, from)+1, sub.b)
}

// loose returns where, in tokens [i, end), something begins that is only loosely
// joined: a relative clause behind a comma, a remark behind a dash, a noun that
// sums up the clause before it (", a claim ..."); end if nothing does.
func (r *reader) loose(i, end int32) int32 {
	for k := i; k+1 < end; k++ {
		if r.is(k, objectRelatives) && r.deniedBehind(k+1) {
			return k // "links to the trade that he denies"
		}
		switch r.toks[k].Tag {
		case annot.TagComma:
			if semicolon.has(r.toks[k].Lower) {
				return k
			}
			if r.isFinite(k+1) && r.upos(k+1) == annot.VERB {
				return k // "who has claimed that it is safe, declined ..."
			}
			if r.is(k+1, relatives) || r.is(k+1, looseWords) || r.is(k+1, indefinites) && r.isClaimNoun(k+2) || r.is(k+1, andWord) && r.clauseBehind(k+2, end) {
				return k
			}
		case annot.TagColon:
			if r.toks[k].Shape.Has(annot.SpaceBefore) || semicolon.has(r.toks[k].Lower) {
				return k
			}
		case annot.TagCC:
			if r.isFinite(k+1) && r.isLemma(k+1, statements) {
				return k // "... but said that"
			}
		}
	}
	return end
}

var semicolon = words(";")

// deniedBehind reports whether a subject and a verb of denial begin at i.
func (r *reader) deniedBehind(i int32) bool {
	k := i
	for k < min(r.hi, i+5) && (r.isNominal(k) || r.upos(k) == annot.AUX || r.upos(k) == annot.ADV) {
		k++
	}
	return k > i && r.isVerb(k) && r.isLemma(k, deniers)
}

var deniers = lemmas("deny dispute reject refute dismiss contest")

var (
	looseWords   = words("but though although because while whereas yet according so unless despite")
	andWord      = words("and or nor")
	conjunctions = words("and or but nor")
)

// clauseBehind reports whether a noun phrase and a finite verb begin at i.
func (r *reader) clauseBehind(i, end int32) bool {
	if !r.isNominal(i) {
		return false
	}
	for k := i; k < min(end, i+8); k++ {
		if r.isFinite(k) {
			return true
		}
		if r.isPunct(k) {
			return false
		}
	}
	return false
}

func (r *reader) commaBefore(i int32) bool {
	return i > r.lo && r.isPunct(i-1) || r.isPunct(i)
}

func (r *reader) ownModal(i int32) bool {
	a := r.child(i, labelSet(annot.RelAux))
	return a != annot.None && r.toks[a].Tag == annot.TagMD
}

func (r *reader) beforeCc(i int32) int32 {
	for i > r.lo && (r.toks[i-1].Tag == annot.TagCC || r.isPunct(i-1)) {
		i--
	}
	return i
}

// after returns the clause or phrase that begins at token i.
func (r *reader) after(i int32) tokens {
	for i < r.hi && (r.isPunct(i) || r.is(i, complements) && !r.isVerb(i+1)) {
		i++
	}
	if i >= r.hi {
		return tokens{}
	}
	if !r.parsed {
		return r.trim(tokens{i, r.stretch(i).b})
	}
	h := i
	for range maxClimb {
		up := r.head(h)
		if up == annot.None || up < i {
			break
		}
		h = up
	}
	t := tokens{i, r.phraseEnd(h, r.subtree(h), i)}
	if r.isNoun(h) && r.is(i-1, thatWord) {
		k := t.b
		for r.upos(k) == annot.ADV {
			k++
		}
		if r.isFinite(k) { // the tree has taken the subject of a clause for an object
			v := r.predicate(k)
			t.b = max(t.b, r.phraseEnd(v, r.subtree(v), k))
		}
	}
	if r.isNoun(h) || r.tag(i) == annot.TagVBG {
		t = r.reach(t)
	}
	for k := t.a + 1; k < t.b; k++ { // "described the claims of [fraud] as a smear"
		if r.is(k, asWord) && r.verbBeforeAs(k+1) != annot.None {
			t.b = k
		}
	}
	return r.trim(r.beforeMainVerb(t))
}
