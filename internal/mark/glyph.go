package mark

import "github.com/hearsay-go/hearsay/internal/annot"

// A glyph is a quotation mark as it is written, or two single ones that stand
// for a double one.
type glyph uint8

const (
	noGlyph          glyph = iota
	straightDouble         // "
	openDouble             // “
	closeDouble            // ”
	lowDouble              // „
	straightSingle         // '
	openSingle             // ‘
	closeSingle            // ’
	lowSingle              // ‚
	backtick               // `
	leftGuillemet          // «
	rightGuillemet         // »
	leftAngle              // ‹
	rightAngle             // ›
	openCorner             // 「
	closeCorner            // 」
	openWhiteCorner        // 『
	closeWhiteCorner       // 』
	pairStraight           // ''
	pairBacktick           // ``
	pairOpen               // ‘‘
	pairClose              // ’’
	code                   // ` that begins a stretch of code, which ends with the next `
	attribute              // " after the name of an attribute, in left-over markup
	attributeSingle        // ' in the same place
	numGlyphs
)

// pairs gives the double mark that two equal single ones make.
var pairs = [numGlyphs]glyph{
	straightSingle: pairStraight,
	backtick:       pairBacktick,
	openSingle:     pairOpen,
	closeSingle:    pairClose,
}

// A level is the family of a mark for the purpose of nesting.
type level uint8

const (
	noLevel level = iota
	doubleLevel
	singleLevel
	otherLevel  // marks that cannot be mistaken for one another: corners, low ones, guillemets
	silentLevel // what it encloses is no quotation, and marks in it are nothing
)

// glyphInfo holds what is known of a mark before its context is looked at.
type glyphInfo struct {
	style    annot.Style
	level    level
	open     int32 // cost of opening a quotation with it
	unclosed int32 // cost of a quotation opened with it and never closed
	stray    int32 // cost of letting it stand for nothing
	shape    shape
}

// A shape tells whether a mark looks as if it opens or closes.
type shape uint8

const (
	symmetric shape = iota // it looks the same at both ends, or is used either way round
	opening
	closing
)

// never is a cost that no reading comes near.
const never = 1 << 20

var glyphs = [numGlyphs]glyphInfo{
	straightDouble:   {annot.Double, doubleLevel, 0, 6, 7, symmetric},
	openDouble:       {annot.Double, doubleLevel, 0, 6, 7, opening},
	closeDouble:      {annot.Double, doubleLevel, 5, 8, 8, closing},
	lowDouble:        {annot.LowHigh, otherLevel, 0, 6, 7, opening},
	straightSingle:   {annot.Single, singleLevel, 1, 9, 5, symmetric},
	openSingle:       {annot.Single, singleLevel, 0, 9, 5, opening},
	closeSingle:      {annot.Single, singleLevel, 6, 11, 5, closing},
	lowSingle:        {annot.LowHigh, otherLevel, 1, 9, 4, opening},
	backtick:         {annot.Single, singleLevel, 0, 9, 4, symmetric},
	leftGuillemet:    {annot.Guillemet, otherLevel, 0, 7, 7, symmetric},
	rightGuillemet:   {annot.Guillemet, otherLevel, 2, 9, 7, symmetric},
	leftAngle:        {annot.Guillemet, otherLevel, 0, 7, 5, symmetric},
	rightAngle:       {annot.Guillemet, otherLevel, 2, 9, 5, symmetric},
	openCorner:       {annot.Corner, otherLevel, 0, 8, 7, opening},
	closeCorner:      {annot.Corner, otherLevel, never, never, 6, closing},
	openWhiteCorner:  {annot.Corner, otherLevel, 0, 8, 7, opening},
	closeWhiteCorner: {annot.Corner, otherLevel, never, never, 6, closing},
	pairStraight:     {annot.Double, doubleLevel, 1, 6, never, symmetric},
	pairBacktick:     {annot.Double, doubleLevel, 0, 6, never, opening},
	pairOpen:         {annot.Double, doubleLevel, 0, 6, never, opening},
	pairClose:        {annot.Double, doubleLevel, 5, 8, never, closing},
	code:             {annot.NoStyle, silentLevel, 2, 30, never, symmetric},
	attribute:        {annot.NoStyle, silentLevel, 0, 30, never, symmetric},
	attributeSingle:  {annot.NoStyle, silentLevel, 0, 30, never, symmetric},
}

