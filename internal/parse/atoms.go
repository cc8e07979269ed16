package parse

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// atoms are the facts about a word of which features are made.
type atoms struct {
	form uint64 // hash of the form
	tag  uint64 // its Penn tag
	fine uint64 // the tag, with the form for words that grammar hangs on
	both uint64 // form and tag
}

var absent = atoms{form: 3, tag: 0xff, fine: 0xff, both: 3}

func atomsOf(d *annot.Doc, i int32) atoms {
	t := &d.Tokens[i]
	a := atoms{form: t.Lower, tag: uint64(t.Tag)}
	a.both = weights.Mix(a.tag, a.form)
	a.fine = a.tag
	if grammatical[t.Tag] || t.UPOS == annot.AUX {
		a.fine = a.both
	}
	return a
}

// grammatical holds the tags of words whose form tells more than their tag.
var grammatical = [annot.NumTags]bool{
	annot.TagIN: true, annot.TagTO: true, annot.TagCC: true, annot.TagDT: true, annot.TagMD: true,
	annot.TagWDT: true, annot.TagWP: true, annot.TagWRB: true, annot.TagPRP: true, annot.TagRP: true,
	annot.TagComma: true, annot.TagColon: true, annot.TagStop: true, annot.TagPDT: true, annot.TagPOS: true,
}
