package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A word is one word of a name, folded so that spellings of one name agree:
// case, diacritics, full stops and typography do not count, and parts joined by
// a hyphen are words of their own.
type word struct {
	hash    uint64
	class   lexicon.Class
	first   rune // its first letter, folded
	letters int32
	caps    bool // all capitals, two letters or more
	small   bool // it begins with a small letter
	span    annot.Span
}

// isInitial reports whether w stands for a longer given name.
func (w word) isInitial() bool { return w.letters == 1 }

// appendWords appends the words of the name in the tokens [first, last).
func (r *resolver) appendWords(words []word, first, last int32) []word {
	for i := first; i < last; i++ {
		t := &r.d.Tokens[i]
		if t.Shape.Has(annot.Punct) || t.Tag == annot.TagPOS {
			continue
		}
		if t.Shape&(annot.NonASCII|annot.HasDot|annot.HasHyphen) == 0 && strings.IndexByte(r.d.Form(i), '\'') < 0 {
			words = append(words, r.plainWord(t))
			continue
		}
		form := foldForm(r.d.Form(i))
		start := 0
		for at := 0; at <= len(form); at++ {
			if at < len(form) && form[at] != '-' {
				continue
			}
			if at > start {
				words = append(words, r.foldedWord(form[start:at], t))
			}
			start = at + 1
		}
	}
	return words
}

func (r *resolver) plainWord(t *annot.Token) word {
	c := r.d.Text[t.Start]
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return word{
		hash:    t.Lower,
		class:   r.lexicon.Of(t.Lower),
		first:   rune(c),
		letters: t.End - t.Start,
		caps:    t.Shape.Has(annot.AllCaps),
		small:   !t.Shape.Has(annot.Capital),
		span:    t.Span(),
	}
}

func (r *resolver) foldedWord(form string, t *annot.Token) word {
	h := annot.Hash(form)
	first, _ := utf8.DecodeRuneInString(form)
	class := r.lexicon.Of(h)
	if class == 0 {
		class = r.lexicon.Of(t.Lower)
	}
	return word{
		hash:    h,
		class:   class,
		first:   first,
		letters: int32(utf8.RuneCountInString(form)),
		caps:    t.Shape.Has(annot.AllCaps),
		small:   !t.Shape.Has(annot.Capital),
		span:    t.Span(),
	}
}

// foldForm returns a word in lower case, without diacritics, full stops and
// apostrophes, its hyphens made plain.
func foldForm(form string) string {
	if isASCII(form) {
		if strings.ContainsAny(form, ".'") {
			form = strings.ReplaceAll(strings.ReplaceAll(form, ".", ""), "'", "")
		}
		return strings.ToLower(form)
	}
	var b strings.Builder
	for _, c := range norm.NFKD.String(form) {
		switch {
		case unicode.Is(unicode.Mn, c), c == '.', c == '\'', c == '’', c == '‘', c == 'ʼ', c == 'ʻ':
		case c == '-', unicode.Is(unicode.Pd, c):
			b.WriteByte('-')
		default:
			c = unicode.ToLower(c)
			if plain, ok := plainLetters[c]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainLetters holds letters that do not decompose but are often written plain.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ı': "i", 'ħ': "h",
}
