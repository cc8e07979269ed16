package tag

import "github.com/hearsay-go/hearsay/internal/annot"

// An Entry is what the lexicon says of a word: its most frequent tag, whether
// that is its tag nearly always, and its class, a number for the set of tags
// that the word can have. The zero Entry means an unknown word.
type Entry int16

// MaxClass is the largest class of words.
const MaxClass = 1<<8 - 1

// NewEntry returns an entry. An always entry is [Entry.Fixed].
func NewEntry(tag annot.Tag, always bool, class int) Entry {
	e := Entry(tag) | Entry(class)<<7
	if always {
		e |= 1 << 6
	}
	return e
}

// Fixed returns the tag of a word that always has the same, else NoTag.
func (e Entry) Fixed() annot.Tag {
	if e&(1<<6) == 0 {
		return annot.NoTag
	}
	return e.Tag()
}

// Tag returns the most frequent tag of the word.
func (e Entry) Tag() annot.Tag { return annot.Tag(e & (1<<6 - 1)) }

// Class returns the class of the word.
func (e Entry) Class() int { return int(e >> 7) }

// LexiconKey returns the feature under which the lexicon keeps a word. Words
// written with a capital where none is due have entries of their own.
func LexiconKey(lower uint64, capital bool) uint64 {
	if capital {
		return lower ^ 0x5bd1e9955bd1e995
	}
	return lower
}
