package hearsay

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// A FlagKind says what the text signals about a claim.
type FlagKind string

// The kinds of flags. A caller's own rules may add others.
const (
	Unsupported FlagKind = "unsupported"  // evidence, proof, details or a source is missing
	Alleged     FlagKind = "alleged"      // presented as an allegation
	Disputed    FlagKind = "disputed"     // said to be false, denied or contradicted
	Hedged      FlagKind = "hedged"       // left open whether it is so
	VagueSource FlagKind = "vague-source" // attributed to unnamed or generic sources
)

// A Voice tells who utters a cue.
type Voice string

// The voices.
const (
	VoiceArticle Voice = "article" // the writer, paraphrase included
	VoiceQuote   Voice = "quote"   // somebody whose words stand in quotation marks
)

// A Flag is a signal in the text about how far a claim can be trusted.
type Flag struct {
	Kind FlagKind `json:"kind"`
	// Cue is the words that signal it.
	Cue Span `json:"cue"`
	// By is the words that name who denies the claim or passes the judgement;
	// zero where the text names nobody.
	By Span `json:"by"`
}

// A Claim is a proposition with at least one flag.
type Claim struct {
	// Span is the proposition: a clause or a noun phrase.
	Span Span `json:"span"`
	// Claimant is the words that name whose claim it is; zero where the
	// article speaks for itself or nobody is named.
	Claimant Span `json:"claimant"`
	// Speakers holds the ids of the claimant, indexes into [Document.Speakers].
	Speakers []int `json:"speakers"`
	Voice    Voice `json:"voice"`
	// Quote is the place in [Document.Quotes] of the quote that holds the
	// claim; [NoQuote] if none does, or if [WithMinConfidence] left it out.
	Quote QuoteRef `json:"quote"`
	Flags []Flag   `json:"flags"`
}

// A QuoteRef is a place in [Document.Quotes], or [NoQuote]. Its zero value is the
// first quote. In JSON NoQuote is null.
type QuoteRef int

// NoQuote is the QuoteRef of a claim that stands in no quote.
const NoQuote QuoteRef = -1

// MarshalJSON writes r as a number, or null if it is negative.
func (r QuoteRef) MarshalJSON() ([]byte, error) {
	if r < 0 {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(r), 10), nil
}

// UnmarshalJSON reads what [QuoteRef.MarshalJSON] writes.
func (r *QuoteRef) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*r = NoQuote
		return nil
	}
	n, err := strconv.Atoi(string(data))
	if err != nil || n < 0 {
		return fmt.Errorf("hearsay: quote: %q is not a place", data)
	}
	*r = QuoteRef(n)
	return nil
}

// UnmarshalJSON reads a claim; one without a "quote" stands in none.
func (c *Claim) UnmarshalJSON(data []byte) error {
	type plain Claim // has no UnmarshalJSON
	p := plain{Quote: NoQuote}
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*c = Claim(p)
	return nil
}
