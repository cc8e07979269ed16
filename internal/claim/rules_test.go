package claim_test

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// marked is a sentence of a rule file with its marks taken out.
type marked struct {
	text                  string
	cue, claim, maker, by string
}

// parse reads "{claim with a [cue]}", "<claimant>" and "~by~".
func parse(s string) marked {
	var m marked
	var b strings.Builder
	start := map[rune]int{}
	for _, c := range s {
		switch c {
		case '[', '{', '<':
			start[c] = b.Len()
		case ']':
			m.cue = b.String()[start['[']:]
		case '}':
			m.claim = b.String()[start['{']:]
		case '>':
			m.maker = b.String()[start['<']:]
		case '~':
			if at, ok := start[c]; ok {
				m.by = b.String()[at:]
			} else {
				start[c] = b.Len()
			}
		default:
			b.WriteRune(c)
		}
	}
	m.text = b.String()
	return m
}

func analyse(t *testing.T, text string, rules *claim.RuleSet) *annot.Doc {
	t.Helper()
	d := &annot.Doc{Text: text}
	pipeline.Annotate(d)
	if err := claim.Annotate(d, rules); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRules runs the hits and misses of every built-in rule.
func TestRules(t *testing.T) {
	rules, err := claim.Compile(nil, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range rules.Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			for _, s := range rule.Hits {
				checkHit(t, rules, rule.Kind, parse(s))
			}
			for _, s := range rule.Misses {
				d := analyse(t, s, rules)
				for _, c := range d.Claims {
					for _, f := range c.Flags {
						if f.Rule == rule.Name {
							t.Errorf("%q: flag on %q", s, d.Str(f.Cue))
						}
					}
				}
			}
		})
	}
}

func checkHit(t *testing.T, rules *claim.RuleSet, kind string, want marked) {
	t.Helper()
	d := analyse(t, want.text, rules)
	var seen []string
	for i := range d.Claims {
		c := &d.Claims[i]
		for _, f := range c.Flags {
			seen = append(seen, f.Rule+" "+d.Str(f.Cue))
			if f.Kind != kind || d.Str(f.Cue) != want.cue {
				continue
			}
			if got := d.Str(c.Span); want.claim != "" && got != want.claim {
				t.Errorf("%q: claim is %q", want.text, got)
			}
			if got := d.Str(c.Claimant); want.maker != "" && got != want.maker {
				t.Errorf("%q: claimant is %q", want.text, got)
			}
			if got := d.Str(f.By); want.by != "" && got != want.by {
				t.Errorf("%q: denied by %q", want.text, got)
			}
			return
		}
	}
	t.Errorf("%q: no flag on %q, but %q", want.text, want.cue, seen)
}
