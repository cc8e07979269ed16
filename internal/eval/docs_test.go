package eval

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocs reads the samples in docs/eval.md: each is gold of its kind, holds at
// least one document, and scores.
func TestDocs(t *testing.T) {
	doc, err := os.ReadFile("../../docs/eval.md")
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, sample := range regexp.MustCompile("(?s)```(?:json|text) (\\w+)\n(.*?)```").FindAllStringSubmatch(string(doc), -1) {
		name, gold := sample[1], sample[2]
		seen = append(seen, name)
		kind, err := KindOf(name)
		if err != nil {
			t.Error(err)
			continue
		}
		set, err := kind.Read(strings.NewReader(gold))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		documents := 0
		for id, text := range set.Inputs() {
			documents++
			if id == "" || text == "" {
				t.Errorf("%s: a document without id or text", name)
			}
		}
		if rows := set.Score(nil, 0).Rows; documents == 0 || len(rows) == 0 {
			t.Errorf("%s: %d documents, %d measures", name, documents, len(rows))
		}
	}
	for _, k := range Kinds() {
		if !slices.Contains(seen, k.Name) && !strings.Contains(string(doc), "\n## "+k.Name) && !strings.Contains(string(doc), ", "+k.Name+"\n") {
			t.Errorf("docs/eval.md says nothing of %s", k.Name)
		}
	}
}
