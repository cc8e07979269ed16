package foreign

import "github.com/hearsay-go/hearsay/internal/annot"

// tagOf finds the tag of quotation q in a language that parts its words: before
// it, behind it, within it, or that of the quotation before. A name that acts
// right beside speech is taken for the speaker too.
func (r *reader) tagOf(q int32, before *tag) (tag, bool) {
	d := r.d
	quo := &d.Quotations[q]
	from, to := r.bounds(quo)
	if t, ok := r.tagAhead(quo, from, true); ok {
		return t, true
	}
	if t, ok := r.tagBehind(quo, to); ok {
		return t, true
	}
	if t, ok := r.tagAhead(quo, from, false); ok {
		return t, true
	}
	if t, ok := r.tagWithin(quo); ok {
		return t, true
	}
	if !r.utterance(q) {
		return tag{}, false
	}
	if before != nil && !before.source.Empty() {
		return *before, true
	}
	return r.beat(quo, to)
}

// bounds returns the tokens around quo that may hold its tag: those of its
// paragraph, or of the quotation around it.
func (r *reader) bounds(quo *annot.Quotation) (from, to int32) {
	d := r.d
	if quo.Parent != annot.None {
		p := &d.Quotations[quo.Parent]
		return p.FirstTok + 1, p.LastTok - 1
	}
	para := &d.Paras[min(int(r.paraOf(quo.Start)), len(d.Paras)-1)]
	end := &d.Paras[min(int(r.paraOf(quo.End-1)), len(d.Paras)-1)]
	return d.Sents[para.FirstSent].First, d.Sents[end.LastSent-1].Last
}

// Bounds of a tag, in tokens.
const (
	maxAhead  = 10 // from the verb to the colon behind it
	maxFree   = 6  // from the verb to the quotation, without a colon
	maxBehind = 16 // from the quotation to a participle at the end of its clause
)

// tagBehind finds the tag between quo and token end: dijo Clara; hat sie gesagt;
// das hatte Karl Brandt geschrieben.
func (r *reader) tagBehind(quo *annot.Quotation, end int32) (tag, bool) {
	i := quo.LastTok
	for i < end && (r.mark(i, ",") || r.dash(i)) {
		i++
	}
	setOff := i > quo.LastTok
	if i >= end {
		return tag{}, false
	}
	v := i
	subject := phrase{} // a-t-elle dit
	for v < end && !r.is(v, speak) && (r.is(v, auxiliary|object) || v > i && (r.joint(v) || r.is(v, pronoun))) {
		if v > i && r.is(v, pronoun) && r.joint(v-1) {
			subject = phrase{first: v, last: v + 1}
		}
		v++
	}
	if v < end && r.is(v, speak) {
		cue := [2]int32{v, v + 1}
		if subject.ok() {
			return r.tagFrom(cue, subject), true
		}
		k := v + 1
		for k < end && (r.joint(k) || r.is(k, auxiliary)) { // dit-il
			k++
		}
		return r.tagFrom(cue, r.phraseNear(k, end)), true
	}
	if n := r.phraseLength(i, end, according); setOff && n > 0 {
		if p := r.phraseNear(i+n, end); p.ok() {
			return r.tagFrom([2]int32{i, i + n}, p), true
		}
	}
	start := i
	if r.is(i, resume) && i+1 < end && r.is(i+1, auxiliary|speak) {
		start = i + 2
		setOff = true
	}
	p := r.phraseAt(start, end)
	if !setOff || !p.ok() {
		return tag{}, false
	}
	for k := p.last; k < min(end, p.last+maxBehind); k++ {
		switch {
		case r.is(k, speak):
			if k+1 < end && r.mark(k+1, ":") {
				return tag{}, false // the tag of the next quotation
			}
			return r.tagFrom([2]int32{k, k + 1}, p), true
		case r.d.Tokens[k].Shape.Has(annot.Punct), start == i && !r.is(k, auxiliary|object):
			return tag{}, false
		}
	}
	return tag{}, false
}

