package coref

import (
	"sort"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// findSources sets the Sources of each attribution to the mentions that its
// source consists of: the first one that is no part of another, and those listed
// with it. What only describes the first one is left out: "Jane Roe, a mother of
// two and a nurse, who ...".
func (r *resolver) findSources() {
	for a := range r.d.Attribs {
		if attr := &r.d.Attribs[a]; !attr.Source.Empty() {
			attr.Sources = r.sourcesIn(attr.Sources[:0], attr.Source)
		}
	}
}

// sourcesIn appends the mentions that the source s consists of.
func (r *resolver) sourcesIn(list []int32, s annot.Span) []int32 {
	d := r.d
	from := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].Start >= s.Start })
	// A mention that begins before the source counts where its head is inside.
	for k := from - 1; k >= max(0, from-maxNested); k-- {
		if m := &d.Mentions[k]; m.End > s.Start && d.Tokens[m.Head].Start >= s.Start {
			from = k
		}
	}
	end := int32(-1)   // of the last mention taken
	and := false       // an "and" stands before the mention
	appended := false  // the last mention taken stands in a list
	described := false // an apposition follows the first one
	for k := from; k < len(d.Mentions) && d.Mentions[k].Start < s.End; k++ {
		m := &d.Mentions[k]
		if d.Tokens[m.Head].Start < s.Start || d.Tokens[m.Head].Start >= s.End {
			continue
		}
		if end < 0 {
			if !r.isInside(int32(k), s.End) && !r.isPossessor(k, s) {
				list = append(list, int32(k))
				end = r.afterBrackets(m.Last)
			}
			continue
		}
		if m.First < end {
			continue
		}
		if first := &d.Mentions[list[len(list)-1]]; m.First == end && !appended && first.Kind == annot.Description && m.Kind == annot.Name && first.Number != annot.Plural {
			list[len(list)-1] = int32(k) // the organizer Harbor Alliance
			end = m.Last
			continue
		}
		if and = r.listed(end, m.First); !and && !r.comma(end, m.First) {
			break
		}
		first := &d.Mentions[list[len(list)-1]]
		if m.Kind == annot.Pronoun && m.Number == annot.UnknownNumber {
			break // who, which
		}
		if described && m.Kind == annot.Description && m.Number != annot.Plural {
			end = m.Last // a mother and a nurse
			continue
		}
		if !and && !appended {
			switch {
			case first.Kind == annot.Name && m.Kind == annot.Description && m.Number != annot.Plural:
				end = r.afterBrackets(m.Last)
				described = true
				continue
			case first.Kind == annot.Description && first.Number != annot.Plural && m.Kind == annot.Name && first.Entity == m.Entity:
				list[len(list)-1] = int32(k)
				end = m.Last
				continue
			case !r.listGoesOn(k, r.afterBrackets(m.Last), s):
				return list
			}
		}
		list = append(list, int32(k))
		end, appended = r.afterBrackets(m.Last), true
	}
	return list
}

// isInside reports whether mention k is a possessor or another part of a mention
// that begins before it, in a source that ends at the byte end.
func (r *resolver) isInside(k, end int32) bool {
	m := &r.d.Mentions[k]
	for j := k - 1; j >= max(0, k-maxNested); j-- {
		if o := &r.d.Mentions[j]; o.First <= m.First && m.Last <= o.Last && o.Head != m.Head && r.d.Tokens[o.Head].Start < end {
			return r.d.Tokens[o.Head].Start >= m.Start // a source may be the tail of a wrongly long mention
		}
	}
	return false
}

// isPossessor reports whether mention k, inside the source s, is followed by a
// possessive ending and what it owns: CNN's Jane Roe.
func (r *resolver) isPossessor(k int, s annot.Span) bool {
	m := &r.d.Mentions[k]
	if !m.Poss || m.Kind == annot.Pronoun {
		return false
	}
	for j := k + 1; j < min(len(r.d.Mentions), k+maxNested); j++ {
		if o := &r.d.Mentions[j]; o.First >= m.Last && o.First <= m.Last+1 && o.End <= s.End && o.Kind == annot.Name {
			return true
		}
	}
	return false
}

// maxBracketed is the number of tokens that a bracket after a name may hold.
const maxBracketed = 8

// afterBrackets returns the token after the bracket that opens at token i, as in
// "Jane Roe (D-Ohio)"; i if none opens there.
func (r *resolver) afterBrackets(i int32) int32 {
	tokens := r.d.Tokens
	if int(i) >= len(tokens) || tokens[i].Tag != annot.TagLRB {
		return i
	}
	for k := i + 1; int(k) < min(len(tokens), int(i)+maxBracketed); k++ {
		if tokens[k].Tag == annot.TagRRB {
			return k + 1
		}
	}
	return i
}

// listed reports whether the tokens [from, to) are an "and" with or without a
// comma.
func (r *resolver) listed(from, to int32) bool {
	if to-from < 1 || to-from > 2 {
		return false
	}
	t := &r.d.Tokens[to-1]
	return t.Tag == annot.TagCC && (to-from == 1 || r.d.Tokens[from].Tag == annot.TagComma)
}

func (r *resolver) comma(from, to int32) bool {
	return to-from == 1 && r.d.Tokens[from].Tag == annot.TagComma
}

// listGoesOn reports whether an "and" or a further comma with an "and" after the
// next mention follows mention k, which ends before token end, within s.
func (r *resolver) listGoesOn(k int, end int32, s annot.Span) bool {
	for j := k + 1; j < min(len(r.d.Mentions), k+maxNested); j++ {
		m := &r.d.Mentions[j]
		if m.Start >= s.End {
			return false
		}
		if m.First < end {
			continue
		}
		if r.listed(end, m.First) {
			return true
		}
		if !r.comma(end, m.First) {
			return false
		}
		end = r.afterBrackets(m.Last)
	}
	return false
}
