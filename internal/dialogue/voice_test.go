package dialogue

import (
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// TestOdds holds that a turn is likelier of the one who says such words elsewhere,
// that it is left out itself, and that nothing is told of who hardly speaks.
func TestOdds(t *testing.T) {
	d := new(annot.Doc)
	say := func(words string) *turn {
		turn := &turn{first: int32(len(d.Tokens))}
		for _, w := range strings.Fields(words) {
			d.Tokens = append(d.Tokens, annot.Token{Lower: annot.Hash(w), Shape: annot.InQuote})
		}
		turn.last = int32(len(d.Tokens))
		return turn
	}
	const doctor, farrier, stranger = 0, 1, 2
	d.Speakers = make([]annot.Speaker, 3)
	var l lexicon
	l.reset(d)
	for range 40 {
		l.note(d, doctor, say("take the powder dear and rest"), full)
		l.note(d, farrier, say("the horse wants a shoe and rest"), full)
	}
	l.note(d, stranger, say("good day"), full)

	turn := say("the horse wants powder dear")
	l.note(d, stranger, turn, full)
	var s sample
	s.take(d, &l, say("shoe the horse"))
	a, _ := s.odds(&l, farrier, 0)
	b, _ := s.odds(&l, doctor, 0)
	if a <= 0 || b >= 0 {
		t.Errorf("words of the farrier: %d for him, %d for the doctor", a, b)
	}
	s.take(d, &l, turn)
	if _, ok := s.odds(&l, stranger, full); ok {
		t.Error("seven words tell how somebody speaks")
	}
}

func TestLog2(t *testing.T) {
	for _, test := range []struct {
		n    uint64
		want int32
	}{{1, 0}, {2, 256}, {3, 406}, {1 << 40, 40 << 8}, {1<<64 - 1, 64<<8 - 1}} {
		if got := log2(test.n); got != test.want {
			t.Errorf("log2(%d) = %d, want %d", test.n, got, test.want)
		}
	}
}
