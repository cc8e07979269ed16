package name

import "github.com/hearsay-go/hearsay/internal/annot"

// linkAppositions links a name and a description that say the same, for the
// mentions of sent, those from index from on: "Jane Roe, the mayor,", "The mayor,
// Jane Roe,", "Jane Roe, 45, a nurse,", "the Water Board (WB)".
func (s *scanner) linkAppositions(sent *annot.Sent, from int) {
	mentions := s.d.Mentions[from:]
	for i := range mentions {
		a := &mentions[i]
		if a.Kind == annot.Pronoun || a.Last+1 >= sent.Last {
			continue
		}
		end := s.afterParty(sent, a.Last)
		if end >= sent.Last {
			continue
		}
		next := s.afterComma(sent, end)
		if next == end {
			continue
		}
		for j := i + 1; j < len(mentions) && mentions[j].First <= next; j++ {
			b := &mentions[j]
			if b.First != next || b.Appos != annot.None {
				continue
			}
			if s.renames(sent, a, b) {
				b.Appos = int32(from + i)
			}
			break
		}
	}
}

// maxParty is the number of tokens of the longest bracket after a name that is
// passed over, as in "Sen. Roe (D-N.H.), the chairman,".
const maxParty = 8

// afterParty returns the token after a bracket at token i that a comma follows;
// i if there is none.
func (s *scanner) afterParty(sent *annot.Sent, i int32) int32 {
	tokens := s.d.Tokens
	if tokens[i].Tag != annot.TagLRB {
		return i
	}
	for k := i + 1; k+1 < min(i+maxParty, sent.Last); k++ {
		if tokens[k].Tag == annot.TagRRB && tokens[k+1].Lower == wordComma {
			return k + 1
		}
	}
	return i
}

// afterComma returns the token after the comma or bracket at i, an age
// passed over ("Roe, 45, a nurse"); i if there is no comma.
func (s *scanner) afterComma(sent *annot.Sent, i int32) int32 {
	tokens := s.d.Tokens
	if tokens[i].Tag == annot.TagLRB {
		return i + 1
	}
	if tokens[i].Lower != wordComma {
		return i
	}
	if i+3 < sent.Last && tokens[i+1].Tag == annot.TagCD && tokens[i+2].Lower == wordComma {
		return i + 3
	}
	return i + 1
}

// renames reports whether b, after a and a comma, can be another way to call a.
func (s *scanner) renames(sent *annot.Sent, a, b *annot.Mention) bool {
	if s.d.Tokens[b.First-1].Tag == annot.TagLRB {
		return a.Entity == annot.Organization && b.Entity == annot.Organization && b.Kind == annot.Name && (s.isAcronym(a) || s.isAcronym(b))
	}
	if !s.closesApposition(sent, b.Last) {
		return false
	}
	name, other := a, b
	if a.Kind != annot.Name {
		name, other = b, a
	}
	if name.Kind != annot.Name || other.Kind != annot.Description || other.Number == annot.Plural || a.Poss {
		return false
	}
	switch name.Entity {
	case annot.Person:
		return other.Entity == annot.Person
	case annot.Organization:
		return other.Entity == annot.Organization
	}
	return false
}

func (s *scanner) isAcronym(m *annot.Mention) bool {
	return m.Last-m.First == 1 && s.d.Tokens[m.First].Shape.Has(annot.AllCaps)
}

// closesApposition reports whether an apposition may end before token i: at a
// mark, or at the end of the sentence. "And" would make it a list.
func (s *scanner) closesApposition(sent *annot.Sent, i int32) bool {
	if i >= sent.Last {
		return true
	}
	t := &s.d.Tokens[i]
	if !t.Shape.Has(annot.Punct) {
		return t.Tag == annot.TagWP || t.Tag == annot.TagWPS || t.Tag == annot.TagVBD || t.Tag == annot.TagVBZ
	}
	return i+1 >= sent.Last || s.d.Tokens[i+1].Lower != wordAnd || t.Lower != wordComma
}
