package name

import "testing"

func TestModelDecodes(t *testing.T) {
	m := decode()
	if m == nil {
		t.Fatal("the model does not decode")
	}
	if got := m.Name(); got != "name" {
		t.Errorf("the model is called %q", got)
	}
}

func TestLabels(t *testing.T) {
	for prev := range NumLabels {
		for kind := range numKinds {
			if !Follows(prev, int(first(kind))) {
				t.Errorf("a name cannot begin after label %d", prev)
			}
			want := prev == int(first(kind)) || prev == int(further(kind))
			if got := Follows(prev, int(further(kind))); got != want {
				t.Errorf("Follows(%d, further word of kind %d) = %v", prev, kind, got)
			}
		}
	}
}
