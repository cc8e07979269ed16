// Package article holds the article that the examples read when they are given
// no other text.
package article

import _ "embed"

// Text is a news report of some 450 words, with direct and reported speech by
// several people and claims that it marks as alleged, unsupported and hedged.
//
//go:embed article.txt
var Text string
