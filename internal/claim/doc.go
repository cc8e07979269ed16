// Package claim finds what a text itself marks as unsupported, alleged,
// disputed, hedged or sourced to nobody in particular: the cue, the claim it is
// about, whose claim that is and who denies it.
//
// Which words are cues, and how the rest is found from them, is in rules (see
// [Rule]): tables in the folder rules, each rule with sentences that it must
// hit and must not hit. A rule's conditions, scopes and parties are named there
// and written in Go here.
package claim
