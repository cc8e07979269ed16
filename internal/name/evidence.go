package name

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// usage is a set of ways in which a document uses a capitalised word. What is
// plain in one place ("Mr. Ash said") tells what the word is in all others
// ("Ash Wins Vote").
type usage uint16

const (
	midSentence  usage = 1 << iota // with a capital where a plain word has none
	inSmall                        // also without a capital
	afterTitle                     // after an honorific or a word of kinship: Mr. Ash, Uncle Ash
	afterGiven                     // after a given name: Ada Ash
	afterInitial                   // after an initial: J. Ash
	afterThe                       // after "the": the Post
	afterIn                        // after "in", "at" or "near"
	beforeSaid                     // before or after a verb of saying
	beforeWho                      // before ", who" or "who"
	beforePoss                     // before a possessive
	beforeOrg                      // before a word that ends names of bodies: Ash Holdings
)

// An evidence holds the usage of words by hash, in open addressing.
type evidence struct {
	keys   []uint64
	uses   []usage
	mask   uint64
	filter [64]uint64 // a bit for some words: where it is not set, the word is not held
}

func (e *evidence) reset(capitals int) {
	size := 64
	for size < 2*capitals {
		size *= 2
	}
	e.keys = grow(e.keys, size)
	e.uses = grow(e.uses, size)
	clear(e.keys)
	clear(e.uses)
	e.filter = [64]uint64{}
	e.mask = uint64(size - 1)
}

// at returns the place of word in the table, that of a free slot if it is not
// there.
func (e *evidence) at(word uint64) uint64 {
	i := (word ^ word>>29) & e.mask
	for e.keys[i] != word && e.keys[i] != 0 {
		i = (i + 1) & e.mask
	}
	return i
}

func (e *evidence) add(word uint64, u usage) {
	i := e.at(word)
	e.keys[i] = word
	e.uses[i] |= u
	e.filter[word>>6&63] |= 1 << (word & 63)
}

// mayHold reports whether word may be in the table, without looking it up.
func (e *evidence) mayHold(word uint64) bool { return e.filter[word>>6&63]>>(word&63)&1 != 0 }

func (e *evidence) of(word uint64) usage { return e.uses[e.at(word)] }

// gather fills s.seen: first with every capitalised word, then with the words
// of these that also occur in small letters.
func (s *scanner) gather() {
	for i := range s.d.Sents {
		sent := &s.d.Sents[i]
		for k := s.live.next(sent.First); k < sent.Last; k = s.live.next(k + 1) {
			if t := &s.d.Tokens[k]; isNamelike(t) {
				s.seen.add(t.Lower, s.usageAt(sent, k, s.style[i]))
			}
		}
	}
	for i := range s.d.Tokens {
		t := &s.d.Tokens[i]
		if t.Shape&(annot.Alpha|annot.Capital|annot.MixedCase) == annot.Alpha && s.seen.mayHold(t.Lower) {
			if at := s.seen.at(t.Lower); s.seen.keys[at] != 0 {
				s.seen.uses[at] |= inSmall
			}
		}
	}
}

func (s *scanner) usageAt(sent *annot.Sent, k int32, st style) usage {
	tokens := s.d.Tokens
	var u usage
	if k > sent.First {
		prev := &tokens[k-1]
		c := s.class[k-1]
		if st == plainStyle && !prev.Shape.Has(annot.Punct) {
			u |= midSentence
		}
		capital := prev.Shape.Has(annot.Capital)
		switch {
		case capital && s.isAddress(k-1):
			u |= afterTitle
		case capital && c.Has(lexicon.Given):
			u |= afterGiven
		case capital && isInitial(prev):
			u |= afterInitial
		case prev.Lower == wordThe && st == plainStyle:
			u |= afterThe
		case prev.Lower == wordIn || prev.Lower == wordAt || prev.Lower == wordNear:
			u |= afterIn
		case isSayVerb(prev):
			u |= beforeSaid
		}
	}
	if k+1 < sent.Last {
		next := &tokens[k+1]
		switch {
		case next.Tag == annot.TagPOS:
			u |= beforePoss
		case isSayVerb(next):
			u |= beforeSaid
		case next.Lower == wordWho:
			u |= beforeWho
		case next.Lower == wordComma && k+2 < sent.Last && tokens[k+2].Lower == wordWho:
			u |= beforeWho
		case next.Shape.Has(annot.Capital) && s.class[k+1].Has(lexicon.OrgSuffix|lexicon.OrgHead):
			u |= beforeOrg
		}
	}
	return u
}

// isInitial reports whether t is a letter with a full stop, as in "J. Ash".
func isInitial(t *annot.Token) bool {
	return t.Shape.Has(annot.Capital|annot.HasDot) && t.End-t.Start == 2
}

var (
	wordThe   = annot.Hash("the")
	wordIn    = annot.Hash("in")
	wordAt    = annot.Hash("at")
	wordNear  = annot.Hash("near")
	wordWho   = annot.Hash("who")
	wordComma = annot.Hash(",")
)

func isSayVerb(t *annot.Token) bool {
	if t.Shape&(annot.Capital|annot.Punct) != 0 || t.End-t.Start > 8 {
		return false
	}
	switch t.Lower {
	case wordSaid, wordSays, wordTold, wordAdded, wordAsked, wordWrote, wordReplied, wordCried:
		return true
	}
	return false
}

var (
	wordSaid    = annot.Hash("said")
	wordSays    = annot.Hash("says")
	wordTold    = annot.Hash("told")
	wordAdded   = annot.Hash("added")
	wordAsked   = annot.Hash("asked")
	wordWrote   = annot.Hash("wrote")
	wordReplied = annot.Hash("replied")
	wordCried   = annot.Hash("cried")
)
