package name

import "github.com/hearsay-go/hearsay/internal/annot"

// opensAcronym reports whether the bracket at token k holds nothing but letters, which
// may be those of the body named before it: "Water Board (WB)".
func (s *scanner) opensAcronym(sent *annot.Sent, k int32) bool {
	return k > sent.First && k+2 < sent.Last && s.d.Tokens[k+1].Shape.Has(annot.AllCaps) && s.d.Tokens[k+2].Tag == annot.TagRRB
}

// maxSpelled is the number of tokens of the longest name that is looked for before its
// acronym.
const maxSpelled = 12

// spellOut lets the name of a body end before the bracket at token k and begin where
// the letters in it do: "the Office for Harbors and Human Needs (OHHN)", of which the
// model may have seen a part only.
func (s *scanner) spellOut(sent *annot.Sent, k int32) {
	low := max(sent.First, k-maxSpelled)
	from := s.spelled(low, k, false)
	if from == k {
		from = s.spelled(low, k, true)
	}
	if from == k || s.kinds[from].isFirst() && s.nameEnd(from) == k {
		return
	}
	body := false
	for i := from; i < k; i++ {
		if s.kinds[i] == outside {
			continue
		}
		if s.kinds[i].kind() == kindPerson {
			return
		}
		body = body || s.kinds[i].kind() == kindOrganization
	}
	if !body {
		return
	}
	for i := from - 1; i >= low && s.kinds[i].isFurther() && !s.d.Tokens[i].Shape.Has(annot.Capital); i-- {
		s.kinds[i] = outside // the Red Oaks of the Water Sports League (WSL)
	}
	s.setName(from, k, kindOrganization)
}

// spelled returns the token at or after low from which on the initials of the words up
// to the bracket at token k are the letters in it, with those of small words counted or
// not; k if they are not.
func (s *scanner) spelled(low, k int32, small bool) int32 {
	letters := s.d.Form(k + 1)
	n := len(letters)
	if n < 2 {
		return k
	}
	for i := k - 1; i >= low; i-- {
		t := &s.d.Tokens[i]
		letter := s.d.Text[t.Start] &^ 0x20
		switch {
		case t.Shape.Has(annot.Capital) && letter == letters[n-1], small && isSmall(t) && letter == letters[n-1]:
			n--
		case !isSmall(t):
			return k
		}
		if n == 0 {
			if !t.Shape.Has(annot.Capital) {
				return k
			}
			return i
		}
	}
	return k
}
