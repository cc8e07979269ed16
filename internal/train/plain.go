package main

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
)

// plainWords is about how many words of each novel nets learn from: all of them would
// outweigh everything else.
const plainWords = 25_000

// plainTexts returns texts of other kinds than news that nobody has tagged, in our own
// tokens: sentences of Wikipedia and about so many words of each novel.
func plainTexts(dir string, novelWords int32) ([]*annot.Doc, error) {
	sentences, err := corpus.ReadHedge(dir, corpus.WikiWeaselTrain)
	if err != nil {
		return nil, err
	}
	var wiki []string
	for _, s := range sentences {
		wiki = append(wiki, s.Text)
	}
	docs := []*annot.Doc{tokenized(strings.Join(wiki, "\n\n"))}
	novels, err := corpus.ReadPDNC(dir)
	if err != nil {
		return nil, err
	}
	for _, n := range novels {
		d := tokenized(n.Text)
		for i, s := range d.Sents {
			if s.Last > novelWords {
				d.Sents = d.Sents[:i]
				break
			}
		}
		docs = append(docs, d)
	}
	return docs, nil
}
