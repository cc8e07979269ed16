package tag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var spellingNames = map[spelling]string{
	lower: "lower", capital: "capital", capitalDue: "due", capitalTitled: "titled", allCaps: "caps", allCapsShout: "shout",
	mixedCase: "mixed", allDigits: "digits", someDigits: "some", initial: "initial", address: "address", punct: "punct", other: "other",
}

func TestSpelling(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"capitals", "Some old boats from Lund leak at NATO or McKay", "due lower lower lower capital lower lower caps lower mixed"},
		{"initials", "then J Lund left", "lower initial capital lower"},
		{"addresses", "write me@lund.se or see www.lund.se or https://lund.se or lund.org", "lower address lower lower address lower address lower address"},
		{"numbers", "all 12 of B2B", "lower digits lower some"},
	} {
		d := tokenized(c.text)
		w := new(Window)
		w.Begin(Default().Lexicon, d, 0, int32(len(d.Tokens)))
		var got []string
		for i := range d.Tokens {
			got = append(got, spellingNames[w.spelling(int32(i))])
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

func TestStyleOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want style
	}{
		{"The mayor sold the house", plain},
		{"Mayor Sells the House Again", titled},
		{"MAYOR SELLS THE HOUSE", shout},
		{"the mayor sold the house", uncapped},
		{"he left", plain}, // too short to tell
	} {
		if got := styleOf(tokenized(c.text).Tokens); got != c.want {
			t.Errorf("%q has style %d, want %d", c.text, got, c.want)
		}
	}
}
