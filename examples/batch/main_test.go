package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// folder writes n articles and returns the folder.
func folder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("“We lost %d sheep,” said Ana Ruiz.", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAnalyzeKeepsOrder(t *testing.T) {
	const n = 50
	paths, err := articles(folder(t, n))
	if err != nil {
		t.Fatal(err)
	}
	paths[7] = filepath.Join(filepath.Dir(paths[7]), "gone.txt")
	var out bytes.Buffer
	finished := 0
	if err := analyze(t.Context(), &out, paths, func() { finished++ }); err != nil {
		t.Fatal(err)
	}
	if finished != n {
		t.Errorf("%d articles done, want %d", finished, n)
	}
	dec := json.NewDecoder(&out)
	for i, path := range paths {
		var r result
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		if r.ID != path {
			t.Errorf("line %d is about %s, want %s", i, r.ID, path)
		}
		if failed := r.Error != ""; failed != (i == 7) {
			t.Errorf("line %d: error %q", i, r.Error)
		}
	}
}

func TestAnalyzeCanceled(t *testing.T) {
	paths, err := articles(folder(t, 200))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	finished := 0
	err = analyze(ctx, &out, paths, func() {
		if finished++; finished == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if finished == len(paths) {
		t.Error("all articles were analysed all the same")
	}
	if !bytes.HasSuffix(out.Bytes(), []byte("}\n")) {
		t.Errorf("the last line is not whole: %q", out.Bytes())
	}
}

func TestArticlesNone(t *testing.T) {
	if _, err := articles(t.TempDir()); err == nil {
		t.Error("no error for a folder without articles")
	}
}
