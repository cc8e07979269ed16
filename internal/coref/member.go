package coref

import "github.com/hearsay-go/hearsay/internal/annot"

// learnMembers takes down whom the text names as members of the group e right
// after mention i of it: "critics, including Jane Roe", "allies such as Roe and
// Doe".
func (r *resolver) learnMembers(e, i int32) {
	m := &r.d.Mentions[i]
	x := &r.entities[e]
	if m.Number != annot.Plural || x.named || x.isJoint() || x.nmembers > 0 {
		return
	}
	first, all := r.membersAfter(m.Last)
	if first == none {
		return
	}
	end := min(r.d.Sents[r.sites[i].sent].Last, first+maxListed)
	r.members = r.sourcesIn(r.members[:0], annot.Span{Start: r.d.Tokens[first].Start, End: r.d.Tokens[end-1].End})
	for _, k := range r.members {
		o := r.entityOf[k]
		if r.d.Mentions[k].Kind != annot.Name || o == none || r.entities[o].kind == annot.Place || x.nmembers == maxParts {
			break
		}
		x.members[x.nmembers] = o
		x.nmembers++
	}
	x.complete = all || m.Det == annot.Definite
}

// maxListed is the number of tokens in which the names of members are looked for.
const maxListed = 40

// membersAfter returns the token that the names of members of a group begin with,
// which is named up to token i, or none; and whether they are all that are meant.
func (r *resolver) membersAfter(i int32) (first int32, all bool) {
	tokens := r.d.Tokens
	at := func(k int32) uint64 {
		if int(k) < len(tokens) {
			return tokens[k].Lower
		}
		return 0
	}
	if int(i) < len(tokens) && tokens[i].Tag == annot.TagComma {
		i++
	}
	if h := at(i); h == wordWhich || h == wordWho {
		i++
	}
	switch at(i) {
	case wordIncluding, wordInclude:
		i++
	case wordLike:
		i, all = i+1, true
	case wordSuch:
		if at(i+1) != wordAs {
			return none, false
		}
		i, all = i+2, true
	default:
		return none, false
	}
	if at(i) == wordThe {
		i++
	}
	if int(i) >= len(tokens) || !tokens[i].Shape.Has(annot.Capital) {
		return none, false
	}
	return i, all
}
