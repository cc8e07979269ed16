package weights

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sampleNet returns random weights; of every three features one has none, and one has some
// in the first block alone.
func sampleNet(blocks, classes, features int) NetWeights {
	rng := rand.New(rand.NewPCG(3, uint64(blocks+classes)))
	row := func() []int8 {
		r := make([]int8, blocks*NetBlock)
		for i := range r {
			r[i] = int8(rng.IntN(2*NetMaxWeight+1) - NetMaxWeight)
		}
		return r
	}
	w := NetWeights{Name: "sample", Blocks: blocks, Classes: classes, Scale: 0.5, Bias: row()}
	for f := range features {
		switch f % 3 {
		case 0:
			w.Rows = append(w.Rows, row())
		case 1:
			w.Rows = append(w.Rows, row()[:NetBlock])
		case 2:
			w.Rows = append(w.Rows, nil)
		}
	}
	for range classes {
		out := make([]int8, blocks*NetBlock)
		for i := range out {
			out[i] = int8(rng.IntN(255) - 127)
		}
		w.Out = append(w.Out, out)
		w.OutBias = append(w.OutBias, int32(rng.IntN(2000)-1000))
	}
	return w
}

// scores computes what the first blocks of a net should, unit by unit.
func (w *NetWeights) scores(blocks int, features []int32) []int32 {
	scores := append([]int32(nil), w.OutBias...)
	for u := range blocks * NetBlock {
		sum := int32(w.Bias[u])
		for _, f := range features {
			if u < len(w.Rows[f]) {
				sum += int32(w.Rows[f][u])
			}
		}
		sum = min(max(sum, 0), NetOne)
		for c := range scores {
			scores[c] += min(sum*sum*128/(NetOne*NetOne), 127) * int32(w.Out[c][u])
		}
	}
	return scores
}

func encodeNet(t *testing.T, w NetWeights) string {
	t.Helper()
	data, err := EncodeNet(w)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNet(t *testing.T) {
	for _, c := range []struct{ blocks, classes int }{{1, 1}, {1, 3}, {1, 50}, {2, 7}, {3, 96}} {
		w := sampleNet(c.blocks, c.classes, 100)
		n, err := DecodeNet(encodeNet(t, w))
		if err != nil {
			t.Fatal(err)
		}
		if n.Name() != "sample" || n.Classes() != c.classes || n.Blocks() != c.blocks || n.Rows() != 100 || n.Scale() != 0.5 {
			t.Errorf("got %q, %d classes, %d blocks, %d rows, scale %v", n.Name(), n.Classes(), n.Blocks(), n.Rows(), n.Scale())
		}
		rng := rand.New(rand.NewPCG(4, 4))
		for range 200 {
			var features []int32
			for range rng.IntN(NetFeatures + 1) {
				features = append(features, int32(rng.IntN(100)))
			}
			cut := 0
			if len(features) > 0 {
				cut = rng.IntN(len(features))
			}
			var all []Units
			for b := range c.blocks {
				var part Sum
				var units Units
				n.Add(&part, nil, b, features[:cut])
				n.Activate(&units, &part, b, features[cut:])
				all = append(all, units)
				var got []int32
				for i := 0; i < c.classes; i += 3 {
					var s Scores
					for k := range all {
						n.Score(&all[k], k, 1<<(i/3), &s)
					}
					got = append(got, s[i/3][:min(3, c.classes-i)]...)
				}
				if diff := cmp.Diff(w.scores(b+1, features), got); diff != "" {
					t.Fatalf("%d of %d blocks, %d classes, features %v (-want +got):\n%s", b+1, c.blocks, c.classes, features, diff)
				}
			}
		}
	}
}

// TestScoreSets holds that the groups of a set are scored, and no others.
func TestScoreSets(t *testing.T) {
	w := sampleNet(2, 50, 60)
	n, err := DecodeNet(encodeNet(t, w))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(8, 8))
	features := []int32{3, 4, 9, 10, 33}
	var units [2]Units
	for b := range units {
		n.Activate(&units[b], nil, b, features)
	}
	for range 200 {
		set := rng.Uint32() & rng.Uint32() // bits beyond the last group, too
		var got Scores
		for g := range got {
			got[g] = [4]int32{-5, -6, -7, -8}
		}
		for b := range units {
			n.Score(&units[b], b, set, &got)
			want := w.scores(b+1, features)
			for g := range got {
				scored := set>>g&1 != 0 && g < (len(want)+2)/3
				for k, v := range got[g][:3] {
					switch c := 3*g + k; {
					case !scored && v != -5-int32(k):
						t.Fatalf("set %#x: group %d was scored", set, g)
					case scored && c < len(want) && v != want[c]:
						t.Fatalf("set %#x, %d blocks: class %d has score %d, want %d", set, b+1, c, v, want[c])
					case scored && c >= len(want) && v > math.MinInt32/4:
						t.Fatalf("set %#x: class %d, which the net does not have, has score %d", set, c, v)
					}
				}
			}
		}
	}
}

