package claim

import (
	"fmt"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A pattern is a compiled cue pattern: elements, each of which matches a run of
// tokens.
type pattern struct {
	rule     *compiled
	elems    []element
	cueFirst int // elements [cueFirst, cueLast) are the cue
	cueLast  int
	anchor   int // the element by whose words the pattern is looked up
}

// An element matches from min to max tokens that satisfy it. One that looks
// ahead, or a negative one, matches no token: it only demands that the next one
// satisfies it, or does not.
type element struct {
	wordList
	tags     uint64 // set of annot.Tag that a word must have too; 0 for any
	orTags   uint64 // tags that satisfy it with any word
	bits     uint64 // the bitOf of all forms and lemmas
	any      bool
	negative bool
	ahead    bool
	first    bool // matches the start of a sentence, no token
	min, max int
}

// maxRun bounds the tokens that an element with * or + matches.
const maxRun = 5

// tagClasses are the names of sets of tags after a slash. A name that is not
// here is a single Penn tag.
var tagClasses = []struct{ name, tags string }{
	{"N", "NN NNS NNP NNPS"},
	{"NC", "NN NNS"},
	{"NP", "NNP NNPS"},
	{"V", "VB VBD VBG VBN VBP VBZ"},
	{"VF", "VBD VBP VBZ"},
	{"VP", "VBN VBD"},
	{"J", "JJ JJR JJS"},
	{"R", "RB RBR RBS"},
	{"D", "DT PDT PRP$ POS CD"},
	{"P", "IN TO RP"},
	// What may stand between a determiner and its noun.
	{"M", "DT PDT PRP$ CD JJ JJR JJS VBN VBG RB NN NNP POS HYPH , CC"},
}

func parseTags(name string) (uint64, error) {
	list := name
	for _, c := range tagClasses {
		if c.name == name {
			list = c.tags
		}
	}
	var set uint64
	for _, n := range strings.Fields(list) {
		t := annot.ParseTag(n)
		if t == annot.NoTag {
			return 0, fmt.Errorf("unknown tag %q", n)
		}
		set |= 1 << t
	}
	return set, nil
}

// parsePattern compiles a cue pattern; sets gives the words of @names.
func parsePattern(s string, sets map[string]wordList) (*pattern, error) {
	p := &pattern{cueFirst: -1, cueLast: -1, anchor: -1}
	for _, field := range strings.Fields(s) {
		if rest, ok := strings.CutPrefix(field, "["); ok {
			if p.cueFirst >= 0 {
				return nil, fmt.Errorf("%q: second [", s)
			}
			p.cueFirst = len(p.elems)
			field = rest
		}
		rest, closing := strings.CutSuffix(field, "]")
		if rest != "" {
			e, err := parseElement(rest, sets)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", s, err)
			}
			p.elems = append(p.elems, e)
		}
		if closing {
			p.cueLast = len(p.elems)
		}
	}
	if p.cueFirst < 0 || p.cueLast <= p.cueFirst {
		return nil, fmt.Errorf("%q: no [cue]", s)
	}
	least := 0
	for i := range p.elems {
		e := &p.elems[i]
		if e.negative || e.ahead || e.min == 0 || len(e.forms)+len(e.lemmas) == 0 || e.any || e.orTags != 0 {
			continue
		}
		if c := e.commonness(); p.anchor < 0 || c < least {
			p.anchor, least = i, c
		}
	}
	if p.anchor < 0 {
		return nil, fmt.Errorf("%q: no word that must stand there", s)
	}
	return p, nil
}

func parseElement(s string, sets map[string]wordList) (element, error) {
	e := element{min: 1, max: 1}
	if s == "^" {
		return element{first: true}, nil
	}
	if rest, ok := strings.CutPrefix(s, "!"); ok && rest != "" {
		e.negative, s = true, rest
	} else if rest, ok := strings.CutPrefix(s, "&"); ok && rest != "" {
		e.ahead, s = true, rest
	}
	if len(s) > 1 {
		switch s[len(s)-1] {
		case '?':
			e.min, s = 0, s[:len(s)-1]
		case '*':
			e.min, e.max, s = 0, maxRun, s[:len(s)-1]
		case '+':
			e.max, s = maxRun, s[:len(s)-1]
		}
	}
	for part := range strings.SplitSeq(s, "|") {
		if err := e.parseChoice(part, sets); err != nil {
			return e, err
		}
	}
	e.forms, e.lemmas = sorted(e.forms), sorted(e.lemmas)
	e.bits = bitsOf(e.forms) | bitsOf(e.lemmas)
	return e, nil
}

// parseChoice adds one of the alternatives of e: words, which may have tags that
// then hold for all words of e, or tags alone.
func (e *element) parseChoice(s string, sets map[string]wordList) error {
	word, class, tagged := strings.Cut(s, "/")
	var tags uint64
	if tagged && class != "" {
		var err error
		if tags, err = parseTags(class); err != nil {
			return err
		}
	} else {
		word = s
	}
	switch {
	case word == "" && tags != 0:
		e.orTags |= tags
		return nil
	case word == "_":
		e.orTags |= tags
		e.any = tags == 0
		return nil
	}
	e.tags |= tags
	return e.add(word, sets)
}

// add adds a form, a lemma~ or the words of a @set.
func (e *element) add(word string, sets map[string]wordList) error {
	if name, ok := strings.CutPrefix(word, "@"); ok {
		set, ok := sets[name]
		if !ok {
			return fmt.Errorf("unknown set @%s", name)
		}
		e.addAll(set)
		return nil
	}
	if word == "" {
		return fmt.Errorf("empty word")
	}
	e.addWord(word)
	return nil
}

// commonWords are the most frequent words of English text, the most frequent
// first.
const commonWords = ", the . to of a and in “ ” \" that be 's is was for on it he with as not - have his by at from has n't they " +
	"who are i an you said but this will their about would been were or we she her had all if more when there one no what"

var commonShared weights.Shared[map[uint64]int]

// commonness is how much text e would be tried on, were it the anchor: the
// number of its words, each of the common ones counted many times over.
func (e *element) commonness() int {
	common := commonShared.Get(func() map[uint64]int {
		m := map[uint64]int{}
		list := strings.Fields(commonWords)
		for i, w := range list {
			m[annot.Hash(w)] = 8 * (len(list) - i)
		}
		return m
	})
	n := len(e.forms) + len(e.lemmas)
	for _, list := range [...][]uint64{e.forms, e.lemmas} {
		for _, h := range list {
			n += common[h]
		}
	}
	return n
}

// accepts reports whether t satisfies e, whatever e.negative.
func (e *element) accepts(t *annot.Token) bool {
	if e.any || e.orTags>>t.Tag&1 != 0 {
		return true
	}
	if e.tags != 0 && e.tags>>t.Tag&1 == 0 || e.bits&(bitOf(t.Lower)|bitOf(t.Lemma)) == 0 {
		return false
	}
	return has(e.forms, t.Lower) || has(e.lemmas, t.Lemma)
}
