package main

import (
	"strings"

	"github.com/hearsay-go/hearsay"
)

// A checklist is what an editor has to settle before a draft is printed.
type checklist struct {
	Name  string // of the draft
	Items []item
	Parts []part // the draft, cut where claims begin
}

// An item is one claim.
type item struct {
	Number  int
	Line    int // of the draft, from 1
	Claim   string
	Who     string // whose claim it is; empty if nobody is named
	Quoted  bool   // the doubt stands in somebody's quoted words
	Reasons []reason
}

// A reason is one flag: the words of the draft and what they leave to do.
type reason struct {
	Kind string
	Cue  string
	By   string // who denies or judges
	Task string
}

// A part is a stretch of the draft. Anchors are the numbers of the items whose
// claims begin with it.
type part struct {
	Anchors []int
	Text    string
}

// tasks say what is missing for each kind of flag.
var tasks = map[hearsay.FlagKind]string{
	hearsay.Unsupported: "Find the evidence, or say that there is none.",
	hearsay.Alleged:     "Say who alleges it, and let the other side answer.",
	hearsay.Disputed:    "Settle who is right, and print the answer beside the claim.",
	hearsay.Hedged:      "Find out whether it is so, or say who thinks it may be.",
	hearsay.VagueSource: "Name the source, or say why it cannot be named.",
}

// newChecklist gathers the claims of a document in the order of its text.
func newChecklist(name string, doc *hearsay.Document) *checklist {
	list := &checklist{Name: name}
	text := doc.FullText()
	line, seen := 1, 0 // the line of byte seen
	for i, c := range doc.Claims {
		if c.Span.Start >= seen {
			line += strings.Count(text[seen:c.Span.Start], "\n")
			list.cut(text[seen:c.Span.Start])
			seen = c.Span.Start
			list.Parts = append(list.Parts, part{})
		}
		it := item{
			Number: i + 1,
			Line:   line,
			Claim:  oneLine(doc.Text(c.Span)),
			Who:    who(doc, &c),
			Quoted: c.Voice == hearsay.VoiceQuote,
		}
		for _, f := range c.Flags {
			it.Reasons = append(it.Reasons, reason{string(f.Kind), oneLine(doc.Text(f.Cue)), oneLine(doc.Text(f.By)), task(f.Kind)})
		}
		list.Items = append(list.Items, it)
		last := &list.Parts[len(list.Parts)-1]
		last.Anchors = append(last.Anchors, it.Number)
	}
	list.cut(text[seen:])
	return list
}

// cut adds text to the last part.
func (l *checklist) cut(text string) {
	if len(l.Parts) == 0 {
		l.Parts = append(l.Parts, part{})
	}
	l.Parts[len(l.Parts)-1].Text += text
}

// who returns the names of the claimants, or the words that point at them.
func who(doc *hearsay.Document, c *hearsay.Claim) string {
	if names := doc.Names(c.Speakers); len(names) > 0 {
		return strings.Join(names, ", ")
	}
	return oneLine(doc.Text(c.Claimant))
}

// task returns what is to be done about a flag; kinds of one's own rules have the
// general one.
func task(k hearsay.FlagKind) string {
	if t := tasks[k]; t != "" {
		return t
	}
	return "Check it."
}

// oneLine returns s with runs of blanks made one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
