package mark

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// document returns text with its paragraphs, which blank lines part.
func document(text string) *annot.Doc {
	d := &annot.Doc{Text: text}
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		if s := strings.TrimSpace(p); s != "" {
			start := int32(at + strings.Index(p, s))
			d.Paras = append(d.Paras, annot.Para{Span: annot.Span{Start: start, End: start + int32(len(s))}})
		}
		at += len(p)
	}
	return d
}

// show writes the quotations of d, one a string: a dot for each level of depth,
// the pieces parted by " / ", and "…" after one that is never closed.
func show(d *annot.Doc) []string {
	var out []string
	for i := range d.Quotations {
		q := &d.Quotations[i]
		var b strings.Builder
		b.WriteString(strings.Repeat(".", int(q.Depth)))
		for j, p := range d.Content(q) {
			if j > 0 {
				b.WriteString(" / ")
			}
			b.WriteString(d.Str(p))
		}
		if q.Unclosed {
			b.WriteString("…")
		}
		out = append(out, b.String())
	}
	return out
}

func TestAnnotate(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"straight double", `"The dam held," Ruth Oyelaran said. "For now."`, []string{"The dam held,", "For now."}},
		{"curly double", `“The dam held,” she said.`, []string{"The dam held,"}},
		{"British single", `'The dam held', she said, 'and it's sound.'`, []string{"The dam held", "and it's sound."}},
		{"curly single with apostrophes", `‘It isn’t the sailors’ fault,’ he said.`, []string{"It isn’t the sailors’ fault,"}},
		{"low and high", `„Wir bleiben“, sagte er. Sie rief: ‚Nein!‘`, []string{"Wir bleiben", "Nein!"}},
		{"low and right", `„Nie wiem” – powiedziała.`, []string{"Nie wiem"}},
		{"guillemets with blanks", `Il a dit : « Nous partons ! » puis il est sorti.`, []string{"Nous partons !"}},
		{"guillemets turned inwards", `»Wir gehen«, sagte er.`, []string{"Wir gehen"}},
		{"single guillemets", `«Il a crié ‹ au feu › hier»`, []string{"Il a crié ‹ au feu › hier", ".au feu"}},
		{"corner brackets", `知事は「橋は『夢』だ」と述べた。`, []string{"橋は『夢』だ", ".夢"}},
		{"LaTeX", "``We sail at noon,'' he said. `Not before.'", []string{"We sail at noon,", "Not before."}},
		{"two single marks as a double one", `''We sail at noon,'' he said. ''It's late.''`, []string{"We sail at noon,", "It's late."}},
		{"opened curly, closed straight", `The note calls it “a plain mistake" and stops.`, []string{"a plain mistake"}},
		{"opening mark at both ends", `“Quick,“ she said, “the tide is in.”`, []string{"Quick,", "the tide is in."}},
		{"closing mark at both ends", `”Vi stannar”, sade hon.`, []string{"Vi stannar"}},
		{"direction mark before the quotation mark", "He said \u202a“no”\u202c to that.", []string{"no"}},
		{"nested, alternating", `“He said, ‘They called it “safe” in May,’ twice,” she said.`,
			[]string{"He said, ‘They called it “safe” in May,’ twice,", ".They called it “safe” in May,", "..safe"}},
		{"nested, same marks", `"I cried, "wait for me" but she left," he told the court.`,
			[]string{`I cried, "wait for me" but she left,`, ".wait for me"}},
		{"three marks close together", `"She said, 'They wrote "never."'"`,
			[]string{`She said, 'They wrote "never."'`, `.They wrote "never."`, "..never."}},
		{"inside brackets", `The bill (“a shambles,” she said) passed.`, []string{"a shambles,"}},
		{"paragraphs reopened", "“One.\n\n“Two.\n\n“Three,” he said. “Four.”", []string{"One. / Two. / Three,", "Four."}},
		{"paragraphs each closed", "“One.”\n\n“Two.”", []string{"One.", "Two."}},
		{"nested quotation reopened with the outer one", "“He read: ‘One.\n\n“‘Two.’ And then he left,” she said.",
			[]string{"He read: ‘One. / ‘Two.’ And then he left,", ".One. / Two."}},
		{"never closed", "“We had no warning.\n\nThe port stays shut.", []string{"We had no warning.…"}},
		{"stray mark", "He left\" early. \"We know,\" she said.\n\n\"So do we,\" they said.", []string{"We know,", "So do we,"}},
		{"elisions", `'Twas late, so get 'em home; rock 'n' roll died in the '90s.`, nil},
		{"plural possessives", `The players' union met the owners' lawyers.`, nil},
		{"clipped words", `She was fishin' an' he was sleepin' by ol' Tom's boat.`, nil},
		{"feet and inches", `The 6'2" keeper cut a 5" pipe to 3'.`, nil},
		{"inches in a quotation", `"It's a 27" screen," Park said.`, []string{`It's a 27" screen,`}},
		{"minutes and seconds", `It lies at 40°26'46"N, and he calls it "the Reef".`, []string{"the Reef"}},
		{"transliteration", `The Qur'an, Hawai‘i and ‘Abd al-Karim are spelt so.`, nil},
		{"tokenised", "\" It is late , \" he said .\n\" I know , \" she said . \" Go . \"", []string{"It is late ,", "I know ,", "Go ."}},
		{"code", "Run `echo \"hello\"` first. “It worked,” she wrote.", []string{"It worked,"}},
		{"marks alone", `'''''''' " “`, nil},
		{"attributes of markup", `<a href="x" title='y "z"'>He said "no" twice.</a>`, []string{"no"}},
		{"a tag shows where the mark is missing", "“Is it far? she asked.\n\n“Very,” said Tom.", []string{"Is it far?…", "Very,"}},
		{"verb of saying that is no tag", "“The mill ran dry. In May, Tom said that it would.\n\n“It did.”", []string{"The mill ran dry. In May, Tom said that it would. / It did."}},
		{"dash with tags after commas", "—Come in, Nora said quietly. Sit by the fire.\n\n—Is it late?", []string{"Come in", "Sit by the fire.", "Is it late?"}},
		{"dash, Russian", "— Пора, — сказал он. — Идём!", []string{"Пора", "Идём!"}},
		{"dash, Spanish", "—No sé —dijo Inés—. Pregunta en casa.", []string{"No sé", "Pregunta en casa."}},
		{"dash, Polish", "— Dobrze — powiedziała Ewa. — Idziemy.", []string{"Dobrze", "Idziemy."}},
		{"dash that goes on with the speech", "—I know him – or knew him – well, Nora said.", []string{"I know him – or knew him – well"}},
		{"marks inside dash dialogue", "—They call it “the Reef”, Nora said.", []string{"They call it “the Reef”", ".the Reef"}},
		{"list with dashes", "The plan:\n\n— Cut the fares.\n\n— Mend the slips.", nil},
		{"names under mottos", "“Good soup!”\n\n— Ada K., Hull\n\n“Cold!”\n\n— a guest", []string{"Good soup!", "Cold!"}},
		{"list with guillemets", "» Doors at six\n» Mayor Lin: “We mend roads.”\n» End", []string{"We mend roads."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(tt.text)
			Annotate(d)
			if diff := cmp.Diff(tt.want, show(d)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", tt.text, diff)
			}
		})
	}
}
