package eval

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text knows the words of a document by their place.
type text struct {
	raw   string
	words []Span
}

// newText finds the words of s: runs of letters, digits and underscores, joined
// by single apostrophes, full stops, ampersands and hyphens.
func newText(s string) *text {
	t := &text{raw: s}
	for i := 0; i < len(s); {
		n := run(s[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		start := i
		for n > 0 {
			i += n
			joint := joinLen(s[i:])
			if n = run(s[i+joint:]); joint == 0 {
				n = 0
			} else if n > 0 {
				n += joint
			}
		}
		t.words = append(t.words, Span{start, i})
	}
	return t
}

// run returns the length of the letters, digits and underscores that s begins
// with.
func run(s string) int {
	for i, r := range s {
		if !isWord(r) {
			return i
		}
	}
	return len(s)
}

// joinLen returns the length of the mark at the start of s that joins the parts
// of a word, 0 where there is none.
func joinLen(s string) int {
	if strings.HasPrefix(s, "’") {
		return len("’")
	}
	if s != "" && strings.IndexByte("'.&-", s[0]) >= 0 {
		return 1
	}
	return 0
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// isBlank reports whether r is white space, the separators of ASCII included.
func isBlank(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// str returns the bytes of s that lie in the text.
func (t *text) str(s Span) string {
	start := min(max(s[0], 0), len(t.raw))
	return strings.ToValidUTF8(t.raw[start:min(max(s[1], start), len(t.raw))], "\uFFFD")
}

// join returns the text of spans with blanks between them.
func (t *text) join(spans []Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = t.str(s)
	}
	return strings.Join(parts, " ")
}

// inside returns the words of which at least one byte lies in one of spans.
func (t *text) inside(spans ...Span) wordSet {
	var out wordSet
	for _, s := range spans {
		i := sort.Search(len(t.words), func(i int) bool { return t.words[i][1] > s[0] })
		for ; i < len(t.words) && t.words[i][0] < s[1]; i++ {
			out = append(out, i)
		}
	}
	return out.normal()
}

// insideOptional is inside for a span that may be missing.
func (t *text) insideOptional(s *Span) wordSet {
	if s == nil {
		return nil
	}
	return t.inside(*s)
}

// postModifier holds words that end the core of a source: nothing after them is
// its head.
var postModifier = []string{"of", "for", "from", "in", "at", "on", "who", "that", "which", "with", "by", "to", "whose", "near", "during"}

// heads returns the head words of a source: the last word before a comma, a
// bracket or a post-modifier; one for each conjunct.
func (t *text) heads(source []Span) wordSet {
	var out wordSet
	last, prev := -1, -1
	for _, i := range t.inside(source...) {
		gap := ""
		if prev >= 0 {
			gap = t.str(Span{t.words[prev][1], t.words[i][0]})
		}
		prev = i
		form := strings.ToLower(t.str(t.words[i]))
		if last >= 0 && (strings.ContainsAny(gap, ",(;—–[") || slices.Contains(postModifier, form)) {
			break
		}
		if form != "and" {
			last = i
		} else if last >= 0 {
			out = append(out, last)
		}
	}
	if last >= 0 {
		out = append(out, last)
	}
	return out.normal()
}

// A wordSet is a set of words of one text, by index, in increasing order.
type wordSet []int

// normal returns the members of s in order, each once.
func (s wordSet) normal() wordSet {
	slices.Sort(s)
	return slices.Compact(s)
}

// common returns how many words s and o share.
func (s wordSet) common(o wordSet) int { return len(s.and(o)) }

// and returns the words in both s and o.
func (s wordSet) and(o wordSet) wordSet {
	var out wordSet
	for i, j := 0, 0; i < len(s) && j < len(o); {
		switch {
		case s[i] < o[j]:
			i++
		case s[i] > o[j]:
			j++
		default:
			out = append(out, s[i])
			i, j = i+1, j+1
		}
	}
	return out
}

// minus returns the words of s that are not in o.
func (s wordSet) minus(o wordSet) wordSet {
	var out wordSet
	for _, w := range s {
		if _, found := slices.BinarySearch(o, w); !found {
			out = append(out, w)
		}
	}
	return out
}

// meets reports whether s and o share a word.
func (s wordSet) meets(o wordSet) bool { return s.common(o) > 0 }

// overlap returns the share of words in either set that are in both, 0 where
// both are empty.
func (s wordSet) overlap(o wordSet) float64 {
	both := s.common(o)
	return ratio(both, len(s)+len(o)-both)
}
