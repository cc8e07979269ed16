package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// Votes of the occurrences of a word on what it names, for agree.
const (
	alone      = 2 // a name of one word
	lastOfName = 6 // the last word of a person's name: Ada Ash
	inName     = 1 // another word of a person's name
)

// agree lets the occurrences of a name in a document agree. A name of one word
// is of the kind that most of its occurrences are, where the surname in a full
// name counts for more than one occurrence; and a word that was left outside
// becomes a name where the document uses it as the name of a person and never in
// small letters.
func (s *scanner) agree() {
	s.votes.reset(s.capitals)
	tokens := s.d.Tokens
	for i := int32(0); int(i) < len(tokens); {
		if s.kinds[i] == outside {
			i++
			continue
		}
		kind, end := s.kinds[i].kind(), s.nameEnd(i)
		switch {
		case end == i+1:
			s.votes.add(tokens[i].Lower, kind, alone)
		case kind == kindPerson:
			for k := i; k < end; k++ {
				s.votes.add(tokens[k].Lower, kind, inName)
			}
			s.votes.add(tokens[end-1].Lower, kind, lastOfName)
		}
		i = end
	}
	for i := range tokens {
		t := &tokens[i]
		switch {
		case s.kinds[i].isFirst() && s.nameEnd(int32(i)) == int32(i+1):
			if kind := s.votes.winner(t.Lower, s.kinds[i].kind()); kind != s.kinds[i].kind() {
				s.kinds[i] = first(kind)
			}
		case s.kinds[i] == outside && isNamelike(t) && t.Shape.Has(annot.Alpha) && s.missedPerson(i):
			s.kinds[i] = first(kindPerson)
		}
	}
}

// missedPerson reports whether token i, outside all names, is the surname of a
// person whom the document names in full.
func (s *scanner) missedPerson(i int) bool {
	t := &s.d.Tokens[i]
	if s.class[i].Has(lexicon.Honorific|lexicon.Title|lexicon.Calendar|lexicon.Demonym) || s.seen.of(t.Lower)&inSmall != 0 {
		return false
	}
	v := s.votes.of(t.Lower)
	return v[kindPerson] >= lastOfName+inName && 2*v[kindPerson] > v.total()
}

// votes counts, by word, how often it names what.
type votes struct {
	keys  []uint64
	count []ballot
	mask  uint64
}

type ballot [numKinds]int32

func (b *ballot) total() int32 {
	var n int32
	for _, v := range b {
		n += v
	}
	return n
}

func (v *votes) reset(capitals int) {
	size := 64
	for size < 2*capitals {
		size *= 2
	}
	v.keys = grow(v.keys, size)
	v.count = grow(v.count, size)
	clear(v.keys)
	clear(v.count)
	v.mask = uint64(size - 1)
}

func (v *votes) at(word uint64) uint64 {
	i := (word ^ word>>29) & v.mask
	for v.keys[i] != word && v.keys[i] != 0 {
		i = (i + 1) & v.mask
	}
	return i
}

func (v *votes) add(word uint64, kind int, n int32) {
	i := v.at(word)
	v.keys[i] = word
	v.count[i][kind] += n
}

func (v *votes) of(word uint64) *ballot { return &v.count[v.at(word)] }

// winner returns the kind with the most votes, kind itself on a tie.
func (v *votes) winner(word uint64, kind int) int {
	b := v.of(word)
	for k, n := range b {
		if n > b[kind] {
			kind = k
		}
	}
	return kind
}
