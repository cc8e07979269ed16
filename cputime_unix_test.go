//go:build unix

package hearsay_test

import (
	"syscall"
	"time"
)

// processTime returns the time that the processors have spent on this process,
// which other programs on a busy machine do not lengthen.
func processTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(usage.Utime.Nano())
}