// closes gives the cost, plus one, of closing with the second glyph what the
// first has opened; zero where that cannot be.
var closes = [numGlyphs][numGlyphs]int8{
	straightDouble:  {straightDouble: 1, closeDouble: 2, openDouble: 7, pairStraight: 4, pairClose: 4, straightSingle: 7, closeSingle: 7},
	openDouble:      {closeDouble: 1, straightDouble: 2, openDouble: 6, pairStraight: 3, pairClose: 3, closeSingle: 6},
	closeDouble:     {closeDouble: 1, openDouble: 2, straightDouble: 3},
	lowDouble:       {openDouble: 1, closeDouble: 1, straightDouble: 2, pairStraight: 3, pairOpen: 2, pairClose: 2},
	straightSingle:  {straightSingle: 1, closeSingle: 2, openSingle: 8, straightDouble: 7},
	openSingle:      {closeSingle: 1, straightSingle: 2, openSingle: 6, closeDouble: 7},
	closeSingle:     {closeSingle: 1, openSingle: 2, straightSingle: 3},
	lowSingle:       {openSingle: 1, closeSingle: 1, straightSingle: 2},
	backtick:        {straightSingle: 1, closeSingle: 2},
	leftGuillemet:   {rightGuillemet: 1},
	rightGuillemet:  {leftGuillemet: 1, rightGuillemet: 2},
	leftAngle:       {rightAngle: 1},
	rightAngle:      {leftAngle: 1, rightAngle: 2},
	openCorner:      {closeCorner: 1},
	openWhiteCorner: {closeWhiteCorner: 1},
	pairStraight:    {pairStraight: 1, straightDouble: 4, closeDouble: 4},
	pairBacktick:    {pairStraight: 1, straightDouble: 2, closeDouble: 2, pairClose: 2, pairBacktick: 6},
	pairOpen:        {pairClose: 1, closeDouble: 2, straightDouble: 2},
	pairClose:       {pairClose: 1, pairOpen: 2},
	code:            {backtick: 1},
	attribute:       {straightDouble: 1},
	attributeSingle: {straightSingle: 1},
}

// lead marks the bytes with which a candidate begins.
var lead = [256]bool{'"': true, '\'': true, '`': true, 0xC2: true, 0xE2: true, 0xE3: true, 0xEF: true}

// glyphAt returns the mark that begins at s[i], and its length in bytes; noGlyph
// and 0 where there is none.
func glyphAt(s string, i int) (glyph, int) {
	switch s[i] {
	case '"':
		return straightDouble, 1
	case '\'':
		return straightSingle, 1
	case '`':
		return backtick, 1
	case 0xC2:
		if i+1 < len(s) {
			switch s[i+1] {
			case 0xAB:
				return leftGuillemet, 2
			case 0xBB:
				return rightGuillemet, 2
			case 0xB4: // ´ typed for an apostrophe
				return closeSingle, 2
			}
		}
	case 0xE2, 0xE3, 0xEF:
		if i+2 < len(s) {
			if g := wide(s[i], s[i+1], s[i+2]); g != noGlyph {
				return g, 3
			}
		}
	}
	return noGlyph, 0
}

// wide returns the mark whose UTF-8 is a, b, c.
func wide(a, b, c byte) glyph {
	switch uint(a)<<16 | uint(b)<<8 | uint(c) {
	case 0xE28098, 0xE2809B: // ‘ ‛
		return openSingle
	case 0xE28099, 0xEFBC87: // ’ ＇
		return closeSingle
	case 0xE2809A: // ‚
		return lowSingle
	case 0xE2809C, 0xE2809F, 0xE3809D: // “ ‟ 〝
		return openDouble
	case 0xE2809D, 0xE3809E, 0xE3809F: // ” 〞 〟
		return closeDouble
	case 0xE2809E, 0xE2B982: // „ ⹂
		return lowDouble
	case 0xE280B9: // ‹
		return leftAngle
	case 0xE280BA: // ›
		return rightAngle
	case 0xE3808C, 0xEFBDA2: // 「 ｢
		return openCorner
	case 0xE3808D, 0xEFBDA3: // 」 ｣
		return closeCorner
	case 0xE3808E: // 『
		return openWhiteCorner
	case 0xE3808F: // 』
		return closeWhiteCorner
	case 0xEFBC82: // ＂
		return straightDouble
	}
	return noGlyph
}
