package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay"
)

const jsonlUsage = `Usage: hearsay jsonl [-workers N] [-max-line BYTES] [-min-confidence C] [FILE]

Reads one {"id": string, "text": string} a line, from FILE or standard input, and
writes one line for each, in order:

  {"id":"a1","quotes":[...],"speakers":[...],"claims":[...],"uncertain":false}

docs/hearsay.schema.json describes it. A line that cannot be used yields
{"id":...,"error":"..."} in its place; at the end standard error says how many did,
and the exit status is 1. Blank lines are skipped. Lines are analysed on all cores
and written as soon as those before them are.

`

// An answer is a line of output for a text that was analysed.
type answer struct {
	ID string `json:"id"`
	*hearsay.Document
}

// A failure is a line of output in place of an answer. The id is null where the
// input gives none.
type failure struct {
	ID    *string `json:"id"`
	Error string  `json:"error"`
}

func runJSONL(w *world, args []string) error {
	f := newFlags(w, "jsonl", jsonlUsage, "")
	workers := f.Int("workers", 0, "analyse `N` lines at a time; 0 means one for each core")
	maxLine := f.Int("max-line", 64<<20, "reject lines longer than this many `bytes`")
	confidence := f.Float64("min-confidence", 0, "leave out quotes with a confidence below `C`, from 0 to 1")
	names, err := f.parse(args)
	if err != nil {
		return err
	}
	if len(names) > 1 {
		return usageError{errors.New("jsonl: want one file at most")}
	}
	if *maxLine <= 0 {
		return usageError{fmt.Errorf("-max-line %d: want a positive number", *maxLine)}
	}
	if err := cmp.Or(atLeastZero("workers", *workers), share("min-confidence", *confidence)); err != nil {
		return err
	}
	x, err := hearsay.New(hearsay.WithWorkers(*workers), hearsay.WithMinConfidence(*confidence))
	if err != nil {
		return err
	}
	in := w.stdin
	if len(names) == 1 && names[0] != stdinName {
		file, err := openFile(names[0])
		if err != nil {
			return fmt.Errorf("%s: %w", display(names[0]), err)
		}
		defer file.Close()
		in = file
	}
	return w.writeAnswers(x, jsonLines(in, *maxLine))
}

// writeAnswers writes a line for each input, an answer or a failure, and tells at
// the end how many failed.
func (w *world) writeAnswers(x *hearsay.Extractor, inputs iter.Seq[input]) error {
	out := bufio.NewWriter(w.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines, failed := 0, 0
	for in, doc := range analyzeAll(x, inputs) {
		lines++
		var line any = answer{in.id, doc}
		if in.err != nil {
			failed++
			line = failureOf(in)
		}
		if err := errors.Join(enc.Encode(line), out.Flush()); err != nil {
			return err
		}
	}
	if failed > 0 {
		fmt.Fprintf(w.stderr, "hearsay: %d of %d lines failed\n", failed, lines)
		return errFailed
	}
	return nil
}

// failureOf returns what is written for an input that has an error.
func failureOf(in input) failure {
	if in.nameless {
		return failure{nil, in.err.Error()}
	}
	return failure{&in.id, in.err.Error()}
}

// jsonLines yields the texts of r, one JSON object a line.
func jsonLines(r io.Reader, maxLine int) iter.Seq[input] {
	return func(yield func(input) bool) {
		lines := lineReader{bufio.NewReaderSize(r, 1<<16), maxLine}
		for number := 1; ; number++ {
			line, err := lines.next()
			if err == io.EOF {
				return
			}
			in := input{nameless: true}
			switch {
			case errors.Is(err, errLongLine):
				in.err = fmt.Errorf("line %d: longer than %d bytes", number, maxLine)
			case err != nil:
				in.err = fmt.Errorf("line %d: %w", number, reason(err))
				yield(in)
				return
			case len(line) == 0:
				continue
			default:
				in = parseLine(line)
				if in.err != nil {
					in.err = fmt.Errorf("line %d: %w", number, in.err)
				}
			}
			if !yield(in) {
				return
			}
		}
	}
}

// parseLine reads the id and the text of one line.
func parseLine(line []byte) input {
	if !utf8.Valid(line) {
		return input{nameless: true, err: errors.New("not valid UTF-8")}
	}
	var fields *struct{ ID, Text any } // nil for a line that is null
	err := json.Unmarshal(line, &fields)
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &mismatch), err == nil && fields == nil:
		return input{nameless: true, err: errors.New("not a JSON object")}
	case err != nil:
		return input{nameless: true, err: fmt.Errorf("not JSON: %w", err)}
	}
	id, named := fields.ID.(string)
	text, given := fields.Text.(string)
	in := input{id: id, nameless: !named, text: text}
	switch {
	case !named && fields.ID != nil:
		in.err = errors.New("id is not a string")
	case fields.Text == nil:
		in.err = errors.New("no text")
	case !given:
		in.err = errors.New("text is not a string")
	}
	return in
}

// errLongLine is returned for a line that exceeds the limit.
var errLongLine = errors.New("line too long")

// A lineReader reads lines of bounded length.
type lineReader struct {
	r   *bufio.Reader
	max int
}

// next returns the next line without blanks at its ends. A line that is too long
// is skipped and yields errLongLine. The end is [io.EOF].
func (l lineReader) next() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > l.max+len("\n") {
			long = true
			line = line[:0]
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case long:
			return nil, errLongLine
		case err == io.EOF && len(line) == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		}
		return bytes.TrimSpace(line), nil
	}
}
