package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"unicode/utf8"
)

// stdinName names standard input, in arguments and in messages.
const stdinName = "-"

// files yields the texts of the named files, standard input where there are
// none.
func (w *world) files(names []string) iter.Seq[input] {
	if len(names) == 0 {
		names = []string{stdinName}
	}
	return func(yield func(input) bool) {
		for _, name := range names {
			text, err := w.read(name)
			if !yield(input{id: name, text: text, err: err}) {
				return
			}
		}
	}
}

// read returns the text of the named file. An error says what is wrong without
// naming the file.
func (w *world) read(name string) (string, error) {
	var data []byte
	var err error
	if name == stdinName {
		if file, ok := w.stdin.(*os.File); ok && isTerminal(file) {
			fmt.Fprintln(w.stderr, "hearsay: reading a text from the keyboard; Ctrl-D ends it")
		}
		data, err = io.ReadAll(w.stdin)
	} else {
		data, err = readFile(name)
	}
	if err != nil {
		return "", err
	}
	return string(data), check(data)
}

func readFile(name string) ([]byte, error) {
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	return data, reason(err)
}

// openFile opens the named file, which must not be a directory. An error says
// what is wrong without naming the file.
func openFile(name string) (*os.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, reason(err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, errors.New("is a directory; name the files in it")
	}
	return file, nil
}

// reason returns err without the operation and the name that it carries.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// check returns an error if data is not the text of an article.
func check(data []byte) error {
	head := data[:min(len(data), 1<<13)]
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("is empty")
	case bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")):
		return errors.New("is UTF-16; convert it to UTF-8 first")
	case bytes.IndexByte(head, 0) >= 0:
		return errors.New("is binary, not text")
	}
	return nil
}

// warn tells about a text that is analysed although something is wrong with it.
func (w *world) warn(in input) {
	if in.err == nil && !utf8.ValidString(in.text) {
		fmt.Fprintf(w.stderr, "hearsay: %s: not valid UTF-8; analysed all the same\n", display(in.id))
	}
}

// display returns the name of an input for people, without anything that would
// disturb a terminal.
func display(name string) string {
	if name == stdinName {
		return "standard input"
	}
	return replaceControls(name, '\uFFFD')
}
