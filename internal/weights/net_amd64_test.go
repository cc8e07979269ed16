//go:build !purego

package weights

import (
	"testing"
	"unsafe"
)

// TestNetSSE2 holds that processors without AVX2 compute the same.
func TestNetSSE2(t *testing.T) {
	if !hasAVX2 {
		t.Skip("there is no AVX2 here: the other tests have tested SSE2")
	}
	hasAVX2 = false
	defer func() { hasAVX2 = true }()
	t.Run("net", TestNet)
	t.Run("sets of groups", TestScoreSets)
	t.Run("unknown features", TestUnknownFeatures)
}

func TestSizes(t *testing.T) {
	if size := unsafe.Sizeof(netOut{}); size != netOutSize {
		t.Errorf("a netOut has %d bytes, the assembly takes it for %d", size, netOutSize)
	}
}
