package token

import (
	"github.com/hearsay-go/hearsay/internal/annot"
)

// keepsStop reports whether the stop at j, after the word text[i:j] whose last
// part starts at seg, belongs to the word as to an abbreviation or initial. At
// the end of a sentence treebanks write "etc" "." but "U.S.".
func (c *cutter) keepsStop(i, seg, j int) bool {
	text := c.text
	if j+1 < c.chunk && text[j+1] == '.' && (j+2 < c.chunk && text[j+2] == '.' || ascii[text[j-1]] != letter) { // an ellipsis
		return false
	}
	if seg > i && j-seg == 1 && text[seg-1] == '.' && ascii[text[seg]] == letter { // U.S., a.m.
		return true
	}
	if j-i == 1 && isUpper(text[i]) {
		return c.isInitial(i, j)
	}
	e := c.lex.find(annot.Hash(text[i : j+1]))
	if e == nil {
		return false
	}
	if j+1 < c.chunk && text[j+1] == '.' {
		return true // "Inc.." has two stops
	}
	next, what := c.after(j + 1)
	switch {
	case e.is(title):
		return what != nothing
	case e.is(numbered):
		return what == number
	case e.is(calendar):
		return what == number || what == lower || what == other && next < c.para
	case e.is(abbreviation):
		return what != nothing && what != starter
	}
	return false
}

// isInitial reports whether the capital at i with its stop at j is the initial of
// a name, rather than the last word of a sentence: J. K. Rowling, but "plan B. He".
func (c *cutter) isInitial(i, j int) bool {
	_, what := c.after(j + 1)
	switch what {
	case nothing, starter:
		return false
	case capital:
		return c.text[i] != 'I' || len(c.d.Tokens) > 0 && c.d.Tokens[len(c.d.Tokens)-1].Shape.Has(annot.Capital)
	}
	return c.text[i] != 'I'
}

// What follows a stop, beyond blanks and opening marks.
type following uint8

const (
	nothing following = iota // the end of the paragraph, but for closing marks
	lower                    // a word in lower case
	capital                  // a capitalised word
	starter                  // a capitalised word that often begins a sentence and is no name
	number
	other // punctuation
)

// after tells what follows i in the paragraph, and where it is.
func (c *cutter) after(i int) (int, following) {
	text := c.text
	for i < c.para {
		cl, n := classify(text, i)
		switch cl {
		case blank, apostrophe:
			i += n
			continue
		case digit:
			return i, number
		case letter:
			if n == 1 && isUpper(text[i]) {
				j := i
				for j < c.para && ascii[text[j]] == letter {
					j++
				}
				if c.lex.has(annot.Hash(text[i:j]), starts) && (j-i > 1 || j >= c.para || text[j] != '.') {
					return i, starter
				}
				return i, capital
			}
			if n == 1 {
				return i, lower
			}
			return i, capital
		case mark:
			switch text[i : i+n] {
			case `"`, "“", "”", "(", ")", "[", "]", "«", "»":
				i += n
				continue
			}
		}
		return i, other
	}
	return i, nothing
}
