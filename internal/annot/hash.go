package annot

import (
	"unicode"
	"unicode/utf8"
)

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Hash returns the 64-bit FNV-1a hash of s with its letters in lower case and
// typographic apostrophes made plain, so that "Don’t" and "don't" agree. It is
// the identity of word forms and lemmas throughout the house.
func Hash(s string) uint64 { return HashMore(fnvOffset, s) }

// HashMore returns the hash of the string whose hash is h, followed by s:
// Hash(a+b) == HashMore(Hash(a), b).
func HashMore(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hashSlow(h, s[i:])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func hashSlow(h uint64, s string) uint64 {
	var buf [utf8.UTFMax]byte
	for _, r := range s {
		switch {
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		default:
			r = unicode.ToLower(r)
		}
		n := utf8.EncodeRune(buf[:], r)
		for _, c := range buf[:n] {
			h = (h ^ uint64(c)) * fnvPrime
		}
	}
	return h
}
