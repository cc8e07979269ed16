package mark

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/token"
)

var seeds = []string{
	"",
	`"The dam held," she said. 'For now, she's told.'`,
	"“One.\n\n“Two, ‘Three.\n\n“‘Four.’”",
	"„Wir bleiben“, ‚nein‘, »gut«, « bon », ‹ah›, 「夢『橋』」",
	"``We sail,'' he said. ''No.'' `code \"x\"` <a b=\"c\">",
	"— Come in, she said. — Now?\n— Yes!",
	"6'2\" '90s rock 'n' roll \u202a“no”\u202c",
	"“““‘‘‘’’’”””\"\"\"''''''''''''\"",
	"\xff\"\xe2\x80\x9cbroken\xe2\x80\" \xc2\xab\xe2",
	strings.Repeat("“‘", 40) + "deep" + strings.Repeat("’”", 40),
}

// FuzzAnnotate checks what must hold on any text: quotations in order, nested or
// disjoint, on rune boundaries; pieces inside their quotation, in order, each in
// one paragraph; the same result twice.
func FuzzAnnotate(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &annot.Doc{Text: text}
		token.Paragraphs(d)
		Annotate(d)
		check(t, d)
		first := slices.Clone(d.Quotations)
		pieces := slices.Clone(d.Pieces)
		Annotate(d)
		if diff := cmp.Diff(first, d.Quotations); diff != "" {
			t.Errorf("two runs differ:\n%s", diff)
		}
		if diff := cmp.Diff(pieces, d.Pieces); diff != "" {
			t.Errorf("two runs differ in pieces:\n%s", diff)
		}
	})
}

func check(t *testing.T, d *annot.Doc) {
	t.Helper()
	next := int32(0) // first piece of the next quotation
	var open []int32
	for i := range d.Quotations {
		q := &d.Quotations[i]
		if q.Start < 0 || q.Empty() || int(q.End) > len(d.Text) {
			t.Fatalf("quotation %d has span %v in a text of %d bytes", i, q.Span, len(d.Text))
		}
		boundary(t, d.Text, q.Span)
		if i > 0 && q.Start < d.Quotations[i-1].Start {
			t.Errorf("quotation %d starts before the one before it", i)
		}
		for len(open) > 0 && d.Quotations[open[len(open)-1]].End <= q.Start {
			open = open[:len(open)-1]
		}
		parent := int32(annot.None)
		if n := len(open); n > 0 {
			parent = open[n-1]
			if !d.Quotations[parent].Contains(q.Span) {
				t.Errorf("quotation %d %v crosses %d %v", i, q.Span, parent, d.Quotations[parent].Span)
			}
		}
		if q.Parent != parent || q.Depth != int32(len(open)) {
			t.Errorf("quotation %d: parent %d, depth %d, want %d, %d", i, q.Parent, q.Depth, parent, len(open))
		}
		open = append(open, int32(i))
		if q.FirstPiece != next || q.LastPiece <= q.FirstPiece {
			t.Fatalf("quotation %d has pieces [%d, %d), want them from %d on", i, q.FirstPiece, q.LastPiece, next)
		}
		next = q.LastPiece
		at := q.Start
		for _, p := range d.Content(q) {
			if p.Empty() || p.Start < at || !q.Contains(p) {
				t.Errorf("quotation %d %v has piece %v", i, q.Span, p)
			}
			boundary(t, d.Text, p)
			if !slices.ContainsFunc(d.Paras, func(para annot.Para) bool { return para.Contains(p) }) {
				t.Errorf("piece %v of quotation %d lies in no paragraph", p, i)
			}
			at = p.End
		}
	}
	if int(next) != len(d.Pieces) {
		t.Errorf("%d pieces, the quotations have %d", len(d.Pieces), next)
	}
}

// boundary checks that s cuts no character that is valid UTF-8.
func boundary(t *testing.T, text string, s annot.Span) {
	t.Helper()
	for _, at := range []int32{s.Start, s.End} {
		lo := max(0, int(at)-utf8.UTFMax)
		for i := lo; i < int(at); i++ {
			if _, n := utf8.DecodeRuneInString(text[i:]); n > 1 && i+n > int(at) && utf8.RuneStart(text[i]) {
				t.Errorf("offset %d cuts a character", at)
			}
		}
	}
}
