package claim

import (
	"os"
	"strings"
	"testing"
)

// TestDocumented holds that docs/claims.md explains every condition, scope and
// party.
func TestDocumented(t *testing.T) {
	data, err := os.ReadFile("../../docs/claims.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	for _, c := range conditions {
		if row := "| `" + c.name + "` | " + c.demands + " |"; !strings.Contains(doc, row) {
			t.Errorf("no row %s", row)
		}
	}
	for _, s := range scopes {
		if !strings.Contains(doc, "| `"+string(s)+"` |") {
			t.Errorf("no row for scope %s", s)
		}
	}
	for _, p := range parties {
		if !strings.Contains(doc, "| `"+string(p)+"` |") {
			t.Errorf("no row for party %s", p)
		}
	}
}
