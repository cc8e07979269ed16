package tag

import "github.com/hearsay-go/hearsay/internal/weights"

// An Entry is what the lexicon says of a word: its most frequent pair of tags,
// whether that is its pair nearly always, and its word class, a number for the set of
// pairs that the word can have.
type Entry uint16

// MaxWordClass is the largest class of words; the smallest is 1.
const MaxWordClass = 1<<8 - 1

// NewEntry returns an entry with a class of the net and a class of words. An
// always entry is [Entry.Fixed].
func NewEntry(class int, always bool, wordClass int) Entry {
	e := Entry(class) | Entry(wordClass)<<8
	if always {
		e |= 1 << 7
	}
	return e
}

// Fixed returns the class of the net of a word that always has the same, else
// NoClass.
func (e Entry) Fixed() int {
	if e&(1<<7) == 0 {
		return NoClass
	}
	return e.Class()
}

// Class returns the class of the net that the word has most often.
func (e Entry) Class() int { return int(e & (1<<7 - 1)) }

// WordClass returns the class of the word.
func (e Entry) WordClass() int { return int(e >> 8) }

// A Lexicon numbers words and says what they can be. It is immutable and safe for
// concurrent use.
type Lexicon struct {
	numbers *weights.Model // a table, see LexiconKey; value: the number of a word, from FirstNumber on
	entries []Entry        // by number
	sets    [NumSets]uint32
}

// FirstNumber is the smallest number of a word. Frequent words have a number of
// their own; the others share one with those of the same [Entry].
const FirstNumber = 2

// Numbers that are no words.
const (
	edgeNumber    = 0
	unknownNumber = 1
)

// NumSets is the number of sets of groups of classes. They belong to classes of words and, for unknown words, to
// spellings.
const (
	unknownSets = MaxWordClass + 1
	NumSets     = unknownSets + int(numSpellings)
)

// NewLexicon returns a lexicon of numbers by [LexiconKey] and of the values that
// table has for [EntryKey] and [SetKey].
func NewLexicon(numbers, table *weights.Model) *Lexicon {
	l := &Lexicon{numbers: numbers, entries: make([]Entry, FirstNumber)}
	for {
		v, ok := table.Value(EntryKey(len(l.entries)))
		if !ok {
			break
		}
		l.entries = append(l.entries, Entry(uint16(v)))
	}
	for i := range l.sets {
		low, _ := table.Value(SetKey(i, 0))
		high, _ := table.Value(SetKey(i, 1))
		const all = 1<<numGroups - 1
		if l.sets[i] = (uint32(uint16(low)) | uint32(uint16(high))<<16) & all; l.sets[i] == 0 {
			l.sets[i] = all
		}
	}
	return l
}

// Numbers returns one more than the largest number of a word.
func (l *Lexicon) Numbers() int { return len(l.entries) }

// LexiconKey returns the feature under which the lexicon keeps a word. Words
// written with a capital where none is due have entries of their own.
func LexiconKey(lower uint64, capital bool) uint64 {
	if capital {
		return lower ^ 0x5bd1e9955bd1e995
	}
	return lower
}

// EntryKey returns the feature under which the table keeps the entry of the words
// of a number.
func EntryKey(number int) uint64 { return weights.Mix(1, uint64(number)) }

// SetKey returns the feature under which the table keeps one half of a set, see
// [Window.Set]: 16 bits, of the groups from 16*half on.
func SetKey(set, half int) uint64 { return weights.Mix(2+uint64(half), uint64(set)) }

// look returns the number of a word and whether it is that of a word written so:
// a word known without its capital may be a name here. Where a capital tells
// nothing, the entry without it comes first.
func (l *Lexicon) look(lowerHash uint64, s spelling) (number int32, found bool) {
	written := s.tells()
	if n, ok := l.numbers.Value(LexiconKey(lowerHash, written)); ok {
		return n, true
	}
	if s == lower || s == punct || s == allDigits {
		return unknownNumber, false
	}
	if n, ok := l.numbers.Value(LexiconKey(lowerHash, !written)); ok {
		return n, false
	}
	return unknownNumber, false
}

// prefetch asks for what look will read first.
func (l *Lexicon) prefetch(lowerHash uint64, s spelling) {
	l.numbers.Prefetch(LexiconKey(lowerHash, s.tells()))
}
