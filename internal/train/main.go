// Command train fits the models that the library embeds and writes them into
// the source tree. Run it from the root of the repository:
//
//	go run ./internal/train -corpora ../shared/corpora [-only tag,parse]
//
// The same corpora, and the same models below as they are built into the command, give the same
// files. docs/models.md says what each model is trained on, and how well it does.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
)

// A trainer fits one model (or a few that belong together) from the corpora in
// dir and writes it. Models that others build on come first.
type trainer struct {
	name string
	fit  func(dir string) error
	part bool // it is a part of the one before it, and fitted alone only if asked for by name
}

var trainers = []trainer{
	{name: "tag", fit: fitTag},
	{name: "settledtags", fit: func(dir string) error { return settleTags(dir, *tag.Default()) }, part: true},
	{name: "parse", fit: fitParse},
	{name: "settledsteps", fit: func(dir string) error { return settleSteps(dir, parse.Default()) }, part: true},
	{name: "name", fit: fitNames},
	{name: "attrib", fit: fitAttribution},
	{name: "coref", fit: fitCoreference},
	{name: "dialogue", fit: fitDialogue},
	{name: "uncertain", fit: fitUncertain},
}

func main() {
	dir := flag.String("corpora", "../shared/corpora", "directory of the corpora")
	only := flag.String("only", "", "comma-separated names of the models to fit; all by default")
	flag.Parse()
	if err := run(*dir, *only); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir, only string) error {
	var names []string
	if only != "" {
		names = strings.Split(only, ",")
	}
	for _, n := range names {
		if !slices.ContainsFunc(trainers, func(t trainer) bool { return t.name == n }) {
			return fmt.Errorf("no model is called %q: want some of %s", n, strings.Join(trainerNames(), ", "))
		}
	}
	whole := false // the model that the next part belongs to was fitted, and its parts with it
	for _, t := range trainers {
		wanted := names == nil || slices.Contains(names, t.name)
		if t.part {
			wanted = wanted && !whole
		} else {
			whole = wanted
		}
		if !wanted {
			continue
		}
		start := time.Now()
		if err := t.fit(dir); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		fmt.Printf("%s: %v\n", t.name, time.Since(start).Round(time.Second))
	}
	return nil
}

func trainerNames() []string {
	var names []string
	for _, t := range trainers {
		names = append(names, t.name)
	}
	return names
}

// write writes a model file and says how long it is.
func write(path string, data []byte) error {
	fmt.Printf("%s: %d KB\n", path, len(data)/1000)
	return os.WriteFile(path, data, 0o644)
}
