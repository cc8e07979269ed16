package claim

import "github.com/hearsay-go/hearsay/internal/annot"

var (
	closeTo     = words("at from with of for")
	alwaysVague = lemmas("source insider people person other some many those somebody someone observer critic aide")
	theWords    = words("the these those this that all both each every")
	quantities  = words("some many several most other various numerous multiple two three four five six few another one certain unnamed senior former current top half dozens")
	ofWord      = words("of")
)

// phrase widens the cue of m to the noun phrase around its anchor and returns
// the first token of it, or None if the noun cannot be an unnamed source: a name
// stands beside it, or it speaks for a body.
func (r *reader) phrase(m *match) int32 {
	n := m.anchor
	if !r.isNominal(n) || r.tag(n) == annot.TagPOS || r.tag(n+1) == annot.TagPOS {
		return annot.None
	}
	mm := r.mentionAt(n)
	if mm != nil && (mm.Kind == annot.Name || mm.Appos >= 0) {
		return annot.None
	}
	a := r.sourceStart(n)
	m.first, m.last = a, max(m.last, n+1)
	if r.isApposition(n, m) {
		return annot.None
	}
	// "curators at the Rijksmuseum" speak for it.
	if k := n + 1; r.is(k, closeTo) && !r.isLemma(n, alwaysVague) {
		for j := k + 1; j < min(r.hi, k+6) && r.isNominal(j); j++ {
			if r.tag(j) == annot.TagNNP || r.tag(j) == annot.TagNNPS {
				return annot.None
			}
		}
	}
	m.from = min(m.from, m.first)
	m.cue = r.span(tokens{m.first, m.last})
	return a
}

// sourceStart returns where the noun phrase of n begins.
func (r *reader) sourceStart(n int32) int32 {
	a := n
	for a > r.lo && (r.isNominal(a-1) && r.tag(a-1) != annot.TagWP && r.tag(a-1) != annot.TagWDT && r.tag(a-1) != annot.TagPRP ||
		r.tag(a-1) == annot.TagHYPH || r.toks[a-1].Tag == annot.TagVBN || r.toks[a-1].Tag == annot.TagVBG && r.parsed && r.head(a-1) == n) {
		a--
	}
	return a
}

// indefinite reports whether the noun phrase that begins at a with head n is
// plural and not definite, or one of several.
func (r *reader) indefinite(a, n int32) bool {
	if r.is(a, theWords) || r.possessed(a, n) {
		return false
	}
	if t := r.tag(n); (t == annot.TagNN || t == annot.TagNNP) && !r.is(n, mediaWord) {
		return a < n && (r.is(a, indefinites) || r.is(a, quantities))
	}
	return true
}

var mediaWord = words("media press")

// possessed reports whether the noun phrase [a, n] has an owner.
func (r *reader) possessed(a, n int32) bool {
	for k := a; k < n; k++ {
		if t := r.tag(k); t == annot.TagPRPS || t == annot.TagPOS {
			return true
		}
	}
	return false
}

func (r *reader) group(m *match) bool {
	n := m.anchor
	return r.indefinite(r.sourceStart(n), n) && r.phrase(m) != annot.None && !(r.tag(n) == annot.TagNN && r.is(n+1, forWord))
}

func (r *reader) insider(m *match) bool {
	n := m.anchor
	a := r.phrase(m)
	if a == annot.None || r.is(a, theWords) {
		return false
	}
	if t := r.tag(n); t == annot.TagNNS || t == annot.TagNNPS {
		return true
	}
	return r.indefinite(a, n)
}

func (r *reader) someGroup(m *match) bool {
	n := m.anchor
	// Most nouns are ruled out by their determiner, the cheapest to ask for.
	a := r.sourceStart(n)
	if a == n || !r.indefinite(a, n) || r.phrase(m) == annot.None {
		return false
	}
	for k := a; k < n; k++ {
		if r.is(k, quantities) {
			return true
		}
	}
	return r.tag(n) == annot.TagNN && r.isLemma(n, officialWord)
}

var officialWord = lemmas("official lawmaker executive investigator negotiator")

func (r *reader) anyone(m *match) bool {
	n := m.last - 1
	if r.is(m.first-1, theWords) || r.is(n+1, ofWord) {
		return false
	}
	m.anchor = n
	if r.isNoun(n) {
		return r.phrase(m) != annot.None && r.indefinite(m.first, n)
	}
	return !r.isNoun(n+1) && r.upos(n+1) != annot.ADJ && r.upos(n+1) != annot.NUM
}

// attributed widens the cue to the whole source in which it stands.
func (r *reader) attributed(m *match) bool {
	n := m.first
	for k := m.first; k < m.last; k++ {
		if r.isNoun(k) {
			n = k
			break
		}
	}
	for n > r.lo && n-1 >= r.lo && r.isNominal(n-1) && r.upos(n-1) != annot.VERB {
		n--
	}
	m.first = min(n, m.first)
	m.cue = r.span(tokens{m.first, m.last})
	for _, a := range r.quotesIn(r.sent) {
		q := &r.d.Attribs[a]
		if r.isSpeech(a) && len(q.Content) > 0 && q.Source.Overlaps(m.cue) {
			m.cue = m.cue.Cover(annot.Span{Start: m.cue.Start, End: max(m.cue.End, min(q.Source.End, m.cue.End+120))})
			m.last = touching(r.d, r.window, m.cue).b
			return true
		}
	}
	return r.is(m.first-1, toWord) && r.is(m.first-2, accordingWord)
}

