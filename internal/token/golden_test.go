package token

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/hearsay-go/hearsay/internal/golden"
)

// TestGolden compares the analysis of testdata/*.txtar, one phenomenon each. The
// file "sentences" holds a sentence a line, its tokens between blanks, and a
// blank line between paragraphs.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 || archive.Files[0].Name != "text" || archive.Files[1].Name != "sentences" {
				t.Fatal(`want the files "text" and "sentences"`)
			}
			got := outline(string(archive.Files[0].Data))
			if *golden.Update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}

// outline writes the analysis of text as golden files hold it.
func outline(text string) string {
	d := analyseMarked(text)
	var b strings.Builder
	for i, s := range d.Sents {
		if i > 0 && d.Sents[i-1].Para != s.Para {
			b.WriteByte('\n')
		}
		for t := s.First; t < s.Last; t++ {
			if t > s.First {
				b.WriteByte(' ')
			}
			b.WriteString(d.Form(t))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
