package hearsay_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/hearsay-go/hearsay"
)

func ExampleClaims() {
	const text = "The mayor has accused the builders, without evidence, of taking bribes. Analysts say the bridge may close."
	for _, c := range hearsay.Claims(text) {
		fmt.Println(text[c.Span.Start:c.Span.End])
		for _, f := range c.Flags {
			fmt.Printf("  %s: %s\n", f.Kind, text[f.Cue.Start:f.Cue.End])
		}
	}
	// Output:
	// taking bribes
	//   alleged: accused
	//   unsupported: without evidence
	// the bridge may close
	//   vague-source: Analysts
	//   hedged: may
}

// A rule of your own, with a kind of its own, works like those built in.
func ExampleWithRules() {
	x, err := hearsay.New(hearsay.WithRules(hearsay.Rule{
		Name:  "superlative",
		Kind:  "puffery",
		Cues:  []string{"[legendary|iconic|unrivalled]"},
		Scope: hearsay.ScopeClause,
	}))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "The museum opens in June. Its café is legendary.")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range doc.Claims {
		fmt.Printf("%s: %s\n", c.Flags[0].Kind, doc.Text(c.Span))
	}
	// Output: puffery: Its café is legendary
}

// A regular expression may look around; a sentence without one of the literals
// is not searched.
func ExampleWithRules_regexp() {
	x, err := hearsay.New(hearsay.WithRules(hearsay.Rule{
		Name:     "round-number",
		Kind:     "imprecise",
		Regexp:   `(?<cue>some|roughly) \d+(?! per cent)`,
		Literals: []string{"some", "roughly"},
	}))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "Prices rose by roughly 3 per cent. The works cost roughly 400 jobs.")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range doc.Claims {
		fmt.Printf("%s: %s\n", c.Flags[0].Kind, doc.Text(c.Span))
	}
	// Output: imprecise: The works cost roughly 400 jobs
}

// A pattern that does not compile is an error of New, never later.
func ExampleWithRules_error() {
	_, err := hearsay.New(hearsay.WithRules(hearsay.Rule{Name: "broken", Kind: "x", Regexp: "(", Literals: []string{"x"}}))
	fmt.Println(err != nil)
	// Output: true
}

func ExampleWithoutRules() {
	var hedges []string
	for _, r := range hearsay.Rules() {
		if r.Kind == hearsay.Hedged {
			hedges = append(hedges, r.Name)
		}
	}
	x, err := hearsay.New(hearsay.WithoutRules(hedges...))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "The bridge may close, analysts say.")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range doc.Claims {
		for _, f := range c.Flags {
			fmt.Println(f.Kind, doc.Text(f.Cue))
		}
	}
	// Output: vague-source analysts
}

// A regular expression that takes too long is stopped; all other flags are kept.
func ExampleWithRuleTimeout() {
	x, err := hearsay.New(
		hearsay.WithRuleTimeout(10*time.Millisecond),
		hearsay.WithRules(hearsay.Rule{Name: "slow", Kind: "x", Regexp: `(a+)+!`, Literals: []string{"aaa"}}),
	)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "The bridge may close. The answer was "+strings.Repeat("a", 100)+".")
	fmt.Println(errors.Is(err, hearsay.ErrRuleTimeout), len(doc.Claims))
	// Output: true 1
}

// Rules document themselves: each has sentences that it must flag and sentences
// that it must not.
func ExampleRules() {
	for _, r := range hearsay.Rules() {
		if r.Name == "allegedly" {
			fmt.Println(r.Kind)
			fmt.Println(r.Misses[0])
		}
	}
	// Output:
	// alleged
	// The report named the driver.
}

// Segments gives every stretch of the text to one voice, for reading it aloud.
func ExampleDocument_Segments() {
	doc := hearsay.Analyze("“Is it far?” asked Marit Haugen. “Very,” said Olu Adeyemi.")
	for _, s := range doc.Segments() {
		voice := strings.Join(doc.Names(s.Speakers), " and ")
		if s.Quote == hearsay.NoQuote {
			voice = "narrator"
		}
		fmt.Printf("%-12s %q\n", voice, doc.Text(s.Span))
	}
	// Output:
	// Marit Haugen "“Is it far?”"
	// narrator     " asked Marit Haugen. "
	// Olu Adeyemi  "“Very,”"
	// narrator     " said Olu Adeyemi."
}

// What a text lets one infer of a person comes with its evidence, and can be
// switched off.
func ExampleWithoutGender() {
	const text = "“We are full,” said Mrs. Nassar."
	fmt.Println(hearsay.Analyze(text).Speakers[0].Gender)
	x, err := hearsay.New(hearsay.WithoutGender())
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), text)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doc.Speakers[0].Gender)
	// Output:
	// {she title}
	// { }
}
