package foreign

import (
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// nameSpeakers makes speakers of the mentions: those of one name are one, and a
// single word goes to the last name that begins or ends with it. Who is not
// named is a speaker of their own at each place.
func (r *reader) nameSpeakers() {
	d := r.d
	known := make(map[string]int32) // by name, and by its first and last word
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != annot.Name {
			m.Speaker = r.addSpeaker(d.Str(m.Span), annot.SpeakerUnnamed)
		} else {
			name := strings.Join(strings.Fields(d.Str(m.Name)), " ")
			s, ok := known[name]
			if !ok {
				s = r.addSpeaker(name, annot.SpeakerPerson)
				known[name] = s
				if words := strings.Fields(name); len(words) > 1 {
					known[words[0]], known[words[len(words)-1]] = s, s
				}
			}
			if sp := &d.Speakers[s]; name != sp.Name && !slices.Contains(sp.Aliases, name) {
				sp.Aliases = append(sp.Aliases, name)
			}
			if title := d.Str(m.Title); title != "" && !slices.Contains(d.Speakers[s].Titles, title) {
				d.Speakers[s].Titles = append(d.Speakers[s].Titles, title)
			}
			m.Speaker = s
		}
		d.Speakers[m.Speaker].Mentions = append(d.Speakers[m.Speaker].Mentions, int32(i))
	}
}

func (r *reader) addSpeaker(name string, kind annot.SpeakerKind) int32 {
	r.d.Speakers = append(r.d.Speakers, annot.Speaker{Name: name, Kind: kind})
	return int32(len(r.d.Speakers) - 1)
}
