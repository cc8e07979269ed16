package coref

import (
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// publish writes what was found into the document.
func (r *resolver) publish() {
	d := r.d
	r.calls.reset(len(r.forms))
	for a := range d.Attribs {
		said := r.speakersOf(d.Attribs[a].Speakers[:0], &d.Attribs[a])
		d.Attribs[a].Speakers = said
		for _, e := range said {
			r.entities[e].wanted = true
		}
	}
	for i := range d.Mentions {
		d.Mentions[i].Speaker = none
		e := r.root(r.entityOf[i])
		if e == none {
			continue
		}
		x := &r.entities[e]
		if x.isJoint() || !x.wanted && !x.canSpeak() {
			continue
		}
		if x.speaker == none {
			x.speaker = int32(len(d.Speakers))
			d.Speakers = append(d.Speakers, r.speaker(e))
		}
		d.Mentions[i].Speaker = x.speaker
		s := &d.Speakers[x.speaker]
		s.Mentions = append(s.Mentions, int32(i))
		r.takeName(s, e, int32(i))
	}
	r.calls.settle(d.Speakers)
	for a := range d.Attribs {
		speakers := d.Attribs[a].Speakers
		for i, e := range speakers {
			speakers[i] = r.entities[e].speaker
		}
	}
}

// canSpeak reports whether e is of a kind that may say something: persons,
// bodies and groups. Places and things become speakers only where they do.
func (e *entity) canSpeak() bool {
	switch e.kind {
	case annot.Person, annot.Organization, annot.Group:
		return true
	}
	return false
}

// speaker returns the speaker that e becomes, without its mentions.
func (r *resolver) speaker(e int32) annot.Speaker {
	x := &r.entities[e]
	s := annot.Speaker{Kind: annot.SpeakerUnnamed, Gender: x.gender}
	if x.kind != annot.Person || x.gender == annot.Neuter {
		s.Gender = annot.UnknownGender
	} else {
		s.Evidence = x.evidence
	}
	switch {
	case x.named:
		s.Name = withoutArticle(r.clean(x.name))
		if x.spouse { // Mrs. John Roe is not John Roe
			if h := r.honorific(&r.d.Mentions[x.first]); h != "" {
				s.Name = h + " " + s.Name
			}
		}
		switch x.kind {
		case annot.Person:
			s.Kind = annot.SpeakerPerson
		case annot.Group:
			s.Kind = annot.SpeakerGroup
		default:
			s.Kind = annot.SpeakerOrganization
		}
	default:
		m := &r.d.Mentions[x.first]
		s.Name = r.clean(m.Span)
		switch {
		case x.kind == annot.Organization && r.holdsName(m):
			s.Kind = annot.SpeakerOrganization
			s.Name = withoutArticle(s.Name)
		case x.number == annot.Plural || x.kind == annot.Group:
			s.Kind = annot.SpeakerGroup
		}
	}
	return s
}

// holdsName reports whether a word before the head of m is a name: the Roe
// administration.
func (r *resolver) holdsName(m *annot.Mention) bool {
	for k := m.First; k < m.Head; k++ {
		switch r.d.Tokens[k].Tag {
		case annot.TagNNP, annot.TagNNPS:
			return true
		}
	}
	return false
}

// maxAliases bounds the names that are listed of one speaker.
const maxAliases = 32

// takeName adds the name and the title of mention i, one of entity e, to those
// of its speaker.
func (r *resolver) takeName(s *annot.Speaker, e, i int32) {
	m := &r.d.Mentions[i]
	if r.sites[i].renames && m.Det != annot.Possessive && r.entities[e].named {
		s.Titles = addText(s.Titles, withoutArticle(r.clean(m.Span)))
	}
	if m.Kind != annot.Name {
		return
	}
	name := withoutArticle(r.clean(m.Name))
	bare := len(name)
	if honorific := r.honorific(m); honorific != "" {
		name = honorific + " " + name
	}
	known := r.calls.count(name, m.Speaker)
	if name != known.form && name != s.Name && (!r.sites[i].headline || bare < len(s.Name)) {
		known.form = name
		s.Aliases = addText(s.Aliases, name)
	}
	if !m.Title.Empty() && !r.isMereHonorific(m) {
		s.Titles = addText(s.Titles, withoutArticle(r.clean(m.Title)))
	}
}

func addText(list []string, text string) []string {
	if text == "" || len(list) == maxAliases || slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, text) }) {
		return list
	}
	return append(list, text)
}

// honorific returns the word right before the name of m if it is one by which
// people are told apart who share a surname: Mr., Mrs., Lady, Uncle.
func (r *resolver) honorific(m *annot.Mention) string {
	for k := m.Head; k >= m.First && !m.Title.Empty(); k-- {
		t := &r.d.Tokens[k]
		if t.End > m.Title.End {
			continue
		}
		class := r.lexicon.Of(t.Lower)
		if honorOf(word{hash: t.Lower, class: class}) == rank && m.Last > k+2 {
			break // Sen. Jane Roe: the name itself tells her apart
		}
		if t.Shape.Has(annot.Capital) && class.Has(lexicon.Honorific|lexicon.Kin) {
			return r.d.Form(k)
		}
		break
	}
	return ""
}

// isMereHonorific reports whether the title of m says nothing but how to address
// somebody: Mr., Mrs., Ms., Miss.
func (r *resolver) isMereHonorific(m *annot.Mention) bool {
	t := &r.d.Tokens[m.First]
	if t.End < m.Title.End {
		return false
	}
	switch t.Lower {
	case wordMr, wordMrDot, wordMs, wordMsDot, wordMrs, wordMrsDot, wordMiss:
		return true
	}
	return r.lexicon.Of(t.Lower).Has(lexicon.Honorific) && t.End-t.Start <= 3
}

// clean returns the text of s with runs of blanks made one and a possessive
// ending left out.
func (r *resolver) clean(s annot.Span) string {
	text := r.d.Str(s)
	if text == "" {
		return ""
	}
	switch text[len(text)-1] {
	case 's', '\'', "’"[len("’")-1]:
		for _, ending := range [...]string{"'s", "’s", "'", "’"} {
			if cut, ok := strings.CutSuffix(text, ending); ok {
				text = cut
				break
			}
		}
	}
	blank := false // the last byte is a blank
	for i := range len(text) {
		switch text[i] {
		case '\n', '\t', '\r':
			return strings.Join(strings.Fields(text), " ")
		case ' ':
			if blank {
				return strings.Join(strings.Fields(text), " ")
			}
			blank = true
		default:
			blank = false
		}
	}
	return text
}

// withoutArticle returns text without a leading article.
func withoutArticle(text string) string {
	if text == "" || text[0]|0x20 != 't' && text[0]|0x20 != 'a' {
		return text
	}
	for _, article := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		if cut, ok := strings.CutPrefix(text, article); ok {
			return cut
		}
	}
	return text
}
