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
	doc   *annot.Doc
	first int32 // token that is word 1
	n     int32
	next  int32 // first word of the buffer; n+1 if it is empty
	depth int32 // words on the stack

	stack    [MaxWords + stackMargin]int32 // the stack from stackMargin on, zeros below
	nodes    [MaxWords + nodesMargin]node  // by number; nodes[0] and those after n are absent
	features [maxFeatures]uint64
	sum      weights.Sum
}

const (
	stackMargin = 3 // words of the stack that features look at
	nodesMargin = 4 // word 0, and words of the buffer that features look at
)

// A node is a word with its dependents so far.
type node struct {
	atoms
	head         int32
	left, right  int32 // outermost dependents on each side, 0 if none
	left2        int32 // outermost but one
	right2       int32
	lefts        uint8 // numbers of dependents
	rights       uint8
	leftKinds    kinds // kinds of dependents
	rightKinds   kinds
	label        annot.Label
	childLabels  uint64 // set of labels given to dependents so far, by label&63
	lastLabelled int32  // last dependent that was given a label
}

// Begin starts on the tokens [first, last) of d, at most MaxWords. Tags are set.
func (s *State) Begin(d *annot.Doc, first, last int32) {
	s.doc, s.first, s.n = d, first, last-first
	s.next, s.depth = 1, 0
	s.nodes[0] = node{atoms: absent}
	for i := int32(1); i <= s.n; i++ {
		s.nodes[i] = node{atoms: atomsOf(d, first+i-1)}
	}
	for i := s.n + 1; i < s.n+nodesMargin; i++ {
		s.nodes[i] = node{atoms: absent}
	}
}

// top returns the i-th word from the top of the stack, 0 if there is none.
func (s *State) top(i int32) int32 { return s.stack[s.depth+stackMargin-1-i] }

// Done reports whether all words but the root have a head.
func (s *State) Done() bool { return s.next > s.n && s.depth <= 1 }

// May reports whether action a is possible in s, which is not done.
func (s *State) May(a Action) bool {
	switch a {
	case Shift:
		return s.next <= s.n
	case Left:
		return s.next <= s.n && s.depth >= 1
	}
	return s.depth >= 2
}

// Only returns the action that alone is possible in s, if there is just one.
func (s *State) Only() (a Action, ok bool) {
	switch {
	case s.next > s.n:
		return Right, true
	case s.depth == 0:
		return Shift, true
	}
	return 0, false
}

// Do takes an action that s allows.
func (s *State) Do(a Action) {
	switch a {
	case Shift:
		s.stack[s.depth+stackMargin] = s.next
		s.depth++
		s.next++
	case Left:
		dep := s.top(0)
		s.depth--
		s.nodes[dep].head = s.next
		h := &s.nodes[s.next]
		// Dependents on the left come from the inside out.
		h.left2, h.left = h.left, dep
		h.lefts++
		h.leftKinds |= s.nodes[dep].kind
	case Right:
		dep, head := s.top(0), s.top(1)
		s.depth--
		s.nodes[dep].head = head
		h := &s.nodes[head]
		h.right2, h.right = h.right, dep
		h.rights++
		h.rightKinds |= s.nodes[dep].kind
	}
}

// finish writes the heads into the document and returns the token that is the
// root. It is attached to the token outer if that is not None.
func (s *State) finish(outer int32) (root int32) {
	for i := int32(1); i <= s.n; i++ {
		tok := &s.doc.Tokens[s.first+i-1]
		if h := s.nodes[i].head; h != 0 {
			tok.Head = s.first + h - 1
			continue
		}
		tok.Head = outer
		root = s.first + i - 1
	}
	return root
}

// SetLabel names the relation of word i to its head.
func (s *State) SetLabel(i int32, l annot.Label) {
	tok := &s.doc.Tokens[s.first+i-1]
	n := &s.nodes[i]
	if n.head == 0 && tok.Head != annot.None {
		l = annot.RelParataxis // the root of a later part of a long sentence
	}
	tok.Label, n.label = l, l
	h := &s.nodes[n.head]
	h.childLabels |= 1 << (l & 63)
	h.lastLabelled = i
}
