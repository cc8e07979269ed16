package hearsay

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// A Span is a half-open range of byte offsets into the analysed text:
// text[s.Start:s.End]. Both ends lie on rune boundaries. The zero Span means
// "none". In JSON a Span is [start,end], and null if it is zero.
type Span struct {
	Start int // first byte
	End   int // the byte after the last one
}

// IsZero reports whether s is the zero Span, which stands for "none".
func (s Span) IsZero() bool { return s == Span{} }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// MarshalJSON writes s as [start,end], or null if it is zero.
func (s Span) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	b := append(make([]byte, 0, 24), '[')
	b = strconv.AppendInt(b, int64(s.Start), 10)
	b = append(b, ',')
	b = strconv.AppendInt(b, int64(s.End), 10)
	return append(b, ']'), nil
}

// UnmarshalJSON reads what [Span.MarshalJSON] writes.
func (s *Span) UnmarshalJSON(data []byte) error {
	var ends []int
	if err := json.Unmarshal(data, &ends); err != nil {
		return fmt.Errorf("hearsay: span: %w", err)
	}
	switch len(ends) {
	case 0:
		*s = Span{}
	case 2:
		*s = Span{ends[0], ends[1]}
	default:
		return fmt.Errorf("hearsay: span: %d numbers, want 2", len(ends))
	}
	return nil
}

// A Document is an analysed text: what was said, by whom, and what the text
// marks as doubtful. It marshals to the JSON contract of `hearsay jsonl`, without
// the id. A Document is not changed by any of its methods, so that reading it
// from several goroutines is safe.
type Document struct {
	Quotes    []Quote   `json:"quotes"`    // in text order, an outer one before those inside it
	Speakers  []Speaker `json:"speakers"`  // in order of their first mention; Speakers[i].ID == i
	Claims    []Claim   `json:"claims"`    // in text order
	Uncertain bool      `json:"uncertain"` // some sentence hedges, weasel words counted in

	text string
}

// Text returns the bytes of the analysed text that s covers; the empty string if
// s is zero or lies outside the text.
func (d *Document) Text(s Span) string {
	if s.Start < 0 || s.End > len(d.text) || s.Start > s.End {
		return ""
	}
	return d.text[s.Start:s.End]
}

// FullText returns the whole text that was analysed.
func (d *Document) FullText() string { return d.text }

// Names returns the canonical names of the speakers with these ids, in the same
// order. A speaker without a name yields the words by which the text first
// points at it.
func (d *Document) Names(ids []int) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if id >= 0 && id < len(d.Speakers) {
			names = append(names, d.Speakers[id].Name)
		}
	}
	return names
}
