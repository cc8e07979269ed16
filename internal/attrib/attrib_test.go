package attrib

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

func TestModelsDecode(t *testing.T) {
	if m, err := weights.Decode(cueData); err != nil || m.Name() != "cue" || m.Classes() != 1 {
		t.Errorf("cue.weights does not hold the model of cues: %v", err)
	}
	for _, test := range []struct {
		name    string
		data    string
		classes int
	}{
		{"emit", emitData, numRoles},
		{"pairs", pairsData, numRoles * numRoles},
	} {
		k, err := weights.DecodeKernel(test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if k.Name() != test.name || k.Classes() != test.classes {
			t.Errorf("%s: the file holds %q with %d classes, want %d", test.name, k.Name(), k.Classes(), test.classes)
		}
	}
}
