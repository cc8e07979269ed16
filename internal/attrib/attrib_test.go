package attrib

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

func TestModelsDecode(t *testing.T) {
	for _, test := range []struct {
		name    string
		data    string
		classes int
	}{
		{"cue", cueData, 1},
		{"emit", emitData, numRoles},
		{"trans", transData, numRoles * numRoles},
	} {
		m, err := weights.Decode(test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if m.Name() != test.name || m.Classes() != test.classes {
			t.Errorf("%s: the file holds %q with %d classes, want %d", test.name, m.Name(), m.Classes(), test.classes)
		}
	}
}
