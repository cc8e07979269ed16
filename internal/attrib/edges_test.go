package attrib

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
	postag "github.com/hearsay-go/hearsay/internal/tag"
)

// findingIn reads words written as form/tag/head/label, heads counted from 1, in which a star
// marks the pivot, <> the source and [] the content. Rules on trees are tested on trees, so
// that they do not hang on what the models make of a sentence.
func findingIn(t *testing.T, text string) (*annot.Doc, finding) {
	t.Helper()
	s := new(conllu.Sentence)
	var found finding
	var first int32
	for i, field := range strings.Fields(text) {
		word := strings.Trim(field, "*<>[]")
		at := int32(i)
		switch field[0] {
		case '*':
			found.pivot, found.cue = at, run{at, at + 1}
		case '<':
			found.source.first = at
		case '[':
			first = at
		}
		switch field[len(field)-1] {
		case '>':
			found.source.last = at + 1
		case ']':
			found.runs = append(found.runs, run{first, at + 1})
		}
		parts := strings.Split(word, "/")
		if len(parts) != 4 {
			t.Fatalf("%q is not form/tag/head/label", field)
		}
		head, err := strconv.Atoi(parts[2])
		if err != nil {
			t.Fatal(err)
		}
		s.Words = append(s.Words, conllu.Word{
			Form: parts[0], Lemma: strings.ToLower(parts[0]), XPOS: parts[1], UPOS: postag.Usual(annot.ParseTag(parts[1])).String(),
			Head: head, Deprel: parts[3],
		})
	}
	return conllu.Gold([]*conllu.Sentence{s}), found
}

// textOf returns the words of runs, with a bar between them.
func textOf(d *annot.Doc, runs ...run) string {
	var all []string
	for _, r := range runs {
		if r.first < r.last {
			all = append(all, d.Text[d.Tokens[r.first].Start:d.Tokens[r.last-1].End])
		}
	}
	return strings.Join(all, " | ")
}

