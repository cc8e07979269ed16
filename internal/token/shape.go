package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// The constants of FNV-1a, as in [annot.Hash].
const (
	hashOffset = 14695981039346656037
	hashPrime  = 1099511628211
)

// Form returns the hash and the shape of a token, as [annot.Hash] and
// [annot.Shape] define them; SpaceBefore and InQuote are left out.
func Form(s string) (uint64, annot.Shape) {
	h := uint64(hashOffset)
	var n tally
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch ascii[b] {
		case letter:
			if isUpper(b) {
				n.upper++
				b += 'a' - 'A'
			} else if b != '_' {
				n.lower++
			} else {
				n.other++
			}
		case digit:
			n.digit++
		case high:
			return annot.Hash(s), slowShape(s)
		case hyphen:
			n.hyphen++
		case dot:
			n.dot++
		case apostrophe:
			n.apostrophe++
		default:
			n.mark(rune(b))
		}
		h = (h ^ uint64(b)) * hashPrime
	}
	return h, n.shape(s)
}

// A tally counts the runes of a token by kind.
type tally struct {
	upper, lower, digit          int
	hyphen, dot, apostrophe, sep int
	other                        int
	quote                        bool
}

func (n *tally) mark(r rune) {
	switch r {
	case ',', ':', '/':
		n.sep++
	case '"', '`', '“', '”', '‟', '„', '‚', '«', '»', '‹', '›', '「', '」', '『', '』':
		n.quote = true
		n.other++
	default:
		n.other++
	}
}

func slowShape(s string) annot.Shape {
	var n tally
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		c := ascii[s[i]]
		if c == high {
			c = classOf(r, size)
		}
		switch c {
		case letter:
			switch {
			case unicode.IsUpper(r) || unicode.IsTitle(r):
				n.upper++
			case r == '_':
				n.other++
			default:
				n.lower++
			}
		case digit:
			n.digit++
		case hyphen:
			n.hyphen++
		case dot:
			n.dot++
		case apostrophe:
			n.apostrophe++
		case mark:
			n.mark(r)
		}
		i += size
	}
	return n.shape(s) | annot.NonASCII
}

// caseShape returns the facts about the case of a token of which upper of the
// letters are capitals, the first rune among them or not.
func caseShape(first bool, upper, letters int) annot.Shape {
	var sh annot.Shape
	if first {
		sh = annot.Capital
	}
	switch {
	case upper == letters && letters > 1:
		sh |= annot.AllCaps
	case upper > 1 || !first:
		sh |= annot.MixedCase
	}
	return sh
}

// shape returns the shape of the token s with the counts n.
func (n *tally) shape(s string) annot.Shape {
	var sh annot.Shape
	letters := n.upper + n.lower
	if letters == 0 && n.digit == 0 {
		sh = annot.Punct
		if n.quote || n.apostrophe > 1 {
			sh |= annot.QuoteMark
		}
		return sh
	}
	if n.upper > 0 {
		r, _ := utf8.DecodeRuneInString(s)
		sh |= caseShape(unicode.IsUpper(r) || unicode.IsTitle(r), n.upper, letters)
	}
	if n.digit > 0 {
		sh |= annot.HasDigit
		if letters == 0 && n.other == 0 && n.apostrophe == 0 {
			sh |= annot.AllDigits
		}
	} else if n.hyphen+n.dot+n.sep+n.other == 0 {
		sh |= annot.Alpha
	}
	if n.hyphen > 0 {
		sh |= annot.HasHyphen
	}
	if n.dot > 0 && letters > 0 {
		sh |= annot.HasDot
	}
	return sh
}
