package weights

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"testing"
)

// unpack is what package compress/flate makes of a stream.
func unpack(data string, limit int) ([]byte, bool) {
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader([]byte(data))), int64(limit)+1))
	return out, err == nil && len(out) <= limit
}

func pack(t testing.TB, data []byte, level int) string {
	t.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// samples are of all sorts: empty, without any pattern, with few different bytes, with
// long repetitions near and far.
func samples() [][]byte {
	rng := rand.New(rand.NewPCG(4, 4))
	list := [][]byte{nil, {7}, bytes.Repeat([]byte{3}, 100000)}
	for _, kinds := range []int{1, 2, 3, 17, 256} {
		for _, n := range []int{1, 300, 20000} {
			b := make([]byte, n)
			for i := range b {
				b[i] = byte(rng.ExpFloat64() * float64(kinds) / 4)
			}
			list = append(list, b, append(b, b[:len(b)/2]...))
		}
	}
	return list
}

func TestInflate(t *testing.T) {
	for i, want := range samples() {
		for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
			data := pack(t, want, level)
			for _, hint := range []int{0, len(want) / 2, len(want)} {
				got, ok := inflate(nil, data, hint, len(want))
				if !ok || !bytes.Equal(got, want) {
					t.Errorf("sample %d, level %d, hint %d: %v, %d bytes of %d", i, level, hint, ok, len(got), len(want))
				}
			}
			if _, ok := inflate(nil, data, 0, len(want)-1); ok && len(want) > 0 {
				t.Errorf("sample %d, level %d: the limit does not hold", i, level)
			}
		}
	}
}

// TestInflateDamaged holds that damaged streams are told from others as package
// compress/flate does.
func TestInflateDamaged(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for i, want := range samples() {
		if len(want) > 1000 {
			want = want[:1000]
		}
		data := pack(t, want, []int{flate.HuffmanOnly, 0, 1, 6, 9}[i%5])
		for range 300 {
			b := []byte(data)
			b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
			compare(t, string(b[:len(b)-rng.IntN(2)*rng.IntN(len(b))]))
		}
	}
}

func compare(t *testing.T, data string) {
	t.Helper()
	const limit = 1 << 16
	want, wantOK := unpack(data, limit)
	got, ok := inflate(nil, data, 100, limit)
	if ok != wantOK || ok && !bytes.Equal(got, want) {
		t.Errorf("%q: %v %d bytes, want %v %d bytes", data, ok, len(got), wantOK, len(want))
	}
}

func FuzzInflate(f *testing.F) {
	for _, s := range samples() {
		f.Add(pack(f, s[:min(len(s), 500)], 6))
	}
	f.Fuzz(compare)
}
