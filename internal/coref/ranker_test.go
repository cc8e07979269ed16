package coref

import (
	"testing"

	"github.com/hearsay-go/hearsay/internal/weights"
)

// TestFields proves that the bases of fields leave each code to one field.
func TestFields(t *testing.T) {
	next := code(0)
	for _, f := range fields {
		if f.base != next {
			t.Errorf("field %d begins at %d, want %d", f.template, f.base, next)
		}
		size := code(1)
		for _, n := range f.sizes {
			if n > 1<<digitBits {
				t.Errorf("field %d has a digit of %d values", f.template, n)
			}
			size *= n
		}
		next += size
	}
	if next != numCodes {
		t.Errorf("%d codes, want %d", numCodes, next)
	}
}

func TestFeature(t *testing.T) {
	const class = 5
	got := feature(atContinues+((1*2+0)*numRoles+3)*4+2, class)
	if want := weights.Mix(fContinues<<8|class, 1<<18|0<<12|3<<6|2); got != want {
		t.Errorf("feature %x, want %x", got, want)
	}
}

func TestRankersDecode(t *testing.T) {
	if _, err := NewRankers([]byte(pronounData), []byte(descriptionData)); err != nil {
		t.Fatal(err)
	}
}
