package main

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// An annotated is a document with the attributions that a person found in it.
type annotated struct {
	doc  *annot.Doc
	gold []attrib.Gold
}

// fitAttribution fits the models of internal/attrib on PolNeAR train: which
// words are the pivots of attributions, which words around a pivot are its
// source, cue and content, and how far the answers can be trusted.
func fitAttribution(dir string) error {
	articles, err := corpus.ReadPolNeAR(dir, corpus.PolNeARTrain)
	if err != nil {
		return err
	}
	docs := make([]*annot.Doc, len(articles))
	for i, a := range articles {
		docs[i] = &annot.Doc{Text: a.Text}
		pipeline.Language(docs[i])
	}
	all := make([]annotated, len(docs))
	for i, a := range articles {
		all[i] = annotated{docs[i], goldOf(a)}
	}
	parts, err := jackknife(all)
	if err != nil {
		return err
	}
	var files attrib.Files
	if files.Pivot, _, err = fitPivots(all); err != nil {
		return err
	}
	if files.Cue, err = fitCues(cueExamples(parts, nil)); err != nil {
		return err
	}
	if err = fitRoles(all, &files); err != nil {
		return err
	}
	if files.Confidence, err = fitConfidence(parts); err != nil {
		return err
	}
	for _, f := range []struct{ name, data string }{
		{"pivot", files.Pivot}, {"cue", files.Cue}, {"vocabulary", files.Vocabulary}, {"roles", files.Roles}, {"turns", files.Turns}, {"confidence", files.Confidence},
	} {
		if err := write("internal/attrib/"+f.name+".weights", []byte(f.data)); err != nil {
			return err
		}
	}
	return nil
}

// A part is a share of the documents, and what models say of it that were fitted
// on the others.
type part struct {
	docs  []annotated
	files attrib.Files // of those models
	cues  []attrib.CueExample
}

// parts is their number.
const parts = 3

// jackknife cuts docs into parts. Whether a word is a pivot hangs on whether it
// lies in the content of another attribution, and in use that content is a
// model's; so the model of cues must learn from content found by models that have
// not seen the document.
func jackknife(docs []annotated) ([]*part, error) {
	var (
		list [parts]*part
		wait sync.WaitGroup
		errs [parts]error
	)
	for k := range list {
		p := new(part)
		var others []annotated
		for i, x := range docs {
			if i%parts == k {
				p.docs = append(p.docs, x)
			} else {
				others = append(others, x)
			}
		}
		list[k] = p
		wait.Go(func() { errs[k] = p.fit(others) })
	}
	wait.Wait()
	return list[:], errors.Join(errs[:]...)
}

// fit fits models on others and runs them on the documents of p.
func (p *part) fit(others []annotated) error {
	pivot, known, err := fitPivots(others)
	if err != nil {
		return err
	}
	var examples []attrib.CueExample
	for _, x := range others {
		attrib.CueExamples(x.doc, x.gold, func(f uint64) bool { return known[f] }, func(e attrib.CueExample) {
			e.Features = slices.Clone(e.Features)
			examples = append(examples, e)
		})
	}
	p.files = attrib.Files{Pivot: pivot}
	if p.files.Cue, err = fitCues(examples); err != nil {
		return err
	}
	if err = fitRoles(others, &p.files); err != nil {
		return err
	}
	if p.files.Confidence, err = encoded(new(learn.Logistic), nil); err != nil {
		return err
	}
	m, err := attrib.NewModels(p.files)
	if err != nil {
		return err
	}
	for _, x := range p.docs {
		m.CueExamples(x.doc, x.gold, func(e attrib.CueExample) {
			e.Features = slices.Clone(e.Features)
			p.cues = append(p.cues, e)
		})
	}
	return nil
}

// cueExamples returns those of all parts but one.
func cueExamples(parts []*part, but *part) []attrib.CueExample {
	var all []attrib.CueExample
	for _, p := range parts {
		if p != but {
			all = append(all, p.cues...)
		}
	}
	return all
}

func goldOf(a corpus.Article) []attrib.Gold {
	var list []attrib.Gold
	for _, x := range a.Attributions {
		list = append(list, attrib.Gold{Cue: annotSpans(x.Cue), Source: annotSpans(x.Source), Content: annotSpans(x.Content)})
	}
	return list
}

func annotSpans(list []corpus.Span) []annot.Span {
	out := make([]annot.Span, len(list))
	for i, s := range list {
		out[i] = annot.Span{Start: int32(s[0]), End: int32(s[1])}
	}
	return out
}

// fitPivots lists the words that were a pivot, be it once: what stands around such
// a word tells the model of cues enough.
func fitPivots(docs []annotated) (file string, known map[uint64]bool, err error) {
	known = make(map[uint64]bool)
	for _, x := range docs {
		for _, p := range attrib.Pivots(x.doc, x.gold) {
			if p != annot.None {
				known[attrib.Lexical(x.doc, p)] = true
			}
		}
	}
	var features []weights.Feature
	for _, f := range slices.Sorted(maps.Keys(known)) {
		features = append(features, weights.Feature{Key: weights.Key(f), Weights: []int16{1}})
	}
	data, err := weights.Encode(weights.Params{Name: "pivot", Classes: 1, Scale: 1}, features)
	return string(data), known, err
}

// cueRates are the sizes of the first steps of the cue model, epoch by epoch;
// the last ones are small, so that the order of examples does not matter.
var cueRates = []float64{0.06, 0.04, 0.02, 0.01}

