package corpus

import _ "github.com/hearsay-go/hearsay/internal/golden" // the flag of go test ./... -update
