package tag

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

const (
	chunk  = 128 // words that a Window prepares at a time
	margin = 2   // words of context on each side
)

// A Window gives the features of the words of a sentence, which are tagged from
// left to right. It prepares them chunk by chunk, so that its size does not depend on
// that of the sentence.
type Window struct {
	Lo, Hi int32 // tokens of the current chunk [Lo, Hi)

	doc         *annot.Doc
	lexicon     *Lexicon
	first, last int32 // tokens of the sentence
	style       style
	before      [2]int32 // 1 + the classes of the net of the last two tokens, the last one first; 0 for none
	words       [chunk + 2*margin]word
	features    [maxFeatures]int32
}

// A word is what a Window knows about a token before it is tagged. The zero word
// is the one beyond the ends of a sentence.
type word struct {
	number int32 // in the lexicon
	class  int32 // its class in the lexicon or, for an unknown word, one by its ending and spelling
	spell  int32 // 1 + spelling, and numSpellings more if the lexicon has it with another spelling
	set    int16 // number of the set of groups of classes that it can have
	fixed  int16 // class of the net that it has for certain, or NoClass
}

// A style tells how a sentence uses capitals.
type style uint8

const (
	plain     style = iota
	titled          // nearly all longer words have a capital: a headline
	shout           // nearly all letters are capitals
	uncapped        // no word has a capital
	numStyles int32 = iota
)

// Begin starts on the sentence of tokens [first, last) of d.
func (w *Window) Begin(lexicon *Lexicon, d *annot.Doc, first, last int32) {
	w.doc, w.lexicon, w.first, w.last = d, lexicon, first, last
	w.Lo, w.Hi = first, first
	w.style = styleOf(d.Tokens[first:min(last, first+chunk)])
	w.before = [2]int32{}
}

// Headline reports whether the sentence is written as a headline, most of its
// words with a capital.
func (w *Window) Headline() bool { return w.style == titled }

// styleOf looks at words of four letters or more; the first word of a sentence
// has a capital in any case.
func styleOf(tokens []annot.Token) style {
	// How long the next word is and how it is written cannot be foreseen: counting all
	// and adding up what counts costs less than branches.
	var long, capital, caps int
	var some annot.Shape
	for i := range tokens {
		t := &tokens[i]
		some |= t.Shape
		if i == 0 {
			continue
		}
		counts := int(uint32(3-(t.End-t.Start))>>31) & has(t.Shape, annot.Alpha)
		long += counts
		capital += counts & has(t.Shape, annot.Capital)
		caps += counts & has(t.Shape, annot.AllCaps)
	}
	capped := some&(annot.Capital|annot.MixedCase) != 0
	switch {
	case long >= 2 && 4*caps >= 3*long:
		return shout
	case long >= 3 && 4*capital >= 3*long:
		return titled
	case long >= 2 && !capped:
		return uncapped
	}
	return plain
}

// has returns 1 if a fact holds.
func has(s, fact annot.Shape) int {
	if s&fact != 0 {
		return 1
	}
	return 0
}

// Next prepares the next chunk and reports whether there is one.
func (w *Window) Next() bool {
	w.Lo, w.Hi = w.Hi, min(w.Hi+chunk, w.last)
	if w.Lo >= w.last {
		return false
	}
	for i := w.Lo - margin; i < w.Hi+margin; i++ {
		p := w.at(i)
		if *p = (word{}); i < w.first || i >= w.last {
			continue
		}
		s := w.spelling(i)
		p.spell = 1 + int32(s)
		w.lexicon.prefetch(w.doc.Tokens[i].Lower, s)
	}
	for i := max(w.Lo-margin, w.first); i < min(w.Hi+margin, w.last); i++ {
		w.prepare(w.at(i), i)
	}
	return true
}

func (w *Window) at(i int32) *word { return &w.words[i-w.Lo+margin] }

// prepare fills in what is known about token i beside its spelling.
func (w *Window) prepare(p *word, i int32) {
	s := spelling(p.spell - 1)
	n, found := w.lexicon.look(w.doc.Tokens[i].Lower, s)
	if n == unknownNumber || int(n) >= len(w.lexicon.entries) {
		w.forget(p, i, s)
		return
	}
	e := w.lexicon.entries[n]
	c := e.WordClass()
	*p = word{number: n, class: int32(c), spell: 1 + int32(s), set: int16(c), fixed: NoClass}
	if found {
		p.fixed = int16(e.Fixed())
	} else {
		p.spell += numSpellings
	}
}

// Forget makes token i of the current chunk one that the lexicon does not know.
func (w *Window) Forget(i int32) { w.forget(w.at(i), i, w.spelling(i)) }

func (w *Window) forget(p *word, i int32, s spelling) {
	t := &w.doc.Tokens[i]
	tail, _ := affixes(w.doc.Text[t.Start:t.End])
	class := MaxWordClass + 1 + int32(weights.Mix(uint64(s), tail&0xffffff)%unknownClasses)
	*p = word{number: unknownNumber, class: class, spell: 1 + int32(s), set: unknownSets + int16(s), fixed: NoClass}
}

// SettledKey returns the key under which the table may tell what the net would say of token i.
// What a word and its neighbours can be settles nearly half of the words that the lexicon does
// not.
func (w *Window) SettledKey(i int32) uint64 {
	prev, cur, next := w.at(i-1), w.at(i), w.at(i+1)
	return uint64(prev.class)<<48 | uint64(cur.class)<<32 | uint64(next.class)<<16 | uint64(cur.spell)
}

// Fixed returns the class of the net that is decided for token i without it, or NoClass.
func (w *Window) Fixed(i int32) int { return int(w.at(i).fixed) }

// Set returns the number of the set of groups of classes that token i can have, see [Lexicon.Groups].
func (w *Window) Set(i int32) int { return int(w.at(i).set) }

// Groups returns a set of groups of three classes, a bit for each.
func (l *Lexicon) Groups(set int) uint32 { return l.sets[set] }

// Decide gives token i, the next one, a class of the net.
func (w *Window) Decide(i int32, class int) {
	p := ClassPair(class)
	t := &w.doc.Tokens[i]
	t.Tag, t.UPOS = p.Tag, p.UPOS
	w.before = [2]int32{1 + int32(class), w.before[0]}
}
