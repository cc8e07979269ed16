package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"text/tabwriter"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/eval"
)

const evalUsage = `Usage: hearsay eval KIND GOLD... [-pred FILE] [-errors N] [-confidence] [-json]

Measures what was found against gold annotations. GOLD may be packed with gzip,
and be several files.
Without -pred the texts of GOLD are analysed on all cores. docs/eval.md says
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
	kind, err := eval.KindOf(rest[0])
	if err != nil {
		return usageError{err}
	}
	if err := cmp.Or(atLeastZero("workers", *workers), atLeastZero("errors", *errors)); err != nil {
		return err
	}
	x, err := hearsay.New(hearsay.WithWorkers(*workers))
	if err != nil {
		return err
	}
	m := measurement{w: w, x: x, kind: kind, gold: rest[1:], pred: *pred, mistakes: *errors, along: *along}
	report, err := m.run()
	if err != nil {
		return err
	}
	for _, m := range report.Mistakes {
		fmt.Fprintln(w.stderr, m)
	}
	if *asJSON {
		return json.NewEncoder(w.stdout).Encode(report)
	}
	return report.WriteTable(w.stdout)
}

// A measurement is what the arguments of eval ask for.
type measurement struct {
	w        *world
	x        *hearsay.Extractor
	kind     eval.Kind
	gold     []string // names of files, read one after the other
	pred     string   // the name of a file, or empty
	mistakes int
	along    bool // the confidence
}

func (m *measurement) run() (*eval.Report, error) {
	var gold goldFiles
	for _, name := range m.gold {
		r, err := m.w.open(name)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		gold = append(gold, &goldFile{name: name, r: r})
	}
	if m.kind.Inner {
		return m.inner(gold)
	}
	set, err := m.kind.Read(gold.reader())
	if err != nil {
		return nil, gold.locate(err)
	}
	along, ok := set.(eval.ConfidenceSet)
	if m.along && !ok {
		return nil, usageError{fmt.Errorf("eval: %s has no measure along the confidence", m.kind.Name)}
	}
	predictions, err := m.predict(set)
	if err != nil {
		return nil, err
	}
	if m.along {
		return along.ScoreConfidence(predictions), nil
	}
	return set.Score(predictions, m.mistakes), nil
}

// inner measures the floors below the JSON contract.
func (m *measurement) inner(gold goldFiles) (*eval.Report, error) {
	if m.pred != "" || m.along {
		return nil, usageError{fmt.Errorf("eval: %s measures the library alone, without -pred and -confidence", m.kind.Name)}
	}
	report, err := m.kind.Measure(gold.reader(), m.mistakes)
	if err != nil {
		return nil, gold.locate(err)
	}
	return report, nil
}

// predict returns the answers in the file with predictions, or those of the
// library where there is none.
func (m *measurement) predict(gold eval.Set) (map[string]*eval.Prediction, error) {
	if m.pred == "" {
		if set, ok := gold.(eval.Resolving); ok {
			return set.Resolve(), nil
		}
		return analyzeGold(m.x, gold)
	}
	r, err := m.w.open(m.pred)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	predictions, err := eval.ReadPredictions(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", display(m.pred), err)
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
			return nil, fmt.Errorf("%s: %w", display(in.id), in.err)
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
	file, err := openFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", display(name), err)
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
