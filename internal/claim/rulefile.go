package claim

import (
	"embed"
	"fmt"
	"strings"

	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed rules/*.txt
var ruleFiles embed.FS

// setsFile holds the sets of words that the rules in the other files name.
const setsFile = "rules/sets.txt"

// builtin is the parsed rule files.
type builtin struct {
	err   error
	rules []Rule
	sets  map[string]wordList
}

var builtinShared weights.Shared[*builtin]

func loadBuiltin() *builtin {
	b := &builtin{sets: map[string]wordList{}}
	b.err = b.parseFile(setsFile)
	for _, kind := range []string{Unsupported, Alleged, Disputed, Hedged, VagueSource} {
		if b.err != nil {
			break
		}
		b.err = b.parseFile("rules/" + kind + ".txt")
	}
	return b
}

// parseFile reads rules and sets as the comment on top of rules/sets.txt
// describes.
func (b *builtin) parseFile(name string) error {
	data, err := ruleFiles.ReadFile(name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := b.parseLine(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func (b *builtin) parseLine(line string) error {
	key, value, _ := strings.Cut(line, " ")
	value = strings.TrimSpace(value)
	switch key {
	case "set":
		name, words, _ := strings.Cut(value, ":")
		set := b.sets[name]
		for w := range strings.FieldsSeq(words) {
			if other, ok := strings.CutPrefix(w, "@"); ok {
				more, ok := b.sets[other]
				if !ok {
					return fmt.Errorf("unknown set @%s", other)
				}
				set.addAll(more)
			} else {
				set.addWord(w)
			}
		}
		b.sets[name] = set
		return nil
	case "rule":
		b.rules = append(b.rules, Rule{Name: value})
		return nil
	}
	if len(b.rules) == 0 {
		return fmt.Errorf("%q stands before the first rule", key)
	}
	r := &b.rules[len(b.rules)-1]
	switch key {
	case "kind":
		r.Kind = value
	case "cue":
		r.Cues = append(r.Cues, value)
	case "when":
		r.When = append(r.When, strings.Fields(value)...)
	case "scope":
		r.Scope = Scope(value)
	case "claimant":
		r.Claimant = Party(value)
	case "by":
		r.By = Party(value)
	case "+":
		r.Hits = append(r.Hits, value)
	case "-":
		r.Misses = append(r.Misses, value)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}
