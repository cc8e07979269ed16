module github.com/hearsay-go/hearsay/examples

go 1.26.0

replace github.com/hearsay-go/hearsay => ../

require (
	github.com/hearsay-go/hearsay v0.0.0
	github.com/schollz/progressbar/v3 v3.19.1
)

require (
	github.com/dlclark/regexp2/v2 v2.12.0 // indirect
	github.com/mitchellh/colorstring v0.0.0-20190213212951-d06e56a500db // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	golang.org/x/sys v0.46.0 // indirect
	golang.org/x/term v0.44.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)
