package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// Dialogue may be introduced by a dash at the start of the paragraph, as in
// Spanish, Polish and Russian books and in Joyce. Such a dash also begins the
// items of lists and the names under mottos, so that the whole text has to speak
// for it: see [search.dialogue].

// A speech is one stretch of dialogue after a dash.
type speech struct {
	start int32 // the dash, where one opens it
	annot.Span
}

// dashAt returns the length of the dash at t[i], 0 where there is none, and
// whether it is a mere hyphen.
func dashAt(t string, i int) (n int, hyphen bool) {
	switch {
	case strings.HasPrefix(t[i:], "—"), strings.HasPrefix(t[i:], "―"), strings.HasPrefix(t[i:], "–"):
		return len("—"), false
	case strings.HasPrefix(t[i:], "--"):
		return 2, false
	case strings.HasPrefix(t[i:], "- "):
		return 1, true
	}
	return 0, false
}

// dialogue finds the stretches of dialogue introduced by dashes and appends them
// to s.speeches. They count when a paragraph of those that open with a dash and
// read as sentences has a narrator's tag, or a third of them ask or exclaim, and
// when there are not twice as many quotations with marks of their own.
func (s *search) dialogue(d *annot.Doc) {
	s.speeches = s.speeches[:0]
	var lines, vivid, tagged int
	for i := range d.Paras {
		t := d.Str(d.Paras[i].Span)
		n, hyphen := dashAt(t, 0)
		if n == 0 {
			continue
		}
		if hyphen {
			n++
		}
		if t = t[n:]; !sentenceLike(t) {
			continue
		}
		lines++
		before := len(s.speeches)
		if s.speechesOf(t, d.Paras[i].Start, int32(n)) {
			tagged++
		} else if !hyphen && strings.ContainsAny(t, "?!") {
			vivid++
		}
		if hyphen && len(s.speeches) == before+1 && tagged == 0 {
			s.speeches = s.speeches[:before]
		}
	}
	if tagged == 0 && vivid*3 < max(lines, 1) || lines == 0 || len(s.builder.quotes) > 2*lines+2*len(s.speeches) {
		s.speeches = s.speeches[:0]
	}
}

// sentenceLike reports whether t, what follows a dash, reads as something said:
// it begins as a sentence does, and ends as one.
func sentenceLike(t string) bool {
	t = t[skipBlanks(t, 0):]
	r, _ := utf8.DecodeRuneInString(t)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("¿¡…", r) {
		return false
	}
	for range maxTransparent {
		c, at := before(t, 0, len(t))
		if c == stop {
			end, _ := before(t, 0, at)
			return t[at] != ';' && t[at] != ',' && end != dash
		}
		if g, _ := glyphAt(t, at); g == noGlyph && c != closer {
			return false
		}
		t = t[:at]
	}
	return false
}

// speechesOf appends what is said in t, which stands at base+lead in the text,
// after the dash at base. It reports whether the narrator speaks in between.
func (s *search) speechesOf(t string, base, lead int32) (tagged bool) {
	start := base
	c := commas{from: -1}
	for at := 0; at < len(t); {
		at = skipBlanks(t, at)
		speechEnd, tag, resume := nextTag(t, at, &c)
		sp := annot.Span{Start: base + lead + int32(at), End: base + lead + int32(speechEnd)}
		sp.End = sp.Start + int32(len(trimRight(t[at:speechEnd])))
		if sp.End > sp.Start && t[sp.End-1-base-lead] == ',' {
			sp.End--
		}
		if !sp.Empty() {
			if start < 0 {
				start = sp.Start
			}
			s.speeches = append(s.speeches, speech{start, sp})
		}
		start = -1
		tagged = tagged || tag
		at = resume
	}
	return tagged
}

// commas remembers the next tag after a comma, so that a paragraph is searched
// for them once.
type commas struct {
	from        int // where the search began
	speech, tag int
	ok          bool
}

