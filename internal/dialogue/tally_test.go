package dialogue

import "testing"

func TestTally(t *testing.T) {
	var c tally
	if n := c.get(7); n != 0 {
		t.Errorf("an empty tally counts %d", n)
	}
	for round := range int32(2) {
		for i := range uint64(1000) {
			c.add(i*2+1, int32(i))
		}
		for i := range uint64(1000) {
			if got, want := c.get(i*2+1), int32(i)*(round+1); got != want {
				t.Fatalf("count of %d is %d, want %d", i, got, want)
			}
		}
	}
	c.reset()
	if n := c.get(9); n != 0 {
		t.Errorf("after reset a tally counts %d", n)
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
