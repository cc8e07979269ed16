package annot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShapeOf returns the facts that the spelling of a token alone tells: all of
// Shape but SpaceBefore and InQuote. The token floor finds the same facts on its
// way through the text; ShapeOf is for tokens that come from elsewhere.
func ShapeOf(form string) Shape {
	var s Shape
	letters, upper, digits, others := 0, 0, 0, 0
	for i, r := range form {
		if r >= utf8.RuneSelf {
			s |= NonASCII
		}
		last := i+utf8.RuneLen(r) >= len(form)
		switch {
		case unicode.IsUpper(r):
			if letters > 0 {
				s |= MixedCase
			}
			if i == 0 {
				s |= Capital
			}
			upper++
			letters++
		case unicode.IsLetter(r), unicode.IsMark(r):
			letters++
		case unicode.IsDigit(r):
			s |= HasDigit
			digits++
		case isApostrophe(r):
			if len(form) == utf8.RuneLen(r) {
				s |= QuoteMark
			}
		case r == '.' && letters > 0:
			s |= HasDot
			others++
		case isDash(r) && i > 0 && !last:
			s |= HasHyphen
			others++
		default:
			if strings.ContainsRune("\"“”„‟«»‹›", r) {
				s |= QuoteMark
			}
			if !strings.ContainsRune(".,:/-–", r) {
				digits = -1 << 20
			}
			others++
		}
	}
	if letters == 0 && s&HasDigit == 0 {
		s |= Punct
	} else {
		s &^= QuoteMark
	}
	if letters > 1 && upper == letters {
		s = s&^MixedCase | AllCaps
	}
	if letters == 0 && digits > 0 {
		s |= AllDigits
	}
	if letters > 0 && others == 0 && s&HasDigit == 0 {
		s |= Alpha
	}
	return s
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

func isDash(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' || r == '—' }
