package main

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// corefRounds is the number of passes over the training data.
const corefRounds = 4

// A lesson is a choice of the rankers with its weight.
type lesson struct {
	coref.Lesson
	times int // how often it is learned in each round
}

// A schooling gathers the lessons of both rankers.
type schooling struct {
	pronouns, descriptions []lesson
	guide                  coref.Rankers // for mentions of which a corpus says nothing
}

// fitCoreference fits the rankers of antecedents, of pronouns and of
// descriptions, on the chains of GUM, of LitBank and those that CoreNLP found in
// PolNeAR. The first two are annotated by hand and count for more. PDNC, which
// tells the referents of some pronouns only, comes in a second course, in which
// the rankers of the first one resolve the others.
func fitCoreference(dir string) error {
	var s schooling
	gum, err := corpus.ReadGUMTrain(dir)
	if err != nil {
		return err
	}
	for _, doc := range corpus.Documents(gum) {
		s.teach(corpus.GUMChains(doc), 3, false)
	}
	excerpts, err := corpus.ReadLitBank(dir)
	if err != nil {
		return err
	}
	for i := range excerpts {
		s.teach(excerpts[i].Chains(), 2, false)
	}
	articles, err := corpus.ReadCoreChains(dir, corpus.CoreNLPTrain, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	for _, a := range articles {
		s.teach(a, 1, true)
	}
	pronouns, descriptions, err := s.fit()
	if err != nil {
		return err
	}
	if s.guide, err = coref.NewRankers(pronouns, descriptions); err != nil {
		return err
	}
	novels, err := corpus.ReadPDNC(dir)
	if err != nil {
		return err
	}
	for i := range novels {
		s.teach(novels[i].Chains(), 1, false)
	}
	if pronouns, descriptions, err = s.fit(); err != nil {
		return err
	}
	if err := write("internal/coref/pronoun.weights", pronouns); err != nil {
		return err
	}
	return write("internal/coref/description.weights", descriptions)
}

// teach takes the lessons of c, each to be learned a number of times. Of silver
// chains, those that a machine found, only the links that are there count: what
// it did not find may well exist.
func (s *schooling) teach(c corpus.Chained, times int, silver bool) {
	d := annot.Get(c.Text)
	defer annot.Put(d)
	pipeline.Attribute(d)
	coref.Teach(d, s.guide, chainsOf(d, c), c.Complete, func(l coref.Lesson) {
		if silver && l.Good[0] {
			return
		}
		if d.Mentions[l.Mention].Kind == annot.Pronoun {
			s.pronouns = append(s.pronouns, lesson{l, times})
		} else {
			s.descriptions = append(s.descriptions, lesson{l, times})
		}
	})
}

// fit returns the models of pronouns and descriptions.
func (s *schooling) fit() (pronouns, descriptions []byte, err error) {
	if pronouns, err = fitRanker("pronoun", s.pronouns); err != nil {
		return nil, nil, err
	}
	descriptions, err = fitRanker("description", s.descriptions)
	return pronouns, descriptions, err
}

func fitRanker(name string, lessons []lesson) ([]byte, error) {
	ranker := learn.Logistic{Rate: 0.05, L2: 1e-4, MinCount: 3}
	step := stride(len(lessons))
	for range corefRounds {
		for i := range lessons {
			l := &lessons[i*step%len(lessons)]
			for range l.times {
				ranker.LearnChoice(l.Candidates, func(i int) bool { return l.Good[i] })
			}
		}
	}
	return ranker.Encode(learn.Output{Name: name, Drop: 0.002})
}

// chainsOf returns the chain of each mention of d: that of the smallest link of
// c with the same head.
func chainsOf(d *annot.Doc, c corpus.Chained) func(mention int32) (int, bool) {
	byHead := make(map[int]corpus.Link)
	for _, l := range c.Links {
		old, ok := byHead[l.Head[0]]
		if !ok || l.Span[1]-l.Span[0] < old.Span[1]-old.Span[0] {
			byHead[l.Head[0]] = l
		}
	}
	return func(i int32) (int, bool) {
		m := &d.Mentions[i]
		head := int(d.Tokens[m.Head].Start)
		if m.Kind == annot.Name && c.Names != nil {
			for _, s := range []annot.Span{m.Span, m.Name} {
				if chain, ok := c.Names[strings.Join(strings.Fields(strings.ToLower(d.Str(s))), " ")]; ok && chain >= 0 {
					return chain, true
				}
			}
		}
		if l, ok := byHead[head]; ok {
			return l.Chain, true
		}
		if m.Kind != annot.Name {
			return 0, false
		}
		// Treebanks take the first word of a person's name for its head.
		for k := m.First; k < m.Last; k++ {
			if l, ok := byHead[int(d.Tokens[k].Start)]; ok && l.Span[0] <= head && head < l.Span[1] {
				return l.Chain, true
			}
		}
		return 0, false
	}
}
