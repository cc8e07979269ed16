//go:build race

package mark

// raceDetector reports whether the race detector is on, under which a sync.Pool
// drops what it is given now and then.
const raceDetector = true
