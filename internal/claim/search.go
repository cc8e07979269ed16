package claim

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// A search runs the regexps of a rule set over one document.
type search struct {
	set  *RuleSet
	used []time.Duration // by each regexp, on this document
	errs []error
}

// ErrTimeout is wrapped by the error for a regexp that takes too long.
var ErrTimeout = errors.New("rule took too long")

func (s *RuleSet) newSearch() *search {
	return &search{set: s, used: make([]time.Duration, len(s.regexps))}
}

// window appends the matches of all regexps in w. A regexp that has used up its
// time is not run again.
func (s *search) window(d *annot.Doc, w window, list []match) []match {
	if len(s.used) == 0 {
		return list
	}
	text := d.Str(w.span(d))
	lower := strings.ToLower(text)
	for n, c := range s.set.regexps {
		left := s.set.timeout - s.used[n]
		if left <= 0 || !c.picks(lower) {
			continue
		}
		begin := time.Now()
		var err error
		list, err = c.find(d, w, text, begin.Add(left), list)
		s.used[n] += time.Since(begin)
		if err != nil {
			s.used[n] = s.set.timeout
			s.errs = append(s.errs, fmt.Errorf("rule %q: %w", c.Name, err))
		}
	}
	return list
}

// picks reports whether text, in lower case, holds a literal of c.
func (c *compiled) picks(text string) bool {
	return slices.ContainsFunc(c.literals, func(l string) bool { return strings.Contains(text, l) })
}

// find appends the matches of c in text, which is that of w, until the deadline.
func (c *compiled) find(d *annot.Doc, w window, text string, deadline time.Time, list []match) ([]match, error) {
	base := d.Tokens[w.lo].Start
	bytes := func(c *regexp2.Capture) annot.Span {
		start, n := c.ByteRange()
		return annot.Span{Start: base + int32(start), End: base + int32(start+n)}
	}
	group := func(m *regexp2.Match, name string) annot.Span {
		g := m.GroupByName(name)
		if g == nil || len(g.Captures) == 0 {
			return annot.Span{}
		}
		return bytes(&g.Capture)
	}
	m, err := c.regexp.FindStringMatch(text)
	for ; m != nil && err == nil; m, err = c.regexp.FindNextMatch(m) {
		whole := bytes(&m.Capture)
		cue := group(m, "cue")
		if cue.Empty() {
			cue = whole
		}
		t, all := touching(d, w, cue), touching(d, w, whole)
		if !t.empty() {
			list = append(list, match{
				rule: c, window: w, first: t.a, last: t.b, from: all.a, to: all.b, anchor: t.a, cue: cue,
				claim: group(m, "claim"), claimant: group(m, "claimant"), by: group(m, "by"),
			})
		}
		if time.Now().After(deadline) {
			return list, ErrTimeout
		}
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrTimeout, err)
	}
	return list, err
}

// touching returns the tokens of w that share a byte with s.
func touching(d *annot.Doc, w window, s annot.Span) tokens {
	t := tokens{w.lo, w.hi}
	for t.a < t.b && d.Tokens[t.a].End <= s.Start {
		t.a++
	}
	for t.b > t.a && d.Tokens[t.b-1].Start >= s.End {
		t.b--
	}
	return t
}
