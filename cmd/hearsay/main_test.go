package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/hearsay-go/hearsay/internal/golden"
)

// TestScripts runs the command as testdata/*.txtar say. In each, "args" holds
// the arguments, one a line; "stdin" what it reads; "stdout", "stderr" and
// "status" what is expected. Files under "files/" lie in the directory in which
// it runs. Output that is not expected must be empty.
func TestScripts(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, path := range paths {
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runScript(t, path) })
	}
}

func runScript(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Error("no comment on top says what the script shows")
	}
	t.Chdir(t.TempDir())
	files := map[string]string{"status": "0\n"}
	for _, f := range archive.Files {
		name, inside := strings.CutPrefix(f.Name, "files/")
		if !inside {
			files[f.Name] = string(f.Data)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, unescape(f.Data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	w := &world{strings.NewReader(files["stdin"]), &stdout, &stderr, func(string) string { return "" }}
	status := run(w, strings.Split(strings.TrimSuffix(files["args"], "\n"), "\n"))
	got := map[string]string{"stdout": stdout.String(), "stderr": stderr.String(), "status": strconv.Itoa(status) + "\n"}
	for name := range got {
		if diff := cmp.Diff(files[name], got[name]); diff != "" && !*golden.Update {
			t.Errorf("%s differs (-want +got):\n%s", name, diff)
		}
	}
	if *golden.Update {
		rewrite(t, path, archive, got)
	}
}

// unescape turns \xNN in the files of a script into the byte, so that a script
// can hold what is not UTF-8.
func unescape(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		if len(data) >= 4 && data[0] == '\\' && data[1] == 'x' {
			if b, err := strconv.ParseUint(string(data[2:4]), 16, 8); err == nil {
				out, data = append(out, byte(b)), data[4:]
				continue
			}
		}
		out, data = append(out, data[0]), data[1:]
	}
	return out
}

// rewrite puts what was got in place of what a script expects.
func rewrite(t *testing.T, path string, archive *txtar.Archive, got map[string]string) {
	var kept []txtar.File
	for _, f := range archive.Files {
		if _, expectation := got[f.Name]; !expectation {
			kept = append(kept, f)
		}
	}
	for _, name := range []string{"stdout", "stderr", "status"} {
		if got[name] != "" && got[name] != "0\n" {
			kept = append(kept, txtar.File{Name: name, Data: []byte(got[name])})
		}
	}
	archive.Files = kept
	if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestColors(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	device, err := os.Open("/dev/zero")
	if err != nil {
		t.Skip("needs a character device that is no terminal: ", err)
	}
	defer device.Close()
	regular, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer regular.Close()
	env := func(key string) func(string) string {
		return func(k string) string {
			if k == key {
				return "1"
			}
			return ""
		}
	}
	tests := []struct {
		reason string
		w      world
		want   bool
	}{
		{"the null device is no terminal", world{stdout: null, getenv: env("")}, false},
		{"another character device may be one", world{stdout: device, getenv: env("")}, true},
		{"the user wants none", world{stdout: device, getenv: env("NO_COLOR")}, false},
		{"a file is no terminal", world{stdout: regular, getenv: env("")}, false},
		{"a buffer is no terminal", world{stdout: new(bytes.Buffer), getenv: env("")}, false},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := test.w.colors(); got != test.want {
				t.Errorf("colors() = %v, want %v", got, test.want)
			}
		})
	}
}

// TestHelp proves that "help" is another way to ask with -h.
func TestHelp(t *testing.T) {
	output := func(args ...string) string {
		var stdout bytes.Buffer
		w := &world{strings.NewReader(""), &stdout, &stdout, func(string) string { return "" }}
		if status := run(w, args); status != statusOK {
			t.Errorf("%q: status %d", args, status)
		}
		return stdout.String()
	}
	if diff := cmp.Diff(output("-h"), output("help")); diff != "" {
		t.Errorf("-h and help differ:\n%s", diff)
	}
	if diff := cmp.Diff(output("eval", "-h"), output("help", "eval")); diff != "" {
		t.Errorf("eval -h and help eval differ:\n%s", diff)
	}
}

// TestNullDevice proves that nobody is told to type where nothing can be typed.
func TestNullDevice(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	var stdout, stderr bytes.Buffer
	run(&world{null, &stdout, &stderr, func(string) string { return "" }}, nil)
	if got, want := stderr.String(), "hearsay: standard input: is empty\n"; got != want {
		t.Errorf("standard error is %q, want %q", got, want)
	}
}

func TestDisplay(t *testing.T) {
	tests := []struct{ reason, name, want string }{
		{"blanks of a name stay", "my  notes.txt", "my  notes.txt"},
		{"an escape sequence", "a\x1b[2Jb", "a\uFFFD[2Jb"},
		{"a line end", "a\nb", "a\uFFFDb"},
		{"a stray byte", "a\xffb", "a\uFFFDb"},
		{"standard input", "-", "standard input"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := display(test.name); got != test.want {
				t.Errorf("display(%q) = %q, want %q", test.name, got, test.want)
			}
		})
	}
}