// tagAhead finds the tag between token start and quo: Zoé dit : « … »; or a name
// alone before a colon.
func (r *reader) tagAhead(quo *annot.Quotation, start int32, colon bool) (tag, bool) {
	i := quo.FirstTok - 1
	if i < start {
		return tag{}, false
	}
	if found := r.mark(i, ":"); found != colon {
		return tag{}, false
	} else if found || r.mark(i, ",") {
		i--
	}
	first := i + 1 // of the clause
	for first > start && i-first < 2*maxAhead && !r.clauseEnd(first-1) {
		first--
	}
	least := max(first, i-maxAhead)
	if !colon {
		least = max(first, i-maxFree)
	}
	for v := i; v >= least; v-- {
		if !r.is(v, speak) && (colon || !r.is(v, call)) {
			continue
		}
		cue := [2]int32{v, v + 1}
		k := v
		for k > first && r.is(k-1, auxiliary|object) && !r.is(k-1, pronoun&^article) {
			k--
		}
		if p := r.phraseBefore(first, k); p.ok() {
			return r.tagFrom(cue, p), true
		}
		return r.tagFrom(cue, r.phraseAt(v+1, i+1)), true
	}
	if colon {
		if p := r.phraseAt(first, i+1); p.last == i+1 && p.name[0] < p.name[1] {
			return r.tagFrom([2]int32{}, p), true
		}
	}
	return tag{}, false
}

// joint reports whether token i joins a verb and its pronoun: dit-il, a-t-elle.
func (r *reader) joint(i int32) bool { return r.mark(i, "-") || r.form(i) == "t" }

// maxWithin is the number of tokens of a quotation in which a tag may stand.
const maxWithin = 60

// tagWithin finds a tag between commas inside a quotation, as French sets it:
// « Je pense, dit-il, que c'est fini. »
func (r *reader) tagWithin(quo *annot.Quotation) (tag, bool) {
	end := min(quo.LastTok, quo.FirstTok+maxWithin)
	for i := quo.FirstTok + 1; i+2 < end; i++ {
		if !r.mark(i, ",") || !r.is(i+1, speak) {
			continue
		}
		k := i + 2
		for k < end && r.joint(k) {
			k++
		}
		if p := r.phraseAt(k, end); p.ok() && p.last < end && (r.mark(p.last, ",") || r.clauseEnd(p.last)) {
			return r.tagFrom([2]int32{i + 1, i + 2}, p), true
		}
	}
	return tag{}, false
}

// beat finds the name of who acts right behind speech: —Sí. —Marta sacó una llave.
func (r *reader) beat(quo *annot.Quotation, end int32) (tag, bool) {
	i := quo.LastTok
	for i < end && r.dash(i) {
		i++
	}
	if i >= end || r.is(i, article|pronoun|common|resume|speak|according) || !r.capital(i) {
		return tag{}, false
	}
	p := r.phraseAt(i, end)
	if !p.ok() || p.name[0] >= p.name[1] || p.last >= end {
		return tag{}, false
	}
	if t := &r.d.Tokens[p.last]; t.Shape&(annot.Punct|annot.Capital|annot.HasDigit) != 0 {
		return tag{}, false
	}
	return r.tagFrom([2]int32{}, p), true
}

// utterance reports whether quotation q is a sentence, or opens one, or is set
// off by a mark, and not a fragment in the writer's sentence.
func (r *reader) utterance(q int32) bool {
	d := r.d
	quo := &d.Quotations[q]
	if quo.Style == annot.Dash || quo.LastTok-quo.FirstTok > maxFragment {
		return true
	}
	for i := quo.FirstTok; i < quo.LastTok; i++ {
		if r.sentenceEnd(i) {
			return true
		}
	}
	from, to := r.bounds(quo)
	if quo.FirstTok <= from || r.sentenceEnd(quo.FirstTok-1) {
		return quo.LastTok >= to || d.Tokens[quo.LastTok].Shape.Has(annot.Punct)
	}
	return r.mark(quo.FirstTok-1, ":") || r.mark(quo.FirstTok-1, ",") || r.dash(quo.FirstTok-1) || r.mark(quo.FirstTok-1, "：")
}

// maxFragment is the number of tokens, marks included, that a fragment may have.
const maxFragment = 10

func (r *reader) form(i int32) string { return r.d.Form(i) }

func (r *reader) mark(i int32, form string) bool { return r.form(i) == form }

func (r *reader) dash(i int32) bool {
	switch r.form(i) {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}

func (r *reader) sentenceEnd(i int32) bool {
	switch r.form(i) {
	case ".", "!", "?", "…", "...", "。", "！", "？", "؟", "?!", "!!":
		return true
	}
	return false
}

// clauseEnd reports whether a clause cannot go on over token i.
func (r *reader) clauseEnd(i int32) bool {
	return r.sentenceEnd(i) || r.d.Tokens[i].Shape&(annot.QuoteMark) != 0 || r.dash(i) || r.mark(i, ";") || r.mark(i, ")")
}
