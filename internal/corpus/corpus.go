// Package corpus reads the corpora that models are trained and measured on.
// They lie outside the repository; nothing in the library reads them.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-go/hearsay/internal/conllu"
)

// Names of files below the corpora's directory.
const (
	EWTTrain = "ud/ewt-train.conllu.gz"
	EWTDev   = "ud/ewt-dev.conllu.gz"
	// GUMTrain has no document marked non-commercial, but for training what
	// ships leave out the genre conversation too; see [ReadGUMTrain].
	GUMTrain      = "ud/gum-train.conllu.gz"
	GUMDev        = "ud/gum-dev.conllu.gz"
	PolNeARTrain  = "polnear/train.jsonl.gz"
	PolNeARDev    = "polnear/dev.jsonl.gz"
	SpeakersDev   = "polnear/dev-speakers.jsonl"
	CoreNLPTrain  = "polnear/corenlp-train.conll.gz"
	CoreNLPDev    = "polnear/corenlp-dev.conll.gz"
	PDNC          = "pdnc"
	LitBankTrain  = "litbank/train.jsonl.gz"
	ShippingNever = "conversation" // genre of GUM whose licence is unclear
)

// read calls f with the content of a file, unpacked if its name ends in .gz.
func read(path string, f func(io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = bufio.NewReaderSize(file, 1<<16)
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	if err := f(r); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readLines decodes one JSON value a line.
func readLines[T any](path string) ([]T, error) {
	var all []T
	err := read(path, func(r io.Reader) error {
		dec := json.NewDecoder(r)
		for {
			var v T
			if err := dec.Decode(&v); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			all = append(all, v)
		}
	})
	return all, err
}

// ReadUD reads a treebank of dir, such as [EWTTrain].
func ReadUD(dir, name string) ([]*conllu.Sentence, error) {
	var all []*conllu.Sentence
	err := read(filepath.Join(dir, name), func(r io.Reader) error {
		return conllu.Read(r, func(s *conllu.Sentence) bool {
			all = append(all, s)
			return true
		})
	})
	return all, err
}

// ReadGUMTrain reads those documents of [GUMTrain] that models which ship may
// be trained on.
func ReadGUMTrain(dir string) ([]*conllu.Sentence, error) {
	all, err := ReadUD(dir, GUMTrain)
	if err != nil {
		return nil, err
	}
	var kept []*conllu.Sentence
	keep := false
	for _, s := range all {
		if s.NewDoc() {
			genre, ok := s.Comment("meta::genre")
			keep = ok && genre != ShippingNever
		}
		if keep {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// Documents cuts sentences where documents begin.
func Documents(sentences []*conllu.Sentence) [][]*conllu.Sentence {
	var docs [][]*conllu.Sentence
	for i, s := range sentences {
		if i == 0 || s.NewDoc() {
			docs = append(docs, nil)
		}
		last := &docs[len(docs)-1]
		*last = append(*last, s)
	}
	return docs
}
