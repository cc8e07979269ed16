module github.com/hearsay-go/hearsay

go 1.26.0

require (
	github.com/google/go-cmp v0.7.0
	golang.org/x/text v0.43.0
	golang.org/x/tools v0.52.0
)

require github.com/dlclark/regexp2/v2 v2.12.0