var toWord = words("to")

// anonymousSource reports whether somebody is quoted in the sentence of the cue.
func (r *reader) anonymousSource(m *match) bool {
	f := found{match: *m}
	return r.quoteBeside(&f) != annot.None || r.sayingOutside(m) != annot.None
}

// sayingOutside returns a finite verb of saying in the sentence of m that is not
// part of the cue, preferably behind it; None if there is none.
func (r *reader) sayingOutside(m *match) int32 {
	best := int32(annot.None)
	for k := r.lo; k < r.hi; k++ {
		if (k < m.from || k >= m.to) && r.isFinite(k) && r.isLemma(k, sayings) && (best == annot.None || k < m.to+3 && k >= m.to) {
			best = k
		}
	}
	return best
}

// isApposition reports whether a name stands beside the noun n of m: "Jane Roe,
// an analyst", "analyst Jane Roe".
func (r *reader) isApposition(n int32, m *match) bool {
	if k := n + 1; r.tag(k) == annot.TagNNP {
		return true
	}
	if r.parsed {
		switch r.toks[n].Label {
		case annot.RelAppos:
			return true
		case annot.RelNmodDesc, annot.RelCompound, annot.RelFlat:
			return true
		}
		if h := r.head(n); h != annot.None && r.toks[n].Label == annot.RelConj && r.toks[h].Label == annot.RelAppos {
			return true
		}
		a := r.child(n, labelSet(annot.RelAppos, annot.RelFlat))
		if a != annot.None && (r.tag(a) == annot.TagNNP) {
			return true
		}
	}
	k := m.first - 1
	if (r.tag(k) == annot.TagComma || r.tag(k) == annot.TagCC) && (r.tag(k-1) == annot.TagNNP || r.tag(k-1) == annot.TagCD || r.tag(k) == annot.TagCC) {
		return r.is(n+1, commaOrOf) && !r.is(n+1, accordingWord)
	}
	return r.is(n+1, commaWord) && r.tag(n+2) == annot.TagNNP
}

var (
	commaWord = words(",")
	commaOrOf = words(", of at with for from in to")
)

// speaks reports whether the noun of the cue is the subject of a verb of saying
// or believing, or stands after "according to".
func (r *reader) speaks(m *match) bool {
	n := m.anchor
	if r.is(m.first-1, toWord) && r.is(m.first-2, accordingWord) {
		return true
	}
	for _, a := range r.quotesIn(r.sent) {
		q := &r.d.Attribs[a]
		if r.isSpeech(a) && len(q.Content) > 0 && q.Source.Start <= r.toks[n].Start && r.toks[n].End <= q.Source.End {
			return (r.sourceHead(q) == n || r.sourceHead(q) == annot.None) && r.cueSays(q.Cue) && !r.is(m.first-1, byWord)
		}
	}
	if r.parsed {
		h := r.head(n)
		if h == annot.None || r.toks[n].Label != annot.RelNsubj {
			return false
		}
		return r.isLemma(h, statements) && r.isVerb(h) && !r.isPassiveForm(h) && r.child(h, labelSet(annot.RelCcomp, annot.RelParataxis, annot.RelXcomp)) != annot.None
	}
	for k := n + 1; k < min(r.hi, n+8); k++ {
		if r.isVerb(k) {
			return r.isLemma(k, statements) && r.tag(k) != annot.TagVBN
		}
		if r.isPunct(k) {
			break
		}
	}
	return false
}

var accordingWord = words("according")

// statements are the verbs that make their subject a source: narrower than
// sayings, for wishes, questions and judgements of people are no claims.
var statements = lemmas(`say believe think argue contend claim warn predict suggest note point maintain insist complain caution
	concede acknowledge agree estimate speculate allege assert tell report describe call write add explain observe hold reckon
	suspect admit charge conclude assume declare announce state recall testify attest theorize hypothesize postulate posit
	lament forecast counter whisper confide emphasize stress swear protest grumble object imply expect`)

// cueSays reports whether the words of s hold a verb of statement.
func (r *reader) cueSays(s annot.Span) bool {
	t := touching(r.d, r.window, s)
	for k := t.a; k < t.b; k++ {
		if r.isLemma(k, statements) && r.tag(k) != annot.TagVBG || r.is(k, accordingWord) {
			return true
		}
	}
	return false
}

// sourceHead returns the head of the only source of q, or None.
func (r *reader) sourceHead(q *annot.Attribution) int32 {
	if len(q.Sources) != 1 {
		return annot.None
	}
	return r.d.Mentions[q.Sources[0]].Head
}
