package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// An edit turns a word into its lemma, as package tag describes.
type edit struct {
	strip int
	add   string
}

func editFor(form, lemma string) edit {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	// Cut between runes only.
	for n > 0 && n < len(form) && form[n]&0xc0 == 0x80 {
		n--
	}
	return edit{len(form) - n, lemma[n:]}
}

// votes counts edits.
type votes map[edit]int

func (v votes) best() (e edit, n, sum int) {
	for _, c := range slices.SortedFunc(maps.Keys(v), func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.strip, b.strip), cmp.Compare(a.add, b.add))
	}) {
		sum += v[c]
		if v[c] > n {
			e, n = c, v[c]
		}
	}
	return e, n, sum
}

// fitLemmas returns the table of edits by words and endings, and the edits.
func fitLemmas(dir string) (table []byte, edits string, err error) {
	type ending struct {
		text string
		tag  annot.Tag
	}
	words, ends := make(map[ending]votes), make(map[ending]votes)
	vote := func(m map[ending]votes, k ending, e edit) {
		if m[k] == nil {
			m[k] = make(votes)
		}
		m[k][e]++
	}
	if err := eachLemma(dir, func(form, lemma string, t annot.Tag) {
		e := editFor(form, lemma)
		vote(words, ending{form, t}, e)
	}); err != nil {
		return nil, "", err
	}
	byEnding := func(a, b ending) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.tag, b.tag)) }
	order := slices.SortedFunc(maps.Keys(words), byEnding)
	for _, w := range order {
		e, _, _ := words[w].best()
		for n := 1; n <= tag.MaxEnding && n < len(w.text) && tag.Inflected(w.tag); n++ {
			vote(ends, ending{w.text[len(w.text)-n:], w.tag}, e)
		}
	}
	numbers := make(map[edit]int16)
	number := func(e edit) []int16 {
		if numbers[e] == 0 {
			numbers[e] = int16(len(numbers) + 1)
			edits += fmt.Sprintf("%d %s\n", e.strip, e.add)
		}
		return []int16{numbers[e]}
	}
	kept := make(map[ending]edit)
	// guess returns what endings shorter than n bytes say.
	guess := func(w ending, n int) edit {
		for n--; n > 0; n-- {
			if e, ok := kept[ending{w.text[len(w.text)-n:], w.tag}]; ok {
				return e
			}
		}
		return edit{}
	}
	var features []weights.Feature
	endings := slices.SortedFunc(maps.Keys(ends), func(a, b ending) int {
		return cmp.Or(cmp.Compare(len(a.text), len(b.text)), byEnding(a, b))
	})
	for _, k := range endings {
		e, n, _ := ends[k].best()
		if n < 2 || guess(k, len(k.text)) == e {
			continue
		}
		kept[k] = e
		features = append(features, weights.Feature{Key: weights.Key(tag.EndingKey(k.text, len(k.text), k.tag)), Weights: number(e)})
	}
	for _, w := range order {
		e, _, sum := words[w].best()
		if g := guess(w, min(tag.MaxEnding+1, len(w.text))); g == e || sum < 2 && !tag.Inflected(w.tag) {
			continue
		}
		features = append(features, weights.Feature{Key: weights.Key(tag.LemmaKey(annot.Hash(w.text), w.tag)), Weights: number(e)})
	}
	table, err = weights.Encode(weights.Params{Name: "lemma", Classes: 1, Scale: 1}, features)
	return table, "# Edits that turn words into lemmas: bytes to strip, letters to add.\n# Written by internal/train; lemma.weights refers to the lines by number.\n" + edits, err
}

// eachLemma calls f with the words of the treebanks in lower case.
func eachLemma(dir string, f func(form, lemma string, t annot.Tag)) error {
	ewt, err := corpus.ReadUD(dir, corpus.EWTTrain)
	if err != nil {
		return err
	}
	gum, err := corpus.ReadGUMTrain(dir)
	if err != nil {
		return err
	}
	for _, s := range slices.Concat(ewt, gum) {
		for _, w := range s.Words {
			t := annot.ParseTag(w.XPOS)
			if !tag.Listed(t) || w.Lemma == "_" && w.Form != "_" || t == annot.TagGW || strings.Contains(w.Feats, "Typo=Yes") {
				continue
			}
			form, lemma := lowerLemma(w.Form, w.Lemma, t)
			f(form, lemma, t)
		}
	}
	return nil
}

// lowerLemma returns form and lemma in lower case, but for lemmas such as "I"
// that have a capital where the form is no name.
func lowerLemma(form, lemma string, t annot.Tag) (string, string) {
	form = strings.ToLower(form)
	if t == annot.TagNNP || t == annot.TagNNPS || t == annot.TagADD {
		return form, strings.ToLower(lemma)
	}
	return form, lemma
}
