package mark

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
	if first && last && (s.left.isBlank() || s.left == edge) && (s.right.isBlank() || s.right == edge) {
		s.free(t, u)
	}
	switch u.glyph {
	case straightSingle, closeSingle:
		u.silent = s.attribute(t, u)
		s.apostrophe(t, u, first, last)
	case openSingle:
		if last && s.right == letter && elidedAt(t, int(u.end), !first) != notElided {
			u.stray = 2
		}
		if first && last && beforeN(t, int(u.end)) {
			u.open += 5
		}
	case straightDouble, closeDouble, pairStraight:
		u.silent = s.attribute(t, u)
		switch {
		case u.glyph == pairStraight || !first:
		case s.left == digit:
			u.stray = 1 // inches, seconds
		case s.left == letter && last && s.right == letter:
			u.stray = 4 // Hebrew abbreviations
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
			u.stray = 1
		}
	}
}

// free sets the costs of a mark with white space on both sides, as tokenised
// text has them: spacing tells nothing but at the ends of lines, so that marks
// must be told apart by turns.
func (s *scanner) free(t string, u *unit) {
	info := &glyphs[u.glyph]
	u.open, u.close = info.open+1, 1
	switch {
	case s.left == edge:
		u.close += 12
	case s.left == newline:
		u.close += 4
	}
	switch {
	case s.right == edge:
		u.open += 18
	case s.right == newline:
		u.open += 7
	}
	prev, prevEnd := beyondLeft(t, s.lo, s.leftAt)
	next, nextAt := beyondRight(t, s.hi, s.rightAt)
	if info.level != singleLevel {
		if next == stop || next == colon || next == closer {
			u.open += 4
		}
		return
	}
	// an apostrophe that was parted from its word: goin ' , ' tis
	if prev == letter && clipped(t, s.lo, prevEnd) {
		u.stray = 2
	}
	if next == letter && elidedAt(t, nextAt, false) == isElided {
		u.stray = 1
		u.open += 2
	}
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

// beyondLeft returns the class of the last character before t[i], and where it
// ends, in the same way.
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

// attribute returns that glyph, or the one with a single mark, if u stands after
// the name of an attribute: <a href="x">.
func (s *scanner) attribute(t string, u *unit) glyph {
	if i := int(u.pos); i < s.lo+2 || t[i-1] != '=' || !isAlpha(t[i-2]) {
		return noGlyph
	}
	switch u.glyph {
	case straightDouble:
		return attribute
	case straightSingle:
		return attributeSingle
	}
	return noGlyph
}

// apostrophe sets the costs of ' and ’, which are marks of omission and
// possession as often as quotation marks.
func (s *scanner) apostrophe(t string, u *unit, first, last bool) {
	afterLetter, beforeLetter := first && s.left == letter, last && (s.right == letter || s.right == digit)
	switch {
	case afterLetter:
		u.stray = 4
		if clipped(t, s.lo, int(u.pos)) {
			u.stray = 1
		}
		if afterN(t, s.lo, int(u.pos)) {
			u.close += 5
		}
	case first && s.left == digit:
		u.stray = 1 // feet, minutes
	case beforeLetter:
		if first && last && beforeN(t, int(u.end)) {
			u.open += 5
		}
		switch elidedAt(t, int(u.end), !first) {
		case isElided:
			u.stray = 0
			u.open += 3
		case maybeElided:
			u.stray = 2
		default:
			u.stray = 6
			if u.glyph == closeSingle {
				u.stray = 3
			}
		}
	case first && (s.left == stop || s.left == closer):
		u.stray = 8
	}
}
