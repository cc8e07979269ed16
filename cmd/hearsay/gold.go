package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-go/hearsay/internal/eval"
)

// goldFiles are read one after the other, as if they were one file.
type goldFiles []*goldFile

// A goldFile counts the line ends that are read from it.
type goldFile struct {
	name  string
	r     io.Reader
	lines int
}

func (f *goldFile) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	f.lines += bytes.Count(p[:n], []byte("\n"))
	return n, err
}

// reader returns a reader of all files. A line end follows each, so that none
// runs on into the next.
func (files goldFiles) reader() io.Reader {
	var parts []io.Reader
	for _, f := range files {
		parts = append(parts, f, strings.NewReader("\n"))
	}
	return io.MultiReader(parts...)
}

// locate returns err, which came from reading files, with the name of the file
// and the number of the line in it; with all names where no line is at fault.
func (files goldFiles) locate(err error) error {
	var wrong *eval.LineError
	if !errors.As(err, &wrong) {
		var names []string
		for _, f := range files {
			names = append(names, display(f.name))
		}
		return fmt.Errorf("%s: %w", strings.Join(names, ", "), err)
	}
	line := wrong.Line
	for _, f := range files[:len(files)-1] {
		if line <= f.lines+1 {
			return fmt.Errorf("%s: line %d: %w", display(f.name), line, wrong.Err)
		}
		line -= f.lines + 1
	}
	return fmt.Errorf("%s: line %d: %w", display(files[len(files)-1].name), line, wrong.Err)
}
