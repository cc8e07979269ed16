package mark

// A unit is a candidate: a mark with what each reading of it would cost where
// it stands, before anything is known of what is open.
type unit struct {
	pos, end  int32
	glyph     glyph
	stray     int32 // an apostrophe, a prime, or a mark of no consequence
	open      int32
	silent    glyph // code or attribute, where the mark may open that
	close     int32
	pair      bool  // the next unit is the same and touches this one
	pairOpen  int32 // costs of the two read as one double mark
	pairClose int32
	paraStart bool  // nothing but marks stands between it and the start of the paragraph
	lineStart bool  // the same, of a line
	words     int32 // how many stretches of text other than marks stand before it
}

// A scanner yields the candidates of one paragraph, in order.
type scanner struct {
	text    string
	lo, hi  int // the paragraph
	i       int // next byte to look at
	runFrom int // marks that touch one another begin here
	runEnd  int // and end here
	left    class
	right   class
	leftAt  int // where the runes of left and right begin
	rightAt int
	last    int   // end of the last unit
	words   int32 // as in unit
	begun   int32 // words at the start of the paragraph
}

func (s *scanner) reset(text string, lo, hi int) {
	*s = scanner{text: text, lo: lo, hi: hi, i: lo, last: lo, words: s.words + 1, begun: s.words + 1}
}

// next fills u with the next candidate and reports whether there was one.
// Apostrophes between two letters are passed over.
func (s *scanner) next(u *unit) bool {
	t := s.text[:s.hi]
	for i := s.i; ; {
		for i < len(t) && !lead[t[i]] {
			i++
		}
		if i >= len(t) {
			s.i = i
			return false
		}
		g, n := glyphAt(t, i)
		if g == noGlyph {
			i++
			continue
		}
		if n == 1 && ornament(t, i) {
			i = skipByte(t, i)
			continue
		}
		if i >= s.runEnd {
			if inWord(t, s.lo, i, n, g) {
				i += n
				continue
			}
			s.startRun(t, i)
		}
		s.i = i + n
		s.fill(t, u, g, i, n)
		return true
	}
}

// maxReopen bounds how many bytes of marks at the start of a line may reopen
// quotations.
const maxReopen = 12

// minOrnament is the number of equal straight marks or backticks, each touching
// the next, from which on they are a rule or a fence and not quotation marks.
const minOrnament = 8

// ornament reports whether t[i:] begins with so many equal bytes.
func ornament(t string, i int) bool {
	if i+minOrnament > len(t) {
		return false
	}
	for _, c := range []byte(t[i+1 : i+minOrnament]) {
		if c != t[i] {
			return false
		}
	}
	return true
}

// skipByte returns the end of the run of bytes equal to t[i].
func skipByte(t string, i int) int {
	j := i
	for j < len(t) && t[j] == t[i] {
		j++
	}
	return j
}

// inWord reports whether the single mark t[i:i+n] stands between two letters,
// as in don't and Qur'an.
func inWord(t string, lo, i, n int, g glyph) bool {
	if glyphs[g].level != singleLevel || i == lo || i+n >= len(t) {
		return false
	}
	if isAlpha(t[i-1]) && isAlpha(t[i+n]) {
		return true
	}
	l, _ := before(t, lo, i)
	r, _ := after(t, len(t), i+n)
	return l == letter && r == letter
}

// startRun finds the end of the marks that touch one another from t[i] on, and
// what stands on both sides of them.
func (s *scanner) startRun(t string, i int) {
	s.runFrom = i
	s.left, s.leftAt = before(t, s.lo, i)
	for i < len(t) {
		g, n := glyphAt(t, i)
		if g == noGlyph {
			break
		}
		i += n
	}
	s.runEnd = i
	s.right, s.rightAt = after(t, len(t), i)
}

// fill describes the mark g at t[i:i+n].
func (s *scanner) fill(t string, u *unit, g glyph, i, n int) {
	if i > s.last && !allBlank(t[s.last:i]) {
		s.words++
	}
	s.last = i + n
	*u = unit{pos: int32(i), end: int32(i + n), glyph: g, words: s.words}
	if i < s.runFrom+maxReopen {
		u.paraStart = s.words == s.begun
		u.lineStart = s.left == newline || s.left == edge
	}
	s.costs(t, u)
	if p := pairs[g]; p != noGlyph && i+n < s.runEnd {
		if g2, n2 := glyphAt(t, i+n); g2 == g {
			v := unit{pos: u.pos, end: u.end + int32(n2), glyph: p}
			s.costs(t, &v)
			u.pair, u.pairOpen, u.pairClose = true, v.open, v.close
		}
	}
}

// allBlank reports whether s holds nothing but white space and characters that
// cannot be seen.
func allBlank(s string) bool {
	for _, r := range s {
		if c := classOf(r); !c.isBlank() && !transparent(r) {
			return false
		}
	}
	return true
}
