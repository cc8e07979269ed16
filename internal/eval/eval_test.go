package eval

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// script is where the reference implementation of the measures lies, if it is
// there at all.
const script = "../../../shared/tools/score.py"

// TestScore compares each measure on a fixture with the figures that the
// reference gave for it; those of our own with figures counted by hand.
func TestScore(t *testing.T) {
	for _, kind := range outerKinds() {
		t.Run(kind.Name, func(t *testing.T) {
			f := readFixture(t, kind.Name)
			want := decode(t, f["want.json"])
			if diff := cmp.Diff(want, score(t, kind.Name, f["gold"], f["pred.jsonl"])); diff != "" {
				t.Errorf("figures differ (-reference +ours):\n%s", diff)
			}
		})
	}
}

// TestFixturesAgainstReference runs the reference itself, so that a change of
// its measures is noticed.
func TestFixturesAgainstReference(t *testing.T) {
	if _, err := os.Stat(script); err != nil {
		t.Skip("the reference is not here: ", err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: ", err)
	}
	for _, kind := range outerKinds() {
		switch kind.Name {
		case "pronouns", "names", "litbank":
			continue // measures of our own
		}
		t.Run(kind.Name, func(t *testing.T) {
			f := readFixture(t, kind.Name)
			dir := t.TempDir()
			gold, pred := filepath.Join(dir, "gold"), filepath.Join(dir, "pred")
			for name, text := range map[string]string{gold: f["gold"], pred: f["pred.jsonl"]} {
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			out, err := exec.Command(python, script, kind.Name, gold, pred, "--json").Output()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(decode(t, string(out)), decode(t, f["want.json"])); diff != "" {
				t.Errorf("the frozen figures differ from the reference's (-reference +frozen):\n%s", diff)
			}
		})
	}
}

// outerKinds returns the kinds that score predictions.
func outerKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.Inner })
}

func readFixture(t *testing.T, kind string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", kind+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func score(t *testing.T, kind, gold, predictions string) map[string]any {
	t.Helper()
	k, err := KindOf(kind)
	if err != nil {
		t.Fatal(err)
	}
	set, err := k.Read(strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	pred, err := ReadPredictions(strings.NewReader(predictions))
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(set.Score(pred, 0))
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, string(out))
}

func decode(t *testing.T, s string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatal(err)
	}
	return v
}
