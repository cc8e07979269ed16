package hearsay

import (
	"fmt"
	"time"

	"github.com/hearsay-go/hearsay/internal/claim"
)

// ErrRuleTimeout is wrapped by the error of [Extractor.Analyze] when the regexp
// of a rule took too long on a text; see [WithRuleTimeout].
var ErrRuleTimeout = claim.ErrTimeout

// A Rule finds the words by which a text marks a claim, says of what kind they
// are, and how to find the claim, whose it is and who denies it. [Rules] returns
// the built-in ones; [WithRules] adds a caller's own, which work the same way.
//
// docs/claims.md explains the pattern language, the conditions, scopes and
// parties, and has examples.
type Rule struct {
	// Name tells rules apart. A rule with the name of a built-in one replaces it.
	Name string
	// Kind is the kind of the flags; it may be one of your own.
	Kind FlagKind
	// Cues are patterns over words, as the built-in rules use them.
	Cues []string
	// Regexp is a pattern in the syntax of regexp2, which has look-around. It is
	// run over each sentence that holds one of Literals, letter case ignored.
	// The cue is its group "cue", or the whole match if there is none; groups
	// "claim", "claimant" and "by" go before Scope, Claimant and By.
	Regexp string
	// Literals are strings one of which stands in every match of Regexp.
	// Sentences without them are skipped, at little cost.
	Literals []string
	// When names conditions on the context that must all hold.
	When []string
	// Scope says where the claim is. The zero value is ScopeClause.
	Scope Scope
	// Claimant says whose claim it is, By who denies it or passes the
	// judgement. The zero value is nobody.
	Claimant, By Party
	// Hits are sentences in which the rule must raise a flag, with the cue in
	// [brackets]; in Misses it must raise none. They document the rule.
	Hits, Misses []string
}

// A Scope is a way to find the claim that a cue is about.
type Scope string

// The scopes.
const (
	ScopeClause   Scope = "clause"   // the smallest clause around the cue
	ScopeAfter    Scope = "after"    // the clause or phrase that follows the match
	ScopeNoun     Scope = "noun"     // the noun phrase that the cue stands before
	ScopeSubject  Scope = "subject"  // the subject of the cue, or what it stands for
	ScopeObject   Scope = "object"   // the object of the cue, or what it stands for
	ScopeSaid     Scope = "said"     // what the subject of the cue has just said
	ScopeReported Scope = "reported" // what the source in the cue says
	ScopeQuestion Scope = "question" // the question that is left open
)

// A Party is a way to find who makes a claim, or who denies it.
type Party string

// The parties.
const (
	PartyNone      Party = "none"      // nobody
	PartySpeaker   Party = "speaker"   // the source of the quote around the cue
	PartyJudge     Party = "judge"     // who calls the claim so, or else the speaker
	PartyIndirect  Party = "indirect"  // the speaker, if the cue is not in quotation marks
	PartySubject   Party = "subject"   // the subject of the cue
	PartyPerson    Party = "person"    // the same, if it is somebody rather than something
	PartyAgent     Party = "agent"     // the "by" of a passive
	PartyPossessor Party = "possessor" // who owns or makes the claim that a noun names
	PartyCue       Party = "cue"       // the cue itself
	PartySource    Party = "source"    // the source of the quote that the cue stands beside
	PartyAfter     Party = "after"     // the noun that the match ends with
	PartyHolder    Party = "holder"    // whoever made the claim that the scope led to
)

// Rules returns the built-in rules, in the order in which they are tried.
func Rules() []Rule {
	list := claim.Default().Rules()
	rules := make([]Rule, len(list))
	for i, r := range list {
		rules[i] = Rule{
			Name: r.Name, Kind: FlagKind(r.Kind), Cues: r.Cues, Regexp: r.Regexp, Literals: r.Literals, When: r.When,
			Scope: Scope(r.Scope), Claimant: Party(r.Claimant), By: Party(r.By), Hits: r.Hits, Misses: r.Misses,
		}
	}
	return rules
}

// WithRules adds rules to the built-in ones; one with the name of a built-in rule
// takes its place. Several WithRules add up. A pattern that does not compile, a
// rule without a name, kind or pattern, a regexp without literals, an unknown
// condition and a name given twice are errors of [New].
func WithRules(rules ...Rule) Option {
	return func(o *options) error {
		for _, r := range rules {
			o.rules = append(o.rules, claim.Rule{
				Name: r.Name, Kind: string(r.Kind), Cues: r.Cues, Regexp: r.Regexp, Literals: r.Literals, When: r.When,
				Scope: claim.Scope(r.Scope), Claimant: claim.Party(r.Claimant), By: claim.Party(r.By), Hits: r.Hits, Misses: r.Misses,
			})
		}
		return nil
	}
}

// WithoutRules switches off built-in rules by name. A name that no built-in rule
// has is an error of [New]. Several WithoutRules add up.
func WithoutRules(names ...string) Option {
	return func(o *options) error {
		o.without = append(o.without, names...)
		return nil
	}
}

// WithRuleTimeout sets how long the regexp of each rule may run on one text, all
// its sentences together. What it found until then is kept, as are the flags of
// all other rules, and [Extractor.Analyze] returns an error that wraps
// [ErrRuleTimeout] beside the document. The default, also given by 0, is 100 ms.
// The built-in rules have no regexps.
func WithRuleTimeout(limit time.Duration) Option {
	return func(o *options) error {
		if limit < 0 {
			return fmt.Errorf("hearsay: WithRuleTimeout(%v): negative", limit)
		}
		o.ruleTimeout = limit
		return nil
	}
}

// compileRules makes o ready for use.
func (o *options) compileRules() error {
	if len(o.rules) == 0 && len(o.without) == 0 && o.ruleTimeout == 0 {
		return nil
	}
	set, err := claim.Compile(o.rules, o.without, o.ruleTimeout)
	if err != nil {
		return fmt.Errorf("hearsay: %w", err)
	}
	o.ruleSet = set
	return nil
}
