package mark

import (
	"unicode"
	"unicode/utf8"
)

// A class is what stands beside a mark.
type class uint8

const (
	edge     class = iota // start or end of the paragraph
	newline               // a line break inside the paragraph
	blank                 // white space
	thin                  // white space that does not break: French spacing, narrow spaces
	letter                // a letter of a script that parts its words
	digit                 //
	opener                // ( [ { and the like; ¿ ¡
	closer                // ) ] }
	stop                  // , . ! ? ; …
	colon                 //
	dash                  //
	unspaced              // a letter or stop of a script that does not part words
	symbol                // anything else
	numClasses
)

// leftOpen, rightOpen, leftClose and rightClose are the costs of opening or
// closing a quotation with a mark by what stands on its left and right.
var (
	leftOpen = [numClasses]int32{
		edge: 0, newline: 0, blank: 0, thin: 1, letter: 8, digit: 9, opener: 0, closer: 5, stop: 4, colon: 2, dash: 1,
		unspaced: 0, symbol: 2,
	}
	rightOpen = [numClasses]int32{
		edge: 20, newline: 8, blank: 6, thin: 2, letter: 0, digit: 0, opener: 0, closer: 8, stop: 3, colon: 6, dash: 1,
		unspaced: 0, symbol: 0,
	}
	leftClose = [numClasses]int32{
		edge: 14, newline: 7, blank: 6, thin: 2, letter: 0, digit: 1, opener: 7, closer: 0, stop: 0, colon: 1, dash: 0,
		unspaced: 0, symbol: 0,
	}
	rightClose = [numClasses]int32{
		edge: 0, newline: 0, blank: 0, thin: 0, letter: 6, digit: 6, opener: 2, closer: 0, stop: 0, colon: 0, dash: 0,
		unspaced: 0, symbol: 2,
	}
)

// inRun bounds the costs that one side of a mark adds when other marks stand
// between it and what the class says.
const inRun = 3

func (c class) isBlank() bool { return newline <= c && c <= thin }

// parts reports whether c parts words: a blank or the edge of the paragraph.
func (c class) parts() bool { return c <= thin }

// ascii holds the classes of ASCII characters.
var ascii = func() (t [utf8.RuneSelf]class) {
	for i := range t {
		c := rune(i)
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[i] = letter
		case '0' <= c && c <= '9':
			t[i] = digit
		case c == '\n', c == '\r':
			t[i] = newline
		case c <= ' ':
			t[i] = blank
		default:
			t[i] = symbol
		}
	}
	for s, k := range map[string]class{"([{": opener, ")]}": closer, ",.!?;": stop, ":": colon, "-/": dash} {
		for i := range len(s) {
			t[s[i]] = k
		}
	}
	return t
}()

// classOf returns the class of r, which stands in running text.
func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	switch r {
	case 0x85, 0x2028, 0x2029:
		return newline
	case 0xA0, 0x2007, 0x2009, 0x200A, 0x202F:
		return thin
	case '¿', '¡':
		return opener
	case '…':
		return stop
	case '‐', '‑', '‒', '–', '—', '―', '⁃', '−':
		return dash
	case '′', '″':
		return digit // 6′2″ ends as a number does
	}
	switch {
	case r >= 0x0E00 && unspacedRune(r):
		return unspaced
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return blank
	case unicode.Is(unicode.Ps, r):
		return opener
	case unicode.Is(unicode.Pe, r):
		return closer
	}
	return symbol
}

// unspacedRune reports whether r belongs to writing that leaves no blank beside
// quotation marks: Chinese, Japanese, Thai, Lao, Burmese and Khmer, with their
// punctuation and full-width forms, and Korean, whose particles follow at once.
func unspacedRune(r rune) bool {
	switch {
	case r <= 0x0EFF, 0x1000 <= r && r <= 0x109F, 0x1780 <= r && r <= 0x17FF:
		return true
	case 0x2E80 <= r && r <= 0xA4CF, 0xAC00 <= r && r <= 0xD7A3, 0xF900 <= r && r <= 0xFAFF:
		return true
	}
	return 0xFE30 <= r && r <= 0xFE4F || 0xFF00 <= r && r <= 0xFFEF || 0x20000 <= r && r <= 0x3FFFF
}

// transparent reports whether r is nothing to the reader: a direction mark, a
// joiner, a soft hyphen, or the sign of emphasis in plain text and Markdown.
func transparent(r rune) bool {
	switch {
	case r == '*', r == '_', r == 0xAD, r == 0xFEFF:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x2069:
		return true
	}
	return false
}

// maxTransparent bounds how many such characters are looked through.
const maxTransparent = 4

// before returns the class of what stands before s[i], in s[lo:], and the
// offset at which that rune begins.
func before(s string, lo, i int) (class, int) {
	for range maxTransparent {
		if i <= lo {
			return edge, lo
		}
		r, n := rune(s[i-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(s[lo:i])
		}
		i -= n
		if !transparent(r) {
			return classOf(r), i
		}
	}
	return symbol, i
}

// after returns the class of what stands at s[i], in s[:hi], and the offset
// at which that rune begins.
func after(s string, hi, i int) (class, int) {
	for range maxTransparent {
		if i >= hi {
			return edge, hi
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:hi])
		}
		if !transparent(r) {
			return classOf(r), i
		}
		i += n
	}
	return symbol, i
}
