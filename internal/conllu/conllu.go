// Package conllu reads and writes CoNLL-U, the format of Universal
// Dependencies (https://universaldependencies.org/format.html), and turns it
// into annotated documents and back.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A SyntaxError is an error of [Read] about its input.
type SyntaxError struct {
	Line int // from 1
	Err  error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("conllu: syntax error: line %d: %v", e.Line, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// maxLine is the length of the longest line that is read, in bytes.
const maxLine = 1 << 20

// A Sentence is a sentence of a treebank.
type Sentence struct {
	Comments []string // without "# "
	Words    []Word   // by id, from 1
	Ranges   []Range  // by first word
}

// A Word is a syntactic word. A field that the file leaves open ("_") is empty,
// but for Form and Lemma, where "_" may be the word itself.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // id of the head, 0 for the root, -1 if open
	Deprel, Deps, Misc             string
}

// A Range is a token that stands for several words, such as "don't".
type Range struct {
	First, Last int // ids of its words
	Form, Misc  string
}

// Comment returns the value of the comment "key = value".
func (s *Sentence) Comment(key string) (value string, ok bool) {
	for _, c := range s.Comments {
		if k, v, found := strings.Cut(c, "="); found && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// NewDoc reports whether a document begins with s.
func (s *Sentence) NewDoc() bool { return s.has("newdoc") }

// NewPar reports whether a paragraph begins with s.
func (s *Sentence) NewPar() bool { return s.has("newpar") }

func (s *Sentence) has(key string) bool {
	for _, c := range s.Comments {
		if k, _, _ := strings.Cut(c, " "); k == key {
			return true
		}
	}
	return false
}

// Read calls yield with each sentence, until yield returns false. Empty nodes
// (ids such as 8.1) are left out.
func Read(r io.Reader, yield func(*Sentence) bool) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	s := new(Sentence)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		switch {
		case line == "":
			if len(s.Words) > 0 {
				if !yield(s) {
					return nil
				}
				s = new(Sentence)
			}
		case line[0] == '#':
			s.Comments = append(s.Comments, strings.TrimPrefix(line[1:], " "))
		default:
			if err := s.addLine(line); err != nil {
				return &SyntaxError{n, err}
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if len(s.Words) > 0 {
		yield(s)
	}
	return nil
}

var (
	errColumns = errors.New("not ten columns")
	errID      = errors.New("ids do not count up from 1")
	errHead    = errors.New("head is not a number")
)

func (s *Sentence) addLine(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return errColumns
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a != len(s.Words)+1 || b < a {
			return errID
		}
		s.Ranges = append(s.Ranges, Range{a, b, f[1], open(f[9])})
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if id, err := strconv.Atoi(f[0]); err != nil || id != len(s.Words)+1 {
		return errID
	}
	head := -1
	if f[6] != "_" {
		h, err := strconv.Atoi(f[6])
		if err != nil {
			return errHead
		}
		head = h
	}
	s.Words = append(s.Words, Word{
		Form: f[1], Lemma: f[2], UPOS: open(f[3]), XPOS: open(f[4]), Feats: open(f[5]),
		Head: head, Deprel: open(f[7]), Deps: open(f[8]), Misc: open(f[9]),
	})
	return nil
}

func open(field string) string {
	if field == "_" {
		return ""
	}
	return field
}

// Write writes s and the empty line that ends it.
func Write(w io.Writer, s *Sentence) error {
	var b strings.Builder
	for _, c := range s.Comments {
		b.WriteString("# " + c + "\n")
	}
	ranges := s.Ranges
	for i := range s.Words {
		if len(ranges) > 0 && ranges[0].First == i+1 {
			r := ranges[0]
			fmt.Fprintf(&b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", r.First, r.Last, field(r.Form), field(r.Misc))
			ranges = ranges[1:]
		}
		wd := &s.Words[i]
		head := "_"
		if wd.Head >= 0 {
			head = strconv.Itoa(wd.Head)
		}
		b.WriteString(strconv.Itoa(i + 1))
		for _, f := range [...]string{wd.Form, wd.Lemma, wd.UPOS, wd.XPOS, wd.Feats, head, wd.Deprel, wd.Deps, wd.Misc} {
			b.WriteString("\t" + field(f))
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// field returns what stands in a column for a value.
func field(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
