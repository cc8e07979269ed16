package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay"
)

const jsonlUsage = `Usage: hearsay jsonl [-workers N] [-max-line BYTES] [-min-confidence C] [FILE]

Reads one {"id": string, "text": string} a line, from FILE or standard input, and
writes one line for each, in order:

  {"id":"a1","quotes":[...],"speakers":[...],"claims":[...],"uncertain":false}

docs/hearsay.schema.json describes it. A line that cannot be used yields
{"id":...,"error":"..."} in its place, and the exit status is 1 at the end. Blank
lines are skipped. Lines are analysed on all cores and written as soon as those
before them are.

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
	x, err := hearsay.New(hearsay.WithWorkers(*workers), hearsay.WithMinConfidence(*confidence))
	if err != nil {
		return usageError{err}
	}
	in := w.stdin
	if len(names) == 1 && names[0] != stdinName {
		file, err := os.Open(names[0])
		if err != nil {
			return fmt.Errorf("%s: %w", display(names[0]), reason(err))
		}
		defer file.Close()
		in = file
	}
	return w.writeAnswers(x, jsonLines(in, *maxLine))
}

// writeAnswers writes a line for each input, an answer or a failure.
func (w *world) writeAnswers(x *hearsay.Extractor, inputs iter.Seq[input]) error {
	out := bufio.NewWriter(w.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed := false
	for in, doc := range analyzeAll(x, inputs) {
		var line any = answer{in.id, doc}
		if in.err != nil {
			failed = true
			line = failure{idOf(in.err, in.id), in.err.Error()}
		}
		if err := errors.Join(enc.Encode(line), out.Flush()); err != nil {
			return err
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

// A lineError is a line of input that names no id.
type lineError struct{ error }

// idOf returns the id of a line that failed, nil where it gives none.
func idOf(err error, id string) *string {
	var nameless lineError
	if errors.As(err, &nameless) {
		return nil
	}
	return &id
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
			in := input{}
			switch {
			case errors.Is(err, errLongLine):
				in.err = lineError{fmt.Errorf("line %d: longer than %d bytes", number, maxLine)}
			case err != nil:
				yield(input{err: lineError{fmt.Errorf("line %d: %w", number, err)}})
				return
			case len(line) == 0:
				continue
			default:
				in = parseLine(line, number)
			}
			if !yield(in) {
				return
			}
		}
	}
}

// parseLine reads the id and the text of one line.
func parseLine(line []byte, number int) input {
	if !utf8.Valid(line) {
		return input{err: lineError{fmt.Errorf("line %d: not valid UTF-8", number)}}
	}
	var fields struct {
		ID   *string `json:"id"`
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(line, &fields); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			err = fmt.Errorf("%s is not a string", wrong.Field)
		} else if errors.As(err, &wrong) {
			err = errors.New("not a JSON object")
		} else {
			err = fmt.Errorf("not JSON: %w", err)
		}
		if fields.ID == nil || wrong != nil && wrong.Field == "id" {
			return input{err: lineError{fmt.Errorf("line %d: %w", number, err)}}
		}
		return input{id: *fields.ID, err: fmt.Errorf("line %d: %w", number, err)}
	}
	id := ""
	if fields.ID != nil {
		id = *fields.ID
	}
	if fields.Text == nil {
		return input{id: id, err: fmt.Errorf("line %d: no text", number)}
	}
	return input{id: id, text: *fields.Text}
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
