package claim_test

import (
	"os"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
)

// kindOf gives the kind that a letter in testdata/wordings.txt stands for.
var kindOf = map[byte]string{'u': claim.Unsupported, 'a': claim.Alleged, 'd': claim.Disputed, 'h': claim.Hedged, 'v': claim.VagueSource}

// A wantFlag is a mark in testdata/wordings.txt; without a cue, any will do.
type wantFlag struct {
	kind     string
	cue      annot.Span
	optional bool
}

// readMarks takes the marks out of a line of testdata/wordings.txt.
func readMarks(line string) (string, []wantFlag) {
	var b strings.Builder
	var want []wantFlag
	for line != "" {
		before, rest, ok := strings.Cut(line, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		mark, after, _ := strings.Cut(rest, "]")
		letter, cue, _ := strings.Cut(mark, " ")
		f := wantFlag{kind: kindOf[letter[0]], optional: strings.HasSuffix(letter, "?")}
		if cue != "" {
			f.cue = annot.Span{Start: int32(b.Len()), End: int32(b.Len() + len(cue))}
			b.WriteString(cue)
		} else if strings.HasPrefix(after, " ") && strings.HasSuffix(b.String(), " ") {
			after = after[1:]
		}
		want = append(want, f)
		line = after
	}
	return strings.TrimSpace(b.String()), want
}

// matches reports whether a flag is the one wanted.
func (w *wantFlag) matches(f *annot.Flag) bool {
	return f.Kind == w.kind && (w.cue.Empty() || w.cue.Overlaps(f.Cue))
}

// TestWordings holds the share of right flags in testdata/wordings.txt.
func TestWordings(t *testing.T) {
	data, err := os.ReadFile("testdata/wordings.txt")
	if err != nil {
		t.Fatal(err)
	}
	rules := claim.Default()
	right, missed, extra := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, want := readMarks(line)
		d := analyse(t, text, rules)
		var flags []annot.Flag
		for i := range d.Claims {
			flags = append(flags, d.Claims[i].Flags...)
		}
		used := make([]bool, len(flags))
		for i := range want {
			found := false
			for j := range flags {
				if want[i].matches(&flags[j]) {
					used[j], found = true, true
				}
			}
			switch {
			case want[i].optional:
			case found:
				right++
			default:
				missed++
				t.Logf("missed %s %q in %q", want[i].kind, d.Str(want[i].cue), text)
			}
		}
		for j := range flags {
			if !used[j] {
				extra++
				t.Logf("extra %s %q in %q", flags[j].Kind, d.Str(flags[j].Cue), text)
			}
		}
	}
	f1 := 2 * float64(right) / float64(2*right+missed+extra)
	t.Logf("F1 %.3f: %d right, %d missed, %d extra", f1, right, missed, extra)
	if f1 < minWordings {
		t.Errorf("F1 is %.3f, want at least %.2f", f1, minWordings)
	}
}

const minWordings = 0.9
