package mark

// Costs that single features of a mark's surroundings add to its readings.
const (
	turned       = 5  // a curly mark that stands free and is read against its shape
	freeMark     = 1  // a mark with white space on both sides
	freeAtStart  = 12 // such a mark closes at the start of a paragraph
	freeAtLine   = 4  // the same, of a line
	freeAtEnd    = 18 // such a mark opens at the end of a paragraph
	freeAtBreak  = 7  // the same, of a line
	beforeStop   = 4  // such a mark opens before a comma or full stop
	afterNumber  = 1  // ' or " after a number is nothing: feet, inches, minutes, seconds
	insideWord   = 4  // " between two letters is nothing: Hebrew abbreviations
	afterNewWord = 1  // ` after a letter is nothing: Ka`ba
)

// costs sets what the readings of u cost by what stands around it.
func (s *scanner) costs(t string, u *unit) {
	info := &glyphs[u.glyph]
	first, last := int(u.pos) == s.runFrom, int(u.end) == s.runEnd
	lo, ro, lc, rc := leftOpen[s.left], rightOpen[s.right], leftClose[s.left], rightClose[s.right]
	if !first {
		lo, lc = min(lo, inRun), min(lc, inRun)
	}
	if !last {
		ro, rc = min(ro, inRun), min(rc, inRun)
	}
	u.open, u.close, u.stray = info.open+lo+ro, lc+rc, info.stray
	if first && last && s.left.parts() && s.right.parts() {
		s.free(t, u)
	}
	switch u.glyph {
	case straightSingle:
		if s.isAttribute(t, u) {
			u.silent = attributeSingle
		}
		s.apostrophe(t, u, first, last)
	case closeSingle, openSingle:
		s.apostrophe(t, u, first, last)
	case straightDouble, closeDouble:
		if u.glyph == straightDouble && s.isAttribute(t, u) {
			u.silent = attribute
		}
		switch {
		case first && s.left == digit:
			u.stray = afterNumber
		case first && last && s.left == letter && s.right == letter:
			u.stray = insideWord
		}
	case leftGuillemet, rightGuillemet, leftAngle, rightAngle:
		// French leaves a blank inside: « Oui »
		u.open -= min(ro, rightOpen[blank]) - min(ro, rightOpen[thin])
		u.close -= min(lc, leftClose[blank]) - min(lc, leftClose[thin])
		if u.glyph == rightGuillemet && u.lineStart && s.right.isBlank() {
			u.stray = 0 // the bullet of a list
		}
	case backtick:
		u.silent = code
		if s.left == letter {
			u.stray = afterNewWord
		}
	}
}

// free sets the costs of a mark with white space on both sides, as tokenised
// text has them: spacing tells nothing but at the ends of lines, so that marks
// must be told apart by turns.
func (s *scanner) free(t string, u *unit) {
	info := &glyphs[u.glyph]
	u.open, u.close = info.open+freeMark, freeMark
	switch s.left {
	case edge:
		u.close += freeAtStart
	case newline:
		u.close += freeAtLine
	}
	switch s.right {
	case edge:
		u.open += freeAtEnd
	case newline:
		u.open += freeAtBreak
	}
	switch info.shape {
	case opening:
		u.close += turned
	case closing:
		if s.left == blank || s.left == thin {
			u.open += turned
		}
	}
	if info.level == singleLevel {
		s.freeApostrophe(t, u)
	} else if next, _ := beyondRight(t, s.hi, s.rightAt); next == stop || next == colon || next == closer {
		u.open += beforeStop
	}
}

// isAttribute reports whether u stands after the name of an attribute:
// <a href="x">.
func (s *scanner) isAttribute(t string, u *unit) bool {
	i := int(u.pos)
	return i >= s.lo+2 && t[i-1] == '=' && isAlpha(t[i-2])
}

// beyondRight returns the class of the first character at or after t[i] that is
// not blank, and where it stands; it looks a few bytes ahead.
func beyondRight(t string, hi, i int) (class, int) {
	for range maxTransparent {
		c, at := after(t, hi, i)
		if !c.isBlank() {
			return c, at
		}
		i = at + 1
	}
	return blank, i
}

// beyondLeft returns the class of the last character before t[i] that is not
// blank, and where it ends, in the same way.
func beyondLeft(t string, lo, i int) (class, int) {
	for range maxTransparent {
		c, at := before(t, lo, i)
		if !c.isBlank() {
			return c, i
		}
		i = at
	}
	return blank, i
}
