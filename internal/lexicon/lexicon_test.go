package lexicon

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestClasses(t *testing.T) {
	tests := []struct {
		word      string
		want, not Class
	}{
		{"Mary", GivenFemale, GivenMale | Country},
		{"John", GivenMale, GivenFemale},
		{"Gustavo", GivenMale, GivenFemale},
		{"Smith", Surname, Country},
		{"France", Country, Demonym},
		{"Colombian", Demonym, Country},
		{"Mrs.", Honorific, Male},
		{"spokeswoman", PersonNoun, Male | Plural},
		{"spokeswomen", Plural, Male},
		{"ministries", BodyNoun, PersonNoun},
		{"wives", Plural, Male},
		{"analyses", ThingNoun, PersonNoun},
		{"headquarters", BodyNoun, Plural},
		{"Inc.", OrgSuffix, Surname},
		{"Monday", Calendar, Country},
		{"zzyzx", 0, ^Class(0)},
	}
	for _, tt := range tests {
		got := Words().Of(annot.Hash(tt.word))
		if tt.want != 0 && !got.Has(tt.want) || got.Has(tt.not) {
			t.Errorf("Of(%q) = %b, want some of %b and none of %b", tt.word, got, tt.want, tt.not)
		}
	}
}

func TestPhrases(t *testing.T) {
	first := annot.Hash("Saudi")
	if !Words().Of(first).Has(Opening) {
		t.Error("Saudi opens no phrase")
	}
	if got := Words().Of(Join(first, annot.Hash("Arabia"))); !got.Has(Country) {
		t.Errorf("Saudi Arabia = %b, want a country", got)
	}
	if got := Words().Of(Join(annot.Hash("Arabia"), first)); got != 0 {
		t.Errorf("Arabia Saudi = %b, want nothing", got)
	}
}

// TestHeaders guards against a misspelt class, which would lose its whole list.
func TestHeaders(t *testing.T) {
	files, err := fs.Glob(data, "data/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no data: %v", err)
	}
	size := 0
	for _, name := range files {
		text, err := data.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		size += len(text)
		for line := range strings.Lines(string(text)) {
			if !strings.HasPrefix(line, "[") {
				continue
			}
			for f := range strings.FieldsSeq(strings.Trim(strings.TrimSpace(line), "[]")) {
				if _, ok := classNames[f]; !ok && f != "+plural" {
					t.Errorf("%s: unknown class %q", name, f)
				}
			}
		}
	}
	if size > 600<<10 {
		t.Errorf("lists take %d bytes, more than 600 KB", size)
	}
}

// TestRoom holds that look-ups end soon.
func TestRoom(t *testing.T) {
	if w := Words(); 2*w.used > len(w.keys) {
		t.Errorf("%d entries in a table of %d: make tableSize twice as large", w.used, len(w.keys))
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		t := newTable(tableSize)
		files, _ := data.ReadDir("data")
		for _, f := range files {
			text, _ := data.ReadFile("data/" + f.Name())
			t.read(string(text))
		}
		if t.used < 10000 {
			b.Fatal("lists are missing")
		}
	}
}
