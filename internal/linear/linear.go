// Package linear tells tests whether work grows in proportion to its input.
package linear

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/hearsay-go/hearsay/internal/cputime"
)

const (
	// parts is how many pieces a text is cut into for the comparison: work in
	// proportion to its length takes as long in pieces as in one, quadratic work
	// parts times as long in one.
	parts = 16
	// most is the factor that is let pass: it lies far from both ends, since
	// caches favour short texts.
	most = 5
	// rounds is how often a failure is tried again, since other programs on the
	// machine make a run slower, and never faster.
	rounds = 12
)

// Check fails the test if run takes much more time for a text of n bytes than
// for texts of n/16 bytes sixteen times. text makes a text of about as
// many bytes as it is asked for. It compares times within one run, of the
// processor where the system tells them, and takes the best of several rounds.
func Check(t testing.TB, n int, text func(n int) string, run func(text string)) {
	t.Helper()
	short, long := text(n/parts), text(n)
	// What the first run loads, and the collector, are not what is measured.
	run(short)
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	pieces, whole := math.Inf(1), math.Inf(1)
	for range rounds {
		pieces = min(pieces, seconds(func() {
			for range parts {
				run(short)
			}
		}))
		whole = min(whole, seconds(func() { run(long) }))
		if whole <= most*pieces {
			t.Logf("%.2f times as long in one as in pieces", whole/pieces)
			return
		}
	}
	t.Errorf("%d bytes in one took %.1f times as long as in %d pieces: %.3g and %.3g s",
		len(long), whole/pieces, parts, whole, pieces)
}

func seconds(f func()) float64 {
	runtime.GC()
	start := cputime.Now()
	f()
	return (cputime.Now() - start).Seconds()
}
