package token

import "github.com/hearsay-go/hearsay/internal/annot"

// Form returns the hash and the shape of a token that comes from elsewhere, such
// as a treebank; SpaceBefore and InQuote are left out.
func Form(s string) (lower uint64, shape annot.Shape) { return form(s) }
