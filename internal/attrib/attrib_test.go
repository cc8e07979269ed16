package attrib

import "testing"

func TestModelsDecode(t *testing.T) {
	m, err := NewModels(embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		got  int
		want int
	}{
		{"pivot", m.pivot.Classes(), 1},
		{"cue", m.cue.Classes(), 1},
		{"vocabulary", m.vocabulary.Classes(), 1},
		{"roles", m.roles.Classes(), NumLabels},
		{"confidence", m.confidence.Classes(), 1},
	} {
		if test.got != test.want {
			t.Errorf("%s: %d classes, want %d", test.name, test.got, test.want)
		}
	}
	if !m.confidence.Calibrated() {
		t.Error("the model of confidence has no calibration")
	}
}
