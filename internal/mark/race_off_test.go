//go:build !race

package mark

const raceDetector = false
