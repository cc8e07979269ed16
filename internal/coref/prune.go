package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// Prune drops the speakers that a reader of d would not miss. Whoever says or
// claims something stays; of the others, persons with a name who are mentioned
// more than once, and bodies with a name that besides do something. It runs last,
// when quotes and claims have their speakers.
func Prune(d *annot.Doc) {
	keep := make([]bool, len(d.Speakers))
	for i := range d.Speakers {
		s := &d.Speakers[i]
		switch s.Kind {
		case annot.SpeakerPerson:
			keep[i] = len(s.Mentions) > 1
		case annot.SpeakerOrganization:
			keep[i] = len(s.Mentions) > 1 && acts(d, s)
		}
	}
	mark := func(speakers []int32) {
		for _, s := range speakers {
			keep[s] = true
		}
	}
	for i := range d.Attribs {
		mark(d.Attribs[i].Speakers)
	}
	for i := range d.Claims {
		mark(d.Claims[i].Speakers)
	}

	number := make([]int32, len(d.Speakers))
	n := int32(0)
	for i := range d.Speakers {
		number[i] = annot.None
		if keep[i] {
			number[i] = n
			d.Speakers[n] = d.Speakers[i]
			n++
		}
	}
	clear(d.Speakers[n:])
	d.Speakers = d.Speakers[:n]
	renumber := func(speakers []int32) {
		for i, s := range speakers {
			speakers[i] = number[s]
		}
	}
	for i := range d.Attribs {
		renumber(d.Attribs[i].Speakers)
	}
	for i := range d.Claims {
		renumber(d.Claims[i].Speakers)
	}
	for i := range d.Mentions {
		if s := d.Mentions[i].Speaker; s != annot.None {
			d.Mentions[i].Speaker = number[s]
		}
	}
}

// acts reports whether s is the subject of a clause anywhere.
func acts(d *annot.Doc, s *annot.Speaker) bool {
	for _, m := range s.Mentions {
		if d.Tokens[d.Mentions[m].Head].Label == annot.RelNsubj {
			return true
		}
	}
	return false
}
