package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-go/hearsay"
)

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Parse(pageHTML))

// A view is what the page shows.
type view struct {
	Title    string
	Pieces   []piece
	Speakers []speakerRow
	Claims   []claimRow
}

// A piece is a stretch of the text on which the same marks lie from end to end.
// All pieces together are the text.
type piece struct {
	Text    string
	Classes string // "" where no mark lies
	Details string // shown when the pointer rests on it
	Anchor  string // of the quote or claim that begins here
	Labels  []label
}

// A label stands before the piece at which a quote or a cue begins.
type label struct {
	Text   string
	Raised bool // by a flag, not by a quote
}

type link struct{ Anchor, Text string }

type speakerRow struct {
	Name, Kind, Titles string
	Mentions           int
	Quotes             []link
}

type claimRow struct{ Anchor, Text, Flags, Claimant string }

// A layer is one mark over a span of the text.
type layer struct {
	hearsay.Span
	class, details, anchor string
	label                  label
}

func newView(title string, doc *hearsay.Document) *view {
	v := &view{Title: title, Pieces: cut(doc.FullText(), layers(doc))}
	for _, s := range doc.Speakers {
		row := speakerRow{Name: s.Name, Kind: string(s.Kind), Titles: strings.Join(s.Titles, "; "), Mentions: len(s.Mentions)}
		for n, i := range doc.QuotesBy(s.ID) {
			row.Quotes = append(row.Quotes, link{quoteAnchor(i), strconv.Itoa(n + 1)})
		}
		v.Speakers = append(v.Speakers, row)
	}
	for i := range doc.Claims {
		c := &doc.Claims[i]
		v.Claims = append(v.Claims, claimRow{claimAnchor(i), doc.Text(c.Span), flags(doc, c), claimant(doc, c)})
	}
	return v
}

func quoteAnchor(i int) string { return "q" + strconv.Itoa(i+1) }
func claimAnchor(i int) string { return "c" + strconv.Itoa(i+1) }

// layers returns a mark for everything that was found.
func layers(doc *hearsay.Document) []layer {
	var out []layer
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		who := strings.Join(doc.Names(q.Speakers), " and ")
		details := string(q.Kind)
		if who != "" {
			details += ", " + who
		}
		for n, part := range q.Content {
			l := layer{Span: part, class: string(q.Kind), details: details}
			if n == 0 {
				l.anchor = quoteAnchor(i)
				l.label.Text = who
			}
			out = append(out, l)
		}
		if !q.Cue.IsZero() {
			out = append(out, layer{Span: q.Cue, class: "cue", details: "cue of what " + or(who, "somebody") + " said"})
		}
	}
	for _, s := range doc.Speakers {
		for _, m := range s.Mentions {
			out = append(out, layer{Span: m, class: "mention", details: s.Name})
		}
	}
	for i := range doc.Claims {
		c := &doc.Claims[i]
		details := "claim: " + flags(doc, c)
		if who := claimant(doc, c); who != "" {
			details += ", made by " + who
		}
		out = append(out, layer{Span: c.Span, class: "claim", details: details, anchor: claimAnchor(i)})
		for _, f := range c.Flags {
			out = append(out, layer{Span: f.Cue, class: "flag", details: string(f.Kind), label: label{string(f.Kind), true}})
		}
	}
	return out
}

// cut splits text wherever a layer begins or ends.
func cut(text string, layers []layer) []piece {
	bounds := []int{0, len(text)}
	for _, l := range layers {
		bounds = append(bounds, l.Start, l.End)
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	slices.SortStableFunc(layers, func(a, b layer) int { return a.Start - b.Start })
	var pieces []piece
	var open []layer // those that cover the piece
	for i := 0; i+1 < len(bounds); i++ {
		start, end := bounds[i], bounds[i+1]
		open = slices.DeleteFunc(open, func(l layer) bool { return l.End <= start })
		p := piece{Text: text[start:end]}
		for ; len(layers) > 0 && layers[0].Start == start; layers = layers[1:] {
			l := layers[0]
			open = append(open, l)
			p.Anchor = or(p.Anchor, l.anchor)
			if l.label.Text != "" && !slices.Contains(p.Labels, l.label) {
				p.Labels = append(p.Labels, l.label)
			}
		}
		p.Classes = joined(open, " ", func(l layer) string { return l.class })
		p.Details = joined(open, "\n", func(l layer) string { return l.details })
		pieces = append(pieces, p)
	}
	return pieces
}

// joined joins what f returns for each layer, each once.
func joined(layers []layer, sep string, f func(layer) string) string {
	var parts []string
	for _, l := range layers {
		if s := f(l); !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, sep)
}

func flags(doc *hearsay.Document, c *hearsay.Claim) string {
	var out []string
	for _, f := range c.Flags {
		s := fmt.Sprintf("%s (“%s”", f.Kind, doc.Text(f.Cue))
		if !f.By.IsZero() {
			s += " by " + doc.Text(f.By)
		}
		out = append(out, s+")")
	}
	return strings.Join(out, ", ")
}

func claimant(doc *hearsay.Document, c *hearsay.Claim) string {
	return or(strings.Join(doc.Names(c.Speakers), " and "), doc.Text(c.Claimant))
}

// or returns a, or b if a is empty.
func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
