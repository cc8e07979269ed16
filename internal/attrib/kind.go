package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// A reading is what a quotation is by its context, before it is known whether
// an attribution owns it.
type reading struct {
	kind annot.AttribKind // Direct unless it is nobody's speech; NoKind if it is no quote at all
	sure bool             // no attribution may own it
	verb bool             // the verb before it is no cue either
}

// readQuotations fills w.readings, by quotation: it tells speech from scare
// quotes, titles and nicknames.
func (w *worker) readQuotations(d *annot.Doc) {
	w.readings = w.readings[:0]
	for q := range d.Quotations {
		c := contextOf(d, int32(q))
		r := readingOf(&c)
		if q > 0 && !r.sure && w.readings[q-1].sure && c.listedWith(&d.Quotations[q-1]) {
			r = w.readings[q-1]
		}
		w.readings = append(w.readings, r)
	}
}

func readingOf(c *quoteContext) reading {
	for _, rule := range kindRules {
		if rule.holds(c) {
			return reading{rule.kind, rule.sure, rule.verb}
		}
	}
	return reading{kind: annot.Direct}
}

// A kindRule says that a quotation in some context is of a kind. The first rule
// that holds decides. Its hits and misses, in TestKindRules, show what it is for.
type kindRule struct {
	name  string
	kind  annot.AttribKind
	sure  bool
	verb  bool
	holds func(*quoteContext) bool
}

var kindRules = []kindRule{
	{"dialogue", annot.Direct, false, false, func(c *quoteContext) bool { return c.q.Style == annot.Dash }},
	{"within-name", annot.Nickname, true, false, (*quoteContext).withinName},
	{"naming-verb", annot.Nickname, true, true, (*quoteContext).afterNaming},
	{"known-as", annot.Scare, true, true, (*quoteContext).knownAs},
	{"term", annot.Scare, true, false, (*quoteContext).termAsSubject},
	{"so-called", annot.Scare, true, false, (*quoteContext).distanced},
	{"denied", annot.Scare, true, true, (*quoteContext).denied},
	{"imagined", annot.Scare, true, true, (*quoteContext).imagined},
	{"inscription", annot.Scare, true, true, (*quoteContext).inscription},
	{"title-of-work", annot.Title, true, false, (*quoteContext).titleOfWork},
	{"title-as-subject", annot.Title, true, false, (*quoteContext).titleAsSubject},
	{"utterance", annot.Direct, false, false, (*quoteContext).utterance},
	{"name-of-work", annot.Title, false, false, (*quoteContext).inTitleCase},
	{"fragment", annot.Scare, false, false, func(c *quoteContext) bool { return true }},
}

// A quoteContext is what the rules look at around a quotation.
type quoteContext struct {
	d           *annot.Doc
	q           *annot.Quotation
	first, last int32 // the words between the marks
	around      run   // the sentence or sentences, or the quotation, that it stands in
	words       int32
	capitals    int32 // words that begin with a capital
	verbs       int32 // finite verbs
	stops       int32 // ends of sentences inside
	end         string
}

// maxRead bounds the tokens of a quotation that are looked at: longer ones are
// speech, and nested ones would be read once for each level.
const maxRead = 60

func contextOf(d *annot.Doc, q int32) quoteContext {
	c := quoteContext{d: d, q: &d.Quotations[q]}
	c.first, c.last = c.q.FirstTok, c.q.LastTok
	for c.first < min(c.last, c.q.FirstTok+maxRead) && d.Tokens[c.first].Shape.Has(annot.QuoteMark) {
		c.first++
	}
	for c.last > max(c.first, c.q.LastTok-maxRead) && d.Tokens[c.last-1].Shape.Has(annot.QuoteMark) {
		c.last--
	}
	c.around = enclosing(d, c.q)
	for i := c.first; i < min(c.last, c.first+maxRead); i++ {
		t := &d.Tokens[i]
		if t.Tag == annot.TagStop {
			c.stops++
		}
		if t.Shape.Has(annot.Punct) {
			continue
		}
		c.words++
		if t.Shape&(annot.Capital|annot.AllCaps) != 0 {
			c.capitals++
		}
		switch t.Tag {
		case annot.TagVBD, annot.TagVBP, annot.TagVBZ, annot.TagMD:
			c.verbs++
		}
	}
	if c.last > c.first {
		c.end = d.Form(c.last - 1)
	}
	return c
}

