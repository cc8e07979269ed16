package attrib

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A tag is the attribution that stands beside a quotation: "said Ada", "he
// asked his brother:". Its order is so regular that rules find it where
// the models, which learnt from news, do not know the verb.
type tag struct {
	cue    run
	source run
	after  bool // it stands behind its quotation
	// passive says that the models, which take the subject, are wrong.
	passive bool
}

// tagBeside returns the tag of quotation q among the tokens of within.
func tagBeside(d *annot.Doc, q *annot.Quotation, within run) (tag, bool) {
	if t, ok := tagBehind(d, q, within.last); ok {
		return t, true
	}
	return tagBefore(d, q, within.first)
}

// tagBehind finds the tag between quotation q and token end:
//
//	“Then go,” whispered the old woman.
//	“Two months,” Okafor said.
func tagBehind(d *annot.Doc, q *annot.Quotation, end int32) (tag, bool) {
	i := q.LastTok
	off := lastMark(d, q) // the mark that sets the tag off
	switch {
	case i < end && (d.Tokens[i].Tag == annot.TagComma || dash(d, i)):
		off = ","
		i++
	case off == ".":
		return tag{}, false // a new sentence
	}
	if i+1 >= end {
		return tag{}, false
	}
	if lemma(&d.Tokens[i], speakVerb) && d.Tokens[i].Tag != annot.TagVBG {
		source := nounPhraseAt(d, skipAdverbs(d, i+1, end), end)
		if source.first == source.last || object(&d.Tokens[source.first]) {
			return tag{}, false
		}
		return tag{cue: run{i, i + 1}, source: source, after: true}, true
	}
	source := nameAt(d, i)
	if object(&d.Tokens[i]) {
		return tag{}, false
	}
	if source.first == source.last {
		return loneTag(d, i, end, off)
	}
	v := skipAdverbs(d, source.last, end)
	if v < end && lemma(&d.Tokens[v], speakVerb) && finite(&d.Tokens[v]) {
		return tag{cue: run{v, v + 1}, source: source, after: true}, true
	}
	return loneTag(d, i, end, off)
}

// maxLone is the number of tokens that a source of loneTag may have.
const maxLone = 8

// loneTag finds a tag from token i on that tags and mentions miss, since its verb
// looks like a noun: “We want one,” [the editorial read]. off is the mark before
// it.
func loneTag(d *annot.Doc, i, end int32, off string) (tag, bool) {
	if off != "," && off != "!" && off != "?" {
		return tag{}, false
	}
	for v := i; v < min(end, i+maxLone); v++ {
		t := &d.Tokens[v]
		switch {
		case v > i && lemma(t, speakVerb):
			next := annot.TagStop
			if v+1 < end {
				next = d.Tokens[v+1].Tag
			}
			switch {
			case t.UPOS == annot.VERB && finite(t), next == annot.TagStop, next == annot.TagComma, next == annot.TagIN, next == annot.TagRB:
				return tag{cue: run{v, v + 1}, source: run{i, v}, after: true}, true
			}
		case t.Shape.Has(annot.Punct) && t.Tag != annot.TagPOS, t.UPOS == annot.VERB, t.UPOS == annot.AUX, t.UPOS == annot.CCONJ, t.UPOS == annot.SCONJ:
			return tag{}, false
		}
	}
	return tag{}, false
}

// lastMark returns the last token of the words of q.
func lastMark(d *annot.Doc, q *annot.Quotation) string {
	i := q.LastTok - 1
	for i > q.FirstTok && d.Tokens[i].Shape.Has(annot.QuoteMark) {
		i--
	}
	return d.Form(i)
}

// maxTag is the number of tokens that may stand between the verb of a tag and
// the quotation behind it: the addressee and an adverb.
const maxTag = 6

