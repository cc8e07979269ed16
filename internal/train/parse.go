package main

import (
	"fmt"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/parse"
	"github.com/hearsay-go/hearsay/internal/tag"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// fitParse fits the models of package parse, on tags that are not better than
// those that the parser will see. Large nets that have learnt from treebanks and from
// CoreNLP's heads parse the news anew, and other texts; the net that ships learns from
// treebanks and from these trees, which have all heads and labels and are of one mind
// (distillation: Hinton, Vinyals and Dean 2015).
func fitParse(dir string) error {
	gold, err := goldTrain(dir)
	if err != nil {
		return err
	}
	silver, err := silverNews(dir)
	if err != nil {
		return err
	}
	docs, err := retag(dir, gold, silver)
	if err != nil {
		return err
	}
	news, err := newsTrees(dir, corpus.PolNeARTrain, corpus.CoreNLPTrain)
	if err != nil {
		return err
	}
	l, err := newParseLearner(trees(docs), news)
	if err != nil {
		return err
	}
	if err := write("internal/parse/words.weights", l.words); err != nil {
		return err
	}
	plain, err := plainTrees(dir)
	if err != nil {
		return err
	}
	taught := l.teach(trees(docs), news, slices.Concat(news, plain))
	data, err := l.fit(studentPlan, trees(docs), taught).Encode("parse")
	if err != nil {
		return err
	}
	if err := write("internal/parse/net.weights", data); err != nil {
		return err
	}
	net, err := weights.DecodeNet(string(data))
	if err != nil {
		return err
	}
	return settleSteps(dir, parse.NewParser(l.parser.Words, net, new(weights.Model), new(weights.Model)))
}

// scoreParses prints how a parser does on the tokens of the treebanks' dev
// parts, tagged by the tagger, punctuation left out.
func scoreParses(p *parse.Parser, dir string) error {
	for _, name := range []string{corpus.EWTDev, corpus.GUMDev} {
		sentences, err := corpus.ReadUD(dir, name)
		if err != nil {
			return err
		}
		gold, got := conllu.Gold(sentences), conllu.Doc(sentences)
		tag.Annotate(got)
		p.Annotate(got, func(int) bool { return true })
		words, heads, labels, main := 0, 0, 0, 0
		for i := range gold.Tokens {
			g, t := gold.Tokens[i], got.Tokens[i]
			if g.UPOS == annot.PUNCT {
				continue
			}
			words++
			if g.Head == t.Head {
				heads++
				if g.Label == t.Label {
					labels++
				}
				if g.Label.Main() == t.Label.Main() {
					main++
				}
			}
		}
		n := float64(words) / 100
		fmt.Printf("%s: UAS %.2f LAS %.2f (main relations %.2f)\n", name, float64(heads)/n, float64(labels)/n, float64(main)/n)
	}
	news, err := newsTrees(dir, corpus.PolNeARDev, corpus.CoreNLPDev)
	if err != nil {
		return err
	}
	right, all := 0, 0
	for _, t := range news {
		d := &annot.Doc{Text: t.doc.Text, Tokens: slices.Clone(t.doc.Tokens), Sents: []annot.Sent{{First: t.first, Last: t.last}}}
		p.Annotate(d, func(int) bool { return true })
		for i, h := range t.heads[1:] {
			if h == unknown {
				continue
			}
			all++
			if got := d.Tokens[t.first+int32(i)].Head; h == 0 && got == annot.None || h > 0 && got == t.first+h-1 {
				right++
			}
		}
	}
	fmt.Printf("PolNeAR dev: %.2f%% of heads as in the CoreNLP layer (%d)\n", 100*float64(right)/float64(all), all)
	return nil
}

// plainTrees returns the sentences of texts that nobody has parsed, without heads.
func plainTrees(dir string) ([]tree, error) {
	docs, err := plainTexts(dir, plainWords)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		tag.Annotate(d)
	}
	return trees(docs), nil
}

// A tree is a sentence with the gold heads and labels of its words, numbered
// from 1.
type tree struct {
	stretch
	heads  []int32
	labels []annot.Label
}

// trees returns the sentences of docs that the parser takes whole.
func trees(docs []*annot.Doc) []tree {
	var all []tree
	for _, s := range stretches(docs) {
		if s.last-s.first > parse.MaxWords {
			continue
		}
		t := tree{stretch: s, heads: []int32{0}, labels: []annot.Label{0}}
		for i := s.first; i < s.last; i++ {
			tok := &s.doc.Tokens[i]
			t.labels = append(t.labels, tok.Label)
			if tok.Head == annot.None {
				t.heads = append(t.heads, 0)
			} else {
				t.heads = append(t.heads, tok.Head-s.first+1)
			}
		}
		all = append(all, t)
	}
	return all
}
