package hearsay_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay"
)

// awkward holds texts that golden files cannot hold or that no person would
// write.
var awkward = []string{
	"",
	" \n\t\r\n ",
	"\ufeff“It rained,” said Ana Ruiz.",
	"“\xffIt rained\xfe,” said \xc3 Ana Ruiz.",
	"\xe2\x80",
	"said",
	"\"",
	"“““““”””””",
	"'''''\"\"\"\"\"``````",
	"«„‚‹»“‘›",
	"— — — — said",
	"“It rained,\u2028 said\u00a0Ana\u00adRuiz.\u202a”",
	"He said she said they said it said he said.",
	"Ana Ruiz, Ana Ruiz, Ana Ruiz and Ana Ruiz said Ana Ruiz said so.",
	"A\u0301na said “no”.\x00\x01",
	"It is said that",
	"\"...\" — Ida Brandt",
	"Ruiz was asked by Haugen: “Is it cold?”\n\n— Ida Brandt",
	strings.Repeat("«", 300) + "a" + strings.Repeat("»", 300),
}

func addSeeds(f *testing.F) {
	for _, text := range awkward {
		f.Add(text)
	}
	for _, text := range goldenTexts(f) {
		f.Add(text)
	}
}

// FuzzAnalyze analyses valid UTF-8.
func FuzzAnalyze(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) { checkText(t, strings.ToValidUTF8(text, "\uFFFD")) })
}

// FuzzAnalyzeInvalid analyses text with stray bytes in it.
func FuzzAnalyzeInvalid(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			text = text[:len(text)/3] + "\x80" + text[len(text)/3:] + "\xe2"
		}
		checkText(t, text)
	})
}

// TestInvariants checks the texts of all golden files.
func TestInvariants(t *testing.T) {
	for _, text := range goldenTexts(t) {
		checkText(t, text)
	}
	for _, text := range awkward {
		checkText(t, text)
	}
}

// TestCutTexts checks the texts of the short golden files cut off behind each of
// their words: forms of speech that end too soon.
func TestCutTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("several thousand analyses")
	}
	for _, text := range goldenTexts(t) {
		if len(text) > 400 {
			continue
		}
		for i := range text {
			if text[i] == ' ' || text[i] == '\n' {
				newChecker(t, text[:i]).document(hearsay.Analyze(text[:i]))
				if t.Failed() {
					t.Fatalf("after %q", text[:i])
				}
			}
		}
	}
}
