package foreign

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/hearsay-go/hearsay/internal/annot"
)

const english = "en"

// Bounds of the text that is looked at, in bytes and in tokens.
const (
	sampleBytes  = 1 << 10
	sampleTokens = 400
)

// Guess returns the IETF tag of the language that d is written in, "und" for a
// script without rules, and "" for English or where it cannot tell. It wants
// the tokens of d.
func Guess(d *annot.Doc) string {
	if code := guessByScript(d.Text[:min(len(d.Text), sampleBytes)]); code != "" {
		if code == latin {
			return guessByWords(d)
		}
		return code
	}
	return ""
}

const latin = "latn"

// kanaShare is the least share of kana, one in so many characters, that makes a
// text in Han script Japanese.
const kanaShare = 12

// guessByScript returns the language of the script that most letters belong to,
// latin for Latin, and "" where there are no letters.
func guessByScript(text string) string {
	var latins, han, kana, cyrillic, arabic, other int
	for _, r := range text {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				latins++
			}
		case unicode.Is(unicode.Han, r):
			han++
		case r >= 0x3040 && r <= 0x30ff:
			kana++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Latin, r):
			latins++
		case unicode.IsLetter(r):
			other++
		}
	}
	cjk := han + kana
	switch most := max(latins, other, cjk, cyrillic, arabic); most {
	case 0:
		return ""
	case latins:
		return latin
	case cjk:
		if kana*kanaShare >= cjk {
			return "ja"
		}
		return "zh"
	case cyrillic:
		return "ru"
	case arabic:
		return "ar"
	}
	return "und"
}

// guessByWords counts the different words that are known of each language. Another language
// than English must have at least two, or one in a text with letters that English
// does not have, and clearly more than English.
func guessByWords(d *annot.Doc) string {
	lists, known := lexicons(), languagesOf()
	hits := make([]int, len(lists))
	ours, accented, inName := 0, false, false
	var seen []uint64 // at most sampleTokens
	for i := range d.Tokens[:min(len(d.Tokens), sampleTokens)] {
		t := &d.Tokens[i]
		if t.Shape.Has(annot.Punct) {
			continue
		}
		if t.Shape.Has(annot.NonASCII|annot.Alpha) && !strings.ContainsAny(d.Text[t.Start:t.End], "’‘ʼ") {
			accented = true
		}
		if t.Shape.Has(annot.Capital) && i > 0 && !opens(d, i-1) {
			inName = true
			continue
		}
		if inName = inName && known[t.Lower]&inNames != 0; inName {
			continue // de la Cruz
		}
		set := known[t.Lower] &^ inNames
		if set == 0 || slices.Contains(seen, t.Lower) {
			continue
		}
		seen = append(seen, t.Lower)
		for ; set != 0; set &= set - 1 {
			k := bits.TrailingZeros16(set)
			if lists[k].code == english {
				ours++
				continue
			}
			hits[k]++
		}
		if ours >= plainlyEnglish && slices.Max(hits) < plainlyEnglish/2 {
			return ""
		}
	}
	best := 0
	for k := range lists {
		if hits[k] > hits[best] {
			best = k
		}
	}
	if n := hits[best]; n > 0 && n >= 2*ours && (n > 1 || ours == 0 && accented) {
		return lists[best].code
	}
	return ""
}

// opens reports whether a word behind token i may have its capital for that alone.
func opens(d *annot.Doc, i int) bool {
	t := &d.Tokens[i]
	return t.Shape.Has(annot.Punct) && (t.Shape.Has(annot.QuoteMark) || !strings.Contains(",;", d.Form(int32(i))))
}

// plainlyEnglish is the number of English words after which a text with few
// words of another language is not read on.
const plainlyEnglish = 12
