package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode"

	"github.com/hearsay-go/hearsay"
)

// runReport is what hearsay does without a command: it reports on files.
func runReport(w *world, args []string) error {
	f := newFlags(w, "hearsay", usage, examples)
	format := f.String("format", "text", "write `text` to be read, or json")
	color := f.String("color", "auto", "use colours: auto (on a terminal, unless NO_COLOR is set), always or never")
	confidence := f.Float64("min-confidence", 0, "leave out quotes with a confidence below `C`, from 0 to 1")
	names, err := f.parse(args)
	if err != nil {
		return err
	}
	err = cmp.Or(
		choice("format", *format, "text", "json"),
		choice("color", *color, "auto", "always", "never"),
		share("min-confidence", *confidence),
	)
	if err != nil {
		return err
	}
	x, err := hearsay.New(hearsay.WithMinConfidence(*confidence))
	if err != nil {
		return err
	}
	style := plain
	if *color == "always" || *color == "auto" && w.colors() {
		style = ansi
	}
	out := bufio.NewWriter(w.stdout)
	failed := false
	for in, doc := range analyzeAll(x, w.files(names)) {
		if in.err != nil {
			failed = true
			fmt.Fprintf(w.stderr, "hearsay: %s: %v\n", display(in.id), in.err)
			continue
		}
		w.warn(in)
		if *format == "json" {
			err = writeIndented(out, answer{in.id, doc})
		} else {
			r := report{doc: doc, style: style}
			_, err = out.WriteString(r.text(display(in.id), len(names) > 1))
		}
		if err := errors.Join(err, out.Flush()); err != nil {
			return err
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

// spans matches a span, or an id in a list, as an indented encoder writes it.
var spans = regexp.MustCompile(`\[\n\s+(\d+)(?:,\n\s+(\d+))?\n\s+\]`)

// writeIndented writes v as JSON for reading, each span on one line.
func writeIndented(w io.Writer, v any) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	// Strings hold no line ends in JSON, so that none is changed.
	_, err := w.Write(spans.ReplaceAllFunc(buf.Bytes(), func(span []byte) []byte {
		return bytes.ReplaceAll(bytes.Join(bytes.Fields(span), nil), []byte(","), []byte(", "))
	}))
	return err
}

// colors reports whether output goes to a terminal whose user wants colours
// (https://no-color.org).
func (w *world) colors() bool {
	file, ok := w.stdout.(*os.File)
	if !ok || w.getenv("NO_COLOR") != "" || w.getenv("TERM") == "dumb" {
		return false
	}
	return isTerminal(file)
}

// isTerminal reports whether file is a character device, as a terminal is, other
// than the null device.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// A style dresses words of the report.
type style struct{ heading, name, flag, faint func(string) string }

func undressed(s string) string { return s }

func dressed(code string) func(string) string {
	return func(s string) string { return "\x1b[" + code + "m" + s + "\x1b[0m" }
}

var (
	plain = style{undressed, undressed, undressed, undressed}
	ansi  = style{dressed("1"), dressed("36"), dressed("33"), dressed("2")}
)

// The layout of the report, in columns of text.
const (
	pageWidth   = 88
	indentQuote = 4
	indentCue   = 6
)

// A report writes what was found in one document for people to read.
type report struct {
	doc   *hearsay.Document
	style style
	b     strings.Builder
}

// text returns the report. Its title is the name of the input where there are
// several.
func (r *report) text(name string, titled bool) string {
	if titled {
		fmt.Fprintf(&r.b, "%s\n\n", r.style.heading("=== "+name))
	}
	r.quotes()
	r.claims()
	r.speakers()
	if len(r.doc.Quotes) == 0 && len(r.doc.Claims) == 0 {
		r.b.WriteString("Nobody is quoted, and no claim is marked as doubtful.\n\n")
	}
	return r.b.String()
}

// quotes writes who said what, in text order.
func (r *report) quotes() {
	if len(r.doc.Quotes) == 0 {
		return
	}
	r.title("Quotes", len(r.doc.Quotes))
	for i := range r.doc.Quotes {
		q := &r.doc.Quotes[i]
		who := r.style.faint("nobody named")
		if len(q.Speakers) > 0 {
			who = r.style.name(r.names(q.Speakers))
		}
		fmt.Fprintf(&r.b, "%s  %s\n", who, r.style.faint(string(q.Kind)))
		r.paragraph(indentQuote, r.said(q))
		r.b.WriteByte('\n')
	}
}

// claims writes each claim that is flagged, with the words that flag it.
func (r *report) claims() {
	if len(r.doc.Claims) == 0 {
		return
	}
	r.title("Claims", len(r.doc.Claims))
	for i := range r.doc.Claims {
		c := &r.doc.Claims[i]
		who := r.style.faint("the article")
		if c.Voice == hearsay.VoiceQuote {
			who = r.style.faint("in a quotation")
		}
		if name := r.claimant(c); name != "" {
			who = r.style.name(name)
		}
		fmt.Fprintf(&r.b, "%s\n", who)
		r.paragraph(indentQuote, r.words(c.Span))
		for _, f := range c.Flags {
			by := ""
			if !f.By.IsZero() {
				by = r.style.faint(" by ") + r.words(f.By)
			}
			fmt.Fprintf(&r.b, "%*s%s  %s%s\n", indentCue, "", r.style.flag(string(f.Kind)), r.words(f.Cue), by)
		}
		r.b.WriteByte('\n')
	}
}

func (r *report) title(name string, n int) {
	fmt.Fprintf(&r.b, "%s\n\n", r.style.heading(fmt.Sprintf("%s (%d)", name, n)))
}

// claimant returns the name of whose claim it is, "" where the text names
// nobody.
func (r *report) claimant(c *hearsay.Claim) string {
	if len(c.Speakers) > 0 {
		return r.names(c.Speakers)
	}
	return r.words(c.Claimant)
}

// speakers lists those who are quoted, with their titles.
func (r *report) speakers() {
	var rows []string
	for i := range r.doc.Speakers {
		s := &r.doc.Speakers[i]
		var quotes string
		switch n := len(r.doc.QuotesBy(i)); n {
		case 0:
			continue
		case 1:
			quotes = "1 quote"
		default:
			quotes = fmt.Sprintf("%d quotes", n)
		}
		about := append(append([]string{string(s.Kind)}, s.Titles...), quotes)
		rows = append(rows, r.style.name(clean(s.Name))+"  "+r.style.faint(clean(strings.Join(about, ", ")))+"\n")
	}
	if len(rows) == 0 {
		return
	}
	r.title("Speakers", len(rows))
	r.b.WriteString(strings.Join(rows, "") + "\n")
}

// names joins the names of speakers.
func (r *report) names(ids []int) string { return clean(strings.Join(r.doc.Names(ids), " and ")) }

// words returns the text of a span on one line.
func (r *report) words(s hearsay.Span) string { return clean(r.doc.Text(s)) }

// said returns the words of a quote, with quotation marks around what stands
// word for word, and dots where the narration comes between.
func (r *report) said(q *hearsay.Quote) string {
	var b strings.Builder
	for i, s := range q.Content {
		text := r.words(s)
		if contains(q.Verbatim, s) {
			text = "“" + text + "”"
		}
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(text)
	}
	return b.String()
}

func contains(spans []hearsay.Span, s hearsay.Span) bool {
	for _, v := range spans {
		if v.Start <= s.Start && s.End <= v.End {
			return true
		}
	}
	return false
}

// clean returns s on one line and without bytes that would disturb a terminal.
func clean(s string) string {
	return strings.Join(strings.Fields(replaceControls(s, ' ')), " ")
}

// replaceControls returns s with each control character replaced, and as valid
// UTF-8.
func replaceControls(s string, replacement rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return replacement
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// paragraph writes s indented, in lines of at most the width of the page.
func (r *report) paragraph(indent int, s string) {
	column := 0
	for word := range strings.FieldsSeq(s) {
		width := len([]rune(word))
		switch {
		case column == 0:
			fmt.Fprintf(&r.b, "%*s", indent, "")
			column = indent
		case column+1+width > pageWidth:
			fmt.Fprintf(&r.b, "\n%*s", indent, "")
			column = indent
		default:
			r.b.WriteByte(' ')
			column++
		}
		r.b.WriteString(word)
		column += width
	}
	r.b.WriteByte('\n')
}
