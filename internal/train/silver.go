package main

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/tag"
)

// unknown is the head of a word whose head is not known, see [parse.State.Cost].
const unknown = -1

// newsTrees returns the articles of a part of PolNeAR in our own tokens and tags,
// with the heads that CoreNLP found, as far as the words agree and as far as the
// heads of Universal Dependencies 1, which it follows, are those of version 2.
// Labels are left out.
func newsTrees(dir, articles, layer string) ([]tree, error) {
	texts, err := corpus.ReadPolNeAR(dir, articles)
	if err != nil {
		return nil, err
	}
	layers, err := corpus.ReadCoreNLP(dir, layer)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]string)
	for _, a := range texts {
		byID[a.ID] = a.Text
	}
	var all []tree
	for _, l := range layers {
		d := tokenized(byID[l.ID])
		tag.Annotate(d)
		setHeads(d, l)
		for _, t := range trees([]*annot.Doc{d}) {
			known := 0
			for i := range t.heads[1:] {
				switch h := d.Tokens[t.first+int32(i)].Head; {
				case h == headUnknown || h != annot.None && (h < t.first || h >= t.last):
					t.heads[i+1] = unknown
				default:
					known++
				}
			}
			if 2*known >= len(t.heads)-1 {
				all = append(all, t)
			}
		}
	}
	return all, nil
}

// headUnknown is the head of a token of a document that setHeads knows none for.
const headUnknown = -2

// setHeads gives the tokens of d the heads of an analysis.
func setHeads(d *annot.Doc, l corpus.Analysis) {
	starts, ends := make(map[int]int32), make(map[int]int32)
	first := make(map[int32]bool) // tokens that begin a sentence of ours
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Head = headUnknown
		starts[int(t.Start)], ends[int(t.End)] = int32(i), int32(i)
	}
	for _, s := range d.Sents {
		first[s.First] = true
	}
	for _, s := range l.Sentences {
		toVersion2(s)
		// Of a word that we cut in pieces, the last piece stands for all.
		ours := make([]int32, len(s))
		for i, t := range s {
			ours[i] = headUnknown
			if last, ok := ends[t.Span[1]]; ok {
				if _, ok := starts[t.Span[0]]; ok {
					ours[i] = last
				}
			}
		}
		whole := len(s) > 0 && ours[0] >= 0 && first[starts[s[0].Span[0]]]
		for i, t := range s {
			if ours[i] < 0 || t.Rel == "" {
				continue
			}
			switch {
			case t.Head >= 0:
				d.Tokens[ours[i]].Head = ours[t.Head]
			case whole:
				d.Tokens[ours[i]].Head = annot.None
			}
		}
	}
}

// toVersion2 changes the heads of a sentence to those that version 2 of
// Universal Dependencies gives. Relations whose heads cannot be told become "".
func toVersion2(s []corpus.CoreToken) {
	// The first word of a person's name is its head, not the last.
	for i := 0; i < len(s); {
		j := i + 1
		for j < len(s) && s[i].Entity == "PERSON" && s[j].Entity == "PERSON" {
			j++
		}
		last := j - 1
		name := last > i
		for k := i; k < last; k++ {
			name = name && s[k].Head == last && s[k].Rel == "compound"
		}
		if name {
			for k := range s {
				if s[k].Head == last {
					s[k].Head = i
				}
			}
			s[i].Head, s[i].Rel = s[last].Head, s[last].Rel
			s[last].Head = i
		}
		i = j
	}
	for i := range s {
		switch s[i].Rel {
		case "cc":
			// A conjunction belongs to the conjunct behind it, not to the first.
			head := s[i].Head
			s[i].Rel = ""
			for j := i + 1; j < len(s); j++ {
				if s[j].Head == head && s[j].Rel == "conj" {
					s[i].Head, s[i].Rel = j, "cc"
					break
				}
			}
		case "punct", "dep", "discourse", "list", "cc:preconj", "foreign", "goeswith":
			s[i].Rel = ""
		}
	}
}