// TestUnknownFeatures holds that features which a net does not have read no memory but its own.
func TestUnknownFeatures(t *testing.T) {
	n, err := DecodeNet(encodeNet(t, sampleNet(1, 3, 10)))
	if err != nil {
		t.Fatal(err)
	}
	scores := func(features ...int32) [4]int32 {
		var u Units
		var s Scores
		n.Activate(&u, nil, 0, features)
		n.Score(&u, 0, 1, &s)
		return s[0]
	}
	for _, unknown := range []int32{10, 1 << 20, math.MaxInt32, math.MinInt32, -2} {
		for _, known := range [][]int32{{}, {0}, {0, 1, 3}, {0, 1, 3, 4, 6}} { // alone, and among four that are added at once
			for at := range len(known) + 1 {
				want := scores(slices.Insert(slices.Clone(known), at, 9)...)
				if diff := cmp.Diff(want, scores(slices.Insert(slices.Clone(known), at, unknown)...)); diff != "" {
					t.Errorf("feature %d at %d of %v is not taken for the last one (-want +got):\n%s", unknown, at, known, diff)
				}
			}
		}
	}
}

func TestBest(t *testing.T) {
	var s Scores
	s[0] = [4]int32{5, -7, 5, 99} // the last one says nothing
	s[1] = [4]int32{math.MinInt32 / 2, 8, 4, 99}
	s[2] = [4]int32{-3, -2, -1, 99}
	for _, c := range []struct {
		reason string
		set    uint32
		class  int
		margin int32
	}{
		{"of equals the first", 0b001, 0, 0},
		{"in another group", 0b011, 4, 3},
		{"the second in the same group", 0b010, 4, 4},
		{"negative scores", 0b100, 8, 1},
		{"groups that are not next to each other", 0b101, 0, 0},
	} {
		b := s.Best(c.set)
		if b.Class() != c.class || b.Margin() != c.margin {
			t.Errorf("%s: class %d by %d, want %d by %d", c.reason, b.Class(), b.Margin(), c.class, c.margin)
		}
	}
}

func TestNetErrors(t *testing.T) {
	w := sampleNet(1, 4, 10)
	good := encodeNet(t, w)
	rest := []byte(good[len(netMagic)+9:])
	flip := func(i int) string {
		b := []byte(good)
		b[i] ^= 1
		return string(b)
	}
	for _, c := range []struct {
		reason, data string
		want         error
	}{
		{"nothing", "", ErrMagic},
		{"another magic", flip(0), ErrMagic},
		{"only magic", netMagic, ErrLength},
		{"another version", flip(len(netMagic)), ErrVersion},
		{"cut", good[:len(good)-1], ErrLength},
		{"damaged", flip(len(good) - 1), ErrChecksum},
		{"no header", encodeRawNet(nil), ErrFormat},
		{"a header alone", encodeRawNet(rest[:len(w.Name)+12]), ErrFormat},
		{"a weight too few", encodeRawNet(rest[:len(rest)-1]), ErrFormat},
		{"a weight too many", encodeRawNet(append(slices.Clone(rest), 0)), ErrFormat},
	} {
		if _, err := DecodeNet(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
	}
	w.Bias[0] = -128
	if _, err := EncodeNet(w); err == nil {
		t.Error("a weight out of range was encoded")
	}
	w = sampleNet(1, 4, 10)
	w.Blocks = MaxNetBlocks + 1
	if _, err := EncodeNet(w); err == nil {
		t.Error("a net of too many blocks was encoded")
	}
	w = sampleNet(2, 4, 10)
	w.Rows[1] = w.Rows[1][:NetBlock-1]
	if _, err := EncodeNet(w); err == nil {
		t.Error("a row for a part of a block was encoded")
	}
}

func FuzzDecodeNet(f *testing.F) {
	for blocks := 1; blocks <= 2; blocks++ {
		data, err := EncodeNet(sampleNet(blocks, 4, 6))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[len(netMagic)+9:])
	}
	f.Fuzz(func(t *testing.T, rest []byte) {
		n, err := DecodeNet(encodeRawNet(rest))
		if err != nil {
			return
		}
		var features []int32
		for i := range int32(min(n.Rows(), NetFeatures)) {
			features = append(features, i)
		}
		for b := range n.Blocks() {
			var u Units
			n.Prefetch(b, features)
			n.Activate(&u, nil, b, features)
			var s Scores
			n.Score(&u, b, math.MaxUint32, &s)
			if c := s.Best(1).Class(); c < 0 || c > 2 {
				t.Fatalf("class %d is the best of the first three", c)
			}
		}
	})
}

func BenchmarkNet(b *testing.B) {
	data, err := EncodeNet(sampleNet(1, 51, 1000))
	if err != nil {
		b.Fatal(err)
	}
	n, err := DecodeNet(string(data))
	if err != nil {
		b.Fatal(err)
	}
	features := make([]int32, 32)
	for i := range features {
		features[i] = int32(i * 31)
	}
	var u Units
	b.ReportAllocs()
	for b.Loop() {
		n.Activate(&u, nil, 0, features)
		var s Scores
		n.Score(&u, 0, 1, &s)
	}
}
