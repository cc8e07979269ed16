package parse

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// MaxWords is the number of words of a sentence that are parsed as one.
const MaxWords = 512

// An Action is a transition of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez
// and Satta 2011, "Dynamic Programming Algorithms for Transition-Based
// Dependency Parsers").
type Action uint8

// The actions.
const (
	Shift      Action = iota // push the first word of the buffer onto the stack
	Left                     // attach the top of the stack to the first word of the buffer, and pop it
	Right                    // attach the top of the stack to the word below it, and pop it
	NumActions               // number of actions
)

// A State is a partly parsed sentence. Its words have the numbers 1 to n; 0
// stands for none. It is made for reuse.
type State struct {
	parser *Parser
	doc    *annot.Doc
	first  int32 // token that is word 1
	n      int32
	next   int32 // first word of the buffer; n+1 if it is empty
	depth  int32 // words on the stack

	stack    [MaxWords + stackMargin]int32 // the stack from stackMargin on, zeros below
	nodes    [MaxWords + nodesMargin]node  // by number; nodes[0] and those after n are absent
	features [weights.NetFeatures]int32
	asked    []int32          // features found by Parser.prepare, in features
	pairs    int              // where in asked those of several words end
	units    [2]weights.Units // blocks of the net, of the features of the state
	scores   weights.Scores
	deep     bool // the second one is filled, too
}

const (
	stackMargin = 3 // words of the stack that features look at
	nodesMargin = 5 // word 0, and those behind the last word that features look at
)

// A node is a word with its dependents so far.
type node struct {
	atoms
	head        int32
	left, right int32 // outermost dependents on each side, 0 if none
	left2       int32 // outermost but one
	right2      int32
	lefts       uint8 // numbers of dependents
	rights      uint8
	leftKinds   kinds // kinds of dependents
	rightKinds  kinds
	label       annot.Label
}

// Begin starts on the tokens [first, last) of d, at most MaxWords. Tags are set.
func (s *State) Begin(p *Parser, d *annot.Doc, first, last int32) {
	s.parser, s.doc, s.first, s.n = p, d, first, last-first
	s.next, s.depth = 1, 0
	s.nodes[0] = node{atoms: absent}
	s.nodes[0].mark = 1 // nothing is attached to nothing, either
	for i := int32(1); i <= s.n; i++ {
		s.nodes[i] = node{atoms: p.atomsOf(&d.Tokens[first+i-1])}
	}
	for i := s.n + 1; i < s.n+nodesMargin; i++ {
		s.nodes[i] = node{atoms: absent}
	}
}

// top returns the i-th word from the top of the stack, 0 if there is none.
func (s *State) top(i int32) int32 { return s.stack[s.depth+stackMargin-1-i] }

// Done reports whether all words but the root have a head.
func (s *State) Done() bool { return s.next > s.n && s.depth <= 1 }

// May reports whether action a is possible in s, which is not done. Nothing is attached
// to punctuation while there is another way.
func (s *State) May(a Action) bool {
	switch {
	case s.next > s.n:
		return a == Right && s.depth >= 2
	case a == Shift:
		return true
	case a == Left:
		return s.depth >= 1 && s.nodes[s.next].mark == 0
	}
	return s.nodes[s.top(1)].mark == 0
}

// Arc returns the words that action a, Left or Right, attaches and attaches to.
func (s *State) Arc(a Action) (dep, head int32) {
	if a == Left {
		return s.top(0), s.next
	}
	return s.top(0), s.top(1)
}

// Do takes an action that s allows. Left and Right give the arc label l.
func (s *State) Do(a Action, l annot.Label) {
	if a == Shift {
		s.stack[s.depth+stackMargin] = s.next
		s.depth++
		s.next++
		return
	}
	dep, head := s.Arc(a)
	s.depth--
	d, h := &s.nodes[dep], &s.nodes[head]
	d.head, d.label = head, l
	if a == Left { // dependents come from the inside out
		h.left2, h.left = h.left, dep
		h.lefts++
		h.leftKinds |= d.kind
	} else {
		h.right2, h.right = h.right, dep
		h.rights++
		h.rightKinds |= d.kind
	}
}

// Head returns the head of word i, 0 if it has none.
func (s *State) Head(i int32) int32 { return s.nodes[i].head }

// Label returns the label of the arc from the head of word i.
func (s *State) Label(i int32) annot.Label { return s.nodes[i].label }

// finish writes heads and labels into the document and returns the token that is
// the root. It is attached to the token outer if that is not None.
func (s *State) finish(outer int32) (root int32) {
	for i := int32(1); i <= s.n; i++ {
		tok, n := &s.doc.Tokens[s.first+i-1], &s.nodes[i]
		tok.Head, tok.Label = s.first+n.head-1, n.label
		if n.head != 0 {
			continue
		}
		root = s.first + i - 1
		tok.Head, tok.Label = outer, annot.RelRoot
		if outer != annot.None {
			tok.Label = annot.RelParataxis // the root of a later part of a long sentence
		}
	}
	return root
}
