package coref

import (
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// calls counts who is called what, so that names tell speakers apart.
type calls struct {
	times    map[call]int32
	most     map[uint64]call  // by name: the speaker who is called so most
	surnames map[uint64]int32 // by last word of a name: persons with such a name
}

type call struct {
	name    uint64
	speaker int32
}

func (c *calls) reset() {
	empty(&c.times)
	empty(&c.most)
	empty(&c.surnames)
}

// count takes down that speaker is called name.
func (c *calls) count(name string, speaker int32) {
	k := call{annot.Hash(name), speaker}
	c.times[k]++
	if best, ok := c.most[k.name]; !ok || c.times[k] > c.times[best] {
		c.most[k.name] = k
	}
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
			c.surnames[annot.Hash(lastWord(s.Name))]++
		}
	}
	for n := range speakers {
		s := &speakers[n]
		all := c.times[call{annot.Hash(s.Name), int32(n)}]
		for _, alias := range s.Aliases {
			all += c.times[call{annot.Hash(alias), int32(n)}]
		}
		s.Aliases = slices.DeleteFunc(s.Aliases, func(alias string) bool {
			k := call{annot.Hash(alias), int32(n)}
			rare := c.times[k] < all/slip || c.times[k] < slipShared*all/slip && c.surnames[annot.Hash(lastWord(alias))] > 1
			return c.most[k.name] != k || rare
		})
	}
	for n := range speakers {
		s := &speakers[n]
		if s.Kind == annot.SpeakerPerson && lastWord(s.Name) == s.Name && c.surnames[annot.Hash(s.Name)] > 1 {
			c.keepHonorific(s, int32(n))
		}
	}
}

// keepHonorific gives s, speaker number n, the honorific for a part of the name
// if it is used more often than left out.
func (c *calls) keepHonorific(s *annot.Speaker, n int32) {
	bare := s.Name
	most := c.times[call{annot.Hash(bare), n}]
	at := -1
	for i, alias := range s.Aliases {
		times := c.times[call{annot.Hash(alias), n}]
		if word, ok := strings.CutSuffix(alias, " "+bare); ok && !strings.Contains(word, " ") && times > most {
			at, most = i, times
		}
	}
	if at < 0 {
		return
	}
	s.Name = s.Aliases[at]
	s.Aliases = slices.Delete(s.Aliases, at, at+1)
	if c.most[annot.Hash(bare)].speaker == n && c.times[call{annot.Hash(bare), n}] > 0 {
		s.Aliases = append(s.Aliases, bare)
	}
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
