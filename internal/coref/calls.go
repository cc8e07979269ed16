package coref

import (
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/hashed"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// calls counts who is called what, so that names tell speakers apart.
type calls struct {
	times    hashed.Map[called] // by name and speaker, see callKey
	most     hashed.Map[most]   // by name
	surnames hashed.Map[int32]  // by last word of a name: persons with such a name
}

// called tells how a speaker is called one name.
type called struct {
	times int32
	form  string // as it was taken for an alias last
}

// most is the speaker who is called a name most.
type most struct{ speaker, times int32 }

func (c *calls) reset(names int) {
	c.times.Reset(names)
	c.most.Reset(names)
	c.surnames.Reset(names)
}

// callKey returns the key of a name, given by its hash, and a speaker.
func callKey(name uint64, speaker int32) uint64 { return weights.Mix(name, uint64(speaker)) }

// count takes down that speaker is called name, and returns what is known of
// that, to be changed before the next call.
func (c *calls) count(name string, speaker int32) *called {
	h := annot.Hash(name)
	k := c.times.At(callKey(h, speaker))
	k.times++
	if best := c.most.At(h); k.times > best.times || best.speaker == speaker {
		*best = most{speaker, k.times}
	}
	return k
}

// timesOf returns how often speaker is called name.
func (c *calls) timesOf(name string, speaker int32) int32 {
	return c.times.Of(callKey(annot.Hash(name), speaker)).times
}

// slip is the number of times that a speaker is called something for each time
// that may be a slip of the floors below: in a long text, a name that rare
// says more about them than about the speaker.
const (
	slip       = 100
	slipShared = 4 // times as many where others have the surname too
)

// settle makes the names of speakers tell them apart. Of two who are called
// "Miss Bennet", the one who is called so more has it for an alias. Of a person
// who shares the surname with others, and has no other name, the honorific
// belongs to the name: Mr. Hartley, Mrs. Hartley.
func (c *calls) settle(speakers []annot.Speaker) {
	for n := range speakers {
		s := &speakers[n]
		if s.Kind == annot.SpeakerPerson {
			*c.surnames.At(annot.Hash(lastWord(s.Name)))++
		}
	}
	for n := range speakers {
		s := &speakers[n]
		all := c.timesOf(s.Name, int32(n))
		for _, alias := range s.Aliases {
			all += c.timesOf(alias, int32(n))
		}
		s.Aliases = slices.DeleteFunc(s.Aliases, func(alias string) bool {
			times := c.timesOf(alias, int32(n))
			rare := times < all/slip || times < slipShared*all/slip && c.surnames.Of(annot.Hash(lastWord(alias))) > 1
			return rare || c.most.Of(annot.Hash(alias)).speaker != int32(n)
		})
	}
	for n := range speakers {
		s := &speakers[n]
		if s.Kind == annot.SpeakerPerson && lastWord(s.Name) == s.Name && c.surnames.Of(annot.Hash(s.Name)) > 1 {
			c.keepHonorific(s, int32(n))
		}
	}
}

// keepHonorific gives s, speaker number n, the honorific for a part of the name
// if it is used more often than left out.
func (c *calls) keepHonorific(s *annot.Speaker, n int32) {
	bare := s.Name
	most := c.timesOf(bare, n)
	at := -1
	for i, alias := range s.Aliases {
		times := c.timesOf(alias, n)
		if word, ok := strings.CutSuffix(alias, " "+bare); ok && !strings.Contains(word, " ") && times > most {
			at, most = i, times
		}
	}
	if at < 0 {
		return
	}
	s.Name = s.Aliases[at]
	s.Aliases = slices.Delete(s.Aliases, at, at+1)
	if c.most.Of(annot.Hash(bare)).speaker == n && c.timesOf(bare, n) > 0 {
		s.Aliases = append(s.Aliases, bare)
	}
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
