package hearsay

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Segment is a piece of the text in one voice: the narrator's, or that of
// whoever speaks the words. See [Document.Segments].
type Segment struct {
	Span Span `json:"span"`
	// Quote is the place in [Document.Quotes] of the quote whose words these
	// are; [NoQuote] for narration.
	Quote QuoteRef `json:"quote"`
	// Speakers holds the ids of those who say the words, as in [Quote]; none
	// for narration and where the text leaves it open.
	Speakers []int `json:"speakers"`
}

// Segments cuts the whole text into pieces, for reading it aloud in several
// voices: in text order, each narration or the words of one quote, nothing lost
// and nothing twice. Only what is quoted word for word belongs to a speaker;
// reported speech, scare quotes and titles are narration. What somebody quotes
// from somebody else stays in the voice of the one who quotes. Quotation marks go
// with the words that they enclose. The empty text has no segments, and neither
// has a Document read from JSON, which is without its text.
func (d *Document) Segments() []Segment {
	type words struct {
		span  Span
		quote int
	}
	var spoken []words
	for i := range d.Quotes {
		if !d.Quotes[i].Kind.IsSpeech() {
			continue
		}
		for _, s := range d.Quotes[i].Verbatim {
			spoken = append(spoken, words{s, i})
		}
	}
	slices.SortStableFunc(spoken, func(a, b words) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	var segments []Segment
	at := 0 // the end of the last segment
	narrate := func(end int) {
		if at < end {
			segments = append(segments, Segment{Span: Span{at, end}, Quote: NoQuote, Speakers: []int{}})
			at = end
		}
	}
	for _, w := range spoken {
		if w.span.End <= at || w.span.End > len(d.text) {
			continue // within the words of another, or without text
		}
		w.span.Start = max(w.span.Start, at)
		s := withMarks(d.text, w.span, at)
		narrate(s.Start)
		speakers := append([]int{}, d.Quotes[w.quote].Speakers...)
		segments = append(segments, Segment{Span: s, Quote: QuoteRef(w.quote), Speakers: speakers})
		at = s.End
	}
	narrate(len(d.text))
	return segments
}

// withMarks widens s by the quotation marks right before and after it, but not
// to before low, and not by marks that belong to the words beyond them.
func withMarks(text string, s Span, low int) Span {
	last := rune(0)
	for s.Start > low {
		r, n := utf8.DecodeLastRuneInString(text[:s.Start])
		if !isMark(r) || s.Start-n < low || unicode.Is(unicode.Pf, r) || r == last && r == '"' {
			break
		}
		s.Start -= n
		last = r
	}
	last = 0
	for s.End < len(text) {
		r, n := utf8.DecodeRuneInString(text[s.End:])
		if !isMark(r) || unicode.Is(unicode.Pi, r) || r == last && r == '"' {
			break
		}
		s.End += n
		last = r
	}
	return s
}

func isMark(r rune) bool { return r == '`' || unicode.Is(unicode.Quotation_Mark, r) }
