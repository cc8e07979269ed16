package claim_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

func compile(t *testing.T, own []claim.Rule, without ...string) *claim.RuleSet {
	t.Helper()
	set, err := claim.Compile(own, without, 0)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// flagsOf renders the flags of d, one a line: kind, cue, claim, claimant, by.
func flagsOf(d *annot.Doc) []string {
	var list []string
	for i := range d.Claims {
		c := &d.Claims[i]
		for _, f := range c.Flags {
			list = append(list, strings.Join([]string{f.Kind, d.Str(f.Cue), d.Str(c.Span), d.Str(c.Claimant), d.Str(f.By)}, " | "))
		}
	}
	return list
}

func TestOwnRules(t *testing.T) {
	const text = "The mayor denied the rumour. The pier will close for good, said Ana Ruiz."
	final := claim.Rule{
		Name: "for-good", Kind: "final", Regexp: `(?<claim>the \w+ will \w+) (?<cue>for good)`, Literals: []string{"for good"},
	}
	tests := []struct {
		reason  string
		own     []claim.Rule
		without []string
		want    []string
	}{
		{
			reason: "a regexp adds flags of its own kind, with what its groups capture",
			own:    []claim.Rule{final},
			want: []string{
				"disputed | denied | the rumour |  | The mayor",
				"final | for good | The pier will close |  | ",
			},
		}, {
			reason:  "a built-in rule can be switched off",
			without: []string{"deny"},
		}, {
			reason: "a rule with the name of a built-in one replaces it",
			own:    []claim.Rule{{Name: "deny", Kind: "denial", Regexp: `\bdenied\b`, Literals: []string{"denied"}, Scope: claim.ScopeObject, By: claim.PartySubject}},
			want:   []string{"denial | denied | the rumour |  | The mayor"},
		}, {
			reason: "token patterns, conditions and parties are open to a caller's rules too",
			own:    []claim.Rule{{Name: "closing", Kind: "closing", Cues: []string{"[will close]"}, When: []string{"declarative"}, Claimant: claim.PartySpeaker}},
			want: []string{
				"disputed | denied | the rumour |  | The mayor",
				"closing | will close | The pier will close for good | Ana Ruiz | ",
			},
		}, {
			reason: "a literal that is nowhere keeps the regexp from running",
			own:    []claim.Rule{{Name: "never", Kind: "never", Regexp: `denied`, Literals: []string{"elsewhere"}}},
			want:   []string{"disputed | denied | the rumour |  | The mayor"},
		},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d := analyse(t, text, compile(t, test.own, test.without...))
			if diff := cmp.Diff(test.want, flagsOf(d)); diff != "" {
				t.Errorf("flags (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCompileErrors(t *testing.T) {
	ok := claim.Rule{Name: "x", Kind: "k", Cues: []string{"[x]"}}
	with := func(change func(r *claim.Rule)) []claim.Rule {
		r := ok
		change(&r)
		return []claim.Rule{r}
	}
	tests := []struct {
		reason  string
		own     []claim.Rule
		without []string
	}{
		{"no name", with(func(r *claim.Rule) { r.Name = "" }), nil},
		{"no kind", with(func(r *claim.Rule) { r.Kind = "" }), nil},
		{"no pattern", with(func(r *claim.Rule) { r.Cues = nil }), nil},
		{"bad regexp", with(func(r *claim.Rule) { r.Regexp, r.Literals = "(", []string{"x"} }), nil},
		{"regexp without literals", with(func(r *claim.Rule) { r.Regexp = "x" }), nil},
		{"empty literal", with(func(r *claim.Rule) { r.Regexp, r.Literals = "x", []string{""} }), nil},
		{"unknown scope", with(func(r *claim.Rule) { r.Scope = "page" }), nil},
		{"unknown claimant", with(func(r *claim.Rule) { r.Claimant = "king" }), nil},
		{"unknown party", with(func(r *claim.Rule) { r.By = "king" }), nil},
		{"unknown condition", with(func(r *claim.Rule) { r.When = []string{"sunny"} }), nil},
		{"cue without brackets", with(func(r *claim.Rule) { r.Cues = []string{"x"} }), nil},
		{"two cues in one pattern", with(func(r *claim.Rule) { r.Cues = []string{"[x] [y]"} }), nil},
		{"nothing to look up", with(func(r *claim.Rule) { r.Cues = []string{"[_]"} }), nil},
		{"unknown set", with(func(r *claim.Rule) { r.Cues = []string{"[@nothing]"} }), nil},
		{"unknown tag", with(func(r *claim.Rule) { r.Cues = []string{"[x/QQ]"} }), nil},
		{"one name twice", []claim.Rule{ok, ok}, nil},
		{"switching off what is not there", nil, []string{"nothing"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if _, err := claim.Compile(test.own, test.without, 0); err == nil {
				t.Error("no error")
			}
		})
	}
}

// TestHostileRegexp holds that a regexp which would run for ever ends at its time
// limit, and that the flags of the other rules are there all the same.
func TestHostileRegexp(t *testing.T) {
	text := strings.Repeat("The mayor denied the rumour. ", 50) + strings.Repeat("a", 5000) + "!"
	set, err := claim.Compile([]claim.Rule{
		{Name: "hostile", Kind: "hostile", Regexp: `(a+)+$`, Literals: []string{"aaa"}},
		{Name: "greedy", Kind: "greedy", Regexp: `(?=(.*)).`, Literals: []string{"aaa"}},
	}, nil, 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	d := &annot.Doc{Text: text}
	pipeline.Annotate(d)
	begin := time.Now()
	err = claim.Annotate(d, set)
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if !errors.Is(err, claim.ErrTimeout) {
		t.Errorf("error is %v, want one that wraps ErrTimeout", err)
	}
	denied := 0
	for _, f := range flagsOf(d) {
		if strings.HasPrefix(f, "disputed") {
			denied++
		}
	}
	if denied < 50 {
		t.Errorf("%d flags of other rules, want 50", denied)
	}
}

// FuzzAnnotate checks what must hold of claims in any text.
func FuzzAnnotate(f *testing.F) {
	f.Add(benchText)
	f.Add("“It may be,” she said. He denied it, without evidence. \xff They could.")
	f.Add("may might could allegedly without evidence denied it false claims that")
	rules := claim.Default()
	f.Fuzz(func(t *testing.T, text string) {
		d := &annot.Doc{Text: text}
		pipeline.Annotate(d)
		if err := claim.Annotate(d, rules); err != nil {
			t.Fatal(err)
		}
		inside := func(s annot.Span) bool { return 0 <= s.Start && s.Start <= s.End && int(s.End) <= len(text) }
		last := int32(0)
		for _, c := range d.Claims {
			if c.Empty() || !inside(c.Span) || !inside(c.Claimant) || c.Start < last || len(c.Flags) == 0 {
				t.Errorf("claim %+v", c)
			}
			last = c.Start
			if int(c.Attrib) >= len(d.Attribs) {
				t.Errorf("quote %d of %d", c.Attrib, len(d.Attribs))
			}
			for _, f := range c.Flags {
				if f.Cue.Empty() || !inside(f.Cue) || !inside(f.By) || f.Kind == "" || f.Rule == "" {
					t.Errorf("flag %+v", f)
				}
			}
		}
	})
}
