package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Paragraphs fills d.Paras.
//
// A blank line, a form feed and U+2029 always end a paragraph. A single line
// break ends one too, unless a sentence plainly goes on after it in lower case,
// or the text is hard wrapped and the line before the break is full.
func Paragraphs(d *annot.Doc) {
	text := d.Text
	lines := linesOf(text)
	width := lines.wrapWidth()
	var para annot.Span
	lastStart := 0 // of the line that ends at para.End, blanks left out
	for ln := lines.from(0); ln.ok; ln = lines.from(ln.next) {
		s, e := trimBlanks(text, ln.start, ln.end)
		if !para.Empty() && (s == e || !joins(text, para, width, lastStart, ln.start, s)) {
			d.Paras = append(d.Paras, annot.Para{Span: para})
			para = annot.Span{}
		}
		if s == e {
			continue
		}
		para = para.Cover(annot.Span{Start: int32(s), End: int32(e)})
		lastStart = s
		if ln.hard {
			d.Paras = append(d.Paras, annot.Para{Span: para})
			para = annot.Span{}
		}
	}
	if !para.Empty() {
		d.Paras = append(d.Paras, annot.Para{Span: para})
	}
}

// A line is text[start:end] without its break; the next one starts at next.
type line struct {
	start, end, next int
	hard             bool // its break always ends a paragraph
	ok               bool // there is such a line
}

// Lines are a text read line by line, and whether a line feed is the only line break
// in it, which is worth knowing since the search for one byte is very fast.
type lines struct {
	text string
	feed bool
}

func linesOf(text string) lines {
	for _, b := range [...]string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"} {
		if strings.Contains(text, b) {
			return lines{text, false}
		}
	}
	return lines{text, true}
}

// from returns the line that starts at i.
func (l lines) from(i int) line {
	text := l.text
	if i >= len(text) {
		return line{}
	}
	ln := line{start: i, end: len(text), next: len(text), ok: true}
	if l.feed {
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			ln.end, ln.next = i+n, i+n+1
		}
		return ln
	}
	for j := i; j < len(text); j++ {
		n := 0
		switch text[j] {
		case '\n', '\v':
			n = 1
		case '\f':
			n, ln.hard = 1, true
		case '\r':
			n = 1
			if strings.HasPrefix(text[j:], "\r\n") {
				n = 2
			}
		case 0xc2:
			if strings.HasPrefix(text[j:], "\u0085") {
				n = 2
			}
		case 0xe2:
			ln.hard = strings.HasPrefix(text[j:], "\u2029")
			if ln.hard || strings.HasPrefix(text[j:], "\u2028") {
				n = 3
			}
		}
		if n > 0 {
			ln.end, ln.next = j, j+n
			break
		}
	}
	return ln
}

// trimBlanks returns s and e moved inwards past blanks.
func trimBlanks(text string, s, e int) (int, int) {
	for s < e {
		c, n := classify(text[:e], s)
		if c != blank {
			break
		}
		s += n
	}
	for s < e {
		r, n := utf8.DecodeLastRuneInString(text[s:e])
		if c := ascii[text[e-n]]; c != blank && (c != high || classOf(r, n) != blank) {
			break
		}
		e -= n
	}
	return s, e
}

const (
	minWrap  = 40  // columns: shorter lines are not evidence of wrapping
	maxWrap  = 160 // columns: longer ones are evidence against it
	minRunOn = 30  // bytes: a shorter paragraph is an item of a list and goes on nowhere
)

// wrapWidth returns the column at which the lines are wrapped, 0 if
// they are not. Breaks within sentences (the next line goes on in lower case)
// must be a third of all breaks between lines that no blank line separates.
func (l lines) wrapWidth() int {
	text := l.text
	var lengths [maxWrap + 1]int
	var breaks, soft int
	prevStart, prevEnd := 0, 0 // line before, trimmed; empty if blank
	for ln := l.from(0); ln.ok; ln = l.from(ln.next) {
		s, e := trimBlanks(text, ln.start, ln.end)
		if s < e && prevStart < prevEnd {
			breaks++
			n := prevEnd - prevStart
			if minWrap <= n && n <= maxWrap && !endsSentence(text, prevEnd) && startsLower(text[s:e]) {
				soft++
				lengths[n]++
			}
		}
		prevStart, prevEnd = s, e
		if ln.hard {
			prevStart = prevEnd
		}
	}
	if soft == 0 || soft*3 < breaks {
		return 0
	}
	// The longest lines may be outliers: take the 95th percentile.
	for n, above := maxWrap, 0; ; n-- {
		if above += lengths[n]; above*20 >= soft {
			return n
		}
	}
}

// joins reports whether, in a text wrapped at width (0: not wrapped), the break
// between the line text[prevStart:prevEnd], the last of the paragraph para, and
// the next one is a mere blank. That one starts at lineStart and its first word
// at start. An indented line, or one after a line with room for its first word,
// opens a paragraph.
func joins(text string, para annot.Span, width, prevStart, lineStart, start int) bool {
	prevEnd := int(para.End)
	if startsLower(text[start:]) && !endsSentence(text, prevEnd) && text[prevEnd-1] != ';' && (width > 0 || para.Len() >= minRunOn) {
		return true
	}
	if startsUpper(text[start:]) && endsTitle(text[para.Start:prevEnd]) {
		return true
	}
	if width == 0 {
		return false
	}
	if start-lineStart >= 2 {
		return false
	}
	word := strings.IndexAny(text[start:min(len(text), start+width)], " \n\r")
	if word < 0 {
		word = min(len(text)-start, width)
	}
	return prevEnd-prevStart+1+word > width-width/8
}

// endsTitle reports whether s ends with a shortened title, which a name follows.
// These few never end a sentence; St. and others may.
func endsTitle(s string) bool {
	switch s[strings.LastIndexAny(s, " \n\t")+1:] {
	case "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rev.", "Sgt.", "Lt.", "Col.", "Maj.", "Gen.", "Capt.", "Cpl.", "Sen.", "Rep.", "Gov.", "Supt.", "Insp.":
		return true
	}
	return false
}

// startsUpper reports whether s begins with a capital letter.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// startsLower reports whether s begins with a lower-case letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence reports whether the text before end closes with a mark that ends
// sentences or introduces a list.
func endsSentence(text string, end int) bool {
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:end])
		switch r {
		case '.', '!', '?', '…', ':':
			return true
		case '"', '\'', '”', '’', ')', ']', '»':
			end -= n
		default:
			return false
		}
	}
	return false
}
