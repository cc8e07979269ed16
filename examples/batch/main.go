// Command batch analyses all articles in a folder, on all cores, and writes one
// JSON line for each. A bar shows how far it is; Ctrl-C stops it, and what is
// written until then is whole lines.
//
//	go run ./batch [-o FILE] FOLDER
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/schollz/progressbar/v3"

	"github.com/hearsay-go/hearsay"
)

func main() {
	log.SetFlags(0)
	output := flag.String("o", "", "write to `FILE` instead of standard output")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: batch [-o FILE] FOLDER")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := toFile(ctx, *output, flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

func toFile(ctx context.Context, output, folder string) error {
	paths, err := articles(folder)
	if err != nil {
		return err
	}
	out := io.WriteCloser(os.Stdout)
	if output != "" {
		if out, err = os.Create(output); err != nil {
			return err
		}
	}
	bar := progressbar.NewOptions(len(paths),
		progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionSetDescription("articles"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionClearOnFinish())
	err = analyze(ctx, out, paths, func() { bar.Add(1) })
	return errors.Join(err, bar.Exit(), out.Close())
}

// articles returns the paths of all .txt files below folder, in order.
func articles(folder string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) == ".txt" {
			paths = append(paths, path)
		}
		return err
	})
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("%s: no .txt files", folder)
	}
	return paths, err
}

// A result is one line of output: what was found in a file, or why nothing was.
type result struct {
	ID string `json:"id"` // the path
	*hearsay.Document
	Error string `json:"error,omitempty"`
}

// analyze writes a line for each path, in order, and calls done after each. Only
// a few texts are in memory at a time. It returns the cause of ctx when that is
// done first.
func analyze(ctx context.Context, w io.Writer, paths []string, done func()) error {
	x, err := hearsay.New()
	if err != nil {
		return err
	}
	// Files are read while others are analysed, by another goroutine; a channel
	// hands over which of them could not be read.
	failures := make(chan error, len(paths))
	texts := func(yield func(string) bool) {
		for _, path := range paths {
			text, err := os.ReadFile(path)
			failures <- err
			if !yield(string(text)) {
				return
			}
		}
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	i := 0
	for doc, err := range x.All(ctx, texts) {
		if doc == nil && ctx.Err() != nil {
			return errors.Join(err, out.Flush())
		}
		r := result{ID: paths[i], Document: doc}
		if err := errors.Join(<-failures, err); err != nil {
			r.Document, r.Error = nil, err.Error()
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
		i++
		done()
	}
	return out.Flush()
}
