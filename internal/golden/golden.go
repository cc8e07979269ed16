// Package golden holds the flag -update of the tests.
//
// Every package with tests imports it, also those without golden files, so that
// go test ./... -update is understood by all.
package golden

import "flag"

// Update tells tests to rewrite their golden files with what they get. Read what
// they write: it must state what is right, not what came out.
var Update = flag.Bool("update", false, "rewrite golden files with what the tests get")