// tagBefore finds the tag between token start and quotation q:
//
//	she asked him softly: “Who?”
//	Said Hartley afterwards: “No.”
func tagBefore(d *annot.Doc, q *annot.Quotation, start int32) (tag, bool) {
	v, ok := verbBefore(d, q, start)
	if !ok {
		if label := colonLabel(d, q); label.first >= start && label.first < label.last && nameAt(d, label.first) == label {
			return tag{cue: run{label.last, label.last + 1}, source: label}, true
		}
		return nounBefore(d, q, start)
	}
	if source := agentOf(d, v, q.FirstTok); source.first < source.last {
		return tag{cue: run{v, v + 1}, source: source, passive: true}, true
	}
	if source := subjectOf(d, v, start); source.first < source.last {
		return tag{cue: run{v, v + 1}, source: source}, true
	}
	if m := mentionEndingAt(d, v+1); m != nil && m.First >= start && m.First < v && past(d, v) {
		return tag{cue: run{v, v + 1}, source: run{m.First, v}}, true
	}
	if v == start || d.Tokens[v-1].Tag == annot.TagStop {
		if source := nounPhraseAt(d, v+1, q.FirstTok); source.first < source.last && !object(&d.Tokens[source.first]) {
			return tag{cue: run{v, v + 1}, source: source}, true
		}
	}
	return tag{}, false
}

// beatBefore finds who speaks up at the end of the sentence before q, which opens
// its own:
//
//	“If the ferry —” he began, but Ruiz cut in. “It won’t.”
func beatBefore(d *annot.Doc, q *annot.Quotation) (tag, bool) {
	v := q.FirstTok - 1
	if v < 2 || d.Tokens[v].Tag != annot.TagStop || newParagraph(d, q.FirstTok) {
		return tag{}, false
	}
	v--
	particle := d.Tokens[v].Tag == annot.TagRP || d.Tokens[v].Tag == annot.TagIN || d.Tokens[v].Tag == annot.TagRB
	if particle {
		v--
	}
	if t := &d.Tokens[v]; !(lemma(t, speakVerb) || particle && lemma(t, breakVerb)) || t.Shape.Has(annot.InQuote) {
		return tag{}, false
	}
	source := subjectOf(d, v, d.Sents[sentenceOf(d, v)].First)
	return tag{cue: run{v, v + 1}, source: source}, source.first < source.last
}

// maxMessage is the number of tokens before a colon in which a noun may tell that
// somebody speaks.
const maxMessage = 10

// nounBefore finds a noun for what is said before the colon that opens q, and whose
// it is:
//
//	The captain had a message for them: “Stay.”
//	Ruiz’s answer was short: “No.”
func nounBefore(d *annot.Doc, q *annot.Quotation, start int32) (tag, bool) {
	colon := q.FirstTok - 1
	if colon < start || d.Form(colon) != ":" {
		return tag{}, false
	}
	for n := colon - 1; n > max(start, colon-maxMessage); n-- {
		if t := &d.Tokens[n]; t.UPOS != annot.NOUN || !lemma(t, messageNoun) {
			continue
		}
		cue := run{n, n + 1}
		owner := n
		for owner > start && (d.Tokens[owner-1].UPOS == annot.ADJ || d.Tokens[owner-1].Tag == annot.TagPOS) {
			owner--
		}
		if m := mentionEndingAt(d, owner); m != nil && m.Poss && m.First >= start {
			return tag{cue: cue, source: run{m.First, m.Last}}, true
		}
		for v := n - 1; v > max(start, n-maxTag); v-- {
			if d.Tokens[v].UPOS == annot.VERB || d.Tokens[v].Lemma == hashHave {
				source := subjectOf(d, v, start)
				return tag{cue: cue, source: source}, source.first < source.last
			}
		}
	}
	return tag{}, false
}

var hashHave = annot.Hash("have")

// verbBefore returns the verb of speaking before q, from token start on.
func verbBefore(d *annot.Doc, q *annot.Quotation, start int32) (int32, bool) {
	i := q.FirstTok - 1
	phrase := false // the quotation is part of a noun phrase
	if i >= start {
		switch d.Tokens[i].Tag {
		case annot.TagComma, annot.TagColon:
			i--
		case annot.TagDT, annot.TagJJ, annot.TagPRPS, annot.TagIN, annot.TagPOS:
			phrase = true
		}
	}
	for least := max(start, i-maxTag); i >= least; i-- {
		t := &d.Tokens[i]
		switch {
		case lemma(t, speakVerb) && (t.UPOS == annot.VERB || i == start || t.Lower == hashSay || i == q.FirstTok-2 && past(d, i)):
			return i, !phrase || t.Lemma == hashCall // called it a “shame”
		case t.UPOS == annot.VERB || t.UPOS == annot.PUNCT || t.UPOS == annot.CCONJ:
			return 0, false
		}
	}
	return 0, false
}

