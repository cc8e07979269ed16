// Package parse finds the heads of words and their relations, after Universal
// Dependencies.
//
// The parser is greedy and goes through a sentence once, from left to right
// (arc-hybrid transitions, see [State]): at each step a small net (see [weights.Net]) shifts the
// next word onto a stack or attaches the word on top of it to the left or to the
// right, and names the relation. Trees are projective and have one root.
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

//go:embed net.weights
var netData string

//go:embed groups.weights
var groupsData string

//go:embed settled.weights
var settledData string

//go:embed words.weights
var wordsData string

// A Parser parses with given models. It is immutable and safe for concurrent use.
type Parser struct {
	Words   *weights.Model // a table; value: the number of a [Form] in the vocabulary, from 2 on
	Net     *weights.Net   // classes: the actions, then labels, see [LabelClass]
	Groups  *weights.Model // a table, see [State.GroupKey] and [GroupValue]
	Settled *weights.Model // a table, see [State.SettledKey] and [SettledValue]

	sureAction, sureLabel int32 // in units of the net
}

// NewParser returns a parser with these models.
func NewParser(words *weights.Model, net *weights.Net, groups, settled *weights.Model) *Parser {
	if net.Classes() != NumClasses || net.Blocks() > 2 { // it is for something else
		net = new(weights.Net)
	}
	p := &Parser{Words: words, Net: net, Groups: groups, Settled: settled}
	if net.Blocks() > 1 { // else the first block decides all
		p.sureAction, p.sureLabel = int32(sureAction/net.Scale()), int32(sureLabel/net.Scale())
	}
	return p
}

var shared weights.Shared[*Parser]

// Default returns the parser that ships with the library.
func Default() *Parser {
	return shared.Get(func() *Parser {
		load := func(data string) *weights.Model { return weights.Lazy(data)() }
		return NewParser(load(wordsData), weights.LazyNet(netData), load(groupsData), load(settledData))
	})
}

// Annotate parses the sentences of d that need holds for: it sets Head and
// Label of their tokens, and Parsed. It needs tags.
func Annotate(d *annot.Doc, need func(i int) bool) { Default().Annotate(d, need) }

// lanes is how many sentences are parsed in turns, a step each. The rows of the net that
// a step needs are asked for when the step before is done, and come while the other
// sentences have their turns: to wait for them would take as long as all the rest.
const lanes = 4

// A lane parses one sentence after another.
type lane struct {
	state State
	sent  *annot.Sent // nil if it has none
	last  int32       // where the part of the sentence ends that is being parsed
	root  int32       // of the first part, or None
}

// pool holds lanes that have no sentence.
var pool = sync.Pool{New: func() any { return new([lanes]lane) }}

// Annotate parses the sentences of d that need holds for.
func (p *Parser) Annotate(d *annot.Doc, need func(i int) bool) {
	all := pool.Get().(*[lanes]lane)
	next := 0
	for busy := true; busy; {
		busy = false
		for k := range all {
			l := &all[k]
			for ; l.sent == nil && next < len(d.Sents); next++ {
				if need(next) {
					l.begin(p, d, &d.Sents[next])
				}
			}
			if l.sent != nil {
				l.step(p)
				busy = true
			}
		}
	}
	for k := range all {
		all[k].state.doc = nil
	}
	pool.Put(all) // not where need panics: the lanes would go on with this document
}

// begin starts on a sentence of d.
func (l *lane) begin(p *Parser, d *annot.Doc, sent *annot.Sent) {
	sent.Parsed = true
	if sent.First == sent.Last {
		return
	}
	l.sent, l.root = sent, annot.None
	l.part(p, d, sent.First)
}

// part starts on the part of the sentence from token first on.
func (l *lane) part(p *Parser, d *annot.Doc, first int32) {
	l.last = min(first+MaxWords, l.sent.Last)
	l.state.Begin(p, d, first, l.last)
	p.prepare(&l.state)
}

// step takes a step of the sentence. After the last one the lane has none.
func (l *lane) step(p *Parser) {
	s := &l.state
	if !s.Done() {
		s.Do(p.next(s))
		p.prepare(s)
		return
	}
	if root := s.finish(l.root); l.root == annot.None {
		l.root = root
	}
	if l.last == l.sent.Last {
		l.sent = nil
	} else {
		l.part(p, s.doc, l.last)
	}
}

// prepare takes the steps in s that need no net, finds the features of the one that does
// and asks for the rows of pairs and words. The others are few enough to stay in the cache.
func (p *Parser) prepare(s *State) {
	for !s.Done() {
		if s.depth == 0 {
			s.Do(Shift, annot.NoLabel)
			continue
		}
		a, label, ok := p.settled(s)
		if !ok {
			break
		}
		s.Do(a, label)
	}
	if s.Done() || p.Net.Blocks() == 0 {
		return
	}
	s.asked = s.appendPairs(s.features[:0])
	s.pairs = len(s.asked)
	s.asked = s.appendWords(s.asked)
	p.Net.Prefetch(0, s.asked)
	s.asked = s.appendRest(s.asked)
}

// What is decided by more than these log odds is left to the first block of the net.
// On EWT and GUM dev that loses one head in five hundred.
const (
	sureAction = 4
	sureLabel  = 3
)

// next returns the best action in s, which is prepared, and the label of the arc that it
// makes.
func (p *Parser) next(s *State) (Action, annot.Label) {
	if p.Net.Blocks() == 0 { // a damaged net
		if s.next <= s.n {
			return Shift, annot.NoLabel
		}
		return Right, annot.RelDep
	}
	p.Net.Activate(&s.units[0], nil, 0, s.asked)
	s.deep = false
	best := Right
	if s.next <= s.n { // else Right alone is left
		p.Net.Score(&s.units[0], 0, actions, &s.scores)
		var margin int32
		if best, margin = s.best(); margin < p.sureAction {
			p.deepen(s)
			p.Net.Score(&s.units[1], 1, actions, &s.scores)
			best, _ = s.best()
		}
	}
	if best == Shift {
		return best, annot.NoLabel
	}
	return best, p.label(s, best)
}

// actions is the set of the group of classes that are actions.
const actions = 1

// best returns the action that scores best among those that s allows, which has words on
// the stack and in the buffer, and by how much it does.
func (s *State) best() (Action, int32) {
	const never = 1 << 28 // taken off up to twice
	s.scores[0][Left] -= never * s.nodes[s.next].mark
	s.scores[0][Right] -= never * s.nodes[s.top(1)].mark
	b := s.scores.Best(actions)
	return Action(b.Class()), b.Margin()
}

// deepen fills the second block of the hidden layer.
func (p *Parser) deepen(s *State) {
	if !s.deep {
		s.deep = true
		p.Net.Activate(&s.units[1], nil, 1, s.asked[s.pairs:])
	}
}
