package corpus

import (
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// Agree makes the names of one word agree within the article: CoreNLP takes the
// same surname for a person here, for a body there, and for no name at all in a
// third place. Each gets the entity that most of its occurrences have (one sense
// per discourse: Gale, Church and Yarowsky 1992); a surname that also ends a full
// name is a person's unless most occurrences are of another entity. Places
// that are listed as bodies, such as the White House, are organisations.
func (a *Analysis) Agree() {
	for _, sentence := range a.Sentences {
		for i := 1; i < len(sentence); i++ {
			if sentence[i-1].Entity == "LOCATION" && sentence[i].Entity == "LOCATION" && isBody(sentence[i-1:i+1]) {
				sentence[i-1].Entity, sentence[i].Entity = "ORGANIZATION", "ORGANIZATION"
			}
		}
	}
	counts := map[string]*senses{}
	a.eachLast(func(tok *CoreToken, alone bool) {
		c := counts[tok.Form]
		if c == nil {
			c = new(senses)
			counts[tok.Form] = c
		}
		c.add(tok.Entity, alone)
	})
	a.eachLast(func(tok *CoreToken, alone bool) {
		if e := counts[tok.Form].best(); alone && e != "" {
			tok.Entity = e
		}
	})
}

// isBody reports whether two words are a listed name of a body.
func isBody(pair []CoreToken) bool {
	phrase := lexicon.Join(annot.Hash(pair[0].Form), annot.Hash(pair[1].Form))
	return lexicon.Words().Of(phrase).Has(lexicon.OrgName)
}

// eachLast calls f with each capitalised word that no other one follows, and
// whether none stands before it (but for the first word of a sentence).
func (a *Analysis) eachLast(f func(tok *CoreToken, alone bool)) {
	for _, sentence := range a.Sentences {
		for i := range sentence {
			tok := &sentence[i]
			if !isCapital(tok.Form) || strings.HasPrefix(tok.Tag, "JJ") ||
				i+1 < len(sentence) && isCapital(sentence[i+1].Form) {
				continue
			}
			f(tok, i < 2 || !isCapital(sentence[i-1].Form))
		}
	}
}

// senses counts what a word was taken for.
type senses struct {
	person, body, place, all int
	surname                  bool
}

func (s *senses) add(entity string, alone bool) {
	switch entity {
	case "PERSON":
		s.person++
		s.surname = s.surname || !alone
	case "ORGANIZATION":
		s.body++
	case "LOCATION":
		s.place++
	default:
		if !alone {
			return
		}
	}
	s.all++
}

// best returns the entity that most occurrences have, or "".
func (s *senses) best() string {
	switch {
	case 2*s.body > s.all:
		return "ORGANIZATION"
	case 2*s.place > s.all:
		return "LOCATION"
	case s.surname, 2*s.person > s.all:
		return "PERSON"
	}
	return ""
}

func isCapital(form string) bool { return form[0] >= 'A' && form[0] <= 'Z' }

// Names returns the names that CoreNLP found, as tokens of d, a document over
// the text of the same article. Nationalities in the plural are groups, as
// adjectives they are left out.
func (a *Analysis) Names(d *annot.Doc) []Name {
	var all []Name
	at := int32(0)
	for _, sentence := range a.Sentences {
		for i := 0; i < len(sentence); {
			j := i + 1
			for j < len(sentence) && sentence[j].Entity == sentence[i].Entity {
				j++
			}
			if e, ok := entityOfCore(sentence[i:j]); ok {
				start, end := int32(sentence[i].Span[0]), int32(sentence[j-1].Span[1])
				for at > 0 && d.Tokens[at-1].Start >= start {
					at--
				}
				for int(at) < len(d.Tokens) && d.Tokens[at].End <= start {
					at++
				}
				n := Name{First: at, Last: at, Entity: e}
				for int(n.Last) < len(d.Tokens) && d.Tokens[n.Last].Start < end {
					n.Last++
				}
				for n.First < n.Last && isArticle(d.Tokens[n.First].Lower, e) {
					n.First++
				}
				if n.Last > n.First {
					all = append(all, n)
				}
			}
			i = j
		}
	}
	return outermost(all)
}

// isArticle reports whether a word at the start of a name is left out of it: an
// honorific or "the", which CoreNLP now takes in and now leaves out.
func isArticle(word uint64, e annot.Entity) bool {
	return word == annot.Hash("the") || e == annot.Person && lexicon.Words().Of(word).Has(lexicon.Honorific)
}

func entityOfCore(run []CoreToken) (annot.Entity, bool) {
	switch run[0].Entity {
	case "PERSON":
		return annot.Person, true
	case "ORGANIZATION":
		return annot.Organization, true
	case "LOCATION":
		return annot.Place, true
	case "MISC":
		last := run[len(run)-1]
		switch {
		case len(run) == 1 && strings.HasPrefix(last.Tag, "JJ"):
			return 0, false
		case last.Tag == "NNPS" || last.Tag == "NNS":
			return annot.Group, true
		}
		return annot.Thing, true
	}
	return 0, false
}
