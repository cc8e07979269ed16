package coref

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestNounClasses(t *testing.T) {
	r := resolver{tables: loadTables()}
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"leader", "president", true},
		{"president", "leader", true},
		{"senator", "president", false},
		{"lawyer", "attorney", true},
		{"agency", "department", true},
		{"department", "bureau", false},
		{"man", "woman", false},
	} {
		a, b := r.classOf(annot.Hash(test.a)), r.classOf(annot.Hash(test.b))
		if got := a.overlaps(b); got != test.want {
			t.Errorf("%q for %q: %v, want %v", test.a, test.b, got, test.want)
		}
	}
	// A line beyond the last one that the sets have room for would be lost.
	if n := len(sets(nounData)); n > 128 {
		t.Errorf("%d lines of nouns, room for 128", n)
	}
}

func TestPetNamesAreInOneSet(t *testing.T) {
	seen := make(map[string]string)
	for _, set := range sets(petNameData) {
		for _, name := range set {
			if other, ok := seen[name]; ok {
				t.Errorf("%q is a form of %q and of %q", name, other, set[0])
			}
			seen[name] = set[0]
		}
	}
}
