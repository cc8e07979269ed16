package mark

// Costs of reading single marks as apostrophes, and of reading apostrophes as
// quotation marks.
const (
	endOfWord     = 4 // an apostrophe after a word that commonly has none
	endOfClipped  = 1 // after a plural, a name in s, a word that lost its end
	closeClipped  = 2 // closing after such a word, for want of a comma or stop
	startOfWord   = 6 // ' before a word that lost nothing
	startOfCurly  = 3 // ’ in that place
	startOfMaybe  = 2 // before a word that may have lost its start
	startOfElided = 0 // before one that has
	openElided    = 3 // opening before that
	afterClause   = 8 // an apostrophe after a comma or full stop
	besideN       = 5 // a quotation mark beside the n of rock 'n' roll
	freeClipped   = 2 // an apostrophe that was parted from a clipped word: goin ' home
	freeElided    = 1 // or from an elided one: ' tis
	openFree      = 2 // opening before that
)

// apostrophe sets the costs of single marks, which are marks of omission and
// possession as often as quotation marks.
func (s *scanner) apostrophe(t string, u *unit, first, last bool) {
	if last && (s.right == letter || s.right == digit) && !(first && s.left == letter) {
		s.initial(t, u, first)
		return
	}
	switch {
	case u.glyph == openSingle || !first:
	case s.left == letter:
		u.stray = endOfWord
		if clipped(t, s.lo, int(u.pos)) {
			u.stray = endOfClipped
			u.close += closeClipped
		}
		if afterN(t, s.lo, int(u.pos)) {
			u.close += besideN
		}
	case s.left == digit:
		u.stray = afterNumber
	case s.left == stop || s.left == closer:
		u.stray = afterClause
	}
}

// initial sets the costs of a single mark before a word.
func (s *scanner) initial(t string, u *unit, first bool) {
	e := elidedAt(t, int(u.end), !first)
	switch {
	case e == isElided && u.glyph != openSingle:
		u.stray = startOfElided
		u.open += openElided
	case e != notElided:
		u.stray = startOfMaybe
	case u.glyph == straightSingle:
		u.stray = startOfWord
	case u.glyph == closeSingle:
		u.stray = startOfCurly
	}
	if first && s.left == digit && u.glyph != openSingle {
		u.stray = afterNumber // 8'x10'
	}
	if first && beforeN(t, int(u.end)) {
		u.open += besideN
	}
}

// freeApostrophe sets the costs of a single mark with white space on both sides
// that was parted from its word by a tokeniser.
func (s *scanner) freeApostrophe(t string, u *unit) {
	if prev, end := beyondLeft(t, s.lo, s.leftAt); prev == letter && clipped(t, s.lo, end) {
		u.stray = freeClipped
	}
	if next, at := beyondRight(t, s.hi, s.rightAt); next == letter && elidedAt(t, at, false) == isElided {
		u.stray = freeElided
		u.open += openFree
	}
}