// enclosing returns the tokens of the sentences that q begins and ends in, or of
// the quotation around it.
func enclosing(d *annot.Doc, q *annot.Quotation) run {
	if q.LastTok <= q.FirstTok {
		return run{q.FirstTok, q.FirstTok}
	}
	around := run{d.Sents[sentenceOf(d, q.FirstTok)].First, d.Sents[sentenceOf(d, q.LastTok-1)].Last}
	if q.Parent == annot.None {
		return around
	}
	p := &d.Quotations[q.Parent]
	return run{max(p.FirstTok+1, around.first), min(p.LastTok-1, around.last)}
}

// tok returns the token i places before (-1, -2) or behind (1, 2) the quotation,
// a zero token outside of the sentence.
func (c *quoteContext) tok(i int32) *annot.Token {
	at := c.q.FirstTok + i
	if i > 0 {
		at = c.q.LastTok + i - 1
	}
	if at < c.around.first || at >= c.around.last {
		return &outside
	}
	return &c.d.Tokens[at]
}

// opens reports whether the sentence or the quotation around begins with the
// quotation.
func (c *quoteContext) opens() bool { return c.q.FirstTok <= c.around.first }

// introduced reports whether a mark stands before the quotation that sets off
// speech.
func (c *quoteContext) introduced() bool {
	switch t := c.tok(-1); t.Tag {
	case annot.TagComma, annot.TagColon, annot.TagStop, annot.TagLRB, annot.TagCloseQuote, annot.TagNFP:
		return true
	}
	return false
}

// utterance reports whether the quotation is a sentence or several, or what is
// left of one that its tag cut.
func (c *quoteContext) utterance() bool {
	switch {
	case c.words == 0:
		return false
	case c.words > maxRead/2, c.stops > 1, c.verbs > 0 && c.stops > 0, c.verbs > 0 && c.words > 4:
		return true
	case c.opens() && c.tok(1) == &outside: // a line of its own
		return true
	case c.opens(), c.introduced():
		return c.stops > 0 || c.end == "," || c.verbs > 0 && c.words > 2 || c.tok(1).Tag == annot.TagComma ||
			c.end == "—" || c.end == "--" || c.tok(1).Shape.Has(annot.Punct) && c.words > 3
	}
	return c.stops > 0 && (c.end == "?" || c.end == "!")
}

// withinName reports whether the quotation stands between a given name and a
// surname: Henk “The Hook” van Dijk.
func (c *quoteContext) withinName() bool {
	before, behind := c.tok(-1), c.tok(1)
	return c.words > 0 && c.words <= 3 && c.stops == 0 && c.end != "," &&
		c.d.Tokens[c.first].Shape&(annot.Capital|annot.AllCaps) != 0 &&
		before.UPOS == annot.PROPN && before.Shape.Has(annot.Capital) &&
		(behind.Shape.Has(annot.Capital) && (behind.UPOS == annot.PROPN || behind.UPOS == annot.NOUN) || c.particle())
}

// particle reports whether a small word that belongs to a surname follows, and a
// capital after it: van Dijk.
func (c *quoteContext) particle() bool {
	behind, next := c.tok(1), c.tok(2)
	return next.UPOS == annot.PROPN && (behind.Tag == annot.TagFW || behind.UPOS == annot.PROPN || form(behind, nameParticle))
}

// maxNaming is how many tokens before a name the verb that gives it may stand.
const maxNaming = 5

