package token

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"", "He didn't.\n\n\"Why?\" she said.", "a\xffb \xe2\x80 c", "\ufeffMr.\u00a0Boe\u200b \u202aleft\x00.",
		"'''", "....!!!???\"\"\"", "a.b@c.d http://x", "5-5-5-5555 1,000,00 cannotcan't", "👩‍👩‍👧 ok…",
		"x>@eastmere@Courier50 soon", "'n@example.org",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := analyse(text)
		check(t, d)
		checkQuotations(t, text)
		if diff := cmp.Diff(d, analyse(text)); diff != "" {
			t.Errorf("two runs differ:\n%s", diff)
		}
	})
}

// checkQuotations reports quotations whose tokens are not those within it.
func checkQuotations(t *testing.T, text string) {
	t.Helper()
	d := analyseMarked(text)
	check(t, d)
	inside := make([]bool, len(d.Tokens))
	for _, q := range d.Quotations {
		for i := range d.Tokens {
			in := int32(i) >= q.FirstTok && int32(i) < q.LastTok
			inside[i] = inside[i] || in
			if within := q.Span.Contains(d.Tokens[i].Span()); in && !within && d.Tokens[i].Start < q.Start || within && !in {
				t.Errorf("token %d of quotation %+v: in = %v", i, q, in)
			}
		}
	}
	for i := range d.Tokens {
		if d.Tokens[i].Shape.Has(annot.InQuote) != inside[i] {
			t.Errorf("token %d: InQuote = %v", i, !inside[i])
		}
	}
}

// check reports everything in d that breaks the contract of the package.
func check(t *testing.T, d *annot.Doc) {
	t.Helper()
	gap := func(what string, s, e int32) {
		t.Helper()
		for i := int(s); i < int(e); {
			c, n := classify(d.Text, i)
			if c != blank {
				t.Errorf("%s: %q is not blank", what, d.Text[s:e])
				return
			}
			i += n
		}
	}
	end := int32(0)
	for _, p := range d.Paras {
		gap("between paragraphs", end, p.Start)
		if p.Empty() || p.FirstSent >= p.LastSent {
			t.Errorf("empty paragraph %v", p)
		}
		end = p.End
	}
	gap("after the last paragraph", end, int32(len(d.Text)))
	end = 0
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		gap("between tokens", end, tok.Start)
		if tok.Start >= tok.End {
			t.Errorf("empty token %d", i)
		}
		if utf8.ValidString(d.Text) && !utf8.ValidString(d.Form(int32(i))) {
			t.Errorf("token %q cuts a rune", d.Form(int32(i)))
		}
		if want := annot.Hash(d.Form(int32(i))); tok.Lower != want {
			t.Errorf("token %q: Lower = %x, want %x", d.Form(int32(i)), tok.Lower, want)
		}
		if got, want := tok.Shape.Has(annot.SpaceBefore), tok.Start == 0 || tok.Start > end; got != want {
			t.Errorf("token %q: SpaceBefore = %v, want %v", d.Form(int32(i)), got, want)
		}
		end = tok.End
	}
	gap("after the last token", end, int32(len(d.Text)))
	last := int32(0)
	for i, s := range d.Sents {
		if s.First != last || s.Last <= s.First || s.Last-s.First > maxSentence {
			t.Errorf("sentence %d = %+v after token %d", i, s, last)
		}
		p := d.Paras[s.Para]
		if d.Tokens[s.First].Start < p.Start || d.Tokens[s.Last-1].End > p.End || int32(i) < p.FirstSent || int32(i) >= p.LastSent {
			t.Errorf("sentence %d lies outside its paragraph %+v", i, p)
		}
		last = s.Last
	}
	if int(last) != len(d.Tokens) {
		t.Errorf("sentences end at token %d of %d", last, len(d.Tokens))
	}
}
