package hearsay_test

import (
	"os"
	"strings"
	"testing"
)

// TestReadme holds that the program in the README and its output are those of
// the first Example, which is compiled and run.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(source), "func Example() {\n")
	example, _, _ = strings.Cut(example, "\n}\n")
	program, output, _ := strings.Cut(example, "\n\t// Output:\n")
	if want := "```go\n" + outdent(program, "\t") + "\n```\n"; !strings.Contains(string(readme), want) {
		t.Errorf("README.md does not hold the program of Example:\n%s", want)
	}
	if want := "```text\n" + outdent(output, "\t// ") + "\n```\n"; !strings.Contains(string(readme), want) {
		t.Errorf("README.md does not hold the output of Example:\n%s", want)
	}
}

// outdent returns s without prefix at the start of its lines.
func outdent(s, prefix string) string {
	return strings.ReplaceAll("\n"+s, "\n"+prefix, "\n")[1:]
}
