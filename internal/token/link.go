package token

import "strings"

// nextLink returns the first web or e-mail address in text[i:end], a stretch
// without blanks, or an empty span at end.
func nextLink(text string, i, end int) span {
	for j := i; j < end; j++ {
		switch text[j] {
		case 'h', 'H', 'f', 'F', 'w', 'W', 'm', 'M':
			if (j == i || !isWordByte(text[j-1])) && hasScheme(text[j:end]) {
				return span{j, urlEnd(text, j, end)}
			}
		case '@':
			if s, e := mailAround(text, i, j, end); s < e {
				return span{s, e}
			}
		}
	}
	return span{end, end}
}

func isWordByte(b byte) bool { return ascii[b] == letter || ascii[b] == digit }

var schemes = [...]string{"http://", "https://", "ftp://", "www.", "mailto:"}

// hasScheme reports whether s begins as a web address does.
func hasScheme(s string) bool {
	for _, p := range schemes {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) && (isWordByte(s[len(p)]) || s[len(p)] >= 0x80) {
			return true
		}
	}
	return false
}

// urlEnd returns the end of the web address at i: punctuation at its end and a
// bracket that it does not open belong to the sentence.
func urlEnd(text string, i, end int) int {
	j := i
	open := 0
scan:
	for ; j < end; j++ {
		switch text[j] {
		case '"', '<', '>', '{', '}', '`':
			break scan
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				break scan
			}
		case 0xe2: // typographic marks and dashes
			if strings.HasPrefix(text[j:], "\xe2\x80") {
				break scan
			}
		case 0xc2: // guillemets and no-break spaces
			break scan
		}
	}
	for j > i+1 {
		switch text[j-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*', ']', '(':
			j--
			continue
		}
		break
	}
	return j
}

// mailAround returns the e-mail address around the @ at j, within text[i:end].
func mailAround(text string, i, j, end int) (int, int) {
	s := j
	for s > i && (isWordByte(text[s-1]) || strings.IndexByte(".%+-&", text[s-1]) >= 0) {
		s--
	}
	for s < j && !isWordByte(text[s]) {
		s++
	}
	e, dots := j+1, 0
	for e < end && (isWordByte(text[e]) || (text[e] == '.' || text[e] == '-') && e+1 < end && isWordByte(text[e+1])) {
		if text[e] == '.' {
			dots++
		}
		e++
	}
	if s == j || e == j+1 || e-j <= 2 && dots == 0 || s > i && text[s-1] == '@' { // the last: @here@there
		return j, j
	}
	return s, e
}
