package attrib

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// setPhrases finds attributions by phrases that the models hardly meet: hearsay
// without a source, headlines that name theirs last, "as confirmed by". The first
// of w.found are those of the models.
func (w *worker) setPhrases(d *annot.Doc, models int) {
	for s := range d.Sents {
		sent := run{d.Sents[s].First, d.Sents[s].Last}
		if sent.last-sent.first < 4 {
			continue
		}
		from := len(w.found)
		w.hearsay(d, sent)
		if len(w.found) == from {
			for _, form := range [...]func(*annot.Doc, run) (finding, bool){headline, asConfirmedBy, inTheWordsOf, claimBy} {
				if f, ok := form(d, sent); ok {
					w.found = append(w.found, f)
					break
				}
			}
		}
		for i := from; i < len(w.found); i++ {
			f := &w.found[i]
			f.sent, f.pivot, f.score, f.alone = int32(s), f.cue.first, sure, true
		}
		if f, ok := accordingTo(d, sent); ok && len(w.found) == from && !w.hasPivot(models, int32(s), f.cue.first) {
			f.sent, f.pivot, f.score = int32(s), f.cue.first, sure
			w.found = append(w.found, f)
		}
	}
}

var (
	hashIt    = annot.Hash("it")
	hashHas   = annot.Hash("has")
	hashHad   = annot.Hash("had")
	hashBe    = annot.Hash("be")
	hashBeen  = annot.Hash("been")
	hashAs    = annot.Hash("as")
	hashBy    = annot.Hash("by")
	hashIn    = annot.Hash("in")
	hashOf    = annot.Hash("of")
	hashThe   = annot.Hash("the")
	hashWords = annot.Hash("words")
)

// hearsay adds what nobody in particular says in a sentence:
//
//	Rumour has it that the ferry is sold, and it is said that Ruiz bought it.
func (w *worker) hearsay(d *annot.Doc, sent run) {
	open := -1 // the finding whose content runs on
	for i := sent.first; i+2 < sent.last; i++ {
		if d.Tokens[i].Lower != hashIt || d.Tokens[i].Shape.Has(annot.InQuote) {
			continue
		}
		cue := hearsayAt(d, i, sent)
		if cue.first >= cue.last {
			continue
		}
		if open < 0 && i > sent.first && cue.last+1 >= sent.last && d.Tokens[i-1].Tag == annot.TagComma { // …, it is thought.
			w.found = append(w.found, finding{cue: cue, runs: []run{{sent.first, i - 1}}})
			return
		}
		if open >= 0 {
			w.found[open].runs[0].last = beforeAnd(d, i)
		}
		if cue.last < sent.last && d.Tokens[cue.last].Lower == hashThat { // part of the phrase
			cue.last++
		}
		if cue.last < sent.last {
			open = len(w.found)
			w.found = append(w.found, finding{cue: cue, runs: []run{{cue.last, sent.last}}})
		}
	}
}

// hearsayAt returns the cue around the "it" at token i: rumour has it; it is said
// that.
func hearsayAt(d *annot.Doc, i int32, sent run) run {
	if i >= sent.first+2 && (d.Tokens[i-1].Lower == hashHas || d.Tokens[i-1].Lower == hashHad) && lemma(&d.Tokens[i-2], rumour) {
		return run{i - 2, i + 1}
	}
	v := i + 1
	for v < sent.last-1 && (d.Tokens[v].Lemma == hashBe || d.Tokens[v].Lower == hashHas || d.Tokens[v].Lower == hashBeen || d.Tokens[v].UPOS == annot.ADV) {
		v++
	}
	if v == i+1 || v+1 >= sent.last || !lemma(&d.Tokens[v], speakVerb|rumour) || d.Tokens[v].Tag == annot.TagVBG {
		return run{}
	}
	last := i > sent.first && d.Tokens[v+1].Tag == annot.TagStop
	if d.Tokens[v+1].Lower == hashThat || last {
		return run{v, v + 1}
	}
	return run{}
}

