package mark

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
)

//go:embed elisions.txt
var elisionList string

// elided tells how sure it is that a word was shortened at its start.
type elided uint8

const (
	notElided   elided = iota
	maybeElided        // 'round, 'is: also words without an apostrophe
	isElided           // 'twas, 'em
)

var elisions = sync.OnceValue(func() map[uint64]elided {
	m := make(map[uint64]elided)
	for line := range strings.Lines(elisionList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if word, ok := strings.CutPrefix(line, "? "); ok {
			m[annot.Hash(word)] = maybeElided
		} else {
			m[annot.Hash(line)] = isElided
		}
	}
	return m
})

// maxElided bounds the length of a word that is looked up.
const maxElided = 12

// elidedAt tells whether the word that begins at s[i] is one that lost its
// start: 'tis, rock 'n' roll, the '90s. Capitals count for less: "'It is late"
// begins a quotation, "'it me" is a dropped h.
func elidedAt(s string, i int) elided {
	if i >= len(s) {
		return notElided
	}
	if isDigit(s[i]) {
		return decade(s, i)
	}
	j := i
	for j < len(s) && j < i+maxElided && (isAlpha(s[j]) || s[j] == '\'' && j+1 < len(s) && isAlpha(s[j+1])) {
		j++
	}
	if j == i {
		return notElided
	}
	e := elisions()[annot.Hash(s[i:j])]
	if e == maybeElided && s[i] < 'a' {
		return notElided
	}
	return e
}

// decade tells whether s[i:] begins with two digits and no third: the '90s, the
// class of '68.
func decade(s string, i int) elided {
	j := i
	for j < len(s) && isDigit(s[j]) {
		j++
	}
	if j-i != 2 {
		return notElided
	}
	return isElided
}

// clipped reports whether the word that ends before s[i], not reaching below
// lo, is one that an apostrophe commonly follows: a plural or a name in s
// (possessive), or a word that lost its end (sailin', o').
func clipped(s string, lo, i int) bool {
	if i-1 < lo {
		return false
	}
	switch s[i-1] {
	case 's', 'S', 'z', 'x':
		return true
	}
	j := i
	for j > lo && i-j < 8 && isAlpha(s[j-1]) {
		j--
	}
	switch w := s[j:i]; {
	case len(w) > 3 && (strings.HasSuffix(w, "in") || strings.HasSuffix(w, "IN")):
		return true
	default:
		switch w {
		case "o", "O", "an", "An", "th", "Th", "n", "ol", "Ol", "d", "wi", "Wi", "t", "lil", "mo", "po", "fo", "tha", "ha", "gi", "jus", "wid", "lan", "mornin", "nothin":
			return true
		}
	}
	return false
}

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
