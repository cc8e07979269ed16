package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/eval"
)

const evalUsage = `Usage: hearsay eval KIND GOLD... [-pred FILE] [-errors N] [-confidence] [-json]

Measures what was found against gold annotations. GOLD may be packed with gzip,
and be several files.
Without -pred the texts of GOLD are analysed on all cores. docs/accuracy.md says
what the measures mean.

Kinds:
`

const evalExamples = `
Examples:
  hearsay eval attribution dev.jsonl.gz
  hearsay eval attribution dev.jsonl.gz -confidence
  hearsay eval claims items.jsonl -errors 20
  hearsay eval challenge cases.jsonl -pred answers.jsonl -json
`

func evalHelp() string {
	var b strings.Builder
	b.WriteString(evalUsage)
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, k := range eval.Kinds() {
		fmt.Fprintf(table, "  %s\t%s\n", k.Name, k.Gold)
	}
	table.Flush()
	b.WriteString("\nOptions:\n")
	return b.String()
}

func runEval(w *world, args []string) error {
	f := newFlags(w, "eval", evalHelp(), evalExamples)
	pred := f.String("pred", "", "measure the answers in `FILE`, one a line, instead of the library's own")
	errors := f.Int("errors", 0, "list the first `N` mistakes on standard error")
	along := f.Bool("confidence", false, "show precision and recall along the confidence of quotes")
	asJSON := f.Bool("json", false, "write JSON")
	workers := f.Int("workers", 0, "analyse `N` texts at a time; 0 means one for each core")
	rest, err := f.parse(args)
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return usageError{fmt.Errorf("eval: want KIND and GOLD, got %d arguments", len(rest))}
	}
	x, err := hearsay.New(hearsay.WithWorkers(*workers))
	if err != nil {
		return usageError{err}
	}
	gold, err := readGold(w, rest[0], rest[1:])
	if err != nil {
		return err
	}
	predictions, err := predict(w, x, gold, *pred)
	if err != nil {
		return err
	}
	report := gold.Score(predictions, *errors)
	for _, m := range report.Mistakes {
		fmt.Fprintln(w.stderr, m)
	}
	if *along {
		set, ok := gold.(eval.ConfidenceSet)
		if !ok {
			return usageError{fmt.Errorf("eval: %s has no measure along the confidence", rest[0])}
		}
		report = set.ScoreConfidence(predictions)
	}
	if *asJSON {
		return json.NewEncoder(w.stdout).Encode(report)
	}
	return report.WriteTable(w.stdout)
}

// readGold reads the gold of one kind from the named files, one after the other.
func readGold(w *world, kind string, names []string) (eval.Set, error) {
	if err := eval.CheckKind(kind); err != nil {
		return nil, usageError{err}
	}
	var parts []io.Reader
	for _, name := range names {
		r, err := w.open(name)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		parts = append(parts, r, strings.NewReader("\n"))
	}
	set, err := eval.Read(kind, io.MultiReader(parts...))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", display(names[0]), err)
	}
	return set, nil
}

// predict returns the answers in the named file, or those of x where there is
// none.
func predict(w *world, x *hearsay.Extractor, gold eval.Set, name string) (map[string]*eval.Prediction, error) {
	if name == "" {
		return analyzeGold(x, gold)
	}
	r, err := w.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	predictions, err := eval.ReadPredictions(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", display(name), err)
	}
	return predictions, nil
}

// analyzeGold analyses the texts of gold. The answers take the way through JSON
// that those of any other program take.
func analyzeGold(x *hearsay.Extractor, gold eval.Set) (map[string]*eval.Prediction, error) {
	inputs := func(yield func(input) bool) {
		for id, text := range gold.Inputs() {
			if !yield(input{id: id, text: text}) {
				return
			}
		}
	}
	out := make(map[string]*eval.Prediction)
	for in, doc := range analyzeAll(x, iter.Seq[input](inputs)) {
		if in.err != nil {
			return nil, fmt.Errorf("%s: %w", in.id, in.err)
		}
		data, err := json.Marshal(answer{in.id, doc})
		if err != nil {
			return nil, err
		}
		p := new(eval.Prediction)
		if err := json.Unmarshal(data, p); err != nil {
			return nil, err
		}
		out[in.id] = p
	}
	return out, nil
}

// open opens the named file for reading, unpacked if its name ends in ".gz".
func (w *world) open(name string) (io.ReadCloser, error) {
	if name == stdinName {
		return io.NopCloser(w.stdin), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", display(name), reason(err))
	}
	if !strings.HasSuffix(name, ".gz") {
		return file, nil
	}
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", display(name), err)
	}
	return packed{unpacked, file}, nil
}

// packed reads a gzip file and closes the file under it.
type packed struct {
	io.Reader
	file io.Closer
}

func (p packed) Close() error { return p.file.Close() }
