//go:build !purego && (amd64 || arm64)

package weights

// The models together are larger than the caches that belong to a core, and to wait for
// memory took more time than all the arithmetic. Go has no way to ask for memory
// without waiting, but these instructions do. They change no result, and a
// place that does not exist does no harm.

// prefetch asks for the n rows whose numbers begin at features.
//
//go:noescape
func prefetch(rows *netRow, features *int32, n int)

// prefetchWord asks for the cache line that a word lies in.
//
//go:noescape
func prefetchWord(word *uint64)
