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

// A Cast is the characters of a novel, to be found by their names.
type Cast struct {
	names   []string
	aliases [][]folded // of each character, the name first
}

// A folded name is one cut into words, with and without titles.
type folded struct{ all, bare, set []string }

func foldName(name string) folded {
	all := fold(name)
	bare := untitled(all)
	return folded{all, bare, distinct(slices.Clone(bare))}
}

// NewCast returns the cast of characters with these names, the main name of
// each first.
func NewCast(names [][]string) *Cast {
	c := new(Cast)
	for _, list := range names {
		if len(list) == 0 {
			continue
		}
		var aliases []folded
		for _, alias := range list {
			aliases = append(aliases, foldName(alias))
		}
		c.names, c.aliases = append(c.names, list[0]), append(c.aliases, aliases)
	}
	return c
}

// Find returns the main name of the character whom the first of names fits best,
// or any of them where the first fits none; "" where none does or two
// characters fit equally.
func (c *Cast) Find(names []string) string {
	if name := c.best(names[:min(1, len(names))]); name != "" {
		return name
	}
	return c.best(names)
}

func (c *Cast) best(names []string) string {
	given := make([]folded, len(names))
	for i, n := range names {
		given[i] = foldName(n)
	}
	best, score, tie := "", 0.0, false
	for i, name := range c.names {
		s := 0.0
		for _, alias := range c.aliases[i] {
			for _, n := range given {
				s = max(s, fit(alias, n))
			}
		}
		if s > score {
			best, score, tie = name, s, false
		} else if s == score && s > 0 && best != name {
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// fit returns how well two names agree: 3 when they are equal, 2 when they are
// but for titles, between 1 and 2 when all words of one are in the other, 0
// otherwise.
func fit(a, b folded) float64 {
	switch {
	case len(a.all) == 0 || len(b.all) == 0:
		return 0
	case slices.Equal(a.all, b.all):
		return 3
	case len(a.bare) == 0 || len(b.bare) == 0:
		return 0
	case slices.Equal(a.bare, b.bare):
		return 2
	}
	common := 0
	for _, w := range a.set {
		if slices.Contains(b.set, w) {
			common++
		}
	}
	if common != len(a.set) && common != len(b.set) {
		return 0
	}
	return 1 + ratio(common, len(a.set)+len(b.set)-common)
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