func (c *commas) next(t string, i int) {
	if c.from >= 0 && (!c.ok || c.speech >= i) {
		return
	}
	c.from = i
	c.speech, c.tag, c.ok = commaTag(t[i:])
	c.speech, c.tag = c.speech+i, c.tag+i
}

// nextTag looks for the narrator in the speech that begins at t[i]. It returns
// where the speech ends, whether a tag follows, and where speech goes on, len(t)
// if it does not.
func nextTag(t string, i int, c *commas) (end int, tag bool, resume int) {
	c.next(t, i)
	for j := i; j < len(t); j++ {
		if c.ok && j >= c.speech {
			break
		}
		n, _ := dashAt(t, j)
		if n == 0 || !opensAside(t, j, n) {
			continue
		}
		return j, true, asideEnd(t, j+n)
	}
	if c.ok {
		return c.speech, true, sentenceEnd(t, c.tag)
	}
	return len(t), false, len(t)
}

// opensAside reports whether the dash t[j:j+n] turns from speech to narrator: a
// blank before it, a small letter after it that does not go on with the speech;
// or, as in Spanish, no blank after it.
func opensAside(t string, j, n int) bool {
	left, at := before(t, 0, j)
	if !left.isBlank() {
		return false
	}
	k := skipBlanks(t, j+n)
	w := wordAt(t, k)
	if w == "" {
		return false
	}
	if startsUpper(w) {
		end, _ := before(t, 0, at)
		return k == j+n && end == stop
	}
	known := tagWords()[annot.Hash(w)]
	return known != speechOnward && known != tagPronoun
}

// asideEnd returns where speech goes on after the narrator's words that begin at
// t[i]: after the next dash that has a blank on one side, or at the end.
func asideEnd(t string, i int) int {
	for j := i; j < len(t); j++ {
		n, _ := dashAt(t, j)
		if n == 0 {
			continue
		}
		left, _ := before(t, 0, j)
		right, _ := after(t, len(t), j+n)
		if left.isBlank() || right.isBlank() || right == stop || right == colon {
			j += n
			for j < len(t) && (ascii[t[j]&0x7f] == stop || ascii[t[j]&0x7f] == colon) && t[j] < utf8.RuneSelf {
				j++
			}
			return j
		}
		j += n - 1
	}
	return len(t)
}

// addDialogue puts the speeches among the quotations. One that a quotation with
// marks of its own crosses or holds is left out.
func (b *builder) addDialogue(speeches []speech) {
	if len(speeches) == 0 {
		return
	}
	b.old = append(b.old[:0], b.quotes...)
	b.place = append(b.place[:0], make([]int32, len(b.quotes))...)
	b.quotes = b.quotes[:0]
	old, place := b.old, b.place
	i := 0
	take := func(parent int32) {
		q := old[i]
		if q.Parent != annot.None {
			q.Parent = place[q.Parent]
			q.Depth = b.quotes[q.Parent].Depth + 1
		} else if parent != annot.None {
			q.Parent, q.Depth = parent, 1
		}
		place[i] = int32(len(b.quotes))
		b.quotes = append(b.quotes, q)
		i++
	}
	reach := int32(0) // end of the quotations taken so far
	oldPieces := len(b.pieces)
	for _, sp := range speeches {
		for i < len(old) && old[i].Start < sp.start {
			reach = max(reach, old[i].End)
			take(annot.None)
		}
		fits := reach <= sp.start
		for j := i; fits && j < len(old) && old[j].Start < sp.End; j++ {
			fits = old[j].End <= sp.End
		}
		if !fits {
			continue
		}
		index := int32(len(b.quotes))
		b.quotes = append(b.quotes, annot.Quotation{Span: annot.Span{Start: sp.start, End: sp.End}, Parent: annot.None, Style: annot.Dash})
		for i < len(old) && old[i].Start < sp.End {
			take(index)
		}
		b.pieces = append(b.pieces, piece{sp.Span, index})
	}
	for i < len(old) {
		take(annot.None)
	}
	for j := range b.pieces[:oldPieces] {
		b.pieces[j].quotation = place[b.pieces[j].quotation]
	}
}
