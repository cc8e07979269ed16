package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// A tag is the attribution that stands beside a quotation: "said Ada", "he
// asked his brother:". Its order is so regular that rules find it where
// the models, which learnt from news, do not know the verb.
type tag struct {
	cue    run
	source run
	after  bool // it stands behind its quotation
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
	if i < end && (d.Tokens[i].Tag == annot.TagComma || dash(d, i)) {
		i++
	} else if fullStop(d, q) {
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
	if source.first == source.last || object(&d.Tokens[i]) {
		return tag{}, false
	}
	v := skipAdverbs(d, source.last, end)
	if v < end && lemma(&d.Tokens[v], speakVerb) && finite(&d.Tokens[v]) {
		return tag{cue: run{v, v + 1}, source: source, after: true}, true
	}
	return tag{}, false
}

// fullStop reports whether the words of q end with a full stop.
func fullStop(d *annot.Doc, q *annot.Quotation) bool {
	i := q.LastTok - 1
	for i > q.FirstTok && d.Tokens[i].Shape.Has(annot.QuoteMark) {
		i--
	}
	return d.Form(i) == "."
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
		return tag{}, false
	}
	if source := subjectOf(d, v, start); source.first < source.last {
		return tag{cue: run{v, v + 1}, source: source}, true
	}
	if v == start || d.Tokens[v-1].Tag == annot.TagStop {
		if source := nounPhraseAt(d, v+1, q.FirstTok); source.first < source.last && !object(&d.Tokens[source.first]) {
			return tag{cue: run{v, v + 1}, source: source}, true
		}
	}
	return tag{}, false
}

// verbBefore returns the verb of speaking before q, from token start on.
func verbBefore(d *annot.Doc, q *annot.Quotation, start int32) (int32, bool) {
	i := q.FirstTok - 1
	if i >= start && (d.Tokens[i].Tag == annot.TagComma || d.Tokens[i].Tag == annot.TagColon) {
		i--
	}
	for least := max(start, i-maxTag); i >= least; i-- {
		t := &d.Tokens[i]
		switch {
		case lemma(t, speakVerb) && (t.UPOS == annot.VERB || i == start):
			return i, true
		case t.UPOS == annot.VERB || t.UPOS == annot.PUNCT || t.UPOS == annot.CCONJ:
			return 0, false
		}
	}
	return 0, false
}

// subjectOf returns the mention before verb v, from token start on, with no more
// than auxiliaries and adverbs between them.
func subjectOf(d *annot.Doc, v, start int32) run {
	i := v - 1
	for ; i >= start; i-- {
		t := &d.Tokens[i]
		if t.UPOS != annot.AUX && t.UPOS != annot.ADV && t.Tag != annot.TagTO && d.Form(i) != "used" && d.Form(i) != "had" {
			break
		}
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
