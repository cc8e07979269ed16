package corpus

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// An Analysis is what CoreNLP made of a PolNeAR article.
type Analysis struct {
	ID        string // of the article
	Sentences [][]CoreToken
}

// A CoreToken is a token of an [Analysis].
type CoreToken struct {
	Span    Span   // in the article; take the text from there
	Form    string // as CoreNLP writes it, with -LRB- and the like
	Lemma   string
	Tag     string // Penn Treebank
	Head    int    // index in the sentence, -1 for the root
	Rel     string // Universal Dependencies, version 1
	Entity  string // PERSON, ORGANIZATION, ... or O
	Corefer string // chains whose mentions cover the token, such as "2;5*", or _
}

// ReadCoreNLP reads a CoreNLP layer of dir, such as [CoreNLPTrain].
func ReadCoreNLP(dir, name string) ([]Analysis, error) {
	var all []Analysis
	err := read(filepath.Join(dir, name), func(r io.Reader) (err error) {
		all, err = ParseCoreNLP(r)
		return err
	})
	return all, err
}

// ParseCoreNLP reads a CoreNLP layer from r.
func ParseCoreNLP(r io.Reader) ([]Analysis, error) {
	var all []Analysis
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var sentence []CoreToken
	end := func() {
		if len(sentence) > 0 {
			last := &all[len(all)-1]
			last.Sentences = append(last.Sentences, sentence)
			sentence = nil
		}
	}
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if id, ok := strings.CutPrefix(line, "# doc = "); ok {
			end()
			all = append(all, Analysis{ID: id})
			continue
		}
		if line == "" {
			end()
			continue
		}
		tok, err := coreToken(line)
		if err != nil || len(all) == 0 {
			return nil, fmt.Errorf("line %d: malformed: %w", n, err)
		}
		sentence = append(sentence, tok)
	}
	end()
	return all, lines.Err()
}

func coreToken(line string) (CoreToken, error) {
	f := strings.Split(line, "\t")
	if len(f) != 9 {
		return CoreToken{}, fmt.Errorf("%d columns", len(f))
	}
	head, err := strconv.Atoi(f[4])
	if err != nil {
		return CoreToken{}, err
	}
	first, last, _ := strings.Cut(f[8], "-")
	start, err := strconv.Atoi(first)
	if err != nil {
		return CoreToken{}, err
	}
	end, err := strconv.Atoi(last)
	if err != nil {
		return CoreToken{}, err
	}
	return CoreToken{
		Span: Span{start, end}, Form: f[1], Lemma: f[2], Tag: f[3],
		Head: head - 1, Rel: f[5], Entity: f[6], Corefer: f[7],
	}, nil
}
