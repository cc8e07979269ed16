package foreign

import (
	"strings"
	"testing"
)

func TestListsAreWellFormed(t *testing.T) {
	files, err := data.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) > 15 {
		t.Fatalf("%d languages do not fit into a set of 15", len(files))
	}
	for _, f := range files {
		text, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
			name, isClass := strings.CutPrefix(line, "[")
			if isClass && classNames[strings.TrimSuffix(name, "]")] == 0 {
				t.Errorf("%s: class %s has no meaning", f.Name(), line)
			}
			for word := range strings.FieldsSeq(line) {
				if strings.Count(word, "_") >= maxPhrase {
					t.Errorf("%s: %s has more than %d words", f.Name(), word, maxPhrase)
				}
			}
		}
	}
}
