package corpus

import (
	"bufio"
	"io"
	"path/filepath"
	"strings"
)

// Files of sentences labelled as certain or uncertain.
const (
	WikiWeaselTrain = "hedge/wikiweasel-train.tsv.gz"
	WikiWeaselExtra = "hedge/wikiweasel-train-extra.tsv.gz"
)

// A HedgeSentence is a sentence and whether its annotators found it uncertain.
type HedgeSentence struct {
	Text      string
	Uncertain bool
}

// ReadHedge reads a file of dir such as [WikiWeaselTrain].
func ReadHedge(dir, name string) ([]HedgeSentence, error) {
	var all []HedgeSentence
	err := read(filepath.Join(dir, name), func(r io.Reader) error {
		lines := bufio.NewScanner(r)
		for lines.Scan() {
			if label, text, ok := strings.Cut(lines.Text(), "\t"); ok && text != "" {
				all = append(all, HedgeSentence{text, strings.TrimSpace(label) == "1"})
			}
		}
		return lines.Err()
	})
	return all, err
}
