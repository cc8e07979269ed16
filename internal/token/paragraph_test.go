package token

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

func TestParagraphs(t *testing.T) {
	const (
		wrapped1 = "The ferry left the northern pier at six, an hour later than the"
		wrapped2 = "timetable had promised, and the passengers were in no mood to hear"
		wrapped3 = "Captain Ilves explain it over the loudspeaker once more."
	)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"blanks only", " \t\n\u00a0\n\ufeff", nil},
		{"blank line", "One.\n\nTwo.", []string{"One.", "Two."}},
		{"blanks in the blank line", "One.\n \t\nTwo.", []string{"One.", "Two."}},
		{"carriage returns", "One.\r\n\r\nTwo.\rThree.", []string{"One.", "Two.", "Three."}},
		{"Unicode breaks", "One.\u2029Two.\u2028Three.\u0085Four.\fFive.\vSix.",
			[]string{"One.", "Two.", "Three.", "Four.", "Five.", "Six."}},
		{"news feed, a paragraph a line", "Ferry fares rise again\nThe council voted 5 to 2.\n“We had no choice,” said Ida Marsh.",
			[]string{"Ferry fares rise again", "The council voted 5 to 2.", "“We had no choice,” said Ida Marsh."}},
		{"headline and subtitle", "Ferry fares rise;\nCommuters to pay more from May", []string{"Ferry fares rise;", "Commuters to pay more from May"}},
		{"transcript", "MARSH: Who pays?\nBOE: you do.", []string{"MARSH: Who pays?", "BOE: you do."}},
		{"list in lower case", "eggs\nflour\nmilk", []string{"eggs", "flour", "milk"}},
		{"hard wrapped", wrapped1 + "\n" + wrapped2 + "\n" + wrapped3 + "\n\nNobody listened.",
			[]string{wrapped1 + "\n" + wrapped2 + "\n" + wrapped3, "Nobody listened."}},
		{"indented paragraphs in wrapped text", wrapped1 + "\n" + wrapped2 + "\n" + wrapped3 + "\n   Nobody listened.",
			[]string{wrapped1 + "\n" + wrapped2 + "\n" + wrapped3, "Nobody listened."}},
		{"short line before a capital in wrapped text", wrapped1 + "\n" + wrapped2 + "\nhim.\nNobody listened.",
			[]string{wrapped1 + "\n" + wrapped2 + "\nhim.", "Nobody listened."}},
		{"title at the end of a line", "“We saw it,” Sgt.\nIda Marsh said.", []string{"“We saw it,” Sgt.\nIda Marsh said."}},
		{"street at the end of a line", "They met in Elm St.\nNobody came.", []string{"They met in Elm St.", "Nobody came."}},
		{"link on its own line", "The editor's note says that the candidate regularly\nincites\npolitical violence.",
			[]string{"The editor's note says that the candidate regularly\nincites\npolitical violence."}},
		{"invisible marks at the edges", "\ufeff\u202aOne.\u202c\n\n\u200bTwo.\x00", []string{"One.", "Two."}},
		{"form feed in the middle of a sentence", "One and\ftwo.", []string{"One and", "two."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &annot.Doc{Text: tt.text}
			Paragraphs(d)
			var got []string
			for _, p := range d.Paras {
				got = append(got, d.Str(p.Span))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("paragraphs (-want +got):\n%s", diff)
			}
		})
	}
}