func TestEdges(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		rule         func(*finding, *annot.Doc)
		want         string // source, and content
	}{{
		reason: "content goes on behind a comment",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct of/IN/9/case fraud/NN/2/obl",
		rule:   (*finding).resume,
		want:   "Vane: them | of fraud",
	}, {
		reason: "up to the next comma",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct of/IN/9/case fraud/NN/2/obl ,/,/2/punct today/NN/2/obl",
		rule:   (*finding).resume,
		want:   "Vane: them | of fraud",
	}, {
		reason: "nothing stands behind the comment",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "another verb stands there",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct and/CC/9/cc left/VBD/2/conj",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "what stands there hangs on something else",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct of/IN/9/case fraud/NN/3/nmod",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "something other than proof is missing",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case joy/NN/2/obl ,/,/2/punct of/IN/9/case fraud/NN/2/obl",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "when it was said stands there",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct on/IN/9/case Tuesday/NNP/2/obl",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "a mark stands there",
		text:   "<Vane/NNP/2/nsubj> *accused/VBD/0/root [them/PRP/2/obj] ,/,/2/punct without/IN/6/case proof/NN/2/obl ,/,/2/punct –/:/2/punct so/RB/2/advmod",
		rule:   (*finding).resume,
		want:   "Vane: them",
	}, {
		reason: "content before the pivot does not go on",
		text:   "[They/PRP/2/nsubj lied/VBD/8/ccomp] ,/,/8/punct without/IN/5/case proof/NN/2/obl ,/,/8/punct <Vane/NNP/8/nsubj> *said/VBD/0/root",
		rule:   (*finding).resume,
		want:   "Vane: They lied",
	}, {
		reason: "when somebody was praised is not what was said",
		text:   "<Vane/NNP/2/nsubj> *praised/VBD/0/root [the/DT/4/det cooks/NNS/2/obj after/IN/7/case the/DT/7/det feast/NN/2/obl]",
		rule:   (*finding).trimOccasion,
		want:   "Vane: the cooks",
	}, {
		reason: "what for is",
		text:   "<Vane/NNP/2/nsubj> *praised/VBD/0/root [the/DT/4/det cooks/NNS/2/obj for/IN/7/case the/DT/7/det feast/NN/2/obl]",
		rule:   (*finding).trimOccasion,
		want:   "Vane: the cooks for the feast",
	}, {
		reason: "so is when something in the content was done",
		text:   "<Vane/NNP/2/nsubj> *praised/VBD/0/root [the/DT/4/det cooks/NNS/2/obj who/WP/6/nsubj slept/VBD/4/acl:relcl after/IN/9/case the/DT/9/det feast/NN/6/obl]",
		rule:   (*finding).trimOccasion,
		want:   "Vane: the cooks who slept after the feast",
	}, {
		reason: "a clause may have its own time",
		text:   "<Vane/NNP/2/nsubj> *said/VBD/0/root [the/DT/4/det cooks/NNS/5/nsubj slept/VBD/2/ccomp after/IN/8/case the/DT/8/det feast/NN/2/obl]",
		rule:   (*finding).trimOccasion,
		want:   "Vane: the cooks slept after the feast",
	}, {
		reason: "both belongs to two",
		text:   "Both/DT/2/cc:preconj <Vane/NNP/5/nsubj and/CC/4/cc Orlov/NNP/2/conj> *denied/VBD/0/root [it/PRP/5/obj]",
		rule:   (*finding).widenSource,
		want:   "Both Vane and Orlov: it",
	}, {
		reason: "but not if it hangs elsewhere",
		text:   "Both/DT/5/advmod <Vane/NNP/5/nsubj and/CC/4/cc Orlov/NNP/2/conj> *denied/VBD/0/root [it/PRP/5/obj]",
		rule:   (*finding).widenSource,
		want:   "Vane and Orlov: it",
	}, {
		reason: "no source",
		text:   "Both/DT/2/nsubj *denied/VBD/0/root [it/PRP/2/obj]",
		rule:   (*finding).widenSource,
		want:   ": it",
	}} {
		d, f := findingIn(t, c.text)
		c.rule(&f, d)
		if diff := cmp.Diff(c.want, textOf(d, f.source)+": "+textOf(d, f.runs...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

// TestTrim holds that content that is nothing but a comment is let go, comma and all.
func TestTrim(t *testing.T) {
	for _, c := range []struct {
		text, want string
		said       bool
	}{
		{"<Vane/NNP/2/nsubj> *nodded/VBD/0/root [,/,/4/punct signaling/VBG/2/advcl peace/NN/4/obj]", "", false},
		{"<Vane/NNP/2/nsubj> *promised/VBD/0/root [peace/NN/2/obj ,/,/5/punct signaling/VBG/2/advcl hope/NN/5/obj]", "peace", true},
	} {
		d, f := findingIn(t, c.text)
		if said, got := f.trim(d), textOf(d, f.runs...); said != c.said || got != c.want {
			t.Errorf("%s: %q, %t", c.text, got, said)
		}
	}
}

func TestAttributive(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The/DT/3/det *alleged/JJ/3/amod fraud/NN/0/root", true},
		{"Vane/NNP/2/nsubj *alleged/VBD/0/root fraud/NN/2/obj", false},
		{"The/DT/3/det *small/JJ/3/amod fraud/NN/0/root", false},
	} {
		d, found := findingIn(t, c.text)
		var f frame
		f.load(d, nil, 0)
		if got := f.attributive(found.pivot); got != c.want {
			t.Errorf("%s: %t", c.text, got)
		}
	}
}

// TestShown has the mention where the source would be.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		text string
		kind annot.MentionKind
		want string
	}{
		{"A/DT/2/det tape/NN/0/root of/IN/4/case <Ana/NNP/2/nmod Vane/NNP/4/flat> *saying/VBG/4/acl so/RB/6/advmod", annot.Name, "Ana Vane"},
		{"A/DT/2/det tape/NN/0/root of/IN/4/case <her/PRP/2/nmod> *saying/VBG/4/acl so/RB/5/advmod", annot.Pronoun, "her"},
		{"A/DT/2/det tape/NN/0/root of/IN/5/case <the/DT/5/det cook/NN/2/nmod> *saying/VBG/5/acl so/RB/6/advmod", annot.Description, ""},
		{"They/PRP/2/nsubj heard/VBD/0/root <Vane/NNP/2/obj> *saying/VBG/2/xcomp so/RB/4/advmod", annot.Name, ""},
		{"A/DT/2/det tape/NN/5/nsubj of/IN/4/case <Vane/NNP/2/nmod> *said/VBD/0/root so/RB/5/advmod", annot.Name, ""},
		{"<Vane/NNP/2/nsubj> *saying/VBG/0/root so/RB/2/advmod", annot.Name, ""},
	} {
		d, found := findingIn(t, c.text)
		d.Mentions = []annot.Mention{{First: found.source.first, Last: found.source.last, Kind: c.kind}}
		var f frame
		f.load(d, nil, 0)
		if got := textOf(d, f.shown(found.pivot)); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
