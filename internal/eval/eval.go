package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
)

// A Set holds gold documents of one kind.
type Set interface {
	// Inputs returns the id and the text of each document, in order.
	Inputs() iter.Seq2[string, string]

	// Score measures predictions, by document id, against the gold. A document
	// without a prediction counts as one in which nothing was found. The report
	// names at most mistakes single mistakes.
	Score(predictions map[string]*Prediction, mistakes int) *Report
}

// A Kind is one way to measure.
type Kind struct {
	Name string
	Gold string // what the gold file looks like, in a few words

	// Inner tells that the kind measures what lies under the JSON contract:
	// see [Kind.Measure]. The others are read by [Kind.Read].
	Inner bool

	read    func(gold io.Reader) (Set, error)
	measure func(gold io.Reader, mistakes int) (*Report, error)
}

// Kinds returns all kinds, in the order in which they are best listed.
func Kinds() []Kind {
	return []Kind{
		outer("attribution", "PolNeAR-style JSON lines: source, cue and content of each attribution", readJSON[attributionSet]),
		outer("speakers", "the same with the canonical speakers of each attribution", readJSON[speakerSet]),
		outer("novel", "PDNC-style JSON lines: quotations of a novel, its characters and their aliases", readJSON[novelSet]),
		outer("litbank", "LitBank-style JSON lines: quotations, and all mentions of the characters", readJSON[litbankSet]),
		outer("challenge", "JSON lines of short cases with exactly the quotes expected", readJSON[challengeSet]),
		outer("claims", "JSON lines of short items with their flags, claims and claimants", readJSON[claimSet]),
		outer("pronouns", chainsUsage, readPronouns),
		outer("names", "the same: names of persons and bodies, B-cubed", readNames),
		outer("hedge", "lines of label, tab, sentence; label 1 means uncertain", readHedge),
		inner("conllu", "a CoNLL-U treebank: tokens, sentences, tags, lemmas, heads, labels", measureTreebank),
	}
}

func outer(name, gold string, read func(io.Reader) (Set, error)) Kind {
	return Kind{Name: name, Gold: gold, read: read}
}

func inner(name, gold string, measure func(gold io.Reader, mistakes int) (*Report, error)) Kind {
	return Kind{Name: name, Gold: gold, Inner: true, measure: measure}
}

// KindOf returns the kind of this name.
func KindOf(name string) (Kind, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return Kind{}, fmt.Errorf("unknown kind %q: want one of %s", name, strings.Join(names, ", "))
}

// A LineError is what is wrong with one line of gold.
type LineError struct {
	Line int // from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e *LineError) Unwrap() error { return e.Err }

// Read reads gold documents. The kind must not be an inner one. The error is a
// [*LineError] where one line is at fault.
func (k Kind) Read(gold io.Reader) (Set, error) { return k.read(gold) }

// Measure analyses the texts of gold with the floors of this library and scores
// them. The kind must be an inner one. The report names at most mistakes single
// mistakes.
func (k Kind) Measure(gold io.Reader, mistakes int) (*Report, error) {
	return k.measure(gold, mistakes)
}

// readJSON reads one gold document a line; blank lines are skipped.
func readJSON[S interface {
	~[]E
	Set
}, E any](r io.Reader) (Set, error) {
	var set S
	for n, line := range lines(r) {
		if line.err != nil {
			return nil, line.err
		}
		var doc E
		if err := json.Unmarshal(line.text, &doc); err != nil {
			return nil, &LineError{n, err}
		}
		set = append(set, doc)
	}
	return set, nil
}

type line struct {
	text []byte
	err  error
}

// lines yields the lines of r that are not blank, with their numbers from 1. A
// line is valid until the next one. The last one may carry a reading error.
func lines(r io.Reader) iter.Seq2[int, line] {
	return func(yield func(int, line) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			text, err := in.ReadBytes('\n')
			if text = bytes.TrimSpace(text); len(text) > 0 && !yield(n, line{text: text}) {
				return
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(n, line{err: err})
				return
			}
		}
	}
}
