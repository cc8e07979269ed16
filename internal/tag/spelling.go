package tag

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A spelling tells how a word is written.
type spelling uint8

const (
	lower spelling = iota
	capital
	capitalDue // at the start of a sentence or of a quotation in it
	capitalTitled
	allCaps
	allCapsShout
	mixedCase
	allDigits
	someDigits
	initial // one capital letter
	address // of mail or of the web
	punct
	other
	numSpellings int32 = iota
)

// tells reports whether a word is written with a capital where none is due.
func (s spelling) tells() bool { return s == capital || s == allCaps || s == mixedCase }

// spelling returns the spelling of token i.
func (w *Window) spelling(i int32) spelling {
	s := w.doc.Tokens[i].Shape
	switch {
	case s.Has(annot.Punct):
		return punct
	case !s.Has(annot.Alpha) && w.isAddress(i): // which words of letters alone are not
		return address
	case s.Has(annot.AllDigits):
		return allDigits
	case s.Has(annot.HasDigit):
		return someDigits
	case s.Has(annot.Capital) && w.doc.Tokens[i].End-w.doc.Tokens[i].Start == 1:
		return initial
	case s.Has(annot.AllCaps):
		if w.style == shout {
			return allCapsShout
		}
		return allCaps
	case s.Has(annot.MixedCase):
		return mixedCase
	case s.Has(annot.Capital):
		switch {
		case i == w.first || w.doc.Tokens[i-1].Shape.Has(annot.Punct) && w.opens(i-1):
			return capitalDue
		case w.style != plain:
			return capitalTitled
		}
		return capital
	case s.Has(annot.Alpha):
		return lower
	}
	return other
}

// isAddress reports whether token i is an address of mail or of the web.
func (w *Window) isAddress(i int32) bool {
	t := &w.doc.Tokens[i]
	if t.End-t.Start < 6 {
		return false
	}
	word := w.doc.Text[t.Start:t.End]
	if strings.IndexByte(word, '@') >= 0 || strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return true
	}
	if dot := len(word) - 4; word[dot] == '.' && word[dot-1] != '.' {
		switch word[dot+1:] {
		case "com", "org", "net", "gov", "edu":
			return true
		}
	}
	return false
}

// opens reports whether a capital may stand after the mark that is token i
// because a sentence begins there.
func (w *Window) opens(i int32) bool {
	t := &w.doc.Tokens[i]
	if t.Shape.Has(annot.QuoteMark) {
		return true
	}
	switch w.doc.Text[t.Start] {
	case ':', '(', '[', '-', '*', '.', '?', '!':
		return true
	}
	return i == w.first
}

// affixes returns the last eight bytes of s, the last one lowest, and its first
// three, with ASCII letters in lower case.
func affixes(s string) (tail, head uint64) {
	n := min(len(s), 8)
	for i := len(s) - n; i < len(s); i++ {
		tail = tail<<8 | uint64(fold(s[i]))
	}
	for i := range min(len(s), 3) {
		head = head<<8 | uint64(fold(s[i]))
	}
	return tail, head
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
