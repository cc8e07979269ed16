package parse

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// TestSettled holds that the table saves the net a good part of the steps, and that
// nearly all heads and labels are the same without it.
func TestSettled(t *testing.T) {
	p := Default()
	unaided := NewParser(p.Words, p.Net, p.Groups, new(weights.Model))
	steps := func(p *Parser, d *annot.Doc) (n int) {
		p.Watch(d, func(*State, Action, annot.Label) { n++ })
		return n
	}
	d, whole := tagged(article), tagged(article)
	asked, all := steps(p, d), steps(unaided, d)
	if 4*asked > 3*all {
		t.Errorf("the net was asked %d of %d times", asked, all)
	}
	p.Annotate(d, always)
	unaided.Annotate(whole, always)
	differ := 0
	for i := range d.Tokens {
		if d.Tokens[i].Head != whole.Tokens[i].Head || d.Tokens[i].Label != whole.Tokens[i].Label {
			differ++
		}
	}
	if 50*differ > len(d.Tokens) {
		t.Errorf("%d of %d heads or labels differ", differ, len(d.Tokens))
	}
}

// TestDamagedSettled holds that no value of the table breaks a tree.
func TestDamagedSettled(t *testing.T) {
	d := tagged(article)
	keys := make(map[uint64]bool)
	p := Default()
	NewParser(p.Words, p.Net, p.Groups, new(weights.Model)).Watch(d, func(s *State, _ Action, _ annot.Label) { keys[s.SettledKey()] = true })
	for _, value := range []int16{
		SettledValue(Shift, annot.NoLabel), SettledValue(Left, annot.RelDet), SettledValue(Right, annot.RelObj),
		SettledValue(Shift, annot.RelDet), SettledValue(Left, annot.NoLabel), SettledValue(Right, annot.Label(annot.NumLabels)), -1, 32767, -32768,
	} {
		var features []weights.Feature
		for key := range keys {
			features = append(features, weights.Feature{Key: weights.Key(key), Weights: []int16{value}})
		}
		data, err := weights.Encode(weights.Params{Name: "settled", Classes: 1, Scale: 1}, features)
		if err != nil {
			t.Fatal(err)
		}
		again := tagged(article)
		NewParser(p.Words, p.Net, p.Groups, weights.Lazy(string(data))()).Annotate(again, always)
		checkTrees(t, again)
	}
}

func TestGap(t *testing.T) {
	for _, c := range []struct{ d, want int32 }{{0, 0}, {1, 1}, {4, 4}, {5, 5}, {6, 5}, {7, 6}, {10, 6}, {11, 7}, {400, 7}} {
		if got := gap(c.d); got != c.want {
			t.Errorf("%d words: %d, want %d", c.d, got, c.want)
		}
	}
}
