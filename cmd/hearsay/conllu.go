package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/mark"
	"github.com/hearsay-go/hearsay/internal/name"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/token"
)

const conlluUsage = `Usage: hearsay conllu [-tokens gold] [FILE...]

Shows the analysis of language that quotes, speakers and claims rest on, as
CoNLL-U: lemmas, tags, heads and relations after Universal Dependencies, and in
the last column names and other mentions, such as Mention=(name:person).

`

const conlluExamples = `
Examples:
  hearsay conllu article.txt
  hearsay conllu -tokens gold en_ewt-ud-dev.conllu >system.conllu
`

func runConllu(w *world, args []string) error {
	f := newFlags(w, "conllu", conlluUsage, conlluExamples)
	tokens := f.String("tokens", "own", "take words and sentences as they are found (`own`) or from the input, CoNLL-U itself (gold)")
	names, err := f.parse(args)
	if err != nil {
		return err
	}
	if err := choice("tokens", *tokens, "own", "gold"); err != nil {
		return err
	}
	read := cutText
	if *tokens == "gold" {
		read = readTreebank
	}
	out := bufio.NewWriter(w.stdout)
	failed := false
	for in := range w.files(names) {
		sentences, err := []*conllu.Sentence(nil), in.err
		if err == nil {
			sentences, err = read(in)
		}
		if err != nil {
			failed = true
			fmt.Fprintf(w.stderr, "hearsay: %s: %v\n", display(in.id), err)
			continue
		}
		w.warn(in)
		for _, s := range sentences {
			err = errors.Join(err, conllu.Write(out, s))
		}
		if err := errors.Join(err, out.Flush()); err != nil {
			return err
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

// cutText returns the sentences of a text with their analysis.
func cutText(in input) ([]*conllu.Sentence, error) {
	d := annot.Get(in.text)
	defer annot.Put(d)
	token.Paragraphs(d)
	mark.Annotate(d)
	token.Annotate(d)
	sentences := conllu.Sentences(d)
	if len(sentences) > 0 {
		s := sentences[0]
		s.Comments = append([]string{"newdoc id = " + display(in.id)}, s.Comments...)
	}
	analyzeLanguage(d, sentences)
	return sentences, nil
}

// readTreebank returns the sentences of a treebank with our analysis of them.
func readTreebank(in input) ([]*conllu.Sentence, error) {
	var sentences []*conllu.Sentence
	err := conllu.Read(strings.NewReader(in.text), func(s *conllu.Sentence) bool {
		sentences = append(sentences, s)
		return true
	})
	if err != nil || len(sentences) == 0 {
		return nil, err
	}
	d := conllu.Doc(sentences)
	mark.Annotate(d)
	analyzeLanguage(d, sentences)
	return sentences, nil
}

// analyzeLanguage tags and parses all of d and writes what is found into its
// sentences.
func analyzeLanguage(d *annot.Doc, sentences []*conllu.Sentence) {
	tag.Annotate(d)
	parse.Annotate(d, func(int) bool { return true })
	name.Annotate(d)
	lemmas := tag.Default().Lemmas
	conllu.Fill(sentences, d, func(i int32) string { return lemmas.Lemma(d, i) })
}
