package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
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
	forms    []uint64 // sorted hashes
	lemmas   []uint64
	tags     uint64 // set of annot.Tag that a word must have too; 0 for any
	orTags   uint64 // tags that satisfy it with any word
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
func parsePattern(s string, sets map[string][]string) (*pattern, error) {
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
	for i, e := range p.elems {
		words := len(e.forms) + len(e.lemmas)
		if e.negative || e.ahead || e.min == 0 || words == 0 || e.any || e.orTags != 0 {
			continue
		}
		if p.anchor < 0 || words < len(p.elems[p.anchor].forms)+len(p.elems[p.anchor].lemmas) {
			p.anchor = i
		}
	}
	if p.anchor < 0 {
		return nil, fmt.Errorf("%q: no word that must stand there", s)
	}
	return p, nil
}

func parseElement(s string, sets map[string][]string) (element, error) {
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
	slices.Sort(e.forms)
	slices.Sort(e.lemmas)
	return e, nil
}

// parseChoice adds one of the alternatives of e: words, which may have tags that
// then hold for all words of e, or tags alone.
func (e *element) parseChoice(s string, sets map[string][]string) error {
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
func (e *element) add(word string, sets map[string][]string) error {
	if name, ok := strings.CutPrefix(word, "@"); ok {
		words, ok := sets[name]
		if !ok {
			return fmt.Errorf("unknown set @%s", name)
		}
		for _, w := range words {
			e.addWord(w)
		}
		return nil
	}
	if word == "" {
		return fmt.Errorf("empty word")
	}
	e.addWord(word)
	return nil
}

func (e *element) addWord(w string) {
	if lemma, ok := strings.CutSuffix(w, "~"); ok {
		e.lemmas = append(e.lemmas, annot.Hash(lemma))
		e.forms = append(e.forms, inflections(lemma)...)
	} else {
		e.forms = append(e.forms, annot.Hash(w))
	}
}

// accepts reports whether t satisfies e, whatever e.negative.
func (e *element) accepts(t *annot.Token) bool {
	if e.any || e.orTags>>t.Tag&1 != 0 {
		return true
	}
	if e.tags != 0 && e.tags>>t.Tag&1 == 0 {
		return false
	}
	return has(e.forms, t.Lower) || has(e.lemmas, t.Lemma)
}

func has(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}