// past reports whether a word ends like the past of a verb, whatever its tag.
func past(d *annot.Doc, i int32) bool { return strings.HasSuffix(d.Form(i), "ed") }

// agentOf returns the agent of a passive verb: Ruiz was asked by Haugen.
func agentOf(d *annot.Doc, v, end int32) run {
	if v == 0 || v+2 >= end || d.Tokens[v].Tag != annot.TagVBN || d.Tokens[v-1].Lemma != hashBe || d.Tokens[v+1].Lower != hashBy {
		return run{}
	}
	return nounPhraseAt(d, v+2, end)
}

// subjectOf returns the mention before verb v, from token start on, with no more
// than auxiliaries and adverbs between them.
func subjectOf(d *annot.Doc, v, start int32) run {
	i := v - 1
	for ; i >= start; i-- {
		t := &d.Tokens[i]
		if t.UPOS != annot.AUX && t.UPOS != annot.ADV && t.Tag != annot.TagTO && !form(t, subjectGap) {
			break
		}
	}
	if i > start && d.Tokens[i].Tag == annot.TagComma { // Tran, known to all as a fixer, said
		if m := mentionAt(d, start); m != nil && m.Last < i && d.Tokens[m.Last].Tag == annot.TagComma && !m.Poss {
			return run{m.First, m.Last}
		}
		return run{}
	}
	if m := mentionEndingAt(d, i+1); m != nil && m.First >= start && !object(&d.Tokens[m.First]) && !m.Poss {
		return run{m.First, m.Last}
	}
	return run{}
}

// skipAdverbs returns the first token from i on, before end, that is neither an
// adverb nor an auxiliary.
func skipAdverbs(d *annot.Doc, i, end int32) int32 {
	for i < end && (d.Tokens[i].UPOS == annot.ADV || d.Tokens[i].UPOS == annot.AUX) {
		i++
	}
	return i
}

// nounPhraseAt returns the mention at token i and those that "and" joins to it;
// without one, the words that a noun phrase may consist of.
func nounPhraseAt(d *annot.Doc, i, end int32) run {
	if i >= end {
		return run{}
	}
	from, start := i, i
	if d.Tokens[i].Tag == annot.TagDT || d.Tokens[i].UPOS == annot.ADJ { // the CBI, little Amy
		i++
	}
	phrase := nameAt(d, from)
	if phrase.first == phrase.last && i < end {
		if phrase = nameAt(d, i); phrase.first < phrase.last {
			phrase.first = start
		}
	}
	for phrase.first < phrase.last && phrase.last+1 < end && d.Tokens[phrase.last].Tag == annot.TagCC {
		next := nameAt(d, phrase.last+1)
		if next.first == next.last {
			break
		}
		phrase.last = next.last
	}
	return phrase
}

// finite reports whether a word may be the verb of a main clause.
func finite(t *annot.Token) bool {
	switch t.Tag {
	case annot.TagVBG, annot.TagVB, annot.TagTO:
		return false
	}
	return t.UPOS == annot.VERB
}

// object reports whether a pronoun cannot be a subject.
func object(t *annot.Token) bool { return form(t, objectPronoun) }

// mentionEndingAt returns the longest mention whose last token stands before
// token end.
func mentionEndingAt(d *annot.Doc, end int32) *annot.Mention {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Mentions[mid].First < end {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	var longest *annot.Mention
	for i := lo - 1; i >= max(0, lo-8); i-- {
		if m := &d.Mentions[i]; m.Last == end {
			longest = m
		}
	}
	return longest
}

// splitVerbs takes the verb off names that it was taken into where it opens the
// sentence: Said Hartley: “No.”
func splitVerbs(d *annot.Doc) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		t := &d.Tokens[m.First]
		if m.Kind != annot.Name || m.Last-m.First < 2 || t.UPOS != annot.VERB || m.Name.Start != t.Start || !lemma(t, speakVerb) {
			continue
		}
		m.First++
		m.Start = d.Tokens[m.First].Start
		m.Name.Start = m.Start
		m.Head = max(m.Head, m.First)
	}
}
