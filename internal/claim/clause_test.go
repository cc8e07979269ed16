package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// TestBeforeQuoted gives words with their tags; the cue has a star.
func TestBeforeQuoted(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"words after a colon go, with what introduces them",
			"a/DT letter/NN that/WDT *seemed/VBD a/DT threat/NN saying/VBG :/: “/`` Leave/VB ”/''", "a letter that seemed a threat"},
		{"nothing introduces them", "it/PRP *seemed/VBD a/DT threat/NN :/: “/`` Leave/VB ”/''", "it seemed a threat"},
		{"words that are not quoted belong to the clause", "it/PRP *seemed/VBD grim/JJ :/: rain/NN fell/VBD", "it seemed grim : rain fell"},
		{"so do quoted ones without a colon", "it/PRP *seemed/VBD “/`` grim/JJ ”/''", "it seemed “ grim ”"},
		{"and those before the cue", "he/PRP wrote/VBD :/: “/`` it/PRP *may/MD rain/VB ”/''", "he wrote : “ it may rain ”"},
		{"the cue itself stays", "a/DT note/NN *purporting/VBG :/: “/`` Leave/VB ”/''", "a note purporting"},
	} {
		d := new(annot.Doc)
		cue := int32(0)
		words := strings.Fields(c.text)
		for i, w := range words {
			w, marked := strings.CutPrefix(w, "*")
			if marked {
				cue = int32(i)
			}
			form, tag, _ := strings.Cut(w, "/")
			tok := annot.Token{Head: annot.None, Tag: annot.ParseTag(tag)}
			if form == "“" || form == "”" {
				tok.Shape = annot.QuoteMark
			}
			words[i], d.Tokens = form, append(d.Tokens, tok)
		}
		all := tokens{0, int32(len(words))}
		d.Sents = []annot.Sent{{First: all.a, Last: all.b}}
		r := newReader(d)
		r.enter(firstWindow(d, 0))
		got := r.beforeQuoted(all, cue)
		r.release()
		if s := strings.Join(words[got.a:got.b], " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.reason, s, c.want)
		}
	}
}
