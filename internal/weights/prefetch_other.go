//go:build purego || (!amd64 && !arm64)

package weights

func prefetch(*netRow, *int32, int) {}

func prefetchWord(*uint64) {}