func fitCues(examples []attrib.CueExample) (string, error) {
	l := &learn.Logistic{MinCount: 3, L2: 1e-5}
	r := rand.New(rand.NewPCG(1, 1))
	for _, rate := range cueRates {
		l.Rate = rate
		for _, k := range r.Perm(len(examples)) {
			l.Learn(examples[k].Features, examples[k].Positive, 1)
		}
	}
	data, err := l.Encode(learn.Output{Name: "cue", Drop: 0.02})
	return string(data), err
}

// How the net of roles is fitted.
const (
	roleBlocks   = 1
	roleRounds   = 5
	roleRate     = 0.03
	roleDropout  = 0.3
	minRoleSteps = 5  // steps that a feature must have been in
	minWords     = 24 // occurrences near pivots that put a word into the vocabulary
)

// fitRoles fits the vocabulary, the net of roles, and the scores of labels one after
// another, as a conditional random field.
func fitRoles(docs []annotated, files *attrib.Files) error {
	vocabulary, words, err := roleWords(docs)
	if err != nil {
		return err
	}
	files.Vocabulary = string(vocabulary)
	table, err := weights.Decode(files.Vocabulary)
	if err != nil {
		return err
	}
	net := learn.NewNet(roleBlocks, attrib.NumLabels, attrib.NumRows(words), 6)
	net.Dropout, net.MinSteps = roleDropout, minRoleSteps
	chain := learn.NewNetChain(net)
	for p := range attrib.NumLabels {
		for r := range attrib.NumLabels {
			if !attrib.MayFollow(p, r) {
				chain.Forbid(p, r)
			}
		}
	}
	for _, x := range docs {
		attrib.LabelExamples(x.doc, x.gold, table, func(x attrib.LabelExample) {
			chain.Add(x.Features, x.Labels, func(place, label int) bool {
				return attrib.MayBe(int32(place), x.Pivot, label)
			})
		})
	}
	chain.Fit(roleRounds, roleRate, 2, func(round int, loss float64) {
		fmt.Printf("roles, round %d: loss %.3f\n", round+1, loss)
	})
	roles, turns, err := chain.Encode("roles", "turns")
	files.Roles, files.Turns = string(roles), string(turns)
	return err
}

// roleWords returns the vocabulary of the net of roles: forms and lemmas that stand in
// sentences with attributions often enough.
func roleWords(docs []annotated) (file []byte, n int, err error) {
	counts := make(map[uint64]int)
	for _, x := range docs {
		for _, s := range x.doc.Sents {
			for i := s.First; i < s.Last; i++ {
				t := &x.doc.Tokens[i]
				counts[t.Lower]++
				if t.Lemma != t.Lower {
					counts[t.Lemma]++
				}
			}
		}
	}
	maps.DeleteFunc(counts, func(_ uint64, n int) bool { return n < minWords })
	return vocabulary("vocabulary", counts, 1)
}

// A judged is a finding by its features, and whether it is right.
type judged struct {
	features []uint64
	right    bool
}

// confidenceRates are the sizes of the first steps, epoch by epoch.
var confidenceRates = []float64{0.05, 0.03, 0.02, 0.01, 0.005}

// minKnot is the number of findings that a knot of the calibration rests on.
const minKnot = 200

// fitConfidence learns how often findings are right: at least half of the words of
// the content shared, and a word of the source. Findings, and the scores on which
// confidence is calibrated, are of models that have not seen the document.
func fitConfidence(parts []*part) (string, error) {
	examples := make([][]judged, len(parts))
	for k, p := range parts {
		var err error
		if examples[k], err = p.judge(cueExamples(parts, p)); err != nil {
			return "", err
		}
	}
	l := learnConfidence(slices.Concat(examples...))
	whole, err := encoded(l, nil)
	if err != nil {
		return "", err
	}
	m, err := weights.Decode(whole)
	if err != nil {
		return "", err
	}
	var scored []learn.Scored
	for k := range parts {
		others := learnConfidence(slices.Concat(slices.Concat(examples[:k], examples[k+1:])...))
		for _, e := range examples[k] {
			scored = append(scored, learn.Scored{Score: int32(math.Round(others.Score(e.features) / m.Scale())), Positive: e.right})
		}
	}
	return encoded(l, learn.Calibrate(scored, minKnot))
}

// judge runs models on the documents of p whose cues are fitted on examples.
func (p *part) judge(examples []attrib.CueExample) ([]judged, error) {
	files := p.files
	var err error
	if files.Cue, err = fitCues(examples); err != nil {
		return nil, err
	}
	m, err := attrib.NewModels(files)
	if err != nil {
		return nil, err
	}
	var list []judged
	for _, x := range p.docs {
		m.Judge(x.doc, func(a *annot.Attribution, features []uint64) {
			list = append(list, judged{slices.Clone(features), attrib.Right(x.doc, a, x.gold)})
		})
		x.doc.Attribs = nil
	}
	return list, nil
}

func learnConfidence(examples []judged) *learn.Logistic {
	l := &learn.Logistic{MinCount: 5, L2: 1e-3}
	r := rand.New(rand.NewPCG(3, 3))
	for _, rate := range confidenceRates {
		l.Rate = rate
		for _, k := range r.Perm(len(examples)) {
			l.Learn(examples[k].features, examples[k].right, 1)
		}
	}
	return l
}

func encoded(l *learn.Logistic, knots []weights.Knot) (string, error) {
	data, err := l.Encode(learn.Output{Name: "confidence", Knots: knots})
	return string(data), err
}
