package dialogue_test

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/linear"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// TestAnnotateIsLinear holds that work grows with the length of texts that are read
// as dialogue, and read twice.
func TestAnnotateIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, test := range []struct{ reason, talk string }{
		{"nobody named", "“Will it rain?”\n\n"},
		{"one paragraph", "“Will it rain?” "},
		{"dashes", "— Will it rain?\n\n— No, said Ada Roe.\n\n"},
		{"many to choose from", "Ada, Bob, Cal, Dan, Eve, Finn, Gus, Hal, Ian, Joe, Kim and Lou came.\n\n" + strings.Repeat("“No.”\n\n", 38)},
		{"pronouns and descriptions", "“Rain?” asked the Secretary.\n\n“No,” he said.\n\n“Well, Ada,” said the girl.\n\n"},
		{"hints far from what they mean", "Ada came. " + strings.Repeat("It was as it was and it went on. ", 40) + strings.Repeat("“Rain?” she said. ", 40)},
	} {
		t.Run(test.reason, func(t *testing.T) {
			text := func(n int) string { return strings.Repeat(test.talk, n/len(test.talk)+1) }
			linear.Check(t, 1<<17, text, func(text string) { pipeline.Annotate(&annot.Doc{Text: text}) })
		})
	}
}
