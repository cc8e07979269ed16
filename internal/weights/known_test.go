package weights

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestKnownAgreesWithHas(t *testing.T) {
	for _, classes := range []int{1, 4, 5} {
		names, features := sample(classes, 3000)
		m, err := Decode(encode(t, Params{Classes: classes}, features))
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(3, 3))
		for range 200 {
			var asked, want []uint64
			for range rng.IntN(200) {
				f := rng.Uint64()
				if rng.IntN(3) == 0 {
					f = names[rng.IntN(len(names))]
				}
				asked = append(asked, f)
				if m.Has(f) {
					want = append(want, f)
				}
			}
			if diff := cmp.Diff(want, append([]uint64(nil), m.Known(asked)...)); diff != "" {
				t.Fatalf("%d classes (-want +got):\n%s", classes, diff)
			}
		}
	}
	if got := new(Model).Known([]uint64{1}); len(got) > 0 {
		t.Errorf("the zero Model knows %v", got)
	}
}
