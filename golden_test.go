package hearsay_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/golden"
)

// sections renders what a golden file may expect, by the name of its section.
// Only the sections that a file holds are compared.
var sections = map[string]func(text string) string{
	"marks.txt":    func(text string) string { return renderMarks(text, hearsay.Quotes(text)) },
	"quotes.txt":   func(text string) string { return renderQuotes(hearsay.Analyze(text)) },
	"speakers.txt": func(text string) string { return renderSpeakers(hearsay.Analyze(text)) },
	"claims.txt":   func(text string) string { return renderClaims(hearsay.Analyze(text)) },
}

// notYet begins the line of a golden's comment that says why the library does
// not meet it. The test fails when it does, so that the line is taken out.
const notYet = "Not yet: "

// TestGolden compares the library with testdata/**/*.txtar, one phenomenon a
// file. See CONTRIBUTING.md for the format.
func TestGolden(t *testing.T) {
	for _, path := range goldenFiles(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/"), ".txtar")
		t.Run(name, func(t *testing.T) { checkGolden(t, path) })
	}
}

func checkGolden(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Error("no comment on top says why this case exists")
	}
	reason, excused := excuse(archive)
	text, expected := "", false
	for _, f := range archive.Files {
		if f.Name == "article.txt" {
			text = articleText(f)
		} else if sections[f.Name] == nil {
			t.Errorf("unknown section %q", f.Name)
		} else {
			expected = true
		}
	}
	if text == "" || !expected {
		t.Fatal("want an article.txt and at least one section of expectations")
	}
	met := true
	for i := range archive.Files {
		f := &archive.Files[i]
		if sections[f.Name] == nil {
			continue
		}
		got := sections[f.Name](text)
		if got == string(f.Data) {
			continue
		}
		met = false
		if *golden.Update && !excused {
			f.Data = []byte(got)
		} else if !excused {
			t.Errorf("%s differs (-want +got):\n%s", f.Name, cmp.Diff(split(string(f.Data)), split(got)))
		} else {
			t.Logf("%s differs (-want +got):\n%s", f.Name, cmp.Diff(split(string(f.Data)), split(got)))
		}
	}
	if excused && met && *golden.Update {
		takeOut(archive, notYet+reason)
		excused, met = false, false
	}
	switch {
	case excused && met:
		t.Errorf("passes: take out the line %q", notYet+reason)
	case excused:
		t.Skip(notYet, reason)
	case *golden.Update && !met:
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// articleText returns the article of a golden without the line end that txtar
// puts after it.
func articleText(f txtar.File) string { return strings.TrimSuffix(string(f.Data), "\n") }

// excuse returns why the library does not meet a golden, if its comment says so.
func excuse(archive *txtar.Archive) (reason string, ok bool) {
	for line := range strings.Lines(string(archive.Comment)) {
		if reason, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), notYet); ok {
			return reason, true
		}
	}
	return "", false
}

// takeOut removes a line from the comment of a golden.
func takeOut(archive *txtar.Archive, line string) {
	archive.Comment = bytes.Replace(archive.Comment, []byte(line+"\n"), nil, 1)
}

// split cuts a section into its blocks, so that a diff keeps them together.
func split(s string) []string { return strings.SplitAfter(s, "\n\n") }

// goldenFiles returns the paths of all golden files, in order.
func goldenFiles(tb testing.TB) []string {
	tb.Helper()
	var paths []string
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ".txtar" {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return paths
}

// goldenTexts returns the articles of all golden files.
func goldenTexts(tb testing.TB) []string {
	tb.Helper()
	var texts []string
	for _, path := range goldenFiles(tb) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "article.txt" {
				texts = append(texts, articleText(f))
			}
		}
	}
	return texts
}
