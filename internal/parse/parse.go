// Package parse finds the heads of words and their relations, after Universal
// Dependencies.
//
// The parser is greedy and goes through a sentence once, from left to right
// (arc-hybrid transitions, see [State]): at each step a linear model shifts the
// next word onto a stack or attaches the word on top of it to the left or to the
// right. When all heads are known, a second model names the relations, with the
// whole tree in view. Trees are projective and have one root.
//
// The work is linear in the length of a sentence. Sentences longer than
// [MaxWords] are parsed in parts, the roots of later parts attached to that of
// the first.
package parse

import (
	_ "embed"
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed arcs.weights
var arcsData string

//go:embed certain.weights
var certainData string

//go:embed labels.weights
var labelsData string

// A Parser parses with given models. It is immutable and safe for concurrent use.
type Parser struct {
	Arcs    *weights.Model // class: Action
	Certain *weights.Model // a table, see [State.CertainKeys]; value: annot.Label
	Labels  *weights.Model // class: annot.Label
}

var shared weights.Shared[*Parser]

// Default returns the parser that ships with the library.
func Default() *Parser {
	return shared.Get(func() *Parser {
		p := new(Parser)
		var wait sync.WaitGroup // the two large models are read at the same time
		wait.Go(func() { p.Arcs = weights.Lazy(arcsData)() })
		p.Certain, p.Labels = weights.Lazy(certainData)(), weights.Lazy(labelsData)()
		wait.Wait()
		return p
	})
}

var states = sync.Pool{New: func() any { return new(State) }}

// Annotate parses the sentences of d that need holds for: it sets Head and
// Label of their tokens, and Parsed. It needs tags.
func Annotate(d *annot.Doc, need func(i int) bool) { Default().Annotate(d, need) }

// Annotate parses the sentences of d that need holds for.
func (p *Parser) Annotate(d *annot.Doc, need func(i int) bool) {
	s := states.Get().(*State)
	defer states.Put(s)
	for i := range d.Sents {
		if need(i) {
			p.sentence(s, d, i)
		}
	}
	s.doc = nil
}

// Sentence parses sentence i of d unless it is parsed already.
func Sentence(d *annot.Doc, i int) {
	if !d.Sents[i].Parsed {
		Annotate(d, func(j int) bool { return j == i })
	}
}

func (p *Parser) sentence(s *State, d *annot.Doc, i int) {
	sent := &d.Sents[i]
	root := int32(annot.None)
	for first := sent.First; first < sent.Last; first += MaxWords {
		s.Begin(d, first, min(first+MaxWords, sent.Last))
		for !s.Done() {
			s.Do(p.action(s))
		}
		part := s.finish(root)
		if root == annot.None {
			root = part
		}
		p.label(s)
	}
	sent.Parsed = true
}

// action returns the best action in s.
func (p *Parser) action(s *State) Action {
	if only, ok := s.Only(); ok {
		return only
	}
	s.sum.Reset()
	p.Arcs.Sum(&s.sum, s.Features())
	best, top := Shift, int32(-1<<31)
	for a := range NumActions {
		if v := p.Arcs.ScoreOf(&s.sum, int(a)); v > top && s.May(a) {
			best, top = a, v
		}
	}
	return best
}

// label names the relations of the words of s.
func (p *Parser) label(s *State) {
	for i := int32(1); i <= s.n; i++ {
		switch l, ok := p.CertainLabel(s, i); {
		case s.nodes[i].head == 0:
			s.SetLabel(i, annot.RelRoot)
		case ok:
			s.SetLabel(i, l)
		default:
			s.sum.Reset()
			p.Labels.Sum(&s.sum, s.LabelFeatures(i))
			l := annot.Label(p.Labels.Best(&s.sum))
			if l == annot.NoLabel { // what the model knows nothing of
				l = annot.RelDep
			}
			s.SetLabel(i, l)
		}
	}
}

// CertainLabel returns the label of word i of s where the table has it: more than
// half of all words need no model.
func (p *Parser) CertainLabel(s *State, i int32) (annot.Label, bool) {
	tags, form := s.CertainKeys(i)
	v, ok := p.Certain.Value(tags)
	if !ok {
		v, ok = p.Certain.Value(form)
	}
	return annot.Label(v), ok
}
