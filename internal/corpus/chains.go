package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
)

// A Chained is a text with the mentions of its coreference chains.
type Chained struct {
	ID       string
	Text     string
	Links    []Link // by start, an outer one before those inside it
	Complete bool   // every pronoun that refers to something is in a chain
	// Names holds names in lower case, of one chain only, that refer to it
	// wherever they stand. Nil unless the corpus says so.
	Names map[string]int
}

// A Link is a mention of a chain. Where the corpus marks no extent but only the
// head, Span is that of the head.
type Link struct {
	Span, Head Span
	Chain      int
	Named      bool         // a proper name
	Entity     annot.Entity // what is mentioned, as far as the corpus tells
}

// GUMChains returns the chains of a GUM document.
func GUMChains(doc []*conllu.Sentence) Chained {
	d := conllu.Doc(doc)
	id, _ := doc[0].Comment("newdoc id")
	c := Chained{ID: id, Text: d.Text, Complete: true}
	var words []*conllu.Word
	for _, s := range doc {
		for i := range s.Words {
			words = append(words, &s.Words[i])
		}
	}
	for _, e := range Entities(doc) {
		head := words[e.Head]
		c.Links = append(c.Links, Link{
			Span:   Span{int(d.Tokens[e.First].Start), int(d.Tokens[e.Last-1].End)},
			Head:   Span{int(d.Tokens[e.Head].Start), int(d.Tokens[e.Head].End)},
			Chain:  e.Chain,
			Named:  head.UPOS == "PROPN",
			Entity: entityOf(e.Type, head.XPOS),
		})
	}
	c.sort()
	return c
}

// CoreChains returns the chains that CoreNLP found in an article. They are
// machine output: good enough to learn from where there is much of it.
func CoreChains(a *Analysis, text string) Chained {
	c := Chained{ID: a.ID, Text: text}
	for _, s := range a.Sentences {
		for i := range s {
			if s[i].Corefer == "_" {
				continue
			}
			for field := range strings.SplitSeq(s[i].Corefer, ";") {
				n, head := strings.CutSuffix(field, "*")
				chain, err := strconv.Atoi(n)
				if err != nil || !head {
					continue
				}
				l := Link{Span: s[i].Span, Head: s[i].Span, Chain: chain, Named: strings.HasPrefix(s[i].Tag, "NNP")}
				switch s[i].Entity {
				case "PERSON":
					l.Entity = annot.Person
				case "ORGANIZATION":
					l.Entity = annot.Organization
				case "LOCATION":
					l.Entity = annot.Place
				}
				c.Links = append(c.Links, l)
			}
		}
	}
	c.sort()
	return c
}

// ReadCoreChains reads the chains of a CoreNLP layer such as [CoreNLPTrain],
// over the texts of articles such as [PolNeARTrain].
func ReadCoreChains(dir, layer, articles string) ([]Chained, error) {
	analyses, err := ReadCoreNLP(dir, layer)
	if err != nil {
		return nil, err
	}
	texts, err := ReadPolNeAR(dir, articles)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]string)
	for _, a := range texts {
		byID[a.ID] = a.Text
	}
	var all []Chained
	for i := range analyses {
		text, ok := byID[analyses[i].ID]
		if !ok {
			return nil, fmt.Errorf("%s: no such article", analyses[i].ID)
		}
		all = append(all, CoreChains(&analyses[i], text))
	}
	return all, nil
}

// Chains returns the chains of an excerpt of LitBank. The head of a mention is
// taken to be its last word, or that before "of", "in" or a comma.
func (x *Excerpt) Chains() Chained {
	c := Chained{ID: x.ID, Text: x.Text}
	for n, character := range x.Characters {
		entity := annot.UnknownEntity
		switch character.Category {
		case "PER":
			entity = annot.Person
		case "ORG":
			entity = annot.Organization
		case "GPE", "LOC", "FAC":
			entity = annot.Place
		}
		for _, m := range character.Mentions {
			c.Links = append(c.Links, Link{Span: m.Span, Head: headWord(x.Text, m.Span), Chain: n, Named: m.Kind == "PROP", Entity: entity})
		}
	}
	c.sort()
	return c
}

// Chains returns what a novel of PDNC tells of the chains of its characters: the
// mentions inside quotations, the pronouns by which the narrator names
// speakers, and all their names.
func (n *Novel) Chains() Chained {
	c := Chained{ID: n.ID, Text: n.Text, Names: make(map[string]int)}
	chains := make(map[string]int)
	for i, character := range n.Characters {
		chains[character.Name] = i
		for _, name := range append([]string{character.Name}, character.Aliases...) {
			name = strings.ToLower(name)
			if other, ok := c.Names[name]; ok && other != i {
				i := -1 // names of several are no help
				c.Names[name] = i
				continue
			}
			c.Names[name] = i
		}
	}
	for _, q := range n.Quotes {
		for _, m := range q.Mentions {
			if len(m.Entity) != 1 {
				continue
			}
			if chain, ok := chains[m.Entity[0]]; ok {
				c.Links = append(c.Links, Link{Span: m.Span, Head: headWord(n.Text, m.Span), Chain: chain, Entity: annot.Person})
			}
		}
		chain, ok := chains[q.Speaker]
		if !ok || q.Ref == "" {
			continue
		}
		if s, ok := n.pronounOf(&q); ok {
			c.Links = append(c.Links, Link{Span: s, Head: s, Chain: chain, Entity: annot.Person})
		}
	}
	c.sort()
	return c
}

// refWindow is the number of bytes around a quotation in which the expression
// that refers to its speaker is looked for.
const refWindow = 160

// pronounOf finds the pronoun by which the narrator refers to the speaker of q.
func (n *Novel) pronounOf(q *Speech) (Span, bool) {
	words := strings.Fields(q.Ref)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	ref, err := regexp.Compile(`\b` + strings.Join(words, `\s+`) + `\b`)
	if err != nil {
		return Span{}, false
	}
	for _, s := range q.Spans {
		for _, window := range []Span{{s[1], min(len(n.Text), s[1]+refWindow)}, {max(0, s[0]-refWindow), s[0]}} {
			at := ref.FindStringIndex(n.Text[window[0]:window[1]])
			if at == nil {
				continue
			}
			start := window[0] + at[0]
			if p := thirdPerson.FindStringIndex(n.Text[start : window[0]+at[1]]); p != nil {
				return Span{start + p[0], start + p[1]}, true
			}
		}
	}
	return Span{}, false
}

var thirdPerson = regexp.MustCompile(`\b(?:[Hh]e|[Ss]he)\b`)

func headWord(text string, s Span) Span {
	words := text[s[0]:s[1]]
	for _, stop := range []string{",", " of ", " in ", " with ", " who ", " at ", " from "} {
		if i := strings.Index(words, stop); i > 0 {
			words = words[:i]
		}
	}
	start := strings.LastIndexAny(words, " \n") + 1
	return Span{s[0] + start, s[0] + len(words)}
}

func (c *Chained) sort() {
	slices.SortStableFunc(c.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.Span[0], b.Span[0]), cmp.Compare(b.Span[1], a.Span[1]))
	})
}
