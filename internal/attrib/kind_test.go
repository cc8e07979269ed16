package attrib_test

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// kindTests holds, for each rule that tells what a quotation is, texts whose
// first quotation it must read and texts whose first quotation it must not.
var kindTests = map[string]struct{ hits, misses []string }{
	"dialogue": {
		hits:   []string{"—The boat is late, she said."},
		misses: []string{"The boat — an old one — is late, “she” said."},
	},
	"within-name": {
		hits:   []string{"The race went to Henk “The Hook” van Dijk.", "The prize went to Rosa 'Red' Harris.", "Carla \"Speedy\" Moss came second."},
		misses: []string{"Ruiz said “Yes” Monday.", "Mayor Lund, “The Ferry Must Go” Ruiz wrote.", "Anna read “Emma” twice."},
	},
	"naming-verb": {
		hits:   []string{"The crane was nicknamed “Big Otto” by its crew.", "Locals call it “the Needle”.", "Everyone calls him “Bear”.", "They call it “the pit” here.", "He is known to his friends as “Spider”."},
		misses: []string{"She called the plan “reckless”.", "Ruiz called it “a Shame”.", "Critics call it “the worst plan yet”.", "He is known as a man who says “no”."},
	},
	"known-as": {
		hits:   []string{"Lund is known as a “fixer” in the trade.", "The file is named “report” by the program.", "The key is marked “return”."},
		misses: []string{"Ruiz called him a “fixer”.", "The paper named her “the boss”."},
	},
	"term": {
		hits:   []string{"The word “scour” means erosion.", "The phrase “in due course” is never explained."},
		misses: []string{"Ruiz used the word “scour” twice.", "She sent word: “Come home.”"},
	},
	"imagined": {
		hits:   []string{"Imagine a captain shouting “Sink!” at his crew.", "If anyone asks, say “I was out”."},
		misses: []string{"He had to say “sorry”.", "She came to say “goodbye”."},
	},
	"so-called": {
		hits:   []string{"The so-called “express” took four hours.", "His self-styled “army” numbered nine."},
		misses: []string{"The army, so called, said “no”."},
	},
	"denied": {
		hits: []string{"She did not say “never”.", "Nobody asked, “Who pays for it?”", "He left without saying “thank you”.",
			"No one told me “you may lose”.", "You cannot just say “trust me”."},
		misses: []string{"She did not only say “never”, she wrote it.", "It was not a joke, and Ruiz said “never”.",
			"Ruiz said “I do not know”."},
	},
	"inscription": {
		hits:   []string{"A sign on the door read “Closed”.", "A banner said: “Save our ferry”."},
		misses: []string{"The letter read “Come home”.", "The captain said “Closed”."},
	},
	"title-of-work": {
		hits:   []string{"Her novel “The Long Tide” sold well.", "He sang songs such as “Rain” twice.", "Their hit, “Nine Lives”, was banned."},
		misses: []string{"The film was “a long yawn”.", "Her book made Ruiz shout “Stop it!”"},
	},
	"title-as-subject": {
		hits:   []string{"“Northern Lights” is their best song.", "“The Drowned Harbour” won a prize."},
		misses: []string{"“Safe Harbour,” is all she wrote.", "“Aye Aye” said the mate.", "“Scour” is what engineers fear."},
	},
	"utterance": {
		hits: []string{"“The ferry is safe,” Ruiz said.", "“Wait!” A door slammed.", "He had one reply: “Never.”",
			"Ruiz shouted “Who goes there?” and ran.", "“No.”"},
		misses: []string{"The ferry is “safe” again.", "Press “Start.”"},
	},
	"name-of-work": {
		hits:   []string{"She is reading “The Drowned Harbour” again.", "With “Northern Lights” the concert closed."},
		misses: []string{"The ferry is “as safe as ever” again.", "The ferry is “Safe” again."},
	},
	"fragment": {
		hits:   []string{"The ferry is “safe” again.", "“Scour” is what engineers fear.", "Press “Start.”"},
		misses: []string{"“We are safe.”", "Ruiz, asked whether the ferry was safe, had this to say: “Perhaps.”"},
	},
}

func TestKindRules(t *testing.T) {
	for _, name := range attrib.Rules() {
		test := kindTests[name]
		if len(test.hits) == 0 || len(test.misses) == 0 {
			t.Errorf("rule %s has no sentences that it must hit and must not hit", name)
		}
		for _, text := range test.hits {
			if got := firstRule(t, text); got != name {
				t.Errorf("rule %s reads the quotation of %q, want %s", got, text, name)
			}
		}
		for _, text := range test.misses {
			if got := firstRule(t, text); got == name {
				t.Errorf("rule %s reads the quotation of %q", name, text)
			}
		}
	}
}

// firstRule returns the rule that reads the first quotation of text.
func firstRule(t *testing.T, text string) string {
	d := annot.Get(text)
	defer annot.Put(d)
	pipeline.Language(d)
	if len(d.Quotations) == 0 {
		t.Fatalf("no quotation in %q", text)
	}
	return attrib.RuleOf(d, 0)
}

func TestWordClassesAreKnown(t *testing.T) {
	if unknown := attrib.UnknownClasses(); len(unknown) > 0 {
		t.Errorf("data/words.txt has classes without a meaning: %v", unknown)
	}
}
