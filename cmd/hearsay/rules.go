package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay"
)

const rulesUsage = `Usage: hearsay rules [NAME|KIND...]

Prints the rules that flag claims: all of them, or those with the given names or
of the given kinds. docs/claims.md explains the patterns.
`

const rulesExamples = `
Examples:
  hearsay rules | less
  hearsay rules hedged
`

func runRules(w *world, args []string) error {
	wanted, err := newFlags(w, "rules", rulesUsage, rulesExamples).parse(args)
	if err != nil {
		return err
	}
	rules := hearsay.Rules()
	for _, name := range wanted {
		if !slices.ContainsFunc(rules, func(r hearsay.Rule) bool { return isCalled(&r, name) }) {
			return usageError{fmt.Errorf("rules: no rule or kind %q", name)}
		}
	}
	out := bufio.NewWriter(w.stdout)
	for i := range rules {
		r := &rules[i]
		if len(wanted) == 0 || slices.ContainsFunc(wanted, func(name string) bool { return isCalled(r, name) }) {
			writeRule(out, r)
		}
	}
	return out.Flush()
}

// isCalled reports whether name is that of the rule or of its kind.
func isCalled(r *hearsay.Rule, name string) bool { return name == r.Name || name == string(r.Kind) }

func writeRule(w io.Writer, r *hearsay.Rule) {
	fmt.Fprintf(w, "%s  (%s)\n", r.Name, r.Kind)
	list := func(label string, values []string) {
		for i, v := range values {
			if i > 0 {
				label = ""
			}
			fmt.Fprintf(w, "  %-9s %s\n", label, v)
		}
	}
	list("cue", r.Cues)
	if r.Regexp != "" {
		list("regexp", []string{r.Regexp})
	}
	if len(r.When) > 0 {
		list("when", []string{strings.Join(r.When, ", ")})
	}
	var found []string
	for _, part := range []struct{ label, value string }{{"scope", string(r.Scope)}, {"claimant", string(r.Claimant)}, {"by", string(r.By)}} {
		if part.value != "" && part.value != string(hearsay.PartyNone) {
			found = append(found, part.label+" "+part.value)
		}
	}
	if len(found) > 0 {
		list("finds", []string{strings.Join(found, ", ")})
	}
	list("hit", r.Hits)
	list("miss", r.Misses)
	fmt.Fprintln(w)
}
