package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// knownAs returns whom the text says the name f is another name of: "Ada Roe (born
// 1950), known as Lady Ash", "the Harbor Front, also known by its initials HF".
func (r *resolver) knownAs(f *form, person bool) int32 {
	at := r.introducer(r.d.Mentions[f.mention].First)
	if at == none {
		return none
	}
	at = r.beforeAside(at)
	for i := f.mention - 1; i >= max(0, f.mention-2*maxNested); i-- {
		m, e := &r.d.Mentions[i], r.entityOf[i]
		if m.Last != at || m.Kind != annot.Name || e == none {
			continue
		}
		if x := &r.entities[e]; x.kind == annot.Person == person && x.kind != annot.Place && x.kind != annot.Group {
			return e
		}
		return none
	}
	return none
}

// maxAside is the number of tokens that a bracket between two names of one may hold.
const maxAside = 40

// beforeAside returns the end of what stands before token at, adverbs, commas and a
// bracket passed over.
func (r *resolver) beforeAside(at int32) int32 {
	tokens := r.d.Tokens
	low := max(0, at-maxAside)
	depth := 0
	for at > low {
		switch t := &tokens[at-1]; {
		case t.Tag == annot.TagRRB:
			depth++
		case t.Tag == annot.TagLRB:
			depth = max(0, depth-1)
		case depth == 0 && t.Tag != annot.TagComma && t.Tag != annot.TagRB && t.Tag != annot.TagRBR && t.Tag != annot.TagRBS:
			return at
		}
		at--
	}
	return at
}

// maxIntroducer is the number of words between "known" and the name.
const maxIntroducer = 5

// introducer returns the first of the words before token i that say that another name
// follows: known as, better known by his stage name, born; none if there are none.
func (r *resolver) introducer(i int32) int32 {
	tokens := r.d.Tokens
	k := i - 1
	for k > 0 && (tokens[k].Lower == wordThe || tokens[k].Shape.Has(annot.QuoteMark)) {
		k--
	}
	if k <= 0 {
		return none
	}
	switch tokens[k].Lower {
	case wordBorn, wordNee, wordNée:
		if before := &tokens[k-1]; before.Tag == annot.TagLRB || before.Tag == annot.TagComma {
			return k
		}
	case wordAka, wordAkaDots, wordAlias:
		return k
	}
	for j := k; j > max(0, k-maxIntroducer) && !tokens[j].Shape.Has(annot.Punct) && !isFinite(tokens[j].Tag); j-- {
		switch h := tokens[j].Lower; {
		case h == wordAs && tokens[j-1].Lower == wordKnown, h == wordBy && j < k && tokens[k].Tag == annot.TagNN && tokens[j-1].Lower == wordKnown:
			return j - 1
		case h == wordAs && j > 1 && tokens[j-1].Tag == annot.TagRB && tokens[j-2].Lower == wordKnown:
			return j - 2 // known professionally as
		}
	}
	return none
}
