module github.com/hearsay-go/hearsay

go 1.26
