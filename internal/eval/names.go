package eval

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// titles holds words that do not tell one name from another.
var titles = []string{"mr", "mrs", "miss", "ms", "dr", "sir", "lady", "lord", "the", "a", "an", "captain", "colonel", "madame", "madam", "monsieur", "m", "mme", "mademoiselle", "professor", "uncle", "aunt", "inspector"}

// fold returns the words of a name in lower case, without diacritics and
// punctuation.
func fold(name string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case norm.NFKD.PropertiesString(string(r)).CCC() != 0: // a combining mark
		case isWord(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// untitled returns the words of a folded name that are no titles.
func untitled(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(titles, w) })
}

// sameName reports whether two names agree, titles aside.
func sameName(a, b string) bool {
	x, y := fold(a), fold(b)
	if slices.Equal(x, y) {
		return true
	}
	x, y = untitled(x), untitled(y)
	return len(x) > 0 && slices.Equal(x, y)
}

// sharesWord reports whether two names share a word that is no title.
func sharesWord(a, b string) bool {
	y := untitled(fold(b))
	return slices.ContainsFunc(untitled(fold(a)), func(w string) bool { return slices.Contains(y, w) })
}

// A character is somebody in a novel.
type character struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// characterOf returns the character whose name or alias fits one of names best,
// or "" where none does or two fit equally.
func characterOf(names []string, characters []character) string {
	best, score, tie := "", 0.0, false
	for _, c := range characters {
		s := 0.0
		for _, alias := range append([]string{c.Name}, c.Aliases...) {
			for _, name := range names {
				s = max(s, fit(fold(alias), fold(name)))
			}
		}
		if s > score {
			best, score, tie = c.Name, s, false
		} else if s == score && s > 0 && best != c.Name {
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// fit returns how well two folded names agree: 3 when they are equal, 2 when
// they are but for titles, between 1 and 2 when all words of one are in the
// other, 0 otherwise.
func fit(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if slices.Equal(a, b) {
		return 3
	}
	x, y := untitled(a), untitled(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if slices.Equal(x, y) {
		return 2
	}
	x, y = distinct(x), distinct(y)
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	if common != len(x) && common != len(y) {
		return 0
	}
	return 1 + ratio(common, len(x)+len(y)-common)
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
