package main

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/eval"
)

func TestLocate(t *testing.T) {
	const good, bad = `{"id":"a","text":"It rained."}`, `{"id":`
	tests := []struct {
		reason string
		files  []string // named a, b, c
		want   string   // the start of the error
	}{
		{"the only file", []string{good + "\n" + bad}, "a: line 2: "},
		{"the first line of the second", []string{good + "\n" + good + "\n", bad}, "b: line 1: "},
		{"after a file without a last line end", []string{good, good + "\n" + bad + "\n", good}, "b: line 2: "},
		{"after an empty file", []string{good, "", bad}, "c: line 1: "},
		{"the first of several", []string{bad + "\n" + good + "\n", good, bad}, "a: line 1: "},
	}
	kind, err := eval.KindOf("claims")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			var files goldFiles
			for i, data := range test.files {
				files = append(files, &goldFile{name: string(rune('a' + i)), r: strings.NewReader(data)})
			}
			_, err := kind.Read(files.reader())
			if err == nil {
				t.Fatal("no error")
			}
			if got := files.locate(err).Error(); !strings.HasPrefix(got, test.want) {
				t.Errorf("error %q, want %q at its start", got, test.want)
			}
		})
	}
}
