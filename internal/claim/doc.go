// Package claim finds what a text itself marks as unsupported, alleged,
// disputed, hedged or sourced to nobody in particular: the cue, the claim it is
// about, whose claim that is and who denies it.
//
// # Rules
//
// Which words are cues, and how the rest is found from them, is data: the tables
// in the folder rules, one a kind, read as [Rule] values. The comment on top of
// rules/sets.txt describes their format and the language of cue patterns. Each
// rule has sentences that it must hit and sentences that it must miss; the tests
// run them all.
//
// A pattern is looked up by the words that it cannot do without, so that a token
// which begins no cue costs one bit test. What the pattern cannot say, conditions
// do ([Conditions]): the reading of a cue is decided by tags, heads and
// neighbours.
//
// # From matches to claims
//
// All matches in a sentence are settled first: of two that overlap the longer one
// stays, cues of one kind side by side become one, a modifier swallows the claim
// word behind it ("falsely claimed"). Then each cue finds its claim by its [Scope]
// and its claimant by its [Party]; those that point back ("denied it", "without
// evidence") come after those that do not. Flags with the same proposition,
// claimant and voice end up on one claim.
//
// Clauses and phrases are read off the dependency tree. The tree is often wrong
// in a few ways that matter here (it takes the subject of a reported clause for an
// object, or puts the main verb into a clause before it), and words in certain
// places are surer than it; such corrections say so where they are made.
//
// # Uncertain
//
// [Uncertain] is a classifier of whole sentences beside all this: Wikipedia's
// editors find many sentences uncertain that no claim in this sense is in.
package claim
