//go:build !unix

package hearsay_test

import "time"

// processTime returns the time of day, for want of the time of the process.
func processTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
