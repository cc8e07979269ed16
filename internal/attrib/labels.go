package attrib

import (
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// nameBeside makes mentions of the names that stand alone before a colon and a
// quotation, or sign it, or break in before it, where the floor below saw none:
//
//	Lund: “We will appeal.”
//	“Cold, twice.” — a regular
//	“If you —” he began, but Lund cut in. “No.”
func (w *worker) nameBeside(d *annot.Doc) {
	w.labels = w.labels[:0]
	for _, q := range w.outer {
		quo := &d.Quotations[q]
		if name := breaksIn(d, quo); name.first < name.last && mentionAt(d, name.first) == nil {
			w.labels = append(w.labels, name)
		}
		if label := colonLabel(d, quo); label.first < label.last && mentionAt(d, label.first) == nil && allNames(d, label) {
			w.labels = append(w.labels, label)
		}
		if name := signature(d, quo.LastTok); name.first < name.last && mentionAt(d, name.first) == nil {
			w.labels = append(w.labels, name)
		}
	}
	if len(w.labels) > 0 {
		nameLabels(d, w.labels)
	}
}

// breaksIn returns the name before the verb and particle by which somebody breaks in
// at the end of the sentence before q.
func breaksIn(d *annot.Doc, q *annot.Quotation) run {
	v := q.FirstTok - 3
	if v < 2 || d.Tokens[v+2].Tag != annot.TagStop || !lemma(&d.Tokens[v], breakVerb) || d.Tokens[v-1].Shape&(annot.Capital|annot.AllCaps) == 0 || d.Tokens[v-2].Tag != annot.TagCC {
		return run{}
	}
	return run{v - 1, v}
}

// colonLabel returns the words between the start of a sentence and the colon
// that opens q, if they are few.
func colonLabel(d *annot.Doc, q *annot.Quotation) run {
	colon := q.FirstTok - 1
	if colon < 1 || d.Form(colon) != ":" {
		return run{}
	}
	first := d.Sents[sentenceOf(d, colon)].First
	if colon-first > maxByline {
		return run{}
	}
	return run{first, colon}
}

// allNames reports whether all words of r are proper nouns, by their tags or, where the start of a
// sentence hides that, by the lists of names.
func allNames(d *annot.Doc, r run) bool {
	for i := r.first; i < r.last; i++ {
		t := &d.Tokens[i]
		if !t.Shape.Has(annot.Capital) || t.Shape.Has(annot.HasDigit) {
			return false
		}
		if c := lexicon.Words().Of(t.Lower); t.UPOS != annot.PROPN && (c&(lexicon.Given|lexicon.Surname) == 0 || c.Has(lexicon.Common)) {
			return false
		}
	}
	return true
}

// nameLabels makes each label, which stand in order, one mention: a name, or a
// description where it only tells a part (THE COURT).
func nameLabels(d *annot.Doc, labels []run) {
	old := slices.Clone(d.Mentions)
	d.Mentions = d.Mentions[:0]
	moved := make([]int32, len(old)) // new places
	next := 0
	for _, label := range labels {
		for ; next < len(old) && old[next].First < label.first; next++ {
			moved[next] = int32(len(d.Mentions))
			d.Mentions = append(d.Mentions, old[next])
		}
		m := labelMention(d, label)
		from, at := next, len(d.Mentions)
		d.Mentions = append(d.Mentions, m)
		for ; next < len(old) && old[next].First < label.last; next++ {
			moved[next] = int32(at)
			o := old[next]
			if o.Last > label.last { // A. [Captain Ruiz] took it.
				cutMention(d, &o, run{label.last, o.Last})
				if last := &d.Mentions[len(d.Mentions)-1]; last.Span == o.Span { // that of a longer one
					moved[next] = int32(len(d.Mentions) - 1)
				} else if next+1 == len(old) || old[next+1].Span != o.Span { // it is a mention of its own already
					moved[next] = int32(len(d.Mentions))
					d.Mentions = append(d.Mentions, o)
				}
				continue
			}
			if m.Kind == annot.Name && o.Kind == annot.Name && o.Entity == annot.Person && next == from {
				d.Mentions[at] = o
			}
		}
	}
	for ; next < len(old); next++ {
		moved[next] = int32(len(d.Mentions))
		d.Mentions = append(d.Mentions, old[next])
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Appos != annot.None {
			m.Appos = moved[m.Appos]
		}
	}
}

// cutMention leaves of m the tokens of r, which lie in it.
func cutMention(d *annot.Doc, m *annot.Mention, r run) {
	if r.first > m.First {
		m.Start = d.Tokens[r.first].Start
	}
	if r.last < m.Last {
		m.End = d.Tokens[r.last-1].End
	}
	m.First, m.Last = r.first, r.last
	m.Head = min(max(m.Head, m.First), m.Last-1)
	clip := func(s annot.Span) annot.Span {
		if s = (annot.Span{Start: max(s.Start, m.Start), End: min(s.End, m.End)}); s.Start >= s.End {
			return annot.Span{}
		}
		return s
	}
	m.Name, m.Title = clip(m.Name), clip(m.Title)
	if m.Kind == annot.Name && m.Name.Empty() {
		m.Kind = annot.Description // its name was cut off
	}
}

func labelMention(d *annot.Doc, label run) annot.Mention {
	m := annot.Mention{
		Span: spanOf(d, label), First: label.first, Last: label.last, Head: label.last - 1,
		Kind: annot.Name, Entity: annot.Person, Number: annot.Singular, Appos: annot.None, Speaker: annot.None,
	}
	for m.Head > m.First && d.Tokens[m.Head].Shape.Has(annot.Punct) {
		m.Head--
	}
	for i := label.first; i < label.last; i++ {
		if form(&d.Tokens[i], partLabel) || d.Form(i) == "THE" || d.Form(i) == "The" || d.Form(i) == "You" {
			m.Kind, m.Det = annot.Description, annot.Definite
			return m
		}
	}
	if d.Tokens[label.first].Shape&(annot.Capital|annot.AllCaps) == 0 {
		m.Kind, m.Det = annot.Description, annot.Indefinite
		return m
	}
	m.Name = m.Span
	return m
}
