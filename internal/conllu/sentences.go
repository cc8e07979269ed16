package conllu

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Sentences returns the tokens and sentences of d, without their analysis (see
// [Fill]). Words written together, such as "don't", become a [Range].
func Sentences(d *annot.Doc) []*Sentence {
	var all []*Sentence
	para := int32(-1)
	for i := range d.Sents {
		sent := &d.Sents[i]
		if sent.First == sent.Last {
			continue
		}
		s := new(Sentence)
		if sent.Para != para {
			para = sent.Para
			s.Comments = append(s.Comments, fmt.Sprintf("newpar id = p%d", para+1))
		}
		first, last := &d.Tokens[sent.First], &d.Tokens[sent.Last-1]
		s.Comments = append(s.Comments,
			fmt.Sprintf("sent_id = %d", len(all)+1),
			"text = "+oneLine(d.Text[first.Start:last.End]))
		for k := sent.First; k < sent.Last; {
			end := k + 1
			for end < sent.Last && d.Tokens[end].Start == d.Tokens[end-1].End && joined(d, end) {
				end++
			}
			misc := ""
			if int(end) < len(d.Tokens) && d.Tokens[end].Start == d.Tokens[end-1].End {
				misc = "SpaceAfter=No"
			}
			for t := k; t < end; t++ {
				s.Words = append(s.Words, Word{Form: d.Form(t), Head: -1})
			}
			if end-k > 1 {
				s.Ranges = append(s.Ranges, Range{
					First: int(k-sent.First) + 1, Last: int(end - sent.First),
					Form: d.Text[d.Tokens[k].Start:d.Tokens[end-1].End], Misc: misc,
				})
			} else {
				s.Words[len(s.Words)-1].Misc = misc
			}
			k = end
		}
		all = append(all, s)
	}
	return all
}

// joined reports whether token i is written together with the one before it to
// make one word: both hold letters.
func joined(d *annot.Doc, i int32) bool {
	last, _ := utf8.DecodeLastRuneInString(d.Form(i - 1))
	return unicode.IsLetter(last) && strings.ContainsFunc(d.Form(i), unicode.IsLetter)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Fill writes the analysis of d into sentences, the words of which are the
// tokens of d in order: lemmas, tags, heads, labels, and in the last column the
// mentions, as brackets. A mention opens with its form and the kind of thing
// that it names, such as Mention=(name:person, and ends with a closing bracket.
// What the columns held before is lost, but for SpaceAfter.
func Fill(sentences []*Sentence, d *annot.Doc, lemma func(token int32) string) {
	brackets := mentionBrackets(d)
	token := int32(0)
	for _, s := range sentences {
		first := token
		for i := range s.Words {
			t := &d.Tokens[token]
			w := Word{Form: s.Words[i].Form, Lemma: lemma(token), UPOS: t.UPOS.String(), XPOS: t.Tag.String(), Deprel: t.Label.String()}
			switch {
			case t.Head != annot.None:
				w.Head = int(t.Head-first) + 1
			case t.Label != annot.RelRoot:
				w.Head = -1
			}
			var misc []string
			if strings.Contains(s.Words[i].Misc, "SpaceAfter=No") {
				misc = append(misc, "SpaceAfter=No")
			}
			if b := brackets[token]; b != "" {
				misc = append([]string{"Mention=" + b}, misc...)
			}
			w.Misc = strings.Join(misc, "|")
			s.Words[i] = w
			token++
		}
	}
}

// mentionBrackets returns the brackets of mentions at each token.
func mentionBrackets(d *annot.Doc) map[int32]string {
	mentions := slices.Clone(d.Mentions)
	slices.SortStableFunc(mentions, func(a, b annot.Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.Last - a.Last)
	})
	brackets := make(map[int32]string)
	ends := make(map[int32]int)
	for _, m := range mentions {
		if m.First < m.Last {
			brackets[m.First] += "(" + mentionName(&m)
			ends[m.Last-1]++
		}
	}
	for token, n := range ends {
		brackets[token] += strings.Repeat(")", n)
	}
	return brackets
}

var (
	kindNames   = [...]string{annot.NoMention: "mention", annot.Name: "name", annot.Pronoun: "pronoun", annot.Description: "description"}
	entityNames = [...]string{
		annot.UnknownEntity: "", annot.Person: ":person", annot.Organization: ":organization",
		annot.Group: ":group", annot.Place: ":place", annot.Thing: ":thing",
	}
)

func mentionName(m *annot.Mention) string { return kindNames[m.Kind] + entityNames[m.Entity] }
