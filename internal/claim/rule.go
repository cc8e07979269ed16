package claim

import (
	"errors"
	"fmt"
	"slices"
)

// The kinds of flags that the built-in rules raise. A caller's rule may raise
// any other.
const (
	Unsupported = "unsupported"
	Alleged     = "alleged"
	Disputed    = "disputed"
	Hedged      = "hedged"
	VagueSource = "vague-source"
)

// A Rule says which words are a cue, of what kind, and how to find what the cue
// is about. The built-in rules and a caller's own are the same type and take
// the same way through the package; they differ only in how the cue is written
// down: Cues for the one, Regexp for the other. A rule may have both.
type Rule struct {
	Name string // unique; a caller's rule replaces the built-in one of its name
	Kind string

	// Cues are patterns over tokens; see the comment of package claim.
	Cues []string

	// Regexp is a pattern in the syntax of regexp2 that is run, letter case
	// ignored, over each sentence which holds one of Literals. The cue is the
	// group "cue" if there is one, else the whole match. The groups "claim",
	// "claimant" and "by" overrule what the fields below would find.
	Regexp string
	// Literals are words or parts of words one of which stands in every match
	// of Regexp; letter case does not count.
	Literals []string

	// When names conditions on the context; all must hold. docs/claims.md lists
	// them.
	When []string

	Scope    Scope // where the claim is
	Claimant Party // whose claim it is
	By       Party // who denies it or passes the judgement

	// Hits are sentences in which the rule must raise a flag, with the cue in
	// [brackets] and, where it matters, the claim in {braces}, the claimant in
	// <angles> and who denies it in ~tildes~. In Misses it must raise none.
	Hits, Misses []string
}

// A Scope is a way to find the claim that a cue is about.
type Scope string

// The scopes. The zero Scope is ScopeClause.
const (
	ScopeClause   Scope = "clause"   // the smallest clause around the cue
	ScopeAfter    Scope = "after"    // the clause or phrase that follows the match
	ScopeNoun     Scope = "noun"     // the noun phrase that the cue stands before
	ScopeSubject  Scope = "subject"  // the subject of the cue, or what it stands for
	ScopeObject   Scope = "object"   // the object of the cue, or what it stands for
	ScopeSaid     Scope = "said"     // what the subject of the cue has just said
	ScopeReported Scope = "reported" // what the source in the cue says
	ScopeQuestion Scope = "question" // the question that is left open, behind or before the cue
)

// A Party is a way to find a claimant, or who denies a claim.
type Party string

// The parties. The zero Party is PartyNone.
const (
	PartyNone      Party = "none"      // nobody
	PartySpeaker   Party = "speaker"   // the source of the quote around the cue
	PartyJudge     Party = "judge"     // who calls the claim so, or else the source of the quote around the cue
	PartyIndirect  Party = "indirect"  // the same, but only of reported speech
	PartySubject   Party = "subject"   // the subject of the cue
	PartyPerson    Party = "person"    // the same, if it is somebody rather than something
	PartyAgent     Party = "agent"     // the "by" of a passive
	PartyPossessor Party = "possessor" // who owns or makes the claim named by a noun
	PartyCue       Party = "cue"       // the cue itself
	PartySource    Party = "source"    // the source of the quote that the cue stands beside
	PartyAfter     Party = "after"     // the noun that the match ends with
	PartyHolder    Party = "holder"    // whoever made the claim that the scope led to
)

var scopes = []Scope{
	ScopeClause, ScopeAfter, ScopeNoun, ScopeSubject, ScopeObject, ScopeSaid, ScopeReported, ScopeQuestion,
}

var parties = []Party{
	PartyNone, PartyJudge, PartySpeaker, PartyIndirect, PartySubject, PartyPerson,
	PartyAgent, PartyPossessor, PartyCue, PartySource, PartyAfter, PartyHolder,
}

// check returns what is wrong with r apart from its patterns, and fills in the
// zero scope and parties.
func (r *Rule) check() error {
	if r.Scope == "" {
		r.Scope = ScopeClause
	}
	if r.Claimant == "" {
		r.Claimant = PartyNone
	}
	if r.By == "" {
		r.By = PartyNone
	}
	switch {
	case r.Name == "":
		return errors.New("rule without a name")
	case r.Kind == "":
		return fmt.Errorf("rule %q has no kind", r.Name)
	case len(r.Cues) == 0 && r.Regexp == "":
		return fmt.Errorf("rule %q has no pattern", r.Name)
	case r.Regexp != "" && len(r.Literals) == 0:
		return fmt.Errorf("rule %q has a regexp but no literals", r.Name)
	case !slices.Contains(scopes, r.Scope):
		return fmt.Errorf("rule %q: unknown scope %q", r.Name, r.Scope)
	case !slices.Contains(parties, r.Claimant):
		return fmt.Errorf("rule %q: unknown claimant %q", r.Name, r.Claimant)
	case !slices.Contains(parties, r.By):
		return fmt.Errorf("rule %q: unknown party %q", r.Name, r.By)
	}
	for _, l := range r.Literals {
		if l == "" {
			return fmt.Errorf("rule %q has an empty literal", r.Name)
		}
	}
	return nil
}

// clone returns a copy of r that shares no memory with it.
func (r Rule) clone() Rule {
	for _, list := range []*[]string{&r.Cues, &r.Literals, &r.When, &r.Hits, &r.Misses} {
		*list = slices.Clone(*list)
	}
	return r
}
