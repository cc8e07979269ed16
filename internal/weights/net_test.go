package weights

import (
	"errors"
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
			var hidden []Hidden
			for b := range c.blocks {
				var base, part, h Hidden
				n.Begin(&base, b)
				n.Add(&part, b, features[:cut])
				h.Resume(&base)
				h.Join(&part)
				n.Add(&h, b, features[cut:])
				n.Activate(&h)
				hidden = append(hidden, h)
				var got []int32
				for i := 0; i < c.classes; i += 3 {
					s := n.Bias3(i / 3)
					for k := range hidden {
						n.Score3(&hidden[k], k, i/3, &s)
					}
					got = append(got, s[:min(3, c.classes-i)]...)
				}
				if diff := cmp.Diff(w.scores(b+1, features), got); diff != "" {
					t.Fatalf("%d of %d blocks, %d classes, features %v (-want +got):\n%s", b+1, c.blocks, c.classes, features, diff)
				}
			}
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
			var h Hidden
			n.Prefetch(b, features)
			n.Begin(&h, b)
			n.Add(&h, b, features)
			n.Activate(&h)
			for i := 0; i < n.Classes(); i += 3 {
				s := n.Bias3(i / 3)
				n.Score3(&h, b, i/3, &s)
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
	var h Hidden
	b.ReportAllocs()
	for b.Loop() {
		n.Begin(&h, 0)
		n.Add(&h, 0, features)
		n.Activate(&h)
		s := n.Bias3(0)
		n.Score3(&h, 0, 0, &s)
	}
}
