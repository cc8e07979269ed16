package weights

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample returns features with random weights within the range of the model.
func sample(classes, n int) (names []uint64, features []Feature) {
	return sampleOf(classes, n, classes > narrowClasses)
}

func sampleOf(classes, n int, small bool) (names []uint64, features []Feature) {
	rng := rand.New(rand.NewPCG(1, uint64(classes)))
	for range n {
		name := rng.Uint64()
		row := make([]int16, classes)
		for c := range row {
			switch {
			case rng.IntN(3) > 0:
			case !small:
				row[c] = int16(rng.Uint32())
			default:
				row[c] = int16(int8(rng.Uint32()))
			}
		}
		names = append(names, name)
		features = append(features, Feature{Key(name), row})
	}
	return names, features
}

func encode(t testing.TB, p Params, features []Feature) string {
	t.Helper()
	data, err := Encode(p, features)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRoundTrip(t *testing.T) {
	for _, classes := range []int{1, 2, 3, 4, 5, 8, 9, 50, 128} {
		names, features := sample(classes, 3000)
		m, err := Decode(encode(t, Params{Name: "sample", Classes: classes, Scale: 0.25}, features))
		if err != nil {
			t.Fatalf("%d classes: %v", classes, err)
		}
		if m.Name() != "sample" || m.Classes() != classes || m.Scale() != 0.25 {
			t.Errorf("got %q, %d classes, scale %v", m.Name(), m.Classes(), m.Scale())
		}
		for i, name := range names {
			want := make([]int32, classes)
			for c, w := range features[i].Weights {
				want[c] = int32(w)
			}
			got := make([]int32, classes)
			m.Add(name, got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%d classes, feature %d (-want +got):\n%s", classes, i, diff)
			}
		}
		rng := rand.New(rand.NewPCG(2, 2))
		for range 10000 {
			if m.Has(rng.Uint64()) {
				t.Fatalf("%d classes: an unknown feature has weights", classes)
			}
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	_, features := sample(3, 100)
	good := encode(t, Params{Name: "x", Classes: 3}, features)
	change := func(i int, b byte) string { return good[:i] + string([]byte{b}) + good[i+1:] }
	for _, c := range []struct {
		reason string
		data   string
		want   error
	}{
		{"an empty file", "", ErrMagic},
		{"another kind of file", "not a model at all", ErrMagic},
		{"cut after the magic", good[:len(magic)], ErrLength},
		{"a version of the future", change(len(magic), version+1), ErrVersion},
		{"cut at the end", good[:len(good)-1], ErrLength},
		{"bytes too many", good + "x", ErrLength},
		{"one bit wrong", change(len(good)-5, good[len(good)-5]^1), ErrChecksum},
		{"no such number of classes", encodeRaw([]byte{0, 0}), ErrFormat},
		{"more features than bytes", encodeRaw([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 99, 1, 0, 0, 1, 5, 5}), ErrFormat},
		{"a feature without weights", encodeRaw([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 5}), ErrFormat},
	} {
		if _, err := Decode(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.reason, err, c.want)
		}
	}
}

func TestProb(t *testing.T) {
	_, features := sample(1, 1)
	m, err := Decode(encode(t, Params{Classes: 1, Knots: []Knot{{-100, 0}, {0, 0x8000}, {100, 0xffff}}}, features))
	if err != nil {
		t.Fatal(err)
	}
	for score, want := range map[int32]float32{-1000: 0, -100: 0, -50: 0.25, 0: 0.5, 50: 0.75, 100: 1, 1000: 1} {
		if got := m.Prob(score); got < want-0.001 || got > want+0.001 {
			t.Errorf("Prob(%d) = %v, want %v", score, got, want)
		}
	}
}

func TestZeroModel(t *testing.T) {
	m := Lazy("damaged")()
	if m.Score([]uint64{1}) != 0 || m.Prob(3) != 0 || m.Has(0) {
		t.Error("the zero Model scores")
	}
}

func FuzzDecode(f *testing.F) {
	_, features := sample(3, 5)
	f.Add([]byte(strings.TrimPrefix(encode(f, Params{Classes: 3}, features), magic)[10:]))
	f.Add([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 5, 5})
	f.Fuzz(func(t *testing.T, rest []byte) {
		m, err := Decode(encodeRaw(rest))
		if err != nil {
			return
		}
		scores := make([]int32, m.Classes())
		for i := range uint64(100) {
			m.Add(i, scores)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	_, features := sample(50, 100_000)
	data := encode(b, Params{Classes: 50}, features)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func TestScoreIsTheSumOfValues(t *testing.T) {
	for _, small := range []bool{true, false} { // the packed and the narrow layout
		names, features := sampleOf(1, 3000, small)
		m, err := Decode(encode(t, Params{Classes: 1}, features))
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(7, 7))
		for range 300 {
			var asked []uint64
			want := int32(0)
			for range rng.IntN(200) {
				f := rng.Uint64() // known to nobody
				if rng.IntN(2) == 0 {
					f = names[rng.IntN(len(names))]
				}
				asked = append(asked, f)
				v, _ := m.Value(f)
				want += v
			}
			if got := m.Score(asked); got != want {
				t.Fatalf("small weights %v: score %d of %d features, want %d", small, got, len(asked), want)
			}
		}
	}
}
