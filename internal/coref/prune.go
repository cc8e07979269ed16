package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// Prune drops the speakers that a reader of d would not miss: those without a
// name who say nothing and claim nothing. Persons and bodies with a name stay.
// It runs last, when quotes and claims have their speakers.
func Prune(d *annot.Doc) {
	keep := make([]bool, len(d.Speakers))
	for i := range d.Speakers {
		switch d.Speakers[i].Kind {
		case annot.SpeakerPerson, annot.SpeakerOrganization:
			keep[i] = true
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
