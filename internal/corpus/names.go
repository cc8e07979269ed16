package corpus

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// A Name is a name that a corpus marks: tokens [First, Last) of a document.
type Name struct {
	First, Last int32
	Entity      annot.Entity
}

// An Entity is a mention of GUM: words [First, Last), counted over all
// sentences, with the number of its chain in the document.
type Entity struct {
	First, Last int32
	Type        string // person, place, organization, object, ...
	Chain       int
	Head        int32 // the word that the others hang on
}

// Entities reads the entities of a GUM document, by the order of their ends.
func Entities(doc []*conllu.Sentence) []Entity {
	var all []Entity
	var base int32
	for _, s := range doc {
		var open []Entity
		for i := range s.Words {
			at := base + int32(i)
			for _, b := range brackets(s.Words[i].Misc) {
				switch {
				case b.opens:
					open = append(open, Entity{First: at, Type: b.kind, Chain: b.chain})
					if !b.closes {
						continue
					}
					fallthrough
				default:
					for k := len(open) - 1; k >= 0; k-- {
						if open[k].Chain == b.chain {
							e := open[k]
							e.Last = at + 1
							e.Head = headOf(s, base, e)
							all = append(all, e)
							open = slices.Delete(open, k, k+1)
							break
						}
					}
				}
			}
		}
		base += int32(len(s.Words))
	}
	return all
}

type bracket struct {
	chain         int
	kind          string
	opens, closes bool
}

// brackets reads a value such as "(3-person-new-cf1-1-sgl(4-place-new)2)".
func brackets(misc string) []bracket {
	var value string
	for field := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(field, "Entity="); ok {
			value = v
		}
	}
	var all []bracket
	for value != "" {
		if value[0] != '(' {
			n, rest, _ := strings.Cut(value, ")")
			if chain, err := strconv.Atoi(n); err == nil {
				all = append(all, bracket{chain: chain, closes: true})
			}
			value = rest
			continue
		}
		end := strings.IndexAny(value[1:], "()") + 1
		if end == 0 {
			end = len(value)
		}
		fields := strings.SplitN(value[1:end], "-", 3)
		b := bracket{opens: true, closes: end < len(value) && value[end] == ')'}
		if b.closes {
			value = value[end+1:]
		} else {
			value = value[end:]
		}
		if len(fields) < 3 {
			continue
		}
		chain, err := strconv.Atoi(fields[0])
		if err != nil {
			continue
		}
		b.chain, b.kind = chain, fields[1]
		all = append(all, b)
	}
	return all
}

// headOf returns the first word of e whose head lies outside it.
func headOf(s *conllu.Sentence, base int32, e Entity) int32 {
	for i := e.First; i < e.Last; i++ {
		if h := int32(s.Words[i-base].Head) - 1 + base; h < e.First || h >= e.Last {
			return i
		}
	}
	return e.First
}

// Names returns the names of a GUM document, whose tokens are those of
// [conllu.Doc]. A name is the run of proper nouns around the head of an entity,
// with the small words between them, without titles; of names inside one another
// the outer one counts. Times are left out.
func Names(doc []*conllu.Sentence) []Name {
	var words []*conllu.Word
	for _, s := range doc {
		for i := range s.Words {
			words = append(words, &s.Words[i])
		}
	}
	entities := Entities(doc)
	begins := map[int32]bool{}
	for _, e := range entities {
		begins[e.First] = true
	}
	var all []Name
	for _, e := range entities {
		if !isProper(words[e.Head]) || e.Type == "time" {
			continue
		}
		n := Name{First: e.Head, Last: e.Head + 1, Entity: entityOf(e.Type, words[e.Head].XPOS)}
		person := n.Entity == annot.Person
		for n.First > e.First {
			k := n.First - 1
			for k > e.First && n.First-k < 3 && joins(words[k], person, begins[k+1]) {
				k--
			}
			if !isProper(words[k]) {
				break
			}
			n.First = k
		}
		for n.Last < e.Last {
			k := n.Last
			for k < e.Last-1 && k-n.Last < 2 && joins(words[k], person, begins[k+1]) {
				k++
			}
			if !isProper(words[k]) {
				break
			}
			n.Last = k + 1
		}
		for n.First < n.Last && isTitle(words[n.First], person) {
			n.First++
		}
		if n.First < n.Last {
			all = append(all, n)
		}
	}
	return outermost(all)
}

func joins(w *conllu.Word, person, entityNext bool) bool {
	switch w.Form {
	case "-", "–", "de", "van", "von", "bin", "al", "d'":
		return true
	case "of", "for", "'s", "’s", "the", "&":
		return !person
	case "and":
		return !person && !entityNext
	}
	return false
}

func isTitle(w *conllu.Word, person bool) bool {
	return person && lexicon.Words().Of(annot.Hash(w.Form)).Has(lexicon.Honorific|lexicon.Title)
}

func entityOf(kind, tag string) annot.Entity {
	switch kind {
	case "person":
		if tag == "NNPS" {
			return annot.Group
		}
		return annot.Person
	case "organization":
		return annot.Organization
	case "place":
		return annot.Place
	}
	return annot.Thing
}

// outermost drops names that overlap an earlier or a longer one and puts the
// others in order.
func outermost(names []Name) []Name {
	slices.SortStableFunc(names, func(a, b Name) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.Last - a.Last)
	})
	var kept []Name
	for _, n := range names {
		if len(kept) == 0 || n.First >= kept[len(kept)-1].Last {
			kept = append(kept, n)
		}
	}
	return kept
}

// isProper reports whether w is part of a name. The Penn tag tells more: the
// universal one of "United" in "United Kingdom" is that of a participle.
func isProper(w *conllu.Word) bool { return w.UPOS == "PROPN" || strings.HasPrefix(w.XPOS, "NNP") }
