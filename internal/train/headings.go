package main

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// commonHeadings are headings of encyclopedia articles.
var commonHeadings = strings.Split(`History|References|External links|See also|Further reading|Early life|Personal life|Career|Biography|
Background|Plot|Cast|Reception|Legacy|Geography|Demographics|Economy|Education|Transport|Climate|Notes|Bibliography|Discography|
Filmography|Awards|Works|Criticism|Controversy|Etymology|Overview|Origins|Description|Distribution|Habitat|Taxonomy|Ecology|
Behaviour|Production|Release|Track listing|Personnel|Charts|Later years|Death|Family|Politics|Government|Culture|Religion|Sports|
Notable people|Some examples|Possible causes|Many worlds|Major works|Other uses|Popular culture|Media|Gameplay|Development|
Characters|Themes|Style|Influences|Equipment|Rules|Applications|Advantages|Disadvantages|Types|Variants|Examples|Theory|
Alleged crimes|Disputed claims|Potential uses|Most popular games|Various artists|Several species|Common names|Unknown origin`, "|")

// maxHeading is the most words of a heading cut out of a sentence.
const maxHeading = 6

// headings returns headings and titles, which are certain: common ones, and noun
// phrases of certain sentences set as titles are set, with a full stop and
// without. The corpus itself has lost its own.
func headings(list []corpus.HedgeSentence) []hedgeLine {
	var texts []corpus.HedgeSentence
	for i, h := range list {
		if i < 2*len(commonHeadings) {
			text := strings.TrimSpace(commonHeadings[i/2])
			texts = append(texts, corpus.HedgeSentence{Text: text + []string{"", "."}[i%2]})
		}
		if h.Uncertain || i%3 != 0 {
			continue
		}
		d := annot.Doc{Text: h.Text}
		pipeline.Tag(&d)
		if text := nounPhrase(&d, i); text != "" {
			texts = append(texts, corpus.HedgeSentence{Text: setHeading(text, i)})
		}
	}
	return hedgeLines(texts)
}

// nounPhrase returns a run of nouns, adjectives and what joins them in d; which
// one, depends on n.
func nounPhrase(d *annot.Doc, n int) string {
	var runs [][2]int32
	for i := int32(0); i < int32(len(d.Tokens)); i++ {
		first := i
		for i < int32(len(d.Tokens)) && i < first+maxHeading && inHeading(d.Tokens[i].Tag, i > first) {
			i++
		}
		for i > first && !isNoun(d.Tokens[i-1].Tag) {
			i--
		}
		if i > first {
			runs = append(runs, [2]int32{first, i})
		}
	}
	if len(runs) == 0 {
		return ""
	}
	r := runs[n%len(runs)]
	return d.Text[d.Tokens[r[0]].Start:d.Tokens[r[1]-1].End]
}

func inHeading(t annot.Tag, inside bool) bool {
	switch t {
	case annot.TagIN, annot.TagCC, annot.TagPOS, annot.TagCD:
		return inside
	case annot.TagJJ, annot.TagJJS, annot.TagDT, annot.TagVBG:
		return true
	}
	return isNoun(t)
}

func isNoun(t annot.Tag) bool {
	switch t {
	case annot.TagNN, annot.TagNNS, annot.TagNNP, annot.TagNNPS:
		return true
	}
	return false
}

// setHeading gives a phrase the capitals of a title or of a heading, by n.
func setHeading(text string, n int) string {
	words := strings.Fields(text)
	for i, w := range words {
		if i == 0 || n%2 == 0 && len(w) > 3 {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ") + []string{"", "", ".", ""}[n%4]
}
