package hearsay_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

const callerSource = `package main

import "github.com/hearsay-go/hearsay"

func main() { print(hearsay.%s("“No,” she said.")) }
`

// analysis are functions that only an analysis needs: of the rules of claims, and
// of the regexps that a caller's rules may have. Binaries hold the names of their
// functions, for stack traces.
var analysis = []string{"hearsay/internal/claim.Annotate", "hearsay/internal/claim.(*RuleSet)", "regexp2/v2.(*Regexp)"}

// TestLinking holds that a program which calls nothing but Quotes carries none
// of the weights and none of the functions of the analysis, and, so that the test
// can fail, that one which calls Analyze carries them.
func TestLinking(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command:", err)
	}
	weights, err := filepath.Glob("internal/*/*.weights")
	if err != nil || len(weights) == 0 {
		t.Fatalf("found no weights: %v", err)
	}
	quotes, analyze := buildCaller(t, "Quotes"), buildCaller(t, "Analyze")
	carried := 0
	for _, path := range weights {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(quotes, data) {
			t.Errorf("a program that calls Quotes carries %s", path)
		}
		if bytes.Contains(analyze, data) {
			carried++
		}
	}
	if carried == 0 {
		t.Error("a program that calls Analyze carries no weights: the test has nothing to find")
	}
	for _, name := range analysis {
		if bytes.Contains(quotes, []byte(name)) {
			t.Errorf("a program that calls Quotes carries functions %s", name)
		}
		if !bytes.Contains(analyze, []byte(name)) {
			t.Errorf("a program that calls Analyze carries no functions %s: the test has nothing to find", name)
		}
	}
}

// buildCaller returns the binary of a program that calls one function of the
// package.
func buildCaller(t *testing.T, function string) []byte {
	t.Helper()
	dir := t.TempDir()
	source, binary := filepath.Join(dir, "main.go"), filepath.Join(dir, "caller")
	if err := os.WriteFile(source, fmt.Appendf(nil, callerSource, function), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", binary, source).CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
