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
	read func(io.Reader) (Set, error)
}

// Kinds returns the kinds of gold that [Read] knows, in the order in which they
// are best listed.
func Kinds() []Kind {
	return []Kind{
		{"attribution", "PolNeAR-style JSON lines: source, cue and content of each attribution", readJSON[attributionSet]},
		{"speakers", "the same with the canonical speakers of each attribution", readJSON[speakerSet]},
		{"novel", "PDNC-style JSON lines: quotations of a novel, its characters and their aliases", readJSON[novelSet]},
		{"challenge", "JSON lines of short cases with exactly the quotes expected", readJSON[challengeSet]},
		{"claims", "JSON lines of short items with their flags, claims and claimants", readJSON[claimSet]},
		{"pronouns", chainsUsage, readPronouns},
		{"names", "the same: names of persons and bodies, B-cubed", readNames},
		{"hedge", "lines of label, tab, sentence; label 1 means uncertain", readHedge},
	}
}

// CheckKind returns an error unless there is a kind of this name.
func CheckKind(name string) error {
	_, err := kindOf(name)
	return err
}

func kindOf(name string) (Kind, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return Kind{}, fmt.Errorf("unknown kind %q: want one of %s", name, strings.Join(names, ", "))
}

// Read reads gold documents of the named kind.
func Read(kind string, r io.Reader) (Set, error) {
	k, err := kindOf(kind)
	if err != nil {
		return nil, err
	}
	return k.read(r)
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
			return nil, fmt.Errorf("line %d: %w", n, err)
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
