// Command hearsay reads articles and tells who said what, and which claims the
// texts themselves mark as unsupported or hedged. See "hearsay -h".
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

const usage = `hearsay tells who said what in an article, and which claims the text itself
marks as unsupported, alleged, disputed, hedged or vaguely sourced.

Usage:
  hearsay [-format text|json] [FILE...]      report on files, or on standard input
  hearsay jsonl [-workers N] [FILE]          JSON lines in, JSON lines out
  hearsay eval KIND GOLD [-pred FILE]        measure against annotated texts
  hearsay conllu [-tokens gold] [FILE...]    show tags, heads and mentions as CoNLL-U
  hearsay rules [NAME|KIND...]               print the rules that flag claims
  hearsay version                            print the version

"hearsay COMMAND -h", or "hearsay help COMMAND", says more about a command.

Options of the report:
`

const examples = `
Examples:
  hearsay article.txt
  pbpaste | hearsay
  hearsay -format json article.txt | jq '.quotes[].speakers'
  hearsay jsonl <articles.jsonl >answers.jsonl
  hearsay eval claims mine.jsonl -errors 20

Exit status: 0 when it ran, 1 when an input failed, 2 for wrong usage.
`

// The exit statuses.
const (
	statusOK     = 0 // it ran, whatever was found
	statusFailed = 1 // an input failed; the others are done
	statusUsage  = 2 // wrong usage; nothing is done
)

// errFailed is returned by a command that has already told what failed.
var errFailed = errors.New("an input failed")

// A usageError is a mistake in the arguments.
type usageError struct{ error }

// world is what the command sees of its surroundings.
type world struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// A command is what stands first in the arguments.
type command struct {
	name string
	run  func(w *world, args []string) error
}

var commands = []command{
	{"conllu", runConllu},
	{"eval", runEval},
	{"jsonl", runJSONL},
	{"rules", runRules},
	{"version", runVersion},
}

func main() {
	os.Exit(run(&world{os.Stdin, os.Stdout, os.Stderr, os.Getenv}, os.Args[1:]))
}

// run executes the command line args and returns the exit status.
func run(w *world, args []string) int {
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "-h")
	}
	command := runReport
	if len(args) > 0 {
		for _, c := range commands {
			if c.name == args[0] {
				command, args = c.run, args[1:]
				break
			}
		}
	}
	err := command(w, args)
	var wrong usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return statusOK
	case errors.As(err, &wrong):
		fmt.Fprintf(w.stderr, "hearsay: %v\n\"hearsay -h\" says how it is used.\n", err)
		return statusUsage
	case errors.Is(err, errFailed):
		return statusFailed
	}
	fmt.Fprintf(w.stderr, "hearsay: %v\n", err)
	return statusFailed
}

// flags is a flag set whose flags may stand before, between or after the other
// arguments.
type flags struct {
	*flag.FlagSet
	w           *world
	head, after string // of the help text
}

func newFlags(w *world, name, head, after string) *flags {
	f := &flags{flag.NewFlagSet(name, flag.ContinueOnError), w, head, after}
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	return f
}

// parse returns the arguments that are no flags. On -h it prints the help text
// and returns [flag.ErrHelp]; all other errors are a usageError.
func (f *flags) parse(args []string) ([]string, error) {
	var rest []string
	for {
		err := f.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(f.w.stdout, f.head)
			f.SetOutput(f.w.stdout)
			f.PrintDefaults()
			fmt.Fprint(f.w.stdout, f.after)
			return nil, err
		}
		if err != nil {
			return nil, usageError{err}
		}
		ended := len(args) > f.NArg() && args[len(args)-f.NArg()-1] == "--"
		args = f.Args()
		if ended || len(args) == 0 {
			return append(rest, args...), nil
		}
		rest = append(rest, args[0])
		args = args[1:]
	}
}

// atLeastZero returns a usageError if value is negative.
func atLeastZero(name string, value int) error {
	if value >= 0 {
		return nil
	}
	return usageError{fmt.Errorf("-%s %d: want 0 or more", name, value)}
}

// share returns a usageError unless value is between 0 and 1.
func share(name string, value float64) error {
	if value >= 0 && value <= 1 {
		return nil
	}
	return usageError{fmt.Errorf("-%s %v: want a number from 0 to 1", name, value)}
}

// choice returns a usageError unless value is one of allowed.
func choice(name, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usageError{fmt.Errorf("-%s %q: want %s", name, value, strings.Join(allowed, " or "))}
}

func runVersion(w *world, args []string) error {
	rest, err := newFlags(w, "version", "Usage: hearsay version\n", "").parse(args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return usageError{fmt.Errorf("version: want no arguments, got %q", rest)}
	}
	version := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
	}
	_, err = fmt.Fprintf(w.stdout, "hearsay %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
