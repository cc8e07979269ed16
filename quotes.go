package hearsay

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/token"
)

// A Kind says how a quote stands in the text.
type Kind string

// The kinds of quotes. The empty Kind means that it was not decided, as in the
// result of [Quotes].
const (
	Direct   Kind = "direct"   // what was said stands wholly in quotation marks
	Indirect Kind = "indirect" // reported in the writer's words
	Mixed    Kind = "mixed"    // both: a fragment woven into the writer's sentence
	Scare    Kind = "scare"    // marks around words that are nobody's speech
	Title    Kind = "title"    // the name of a work
	Nickname Kind = "nickname" // a name by which somebody is called
)

// IsSpeech reports whether a quote of this kind is something that somebody
// said, wrote or thought.
func (k Kind) IsSpeech() bool { return k == Direct || k == Indirect || k == Mixed }

// A Quote is something said, written or thought that the text attributes, or
// sets in quotation marks.
type Quote struct {
	Kind Kind `json:"kind"`
	// Span runs from the first to the last byte, quotation marks included.
	Span Span `json:"span"`
	// Content holds the words that were said, without the quotation marks
	// around them (marks within the content of a mixed quote stay), in order; several spans where the attribution stands in the middle or the
	// quotation runs over paragraphs.
	Content []Span `json:"content"`
	// Verbatim holds the parts of Content that stand in quotation marks.
	Verbatim []Span `json:"verbatim"`
	// Cue is the words that make it an attribution ("said", "according to");
	// zero where there are none.
	Cue Span `json:"cue"`
	// Source is the words by which the text names who said it, at this place
	// ("he"); zero where it names nobody.
	Source Span `json:"source"`
	// Speakers holds the ids of those behind the source, indexes into
	// [Document.Speakers]: several for a joint statement, none where the text
	// leaves it open.
	Speakers []int `json:"speakers"`
	// Confidence is the calibrated probability, from 0 to 1, that content and
	// source are right; 0 for a quotation that is attributed to nobody.
	Confidence float64 `json:"confidence"`
}

// Quotes returns what stands between quotation marks in text, and dialogue
// introduced by dashes: in text order, an outer one before those inside it. It
// never fails, and reads marks only: whether somebody said it, and who, is left
// open, so that Kind, Cue, Source, Speakers and Confidence are empty and Content
// equals Verbatim. A quotation that is never closed ends with its paragraph.
//
// Quotes uses no models, and a program that calls nothing else of this package
// does not link them. Of a text above 1 GiB only the first GiB is read.
func Quotes(text string) []Quote {
	d := annot.Get(text[:min(len(text), maxText)])
	defer annot.Put(d)
	token.Paragraphs(d)
	mark.Annotate(d)
	if len(d.Quotations) == 0 {
		return nil
	}
	quotes := make([]Quote, len(d.Quotations))
	spans := spansOf(d.Pieces)
	verbatim := spansOf(d.Pieces)
	for i := range d.Quotations {
		q := &d.Quotations[i]
		first, last := q.FirstPiece, q.LastPiece
		quotes[i] = Quote{
			Span:     spanOf(q.Span),
			Content:  spans[first:last:last],
			Verbatim: verbatim[first:last:last],
			Speakers: []int{},
		}
	}
	return quotes
}

// spanOf turns an internal span into a public one.
func spanOf(s annot.Span) Span { return Span{int(s.Start), int(s.End)} }

func spansOf(list []annot.Span) []Span {
	out := make([]Span, len(list))
	for i, s := range list {
		out[i] = spanOf(s)
	}
	return out
}
