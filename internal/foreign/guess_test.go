package foreign_test

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/foreign"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/token"
)

func analyze(text string) *annot.Doc {
	d := annot.Get(text)
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	d.Language = foreign.Guess(d)
	return d
}

func TestGuess(t *testing.T) {
	for _, test := range []struct{ reason, text, want string }{
		{"nothing", "", ""},
		{"no letters", "12:30 – 14:00", ""},
		{"plain English", "The ferry left at nine and nobody said why.", ""},
		{"English without small words", "Ferry sinks off Haugen pier", ""},
		{"foreign names in English", "Los Angeles beat Las Vegas; Ana de la Cruz and Luis del Río scored.", ""},
		{"a foreign quotation in English", "“La digue est solide et le port est sûr,” the mayor of Brest told us when she was asked.", ""},
		{"accents in English", "Zoë said the café was shut.", ""},
		{"one word over and over", "“No.” “No.” “No?” “No, y. Y.”", ""},
		{"German", "Die Fähre ist auch heute nicht gefahren.", "de"},
		{"one German word with an accent elsewhere", "Der Kapitän gähnte.", "de"},
		{"French", "Le port est fermé depuis lundi.", "fr"},
		{"Spanish", "El puerto está cerrado por la tormenta.", "es"},
		{"Portuguese", "O porto não abre hoje.", "pt"},
		{"Italian", "Il porto non apre oggi.", "it"},
		{"Dutch", "De haven is vandaag niet open, zei hij.", "nl"},
		{"Swedish", "Hamnen är inte öppen och det blåser.", "sv"},
		{"Polish", "Port jest zamknięty, ale nie wiemy czemu.", "pl"},
		{"Romanian", "Portul nu este deschis și plouă.", "ro"},
		{"Russian", "Порт закрыт.", "ru"},
		{"Arabic", "الميناء مغلق.", "ar"},
		{"Chinese", "港口今天关闭。", "zh"},
		{"Japanese", "港は今日閉まっている。", "ja"},
		{"a script without rules", "Το λιμάνι είναι κλειστό.", "und"},
	} {
		d := analyze(test.text)
		if d.Language != test.want {
			t.Errorf("%s: %q is guessed to be %q, want %q", test.reason, test.text, d.Language, test.want)
		}
		annot.Put(d)
	}
}

// FuzzAnnotate checks what other floors count on, on texts made of the
// parts that the rules look for in odd places.
func FuzzAnnotate(f *testing.F) {
	f.Add("« Je crois, dit-elle, que oui. »")
	f.Add("—Sí —dijo Ana—. No.\n—¿Qué?")
	f.Add("“我们”，他说。「了」")
	f.Add("「あ」と述べた")
	f.Add("Laut der die das „x“ sagte, dass")
	f.Fuzz(func(t *testing.T, text string) {
		d := analyze(text)
		defer annot.Put(d)
		for _, code := range []string{"de", "fr", "ru", "ar", "zh", "ja", "und"} {
			d.Attribs, d.Mentions, d.Speakers = d.Attribs[:0], d.Mentions[:0], d.Speakers[:0]
			d.Language = code
			foreign.Annotate(d)
			whole := annot.Span{End: int32(len(text))}
			last := int32(0)
			for i := range d.Attribs {
				a := &d.Attribs[i]
				for _, s := range append([]annot.Span{a.Span, a.Cue, a.Source}, a.Content...) {
					if !whole.Contains(s) || s.End < s.Start {
						t.Fatalf("%s: span %v of %q", code, s, text)
					}
				}
				if a.Start < last {
					t.Fatalf("%s: attributions out of order in %q", code, text)
				}
				last = a.Start
				if len(a.Speakers) > 0 && int(a.Speakers[0]) >= len(d.Speakers) || len(a.Sources) > 0 && int(a.Sources[0]) >= len(d.Mentions) {
					t.Fatalf("%s: attribution %d refers to nothing in %q", code, i, text)
				}
			}
			for i := range d.Mentions {
				if m := &d.Mentions[i]; m.Span.Empty() || !whole.Contains(m.Span) || m.Speaker < 0 || int(m.Last) > len(d.Tokens) {
					t.Fatalf("%s: mention %+v in %q", code, m, text)
				}
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("„Die Fähre ist sicher“, sagte die Ministerin Ana Kurz. Sie fährt seit neunzig Jahren und war nie zu spät.\n\n", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		annot.Put(func() *annot.Doc { d := analyze(text); foreign.Annotate(d); return d }())
	}
}

// BenchmarkGuess measures what every English text pays.
func BenchmarkGuess(b *testing.B) {
	d := analyze(strings.Repeat("The ferry left at nine, the harbour master said, and nobody knew why it was late.\n\n", 40))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		foreign.Guess(d)
	}
}