// afterNaming reports whether a name is given: nicknamed “Ace”, known to
// friends as “Ace”, whom the locals call “the Bishop”.
func (c *quoteContext) afterNaming() bool {
	if c.words == 0 || c.words > 4 || c.verbs > 0 {
		return false
	}
	proper := c.capitals > 0
	for i := int32(-1); i >= -maxNaming; i-- {
		t := c.tok(i)
		switch {
		case lemma(t, namingVerb):
			return true
		case t.Lower == hashKnown && form(c.tok(-1), wordAs):
			return true
		case t.Lemma == hashCall && i >= -3:
			return (proper || c.definite()) && (t.Tag == annot.TagVBP || t.Tag == annot.TagVB || form(c.tok(i-1), genericWord))
		case t.Shape.Has(annot.Punct) || t.UPOS == annot.VERB:
			return false
		}
	}
	return false
}

// distanced reports whether the word before the quotation keeps its distance. It
// may be cut at its hyphen: so-called.
func (c *quoteContext) distanced() bool {
	last := c.tok(-1)
	if first := c.tok(-3); first != &outside && c.tok(-2).Shape.Has(annot.Punct) {
		return words().Of(annot.Hash(c.d.Text[first.Start:last.End]))&distanceWord != 0
	}
	return form(last, distanceWord)
}

// definite reports whether the words are a short phrase with "the": the pit.
func (c *quoteContext) definite() bool {
	if c.words > 3 || c.d.Tokens[c.first].Lower != hashThe {
		return false
	}
	for i := c.first; i < c.last; i++ {
		if c.d.Tokens[i].Tag == annot.TagJJS {
			return false // the worst deal: an opinion
		}
	}
	return true
}

// knownAs reports whether a thing or person goes by these words: known as a
// “fixer”, the file is named “report”.
func (c *quoteContext) knownAs() bool {
	if c.words == 0 || c.words > 4 || c.stops > 0 {
		return false
	}
	i := int32(-1)
	if c.tok(i).Tag == annot.TagDT {
		i--
	}
	switch c.tok(i).Lower {
	case hashAs:
		return c.tok(i-1).Lower == hashKnown
	case hashOf: // engineers speak of “scour”
		return c.capitals == 0 && (c.tok(i-1).Lemma == hashSpeak || c.tok(i-1).Lemma == hashTalk)
	}
	return i == -1 && lemma(c.tok(i), labelVerb) && c.tok(i).Tag == annot.TagVBN && c.tok(i-1).Lemma == hashBe
}

// termAsSubject reports whether the sentence is about a term: the word “scour”
// means.
func (c *quoteContext) termAsSubject() bool {
	next := c.tok(1)
	return c.words <= 4 && form(c.tok(-1), termNoun) && (next.UPOS == annot.VERB || next.UPOS == annot.AUX)
}

// imagined reports whether the reader is asked to imagine, or to say, these words:
// imagine him shouting “Fire!”; if asked, say “no”.
func (c *quoteContext) imagined() bool {
	if !c.opens() && lemma(&c.d.Tokens[c.around.first], imagineVerb) {
		return true
	}
	v, ok := verbBefore(c.d, c.q, c.around.first)
	if t := &c.d.Tokens[v]; !ok || t.Tag != annot.TagVB && t.Tag != annot.TagVBP && t.Lower != hashSay {
		return false
	}
	return v == c.around.first || c.d.Tokens[v-1].Tag == annot.TagComma
}

// maxDenial is how many tokens before the verb a negation may stand.
const maxDenial = 8

// denied reports whether the text says that nobody spoke these words: she did
// not say “no”, nobody asked “why?”.
func (c *quoteContext) denied() bool {
	v, ok := verbBefore(c.d, c.q, c.around.first)
	if !ok {
		return false
	}
	for i := v - 1; i >= max(c.around.first, v-maxDenial); i-- {
		t := &c.d.Tokens[i]
		switch {
		case form(t, negative), t.Lower == hashNo && c.d.Tokens[i+1].Lower == hashOne:
			able := i > c.around.first && c.d.Tokens[i-1].Tag == annot.TagMD // you can't just say
			return able || !form(&c.d.Tokens[i+1], onlyWord)
		case t.Shape.Has(annot.Punct) || t.UPOS == annot.CCONJ || t.UPOS == annot.SCONJ && t.Lower != hashThat:
			return false
		}
	}
	return false
}

