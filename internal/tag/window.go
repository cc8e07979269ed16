package tag

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

const (
	chunk  = 128 // words that a Window prepares at a time
	margin = 2   // words of context on each side
)

// A Window gives the features of the words of a sentence. It prepares them
// chunk by chunk, so that its size does not depend on that of the sentence.
type Window struct {
	Lo, Hi int32 // tokens of the current chunk [Lo, Hi)

	doc         *annot.Doc
	lexicon     *weights.Model
	first, last int32 // tokens of the sentence
	style       style
	words       [chunk + 2*margin]word
	features    [maxFeatures]uint64
	sum         weights.Sum
}

// A word is what a Window knows about a token before it is tagged.
type word struct {
	form  uint64 // hash of the form, letters in lower case
	class uint64 // hash of its class in the lexicon or, for an unknown word, of its ending and spelling
	shape uint64 // spelling, see spelling
	tail  uint64 // last eight bytes in lower case, the last one lowest; set for rare words
	head  uint64 // first bytes in lower case; set for rare words
	entry Entry
	rare  bool
}

// edge is the word beyond the ends of a sentence.
var edge = word{form: 1, class: 1}

// A style tells how a sentence uses capitals.
type style uint8

const (
	plain  style = iota
	titled       // nearly all longer words have a capital: a headline
	shout        // nearly all letters are capitals
)

// Begin starts on the sentence of tokens [first, last) of d.
func (w *Window) Begin(lexicon *weights.Model, d *annot.Doc, first, last int32) {
	w.doc, w.lexicon, w.first, w.last = d, lexicon, first, last
	w.Lo, w.Hi = first, first
	w.style = styleOf(d.Tokens[first:min(last, first+chunk)])
}

// Headline reports whether the sentence is written as a headline, most of its
// words with a capital.
func (w *Window) Headline() bool { return w.style == titled }

// styleOf looks at words of four letters or more; the first word of a sentence
// has a capital in any case.
func styleOf(tokens []annot.Token) style {
	long, capital, caps := 0, 0, 0
	for i := range tokens {
		t := &tokens[i]
		if i == 0 || t.End-t.Start < 4 || !t.Shape.Has(annot.Alpha) {
			continue
		}
		long++
		if t.Shape.Has(annot.Capital) {
			capital++
		}
		if t.Shape.Has(annot.AllCaps) {
			caps++
		}
	}
	switch {
	case long >= 2 && 4*caps >= 3*long:
		return shout
	case long >= 3 && 4*capital >= 3*long:
		return titled
	}
	return plain
}

// Next prepares the next chunk and reports whether there is one.
func (w *Window) Next() bool {
	w.Lo, w.Hi = w.Hi, min(w.Hi+chunk, w.last)
	if w.Lo >= w.last {
		return false
	}
	for i := w.Lo - margin; i < w.Hi+margin; i++ {
		p := w.at(i)
		if i < w.first || i >= w.last {
			*p = edge
			continue
		}
		w.prepare(p, i)
	}
	return true
}

func (w *Window) at(i int32) *word { return &w.words[i-w.Lo+margin] }

// prepare fills in what is known about token i.
func (w *Window) prepare(p *word, i int32) {
	t := &w.doc.Tokens[i]
	p.form = t.Lower
	p.shape = w.spelling(i)
	var found bool
	p.entry, found = w.look(t.Lower, p.shape)
	p.rare = p.entry == 0
	if !p.rare {
		p.class = uint64(p.entry.Class()) + 2
		if !found {
			p.class |= p.shape << 16
		}
		return
	}
	p.tail, p.head = affixes(w.doc.Text[t.Start:t.End])
	p.class = weights.Mix(p.tail&0xffffff, p.shape)
}

// The spellings of words.
const (
	lower uint64 = iota
	capital
	capitalDue // at the start of a sentence or of a quotation in it
	capitalTitled
	allCaps
	allCapsShout
	mixedCase
	allDigits
	someDigits
	punct
	other
)

// spelling returns the spelling of token i.
func (w *Window) spelling(i int32) uint64 {
	s := w.doc.Tokens[i].Shape
	switch {
	case s.Has(annot.Punct):
		return punct
	case s.Has(annot.AllDigits):
		return allDigits
	case s.Has(annot.HasDigit):
		return someDigits
	case s.Has(annot.AllCaps):
		if w.style == shout {
			return allCapsShout
		}
		return allCaps
	case s.Has(annot.MixedCase):
		return mixedCase
	case s.Has(annot.Capital):
		switch {
		case i == w.first || w.doc.Tokens[i-1].Shape.Has(annot.Punct) && w.opens(i-1):
			return capitalDue
		case w.style != plain:
			return capitalTitled
		}
		return capital
	case s.Has(annot.Alpha):
		return lower
	}
	return other
}

// opens reports whether a capital may stand after the mark that is token i
// because a sentence begins there.
func (w *Window) opens(i int32) bool {
	t := &w.doc.Tokens[i]
	if t.Shape.Has(annot.QuoteMark) {
		return true
	}
	switch w.doc.Text[t.Start] {
	case ':', '(', '[', '-', '*', '.', '?', '!':
		return true
	}
	return i == w.first
}

// look returns the lexicon's entry for a word and whether it is that of a word
// written so: a word known without its capital may be a name here. Where a capital
// tells nothing, the entry without it comes first.
func (w *Window) look(lowerHash, shape uint64) (e Entry, found bool) {
	written := shape == capital || shape == allCaps || shape == mixedCase
	if e, ok := w.lexicon.Value(LexiconKey(lowerHash, written)); ok {
		return Entry(e), true
	}
	if shape == lower || shape == punct || shape == allDigits {
		return 0, false
	}
	if e, ok := w.lexicon.Value(LexiconKey(lowerHash, !written)); ok {
		return Entry(e) &^ (1 << 6), false
	}
	return 0, false
}

// affixes returns the last eight bytes of s, the last one lowest, and its first
// three, with ASCII letters in lower case.
func affixes(s string) (tail, head uint64) {
	n := min(len(s), 8)
	for i := len(s) - n; i < len(s); i++ {
		tail = tail<<8 | uint64(fold(s[i]))
	}
	for i := range min(len(s), 3) {
		head = head<<8 | uint64(fold(s[i]))
	}
	return tail, head
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