// beforeAnd returns i, or the place of the ", and" before it.
func beforeAnd(d *annot.Doc, i int32) int32 {
	for i > 0 && (d.Tokens[i-1].Tag == annot.TagCC || d.Tokens[i-1].Tag == annot.TagComma) {
		i--
	}
	return i
}

// maxByline is the number of tokens by which a headline names its source.
const maxByline = 6

// headline reads a line without a stop that names its source last, or first before a
// colon:
//
//	Storm could reach the coast – forecasters
//	Ferry is safe, says harbour master
//	Ruiz: Ferry is safe
func headline(d *annot.Doc, sent run) (finding, bool) {
	if d.Tokens[sent.last-1].Shape.Has(annot.Punct) || lineEnd(d, sent.first) != sent.last {
		return finding{}, false
	}
	if label := nameAt(d, sent.first); label.last+3 < sent.last && d.Form(label.last) == ":" && byline(d, label) && !d.Tokens[label.last+1].Shape.Has(annot.InQuote) && sent.first == 0 {
		return finding{cue: run{label.last, label.last + 1}, source: label, runs: []run{{label.last + 1, sent.last}}}, true
	}
	for k := sent.last - 2; k > max(sent.first+2, sent.last-2-maxByline); k-- {
		t := &d.Tokens[k]
		source := run{k + 1, sent.last}
		switch {
		case t.Shape.Has(annot.InQuote):
			return finding{}, false
		case dash(d, k) && t.Shape.Has(annot.SpaceBefore) && hasVerb(d, run{sent.first, k}) && byline(d, source):
			return finding{cue: run{k, k + 1}, source: source, runs: []run{{sent.first, k}}}, true
		case lemma(t, speakVerb) && (t.Tag == annot.TagVBZ || t.Tag == annot.TagVBP) && d.Tokens[k-1].Tag == annot.TagComma && !hasVerb(d, source):
			return finding{cue: run{k, k + 1}, source: source, runs: []run{{sent.first, k - 1}}}, true
		}
	}
	return finding{}, false
}

// byline reports whether a run names people or a body and nothing else.
func byline(d *annot.Doc, r run) bool {
	if m := mentionAt(d, r.first); m != nil {
		return m.Last == r.last && m.Entity != annot.Place
	}
	t := &d.Tokens[r.first]
	return r.last-r.first == 1 && t.Tag == annot.TagNNS && !t.Shape.Has(annot.HasDigit)
}

func hasVerb(d *annot.Doc, r run) bool {
	for i := r.first; i < r.last; i++ {
		if u := d.Tokens[i].UPOS; u == annot.VERB || u == annot.AUX {
			return true
		}
	}
	return false
}

// asConfirmedBy reads a sentence whose source stands at its end:
//
//	The ferry runs on two engines, as confirmed by the owner.
func asConfirmedBy(d *annot.Doc, sent run) (finding, bool) {
	for i := sent.last - 3; i > max(sent.first+2, sent.last-2*maxLabel); i-- {
		if d.Tokens[i].Lower != hashAs || d.Tokens[i-1].Tag != annot.TagComma || !lemma(&d.Tokens[i+1], speakVerb) || d.Tokens[i+2].Lower != hashBy {
			continue
		}
		end := sent.last
		for end > i+3 && d.Tokens[end-1].Shape.Has(annot.Punct) {
			end--
		}
		return finding{cue: run{i + 1, i + 2}, source: run{i + 3, end}, runs: []run{{sent.first, i - 1}}}, end > i+3
	}
	return finding{}, false
}

// inTheWordsOf reads a sentence that says first whose words it gives:
//
//	In the words of its owner, Ada Brook, the ferry is “a home”.
func inTheWordsOf(d *annot.Doc, sent run) (finding, bool) {
	i := sent.first
	if f, ok := inHisWords(d, sent); ok {
		return f, true
	}
	for k, word := range [...]uint64{hashIn, hashThe, hashWords, hashOf} {
		if i+int32(k) >= sent.last || d.Tokens[i+int32(k)].Lower != word {
			return finding{}, false
		}
	}
	source := nameAt(d, i+4)
	if source.first == source.last || source.last+1 >= sent.last || d.Tokens[source.last].Tag != annot.TagComma {
		return finding{}, false
	}
	from := source.last + 1
	if m := mentionAt(d, from); m != nil && m.Last+1 < sent.last && d.Tokens[m.Last].Tag == annot.TagComma && m.Kind == annot.Name {
		source.last, from = m.Last, m.Last+1
	}
	return finding{cue: run{i, i + 4}, source: source, runs: []run{{from, sent.last}}}, true
}