// inscription reports whether a thing bears the words: a sign that read “Shut”.
func (c *quoteContext) inscription() bool {
	if c.words > 6 {
		return false
	}
	for i := int32(-1); i >= -4; i-- {
		t := c.tok(i)
		switch {
		case t.Lemma == hashRead || t.Lemma == hashSay:
			return c.bearer(i - 1)
		case t.Tag != annot.TagComma && t.Tag != annot.TagColon && t.UPOS != annot.ADV:
			return false
		}
	}
	return false
}

// bearer reports whether a thing that bears inscriptions is named shortly before
// the quotation, from the token i places before it on.
func (c *quoteContext) bearer(i int32) bool {
	for least := i - 5; i > least; i-- {
		t := c.tok(i)
		if lemma(t, bearerNoun) {
			return true
		}
		if t.Shape.Has(annot.Punct) || t.UPOS == annot.VERB {
			return false
		}
	}
	return false
}

// titleOfWork reports whether the quotation names the work that a noun before it
// says: the novel “Dry Land”, songs such as “Rain” and “Snow”.
func (c *quoteContext) titleOfWork() bool {
	if c.words == 0 || c.words > 10 || c.d.Tokens[c.first].Shape&(annot.Capital|annot.AllCaps|annot.HasDigit) == 0 {
		return false
	}
	for i := int32(-1); i >= -4; i-- {
		t := c.tok(i)
		switch {
		case form(t, workNoun):
			return true
		case t.Tag == annot.TagComma && i == -1, form(t, wordAs), t.Lower == hashSuch, t.UPOS == annot.AUX:
		default:
			return false
		}
	}
	return false
}

// titleAsSubject reports whether the quotation is written like a title and its
// verb follows: “Dry Land” is her first.
func (c *quoteContext) titleAsSubject() bool {
	next := c.tok(1)
	return c.opens() && c.stops == 0 && c.end != "," && c.verbs == 0 && c.inTitleCase() &&
		(next.UPOS == annot.VERB || next.UPOS == annot.AUX) && !lemma(next, speakVerb)
}

// inTitleCase reports whether the words are written like a title: two or more
// that begin with a capital, and no long word that does not.
func (c *quoteContext) inTitleCase() bool {
	if c.capitals < 2 || c.last-c.first > maxRead {
		return false
	}
	for i := c.first; i < c.last; i++ {
		if t := &c.d.Tokens[i]; t.Shape&(annot.Capital|annot.AllCaps|annot.Punct|annot.HasDigit) == 0 && t.End-t.Start > 4 {
			return false
		}
	}
	return true
}

var (
	hashNo    = annot.Hash("no")
	hashOne   = annot.Hash("one")
	hashSpeak = annot.Hash("speak")
	hashTalk  = annot.Hash("talk")
	hashKnown = annot.Hash("known")
	hashCall  = annot.Hash("call")
	hashThat  = annot.Hash("that")
	hashRead  = annot.Hash("read")
	hashSay   = annot.Hash("say")
	hashSuch  = annot.Hash("such")
)

// listedWith reports whether the quotation is named in a list after o.
func (c *quoteContext) listedWith(o *annot.Quotation) bool {
	from := o.LastTok
	if from >= c.q.FirstTok || c.q.FirstTok-from > 2 {
		return false
	}
	for i := from; i < c.q.FirstTok; i++ {
		if t := &c.d.Tokens[i]; t.Tag != annot.TagCC && t.Tag != annot.TagComma {
			return false
		}
	}
	return true
}
