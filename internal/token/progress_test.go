package token

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Two handles run together look like an e-mail address that begins within the
// first one; cutting must go on behind it all the same.
func TestCutGoesOnAfterJoinedHandles(t *testing.T) {
	d := &annot.Doc{Text: `x>@eastmere@Courier50 soon`}
	Paragraphs(d)
	Annotate(d)
	if last := d.Tokens[len(d.Tokens)-1]; d.Str(last.Span()) != "soon" {
		t.Errorf("the last token is %q", d.Str(last.Span()))
	}
}