// inHisWords reads a sentence that begins with a possessor: in Haugen's words, in
// her own words.
func inHisWords(d *annot.Doc, sent run) (finding, bool) {
	first := sent.first + 1
	if d.Tokens[sent.first].Lower != hashIn {
		return finding{}, false
	}
	for i := first + 1; i < min(first+maxByline, sent.last-2); i++ {
		if d.Tokens[i].Lower != hashWords || d.Tokens[i+1].Tag != annot.TagComma {
			continue
		}
		owner := i
		for owner > first && (d.Tokens[owner-1].UPOS == annot.ADJ || d.Tokens[owner-1].Tag == annot.TagPOS) {
			owner--
		}
		m := mentionEndingAt(d, owner)
		if m == nil || !m.Poss || m.First != first {
			return finding{}, false
		}
		return finding{cue: run{i, i + 1}, source: run{m.First, m.Last}, runs: []run{{i + 2, sent.last}}}, true
	}
	return finding{}, false
}

// accordingTo reads a sentence that begins with its source, for where the models
// miss it: according to Ruiz, the ferry is safe.
func accordingTo(d *annot.Doc, sent run) (finding, bool) {
	if d.Tokens[sent.first].Lower != hashAccording || d.Tokens[sent.first+1].Tag != annot.TagTO && d.Tokens[sent.first+1].Tag != annot.TagIN {
		return finding{}, false
	}
	source := nounPhraseAt(d, sent.first+2, sent.last)
	if source.first == source.last || source.last+1 >= sent.last || d.Tokens[source.last].Tag != annot.TagComma {
		return finding{}, false
	}
	return finding{cue: run{sent.first, sent.first + 2}, source: source, runs: []run{{source.last + 1, sent.last}}}, true
}

var hashAccording = annot.Hash("according")

// hasPivot reports whether the models, whose findings are the first of w.found and
// in order of their sentences, found one at token i of sentence s.
func (w *worker) hasPivot(models int, s, i int32) bool {
	k, _ := slices.BinarySearchFunc(w.found[:models], s, func(f finding, s int32) int { return cmp.Compare(f.sent, s) })
	for ; k < models && w.found[k].sent == s; k++ {
		if w.found[k].pivot == i {
			return true
		}
	}
	return false
}

// claimBy reads a sentence about what somebody claims, with words of the claim in
// marks:
//
//	The claim, made by Ruiz, that the ferry “leaks” is false.
func claimBy(d *annot.Doc, sent run) (finding, bool) {
	for by := sent.first + 2; by+3 < min(sent.last, sent.first+2*maxLabel); by++ {
		if d.Tokens[by].Lower != hashBy {
			continue
		}
		n := by - 1
		for n > sent.first && (d.Tokens[n].Tag == annot.TagVBN || d.Tokens[n].Tag == annot.TagComma) {
			n--
		}
		source := nounPhraseAt(d, by+1, sent.last)
		if !lemma(&d.Tokens[n], messageNoun) || source.first == source.last {
			return finding{}, false
		}
		from := source.last
		if from < sent.last && d.Tokens[from].Tag == annot.TagComma {
			from++
		}
		end := from
		for i := from; i < sent.last; i++ {
			if d.Tokens[i].Shape.Has(annot.InQuote) {
				end = i + 1
			}
		}
		ok := end > from && d.Tokens[from].Lower == hashThat
		return finding{cue: run{n, n + 1}, source: source, runs: []run{{from, end}}}, ok
	}
	return finding{}, false
}
