package hearsay_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/cputime"
)

// firstText is dialogue and reported speech with a claim, so that no model is left out.
const firstText = "The harbour board said on Tuesday that the ferry “may be late”. It denied that the yard had been paid.\n\n" +
	"“Why?” asked Ann Roe.\n\n“Because it rained,” said Tom.\n\n“It always rains.”"

// BenchmarkLoad measures the first analysis of a process, in which all models are
// read: each in a process of its own.
func BenchmarkLoad(b *testing.B) {
	var wall, cpu, live, sys float64
	for b.Loop() {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestFirst$", "-test.v")
		cmd.Env = append(os.Environ(), "HEARSAY_FIRST=1")
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		_, line, _ := strings.Cut(string(out), "first:")
		var w, c, l, s float64
		if _, err := fmt.Sscan(line, &w, &c, &l, &s); err != nil {
			b.Fatalf("%v in %q", err, out)
		}
		wall, cpu, live, sys = wall+w, cpu+c, live+l, sys+s
	}
	n := float64(b.N)
	b.ReportMetric(wall/n, "ms/load")
	b.ReportMetric(cpu/n, "cpu-ms/load")
	b.ReportMetric(live/n, "MB-live")
	b.ReportMetric(sys/n, "MB-taken")
}

// TestFirst is what BenchmarkLoad runs.
func TestFirst(t *testing.T) {
	if os.Getenv("HEARSAY_FIRST") == "" {
		t.Skip("runs in a process of its own, for BenchmarkLoad")
	}
	start, used := time.Now(), cputime.Now()
	hearsay.Analyze(firstText)
	wall, cpu := time.Since(start), cputime.Now()-used
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	taken := m.HeapSys - m.HeapReleased
	runtime.GC()
	runtime.ReadMemStats(&m)
	const mb = 1 << 20
	fmt.Println("first:", float64(wall.Microseconds())/1000, float64(cpu.Microseconds())/1000, float64(m.HeapAlloc)/mb, float64(taken)/mb)
}
