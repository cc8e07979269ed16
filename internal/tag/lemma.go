package tag

import (
	"strconv"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// A Lemmatizer turns words into their lemmas by edits of their ends: take away
// so many bytes, put these instead. Which edit a word gets depends on its tag
// and on the word itself or, for words never seen, on its longest known ending.
type Lemmatizer struct {
	table *weights.Model // value: 1 + index into edits
	edits []edit
}

type edit struct {
	strip int
	add   string
}

// NewLemmatizer returns a lemmatizer with the edits listed in text, one a line:
// the number of bytes to strip and the letters to add, parted by a blank. Lines
// that begin with # are comments.
func NewLemmatizer(table *weights.Model, text string) *Lemmatizer {
	l := &Lemmatizer{table: table}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		strip, add, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(strip)
		if err != nil {
			n = 0
		}
		l.edits = append(l.edits, edit{n, add})
	}
	return l
}

// MaxEnding is the length of the longest ending that decides an edit, in bytes.
const MaxEnding = 5

// LemmaKey returns the feature under which the table keeps the edit for a whole
// word with a tag.
func LemmaKey(lower uint64, t annot.Tag) uint64 { return weights.Mix(200+uint64(t), lower) }

// EndingKey returns the feature under which the table keeps the edit for words
// with a tag that end in the last n bytes of s, letters in lower case.
func EndingKey(s string, n int, t annot.Tag) uint64 {
	tail, _ := affixes(s)
	return endingKey(tail, n, t)
}

func endingKey(tail uint64, n int, t annot.Tag) uint64 {
	return weights.Mix(300+uint64(t)+uint64(n)<<8, tail&(1<<(8*n)-1))
}

// Inflected reports whether words tagged t have endings to take away. Others
// are their own lemma unless listed.
func Inflected(t annot.Tag) bool { return inflected[t] }

var inflected = [annot.NumTags]bool{
	annot.TagNNS: true, annot.TagNNPS: true, annot.TagVBD: true, annot.TagVBG: true, annot.TagVBN: true,
	annot.TagVBZ: true, annot.TagJJR: true, annot.TagJJS: true, annot.TagRBR: true, annot.TagRBS: true,
}

// Listed reports whether words tagged t may be listed with a lemma of their own.
func Listed(t annot.Tag) bool { return !regular[t] }

var regular = [annot.NumTags]bool{
	annot.TagNNP: true, annot.TagIN: true, annot.TagJJ: true, annot.TagCC: true, annot.TagTO: true, annot.TagCD: true,
	annot.TagStop: true, annot.TagComma: true, annot.TagLRB: true, annot.TagRRB: true, annot.TagHYPH: true,
	annot.TagWDT: true, annot.TagWP: true, annot.TagWRB: true, annot.TagRP: true, annot.TagEX: true, annot.TagPDT: true,
}

// find returns the edit for token i of d, and whether it has one.
func (l *Lemmatizer) find(d *annot.Doc, i int32) (edit, bool) {
	t := &d.Tokens[i]
	if regular[t.Tag] {
		return edit{}, false
	}
	v, ok := l.table.Value(LemmaKey(t.Lower, t.Tag))
	if !ok && inflected[t.Tag] {
		s := d.Form(i)
		tail, _ := affixes(s)
		for n := min(MaxEnding, len(s)-1); n > 0 && !ok; n-- {
			v, ok = l.table.Value(endingKey(tail, n, t.Tag))
		}
	}
	if !ok || v < 1 || int(v) > len(l.edits) || l.edits[v-1].strip > int(t.End-t.Start) {
		return edit{}, false
	}
	return l.edits[v-1], true
}

// Hash returns the hash of the lemma of token i of d, whose tag is set.
func (l *Lemmatizer) Hash(d *annot.Doc, i int32) uint64 {
	e, ok := l.find(d, i)
	if !ok || e.strip == 0 && e.add == "" {
		return d.Tokens[i].Lower
	}
	s := d.Form(i)
	return annot.HashMore(annot.Hash(s[:len(s)-e.strip]), e.add)
}

// Lemma returns the lemma of token i of d, whose tag is set. Names keep
// their capitals.
func (l *Lemmatizer) Lemma(d *annot.Doc, i int32) string {
	s := d.Form(i)
	if t := d.Tokens[i].Tag; t != annot.TagNNP && t != annot.TagNNPS && t != annot.TagADD {
		s = strings.ToLower(s)
	}
	if e, ok := l.find(d, i); ok && e.strip <= len(s) {
		s = s[:len(s)-e.strip] + e.add
	}
	return s
}
