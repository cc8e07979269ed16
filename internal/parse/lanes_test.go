package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// TestLanes holds that sentences that are parsed in turns do not meddle with each other,
// of whatever lengths they are.
func TestLanes(t *testing.T) {
	text := strings.Repeat("which he said, ", MaxWords/2) + "and left.\n\nYes.\n\n" + article
	together, single := tagged(text), tagged(text)
	Annotate(together, always)
	for k := range single.Sents {
		Annotate(single, func(i int) bool { return i == k })
	}
	checkTrees(t, together)
	if diff := cmp.Diff(render(single), render(together)); diff != "" {
		t.Errorf("-one by one +together:\n%s", diff)
	}
}

// TestPanic holds that what a caller broke off does not go on while another document is parsed.
func TestPanic(t *testing.T) {
	broken := tagged("The town has paid for it. So he left.")
	func() {
		defer func() { _ = recover() }()
		Annotate(broken, func(i int) bool {
			if i > 0 {
				panic("no")
			}
			return true
		})
	}()
	before := render(broken)
	Annotate(tagged("She stayed."), always)
	if diff := cmp.Diff(before, render(broken)); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}

// TestOtherNets holds that any net and any table give trees.
func TestOtherNets(t *testing.T) {
	p := Default()
	labels, err := weights.Encode(weights.Params{Name: "groups", Classes: 1, Scale: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	other, err := weights.EncodeNet(weights.NetWeights{
		Name: "other", Blocks: 1, Classes: 2, Scale: 1, Bias: make([]int8, weights.NetBlock),
		Out: [][]int8{make([]int8, weights.NetBlock), make([]int8, weights.NetBlock)}, OutBias: make([]int32, 2),
	})
	if err != nil {
		t.Fatal(err)
	}
	for reason, q := range map[string]*Parser{
		"no models":         NewParser(new(weights.Model), new(weights.Net), new(weights.Model), new(weights.Model)),
		"no tables":         NewParser(new(weights.Model), p.Net, weights.Lazy(string(labels))(), weights.Lazy(string(labels))()),
		"a net of tags":     NewParser(p.Words, weights.LazyNet(string(other)), p.Groups, p.Settled),
		"no labels by tags": NewParser(p.Words, p.Net, new(weights.Model), new(weights.Model)),
		"a table of labels": NewParser(p.Words, p.Net, p.Settled, p.Groups), // keys of the other
	} {
		d := tagged(article)
		q.Annotate(d, always)
		t.Run(reason, func(t *testing.T) { checkTrees(t, d) })
	}
}

func TestGroupValue(t *testing.T) {
	for _, c := range []struct {
		reason  string
		groups  int
		certain annot.Label
		want    int16
	}{
		{"groups", 0b101, annot.NoLabel, 0b101},
		{"rare groups are left out", 1<<(numGroups-1) | 1<<maxGroups | 1, annot.NoLabel, 1},
		{"a certain label", 0b101, annot.RelDet, -int16(annot.RelDet)},
	} {
		if got := GroupValue(c.groups, c.certain); got != c.want {
			t.Errorf("%s: %d, want %d", c.reason, got, c.want)
		}
	}
}

// TestMay has an array over Shift, Left and Right.
func TestMay(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		shifts       int
		want         [NumActions]bool
	}{
		{"an empty stack", "boats", 0, [NumActions]bool{Shift: true}},
		{"words", "boats leak here", 2, [NumActions]bool{Shift: true, Left: true, Right: true}},
		{"nothing hangs on a mark before it", "boats , here", 1, [NumActions]bool{Shift: true}},
		{"or behind it", ", leak here", 2, [NumActions]bool{Shift: true, Left: true}},
		{"but at the end all has to hang somewhere", ", leak", 2, [NumActions]bool{Right: true}},
	} {
		d := tagged(c.text)
		var s State
		s.Begin(Default(), d, 0, int32(len(d.Tokens)))
		for range c.shifts {
			s.Do(Shift, annot.NoLabel)
		}
		var got [NumActions]bool
		for a := range NumActions {
			got[a] = s.May(a)
		}
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}
