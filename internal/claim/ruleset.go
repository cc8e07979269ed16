package claim

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// A RuleSet is a list of compiled rules. It is immutable and safe for
// concurrent use.
type RuleSet struct {
	rules    []*compiled
	patterns []*pattern
	index    *index // of patterns
	regexps  []*compiled
	timeout  time.Duration
}

// A compiled is a rule ready to run.
type compiled struct {
	Rule
	when   []condition
	regexp *regexp2.Regexp
	// literals in lower case, for the prefilter of regexp
	literals []string
}

// DefaultTimeout is the time that a regexp of a caller's rule may take on one
// document.
const DefaultTimeout = 100 * time.Millisecond

// Default returns the built-in rules. They are known to compile: a test holds
// them to it.
func Default() *RuleSet {
	return defaultShared.Get(func() *RuleSet {
		set, err := Compile(nil, nil, 0)
		if err != nil {
			return &RuleSet{index: newIndex(nil)}
		}
		return set
	})
}

var defaultShared weights.Shared[*RuleSet]

// Compile returns the built-in rules with those of the given names left out, and
// the given rules added; one that has the name of a built-in rule takes its
// place. A regexp may take so long on each document in all; 0 means
// DefaultTimeout.
func Compile(own []Rule, without []string, timeout time.Duration) (*RuleSet, error) {
	b := builtinShared.Get(loadBuiltin)
	if b.err != nil {
		return nil, b.err
	}
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	for _, name := range without {
		if !slices.ContainsFunc(b.rules, func(r Rule) bool { return r.Name == name }) {
			return nil, fmt.Errorf("no built-in rule is named %q", name)
		}
	}
	s := &RuleSet{timeout: timeout}
	seen := map[string]bool{}
	for _, r := range own {
		if seen[r.Name] {
			return nil, fmt.Errorf("two rules are named %q", r.Name)
		}
		seen[r.Name] = true
	}
	for _, r := range b.rules {
		if !seen[r.Name] && !slices.Contains(without, r.Name) {
			if err := s.add(r, b.sets); err != nil {
				return nil, err
			}
		}
	}
	for _, r := range own {
		if err := s.add(r.clone(), b.sets); err != nil {
			return nil, err
		}
	}
	s.index = newIndex(s.patterns)
	return s, nil
}

// Rules returns copies of the rules of s in the order in which they are tried.
func (s *RuleSet) Rules() []Rule {
	rules := make([]Rule, len(s.rules))
	for i, c := range s.rules {
		rules[i] = c.Rule.clone()
	}
	return rules
}

// add compiles r.
func (s *RuleSet) add(r Rule, sets map[string]wordList) error {
	if err := r.check(); err != nil {
		return err
	}
	c := &compiled{Rule: r}
	for _, name := range r.When {
		cond := conditionNamed(name)
		if cond == nil {
			return fmt.Errorf("rule %q: unknown condition %q", r.Name, name)
		}
		c.when = append(c.when, *cond)
	}
	for _, cue := range r.Cues {
		p, err := parsePattern(cue, sets)
		if err != nil {
			return fmt.Errorf("rule %q: cue %w", r.Name, err)
		}
		if len(p.elems) > maxElems {
			return fmt.Errorf("rule %q: cue %q has more than %d elements", r.Name, cue, maxElems)
		}
		p.rule = c
		s.patterns = append(s.patterns, p)
	}
	if r.Regexp != "" {
		re, err := regexp2.Compile(r.Regexp, regexp2.IgnoreCase)
		if err != nil {
			return fmt.Errorf("rule %q: %w", r.Name, err)
		}
		re.MatchTimeout = s.timeout
		c.regexp = re
		for _, l := range r.Literals {
			c.literals = append(c.literals, strings.ToLower(l))
		}
		s.regexps = append(s.regexps, c)
	}
	s.rules = append(s.rules, c)
	return nil
}
