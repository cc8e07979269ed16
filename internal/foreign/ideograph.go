package foreign

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Chinese and Japanese part no words, so that their tags are read by characters:
// the clause before a quotation, or behind it.

// Bounds in characters.
const (
	maxClause     = 24 // of a clause that may hold a tag
	maxIdeographs = 4  // of a Chinese or Japanese name
)

// chineseTag finds the tag of quotation q: 市长王华表示：“…”; “…”，王华说。
func (r *reader) chineseTag(q int32, before *tag) (tag, bool) {
	quo := &r.d.Quotations[q]
	clause, start := r.clauseBefore(quo.Start)
	if t, ok := r.chineseClause(clause, start); ok {
		return t, true
	}
	clause, start = r.clauseBehind(quo.End)
	if t, ok := r.chineseClause(clause, start); ok {
		return t, true
	}
	if before != nil && !before.source.Empty() && r.utterance(q) {
		return *before, true
	}
	return tag{}, false
}

// chineseClause reads a clause that ends with a verb of speaking.
func (r *reader) chineseClause(clause string, start int32) (tag, bool) {
	verb := r.longestSuffix(clause, speak)
	if verb == 0 || verb == len(clause) {
		return tag{}, false
	}
	source := clause[:len(clause)-verb]
	t := tag{cue: annot.Span{Start: start + int32(len(source)), End: start + int32(len(clause))}}
	for n := r.longestSuffix(source, skip); n > 0 && n < len(source); n = r.longestSuffix(source, skip) {
		source = source[:len(source)-n]
	}
	t.source = annot.Span{Start: start, End: start + int32(len(source))}
	name := source
	for i := range source { // the last role in the source: all that follows is the name
		if n := r.longestPrefix(source[i:], role); n > 0 {
			name = source[i+n:]
		}
	}
	if n := utf8.RuneCountInString(name); n >= 2 && n <= maxIdeographs && r.classOf(name)&pronoun == 0 {
		t.name = annot.Span{Start: t.source.End - int32(len(name)), End: t.source.End}
		t.title = annot.Span{Start: t.source.Start, End: t.name.Start}
	}
	return t, true
}

// japaneseTag finds the tag of quotation q: 田中社長は「…」と述べた。
func (r *reader) japaneseTag(q int32, before *tag) (tag, bool) {
	quo := &r.d.Quotations[q]
	behind, at := r.clauseBehind(quo.End)
	rest, ok := strings.CutPrefix(behind, "と")
	if !ok {
		if before != nil && !before.source.Empty() && behind == "" && r.utterance(q) {
			return *before, true
		}
		return tag{}, false
	}
	end := at + int32(len(behind))
	source, start := r.clauseBefore(quo.Start)
	if r.longestPrefix(rest, speak) > 0 {
		source, ok = cutTopic(source)
	} else if source, rest, ok = strings.Cut(rest, "は"); ok { // 「…」と田中さんは言った
		start = at + int32(len("と"))
		if r.longestPrefix(rest, speak) == 0 {
			return tag{}, false
		}
	} else {
		return tag{}, false
	}
	t := tag{cue: annot.Span{Start: end - int32(len(rest)), End: end}}
	if !ok {
		return t, true
	}
	return r.japaneseSource(t, source, start), true
}

// japaneseSource adds to t the source that starts at the byte start, and the name
// in it: what stands between the body that somebody belongs to and the role.
func (r *reader) japaneseSource(t tag, source string, start int32) tag {
	t.source = annot.Span{Start: start, End: start + int32(len(source))}
	name := source
	if i := strings.LastIndex(name, "の"); i >= 0 { // the body that the person belongs to
		name = name[i+len("の"):]
	}
	from := t.source.End - int32(len(name))
	suffix := r.longestSuffix(name, role)
	name = name[:len(name)-suffix]
	if n := utf8.RuneCountInString(name); n >= 1 && n <= maxIdeographs+2 && suffix > 0 && r.classOf(name)&pronoun == 0 {
		t.name = annot.Span{Start: from, End: from + int32(len(name))}
	}
	return t
}

// cutTopic cuts the particle of the subject off.
func cutTopic(clause string) (string, bool) {
	for _, particle := range []string{"は", "が", "も"} {
		if s, ok := strings.CutSuffix(clause, particle); ok && s != "" {
			return s, true
		}
	}
	return "", false
}

// clauseBefore returns the clause that ends before the byte at, without the comma
// or colon behind it, and where it starts.
func (r *reader) clauseBefore(at int32) (clause string, start int32) {
	text := strings.TrimRight(r.d.Text[:at], " 　")
	text = strings.TrimRight(text, "：:，,、")
	i := len(text)
	for range maxClause {
		c, n := utf8.DecodeLastRuneInString(text[:i])
		if n == 0 || breaksClause(c) {
			break
		}
		i -= n
	}
	return text[i:], int32(i)
}

// clauseBehind returns the clause that begins at the byte at, without the comma
// before it, and where it starts.
func (r *reader) clauseBehind(at int32) (clause string, start int32) {
	text := r.d.Text[at:]
	trimmed := strings.TrimLeft(text, "，,、 　")
	start = at + int32(len(text)-len(trimmed))
	n := 0
	for i, c := range trimmed {
		if n == maxClause {
			break
		}
		if breaksClause(c) {
			return trimmed[:i], start
		}
		n++
	}
	return "", start
}

func breaksClause(c rune) bool {
	return strings.ContainsRune("。！？!?；;，,、：:\n「」『』“”\"‘’《》〈〉（）()…— \t　", c)
}

// longestSuffix returns the length of the longest word of class c that ends s.
func (r *reader) longestSuffix(s string, c wordClass) int {
	longest := 0
	i := len(s)
	for range maxWord {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		if n == 0 {
			break
		}
		i -= n
		if r.classOf(s[i:])&c != 0 {
			longest = len(s) - i
		}
	}
	return longest
}

// longestPrefix returns the length of the longest word of class c that begins s.
func (r *reader) longestPrefix(s string, c wordClass) int {
	longest, runes := 0, 0
	for i := range s {
		if r.classOf(s[:i])&c != 0 {
			longest = i
		}
		if runes++; runes > maxWord+1 {
			return longest
		}
	}
	if r.classOf(s)&c != 0 {
		longest = len(s)
	}
	return longest
}

// maxWord is the number of characters that a word in the lists may have.
const maxWord = 6

func (r *reader) classOf(word string) wordClass { return r.lexicon.classes[annot.Hash(word)] }
