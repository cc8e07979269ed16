package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWorkersAgree runs more lines than are ever held at a time, some of them
// bad: the output is the same whatever the number of workers.
func TestWorkersAgree(t *testing.T) {
	var in strings.Builder
	for i := range 200 {
		switch i % 5 {
		case 3:
			fmt.Fprintf(&in, "{\"id\":\"a%d\"}\n", i)
		case 4:
			in.WriteString("not JSON\n")
		default:
			fmt.Fprintf(&in, `{"id":"a%d","text":"“We lost %d sheep,” said Ana Ruiz."}`+"\n", i, i)
		}
	}
	output := func(workers string) string {
		var stdout bytes.Buffer
		w := &world{strings.NewReader(in.String()), &stdout, io.Discard, func(string) string { return "" }}
		if status := run(w, []string{"jsonl", "-workers", workers}); status != statusFailed {
			t.Errorf("%s workers: status %d, want %d", workers, status, statusFailed)
		}
		return stdout.String()
	}
	one := output("1")
	if n := strings.Count(one, "\n"); n != 200 {
		t.Errorf("%d lines, want 200", n)
	}
	if diff := cmp.Diff(one, output("8")); diff != "" {
		t.Errorf("1 and 8 workers differ:\n%s", diff)
	}
}

// TestStreams proves that a line is answered before the next one is read.
func TestStreams(t *testing.T) {
	in, feed := io.Pipe()
	out, sink := io.Pipe()
	done := make(chan int)
	go func() {
		w := &world{in, sink, io.Discard, func(string) string { return "" }}
		done <- run(w, []string{"jsonl"})
	}()
	buf := make([]byte, 1<<10)
	for i := range 3 {
		if _, err := fmt.Fprintf(feed, "{\"id\":\"%d\",\"text\":\"It rained.\"}\n", i); err != nil {
			t.Fatal(err)
		}
		n, err := out.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf(`{"id":"%d",`, i); !strings.HasPrefix(string(buf[:n]), want) {
			t.Errorf("answer %d is %q", i, buf[:n])
		}
	}
	feed.Close()
	if status := <-done; status != statusOK {
		t.Errorf("status %d", status)
	}
}
