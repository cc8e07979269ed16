package hearsay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay"
)

// The functions here write what was found in the form of the golden files, made
// to be read and edited by people: one block for each quote, speaker or claim,
// what is usual left out.

// renderQuotes writes a block for each quote. Its span is left out where it is
// that of the content, its verbatim parts where the kind implies them: all of
// the content between marks, nothing of reported speech.
func renderQuotes(doc *hearsay.Document) string {
	text := doc.FullText()
	var b blocks
	for _, q := range doc.Quotes {
		b.begin("%s by %s", q.Kind, speakerNames(doc, q.Speakers))
		if q.Span != cover(q.Content) {
			b.line("span", place(text, q.Span))
		}
		b.spans("content", text, q.Content)
		implied := q.Content
		if q.Kind == hearsay.Indirect || q.Kind == hearsay.Mixed {
			implied = nil
		}
		if !slices.Equal(q.Verbatim, implied) {
			b.spans("verbatim", text, q.Verbatim)
		}
		b.span("source", text, q.Source)
		b.span("cue", text, q.Cue)
	}
	return b.String()
}

// renderMarks writes a line for each quotation: its marks with the pieces of its
// content between them, indented by how deep it is nested, and "…" in place of a
// closing mark that is missing. Dialogue after dashes has no closing marks, and
// no opening one where it goes on after the narrator's words.
func renderMarks(text string, quotes []hearsay.Quote) string {
	var b strings.Builder
	var ends []int // of the quotations around this one
	for _, q := range quotes {
		for len(ends) > 0 && ends[len(ends)-1] <= q.Span.Start {
			ends = ends[:len(ends)-1]
		}
		pieces := make([]string, len(q.Content))
		for i, s := range q.Content {
			pieces[i] = place(text, s)
		}
		inner := cover(q.Content)
		opening := strings.TrimSpace(text[q.Span.Start:inner.Start])
		closing := strings.TrimSpace(text[inner.End:q.Span.End])
		if closing == "" && opening != "" && opening != "—" {
			closing = "…"
		}
		line := strings.TrimSpace(opening + " " + strings.Join(pieces, " ") + " " + closing)
		b.WriteString(strings.Repeat("  ", len(ends)) + line + "\n")
		ends = append(ends, q.Span.End)
	}
	return b.String()
}

// renderSpeakers writes a block for each speaker.
func renderSpeakers(doc *hearsay.Document) string {
	var b blocks
	for _, s := range doc.Speakers {
		b.begin("%s (%s)", s.Name, s.Kind)
		if len(s.Aliases) > 0 {
			b.line("aliases", strings.Join(s.Aliases, "; "))
		}
		if len(s.Titles) > 0 {
			b.line("titles", strings.Join(s.Titles, "; "))
		}
		b.spans("mentions", doc.FullText(), s.Mentions)
	}
	return b.String()
}

// renderClaims writes a block for each claim: the proposition, its flags, then
// whose claim it is, the quote that holds it, and the voice where it is not the
// article's.
func renderClaims(doc *hearsay.Document) string {
	text := doc.FullText()
	var b blocks
	for _, c := range doc.Claims {
		b.begin("%s", place(text, c.Span))
		for _, f := range c.Flags {
			by := ""
			if !f.By.IsZero() {
				by = " by " + place(text, f.By)
			}
			b.line(string(f.Kind), place(text, f.Cue)+by)
		}
		if !c.Claimant.IsZero() || len(c.Speakers) > 0 {
			b.line("claimant", place(text, c.Claimant)+" "+speakerNames(doc, c.Speakers))
		}
		if c.Voice != hearsay.VoiceArticle {
			b.line("voice", string(c.Voice))
		}
		if c.Quote != hearsay.NoQuote {
			b.line("within", place(text, doc.Quotes[c.Quote].Span))
		}
	}
	return b.String()
}

// speakerNames returns the names of speakers joined by "and".
func speakerNames(doc *hearsay.Document, ids []int) string {
	if len(ids) == 0 {
		return "nobody"
	}
	return strings.Join(doc.Names(ids), " and ")
}

// cover returns the smallest span that holds all of spans.
func cover(spans []hearsay.Span) hearsay.Span {
	if len(spans) == 0 {
		return hearsay.Span{}
	}
	out := spans[0]
	for _, s := range spans {
		out = hearsay.Span{Start: min(out.Start, s.Start), End: max(out.End, s.End)}
	}
	return out
}

// place writes a span as its text in square brackets. Where the same words stand
// earlier in the text, their number follows: [he]#2 is the second "he", counting
// whole words only. A span that cuts a word is written with its first byte:
// [he]@17.
func place(text string, s hearsay.Span) string {
	if s.IsZero() {
		return "-"
	}
	words := text[s.Start:s.End]
	shown := "[" + escape.Replace(words) + "]"
	if words == "" || !wholeWords(text, s.Start, s.End) {
		return fmt.Sprintf("%s@%d", shown, s.Start)
	}
	number := 1
	for i := 0; ; i++ {
		j := strings.Index(text[i:s.End], words)
		if i += j; i == s.Start {
			break
		}
		if wholeWords(text, i, i+len(words)) {
			number++
		}
	}
	if number == 1 {
		return shown
	}
	return fmt.Sprintf("%s#%d", shown, number)
}

var escape = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "]", `\]`)

// wholeWords reports whether text[start:end] neither begins nor ends within a
// word.
func wholeWords(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:end])
	last, _ := utf8.DecodeLastRuneInString(text[start:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !(isWord(before) && isWord(first)) && !(isWord(last) && isWord(after))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// blocks writes blocks of indented lines with empty lines between them.
type blocks struct{ strings.Builder }

func (b *blocks) begin(format string, args ...any) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, format+"\n", args...)
}

func (b *blocks) line(label, value string) { fmt.Fprintf(b, "  %-12s %s\n", label, value) }

func (b *blocks) span(label, text string, s hearsay.Span) {
	if !s.IsZero() {
		b.line(label, place(text, s))
	}
}

func (b *blocks) spans(label, text string, spans []hearsay.Span) {
	places := make([]string, len(spans))
	for i, s := range spans {
		places[i] = place(text, s)
	}
	if len(places) == 0 {
		places = []string{"-"}
	}
	b.line(label, strings.Join(places, " "))
}

func TestPlace(t *testing.T) {
	const text = "The cat [the old one] sat.\n“The cat,” she said."
	tests := []struct {
		reason     string
		start, end int
		want       string
	}{
		{"first of its kind", 4, 7, "[cat]"},
		{"the same words stand earlier", strings.LastIndex(text, "cat"), strings.LastIndex(text, "cat") + 3, "[cat]#2"},
		{"part of a word is never counted", strings.Index(text, "she"), strings.Index(text, "she") + 3, "[she]"},
		{"a span within a word shows its byte", 1, 3, "[he]@1"},
		{"line ends and brackets", 8, 27, `[[the old one\] sat.\n]`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got := place(text, hearsay.Span{Start: test.start, End: test.end})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("place(%d, %d) differs (-want +got):\n%s", test.start, test.end, diff)
			}
		})
	}
}
