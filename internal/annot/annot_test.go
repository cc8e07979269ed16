package annot

import "testing"

func TestNames(t *testing.T) {
	for i := range NumTags {
		if got := ParseTag(Tag(i).String()); got != Tag(i) {
			t.Errorf("ParseTag(%q) = %d, want %d", Tag(i), got, i)
		}
	}
	for i := range NumUPOS {
		if got := ParseUPOS(UPOS(i).String()); got != UPOS(i) {
			t.Errorf("ParseUPOS(%q) = %d, want %d", UPOS(i), got, i)
		}
	}
	for i := range NumLabels {
		if got := ParseLabel(Label(i).String()); got != Label(i) {
			t.Errorf("ParseLabel(%q) = %d, want %d", Label(i), got, i)
		}
	}
	if got := ParseLabel("obl:tmod"); got != RelObl {
		t.Errorf("ParseLabel of an unknown subtype = %v, want obl", got)
	}
}

func TestHashFolds(t *testing.T) {
	for _, pair := range [][2]string{{"Don’t", "don't"}, {"ÉLAN", "élan"}, {"U.S.", "u.s."}} {
		if Hash(pair[0]) != Hash(pair[1]) {
			t.Errorf("Hash(%q) != Hash(%q)", pair[0], pair[1])
		}
	}
	if Hash("petro") == Hash("petra") {
		t.Error("different words share a hash")
	}
}
