package dialogue

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// TestAddressUnknown holds that a turn whose address has not been looked for
// addresses nobody: not speaker 0.
func TestAddressUnknown(t *testing.T) {
	d := &annot.Doc{
		Text:       `"Go"`,
		Paras:      []annot.Para{{Span: annot.Span{End: 4}, LastSent: 1}},
		Sents:      []annot.Sent{{Last: 3}},
		Tokens:     []annot.Token{{End: 1}, {Start: 1, End: 3}, {Start: 3, End: 4}},
		Quotations: []annot.Quotation{{Span: annot.Span{End: 4}, LastPiece: 1, LastTok: 3, Parent: annot.None}},
		Pieces:     []annot.Span{{Start: 1, End: 3}},
		Attribs:    []annot.Attribution{{Kind: annot.Direct, Span: annot.Span{End: 4}, Verbatim: []annot.Span{{Start: 1, End: 3}}}},
		Speakers:   make([]annot.Speaker, 1),
	}
	var w worker
	w.turnsOf(d)
	if len(w.turns) != 1 {
		t.Fatalf("%d turns, want 1", len(w.turns))
	}
	if s := w.turns[0].address.speaker; s != annot.None {
		t.Errorf("the turn addresses speaker %d", s)
	}
}
