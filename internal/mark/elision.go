package mark

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

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

// shortened holds the words of elisions.txt by hash, without their apostrophe.
type shortened struct {
	starts map[uint64]elided   // words that lost their start
	ends   map[uint64]struct{} // words that lost their end
}

var elisions = sync.OnceValue(func() *shortened {
	m := &shortened{make(map[uint64]elided), make(map[uint64]struct{})}
	for line := range strings.Lines(elisionList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if word, ok := strings.CutSuffix(line, "'"); ok {
			m.ends[annot.Hash(word)] = struct{}{}
		} else if word, ok := strings.CutPrefix(line, "? "); ok {
			m.starts[annot.Hash(word)] = maybeElided
		} else {
			m.starts[annot.Hash(line)] = isElided
		}
	}
	return m
})

// maxElided bounds the length of a word that is looked up.
const maxElided = 12

// elidedAt tells whether the word that begins at s[i] is one that lost its
// start: 'tis, rock 'n' roll, the '90s. A capital makes an uncertain word none,
// since it may begin a quotation ('It is late'), unless a mark stands before the
// apostrophe too (”Cause I said so').
func elidedAt(s string, i int, afterMark bool) elided {
	if i >= len(s) {
		return notElided
	}
	if isDigit(s[i]) {
		return decade(s, i)
	}
	j, cut := i, 0 // cut: where an apostrophe stands in the word
	for ; j < len(s) && j < i+maxElided; j++ {
		if s[j] == '\'' && cut == 0 && j > i && j+1 < len(s) && isAlpha(s[j+1]) {
			cut = j
		} else if !isAlpha(s[j]) {
			break
		}
	}
	e := elisions().starts[annot.Hash(s[i:j])]
	if e == notElided && cut > 0 {
		j = cut // 'e's gone
		e = elisions().starts[annot.Hash(s[i:j])]
	}
	switch {
	case e == isElided && j == i+1 && s[i] != 'n' && j < len(s) && s[j] == '\'':
		return notElided // the letter 's'
	case e == maybeElided && s[i] < 'a' && !afterMark:
		return notElided
	}
	return e
}

// beforeN reports whether the n of rock 'n' roll and its second mark begin at s[i].
func beforeN(s string, i int) bool {
	if i+1 >= len(s) || s[i]|0x20 != 'n' {
		return false
	}
	g, _ := glyphAt(s, i+1)
	return glyphs[g].level == singleLevel
}

// afterN reports whether that n and the mark before it end at s[i].
func afterN(s string, lo, i int) bool {
	if i-2 < lo || s[i-1]|0x20 != 'n' {
		return false
	}
	for n := 1; n <= 3 && i-1-n >= lo; n++ {
		if g, size := glyphAt(s, i-1-n); size == n && glyphs[g].level == singleLevel {
			return true
		}
	}
	return false
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
// (the sailors', Jones', the U.S.'), or a word that lost its end (sailin', o').
func clipped(s string, lo, i int) bool {
	j := i
	for j > lo && i-j < maxElided && isAlpha(s[j-1]) {
		j--
	}
	w := s[j:i]
	if w == "" {
		return false
	}
	alone := len(w) == 1 && (j == lo || s[j-1] < utf8.RuneSelf && s[j-1] != '.')
	if last := w[len(w)-1] | 0x20; !alone && (last == 's' || last == 'z' || last == 'x') {
		return true
	}
	if len(w) > 3 && (strings.HasSuffix(w, "in") || strings.HasSuffix(w, "IN")) {
		return true
	}
	_, ok := elisions().ends[annot.Hash(w)]
	return ok
}

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
