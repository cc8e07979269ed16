// Package foreign finds attributions in texts that are not in English.
//
// The models of the other floors learnt English and make no sense elsewhere, so
// that rules alone work here: lists of verbs of speaking by language, the order
// of words beside quotation marks, and capitals for names. Chinese and Japanese,
// which part no words, are read by characters.
package foreign

import (
	"cmp"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Annotate fills d.Attribs, d.Mentions and d.Speakers of a document whose
// d.Language is not English. It wants paragraphs, quotations, tokens and
// sentences. It is safe for concurrent use on different documents.
func Annotate(d *annot.Doc) {
	r := reader{d: d, lexicon: lexiconOf(d.Language), owned: make([]bool, len(d.Quotations))}
	switch {
	case d.Language == "zh":
		r.readQuotations(r.chineseTag)
	case d.Language == "ja":
		r.readQuotations(r.japaneseTag)
	case r.lexicon != nil:
		r.readReports()
		r.readQuotations(r.tagOf)
	default:
		r.readQuotations(func(int32, *tag) (tag, bool) { return tag{}, false })
	}
	r.settle()
}

// A reader holds the state of reading one document.
type reader struct {
	d       *annot.Doc
	lexicon *lexicon
	owned   []bool // by quotation: a report holds it
}

// A tag tells who said a quotation. Spans are zero where there is no such part.
type tag struct {
	cue    annot.Span
	source annot.Span
	name   annot.Span // the name within source
	title  annot.Span // the role before the name
}

// readQuotations adds an attribution for each quotation that no report holds.
// tagOf finds the tag of a quotation, given that of the one before in the same
// paragraph, or nil.
func (r *reader) readQuotations(tagOf func(q int32, before *tag) (tag, bool)) {
	d := r.d
	var last tag
	lastAt := 0 // the attribution of last
	lastPara := int32(annot.None)
	for q := range d.Quotations {
		quo := &d.Quotations[q]
		if r.owned[q] || quo.Depth > maxDepth {
			continue
		}
		var before *tag
		if quo.Depth == 0 {
			if p := r.paraOf(quo.Start); p == lastPara {
				before = &last
			} else {
				last = tag{}
			}
			lastPara = r.paraOf(quo.End - 1)
		}
		t, ok := tagOf(int32(q), before)
		a := annot.Attribution{
			Span: quo.Span, Kind: annot.Direct, Quotation: int32(q),
			Content: slices.Clone(d.Content(quo)), Verbatim: slices.Clone(d.Content(quo)),
		}
		switch {
		case ok && before != nil && t == *before && !t.cue.Empty() && len(a.Content) == 1:
			goOn(&d.Attribs[lastAt], &a)
			continue
		case ok:
			a.Cue, a.Source, a.Confidence = t.cue, t.source, 1
			a.Sources = r.mention(t)
			if r.partsWords() && !r.utterance(int32(q)) {
				a.Kind = annot.Mixed
			}
		case !r.utterance(int32(q)):
			a.Kind = annot.Scare
		}
		if quo.Depth == 0 && a.Kind != annot.Scare {
			last, lastAt = t, len(d.Attribs)
		}
		d.Attribs = append(d.Attribs, a)
	}
}

// partsWords reports whether the language writes blanks between words.
func (r *reader) partsWords() bool { return r.d.Language != "zh" && r.d.Language != "ja" }

// goOn makes b, which the tag of a cut off, a part of a.
func goOn(a, b *annot.Attribution) {
	a.Span = a.Span.Cover(b.Span)
	a.Content = append(a.Content, b.Content...)
	a.Verbatim = append(a.Verbatim, b.Verbatim...)
}

// maxDepth is the depth up to which quotations in quotations are looked at.
const maxDepth = 6

// paraOf returns the paragraph of the byte at.
func (r *reader) paraOf(at int32) int32 {
	k, _ := slices.BinarySearchFunc(r.d.Paras, at, func(p annot.Para, at int32) int { return cmp.Compare(p.End, at+1) })
	return int32(k)
}

// mention adds the mention that names the source of t, and returns its place.
func (r *reader) mention(t tag) []int32 {
	d := r.d
	span := t.title.Cover(t.name)
	kind := annot.Name
	if t.name.Empty() {
		span, kind = t.source, annot.Description
	}
	if span.Empty() {
		return nil
	}
	first, _ := slices.BinarySearchFunc(d.Tokens, span.Start, func(t annot.Token, at int32) int { return cmp.Compare(t.End, at+1) })
	last := first + 1
	for last < len(d.Tokens) && d.Tokens[last].Start < span.End {
		last++
	}
	d.Mentions = append(d.Mentions, annot.Mention{
		Span: span, Name: t.name, Title: t.title, Kind: kind, Entity: annot.Person,
		First: int32(first), Last: int32(last), Head: int32(last - 1), Appos: annot.None, Speaker: annot.None,
	})
	return []int32{int32(len(d.Mentions) - 1)}
}

// settle puts attributions and mentions in order and gives them speakers.
func (r *reader) settle() {
	d := r.d
	order := make([]int32, len(d.Mentions)) // old places in new order
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(d.Mentions[a].Start, d.Mentions[b].Start), cmp.Compare(d.Mentions[b].End, d.Mentions[a].End))
	})
	mentions := slices.Clone(d.Mentions)
	place := make([]int32, len(order)) // new place by old
	next := int32(-1)
	for i, old := range order {
		// A quotation that goes on names its source where the one before did.
		if i == 0 || mentions[old].Span != d.Mentions[next].Span {
			next++
			d.Mentions[next] = mentions[old]
		}
		place[old] = next
	}
	d.Mentions = d.Mentions[:next+1]
	r.nameSpeakers()
	for i := range d.Attribs {
		a := &d.Attribs[i]
		for k, m := range a.Sources {
			a.Sources[k] = place[m]
			if s := d.Mentions[place[m]].Speaker; !slices.Contains(a.Speakers, s) {
				a.Speakers = append(a.Speakers, s)
			}
		}
	}
	slices.SortStableFunc(d.Attribs, func(a, b annot.Attribution) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}
