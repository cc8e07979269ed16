package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// A chainSet holds texts with their coreference chains.
type chainSet []corpus.Chained

// A pronounSet is measured by its pronouns, a nameSet by its names.
type (
	pronounSet struct{ chainSet }
	nameSet    struct{ chainSet }
)

func readPronouns(r io.Reader) (Set, error) {
	chains, err := readChains(r)
	return pronounSet{chains}, err
}

func readNames(r io.Reader) (Set, error) {
	chains, err := readChains(r)
	return nameSet{chains}, err
}

// readChains reads CoNLL-U with GUM's Entity annotation, or a CoreNLP layer
// together with its articles as JSON lines, before or after it.
func readChains(r io.Reader) (chainSet, error) {
	var layer, articles bytes.Buffer
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 && line[0] == '{' {
			articles.Write(line)
		} else {
			layer.Write(line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	if articles.Len() == 0 {
		return gumChains(&layer)
	}
	texts := make(map[string]string)
	for dec := json.NewDecoder(&articles); ; {
		var a corpus.Article
		if err := dec.Decode(&a); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		texts[a.ID] = a.Text
	}
	analyses, err := corpus.ParseCoreNLP(&layer)
	if err != nil {
		return nil, err
	}
	var set chainSet
	for i := range analyses {
		text, ok := texts[analyses[i].ID]
		if !ok {
			return nil, fmt.Errorf("%s: no such article", analyses[i].ID)
		}
		set = append(set, corpus.CoreChains(&analyses[i], text))
	}
	return set, nil
}

func gumChains(r io.Reader) (chainSet, error) {
	sentences, err := readTreebank(r)
	if err != nil {
		return nil, err
	}
	var set chainSet
	for _, doc := range corpus.Documents(sentences) {
		set = append(set, corpus.GUMChains(doc))
	}
	return set, nil
}

func (set chainSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range set {
			if !yield(set[i].ID, set[i].Text) {
				return
			}
		}
	}
}

// A Resolving set measures who is meant by all mentions, also by those of people
// who say nothing and are no part of the JSON contract.
type Resolving interface {
	Set

	// Resolve returns all clusters of mentions that the library finds in the
	// texts, each as a speaker.
	Resolve() map[string]*Prediction
}

func (set chainSet) Resolve() map[string]*Prediction {
	out := make(map[string]*Prediction)
	for i := range set {
		out[set[i].ID] = resolve(set[i].Text)
	}
	return out
}

func resolve(text string) *Prediction {
	d := annot.Get(text)
	defer annot.Put(d)
	pipeline.Annotate(d)
	p := new(Prediction)
	for i := range d.Speakers {
		s := Speaker{ID: i, Name: strings.Clone(d.Speakers[i].Name)}
		for _, m := range d.Speakers[i].Mentions {
			s.Mentions = append(s.Mentions, Span{int(d.Mentions[m].Start), int(d.Mentions[m].End)})
		}
		p.Speakers = append(p.Speakers, s)
	}
	return p
}

// thirdPersons are the pronouns that are measured, by the form that stands for
// all of their cases.
var thirdPersons = map[string]string{
	"he": "he", "him": "he", "his": "he", "himself": "he",
	"she": "she", "her": "she", "hers": "she", "herself": "she",
	"it": "it", "its": "it", "itself": "it",
}

// A pronounTally counts pronouns whose chain has a name.
type pronounTally struct{ gold, answered, right int }

// Score reports, of the third-person singular pronouns whose chain has the name of
// a person or body, how many are mentions of a speaker whose name is in the same chain (accuracy),
// and of those that are mentions of any speaker, the same share (precision).
func (set pronounSet) Score(predictions map[string]*Prediction, limit int) *Report {
	by := make(map[string]*pronounTally)
	log := mistakes{limit: limit}
	for i := range set.chainSet {
		scorePronouns(&set.chainSet[i], at(predictions, set.chainSet[i].ID), by, &log)
	}
	r := &Report{Mistakes: log.list}
	for _, row := range []string{"he", "she", "it", "he and she", "all"} {
		t := by[row]
		if t == nil {
			t = new(pronounTally)
		}
		r.add(row,
			Cell{"accuracy", share(t.right, t.gold)},
			Cell{"precision", share(t.right, t.answered)},
			Cell{"answered", share(t.answered, t.gold)},
			Cell{"gold", t.gold})
	}
	return r
}

func scorePronouns(c *corpus.Chained, p *Prediction, by map[string]*pronounTally, log *mistakes) {
	named := make(map[int]bool)
	chainAt := make(map[int]int) // of a name, by the first byte of its head
	for _, l := range c.Links {
		if !l.Named {
			continue
		}
		chainAt[l.Head[0]] = l.Chain
		if l.Entity == annot.Person || l.Entity == annot.Organization {
			named[l.Chain] = true
		}
	}
	chains := speakerChains(c, p, chainAt)
	speakerAt := make(map[Span]int)
	for i := range p.Speakers {
		for _, m := range p.Speakers[i].Mentions {
			speakerAt[m] = i
		}
	}
	for _, l := range c.Links {
		form, ok := thirdPersons[strings.ToLower(c.Text[l.Head[0]:l.Head[1]])]
		if !ok || !named[l.Chain] {
			continue
		}
		var result pronounTally
		result.gold = 1
		if s, ok := speakerAt[Span(l.Head)]; ok {
			result.answered = 1
			if chain, ok := chains[s]; ok && chain == l.Chain {
				result.right = 1
			} else {
				log.add("%-4s %s %d got %q: …%s[%s]%s…", form, c.ID, l.Head[0], p.Speakers[s].Name,
					flat(c.Text[max(0, l.Head[0]-300):l.Head[0]]), c.Text[l.Head[0]:l.Head[1]], flat(c.Text[l.Head[1]:min(len(c.Text), l.Head[1]+100)]))
			}
		} else {
			log.add("%-4s %s %d got nobody: …%s[%s]%s…", form, c.ID, l.Head[0],
				flat(c.Text[max(0, l.Head[0]-300):l.Head[0]]), c.Text[l.Head[0]:l.Head[1]], flat(c.Text[l.Head[1]:min(len(c.Text), l.Head[1]+100)]))
		}
		rows := []string{form, "all"}
		if form != "it" {
			rows = append(rows, "he and she")
		}
		for _, row := range rows {
			if by[row] == nil {
				by[row] = new(pronounTally)
			}
			t := by[row]
			t.gold++
			t.answered += result.answered
			t.right += result.right
		}
	}
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// speakerChains returns the chain that most names of each speaker are in.
func speakerChains(c *corpus.Chained, p *Prediction, chainAt map[int]int) map[int]int {
	out := make(map[int]int)
	for i := range p.Speakers {
		votes := make(map[int]int)
		best, most := 0, 0
		for _, m := range p.Speakers[i].Mentions {
			for b := m[0]; b < m[1]; b++ {
				chain, ok := chainAt[b]
				if !ok {
					continue
				}
				votes[chain]++
				if votes[chain] > most {
					best, most = chain, votes[chain]
				}
				break
			}
		}
		if most > 0 {
			out[i] = best
		}
	}
	return out
}

// Score reports B-cubed precision, recall and F1 of the names of persons and
// bodies: for each name, the share of those found to be of the same speaker
// that are of its chain, and the share of those of its chain found to be of the
// same speaker. A name that was not found counts as one by itself; the last row
// leaves such names out, so that it measures the clustering alone.
func (set nameSet) Score(predictions map[string]*Prediction, limit int) *Report {
	r := &Report{}
	log := mistakes{limit: limit}
	kinds := []struct {
		row  string
		want func(annot.Entity) bool
	}{
		{"person", func(e annot.Entity) bool { return e == annot.Person }},
		{"organization", func(e annot.Entity) bool { return e == annot.Organization }},
		{"all", func(e annot.Entity) bool { return e == annot.Person || e == annot.Organization }},
		{"those found", func(e annot.Entity) bool { return e == annot.Person || e == annot.Organization }},
	}
	for _, k := range kinds {
		precision, recall := 0.0, 0.0
		names, found := 0, 0
		for i := range set.chainSet {
			c := &set.chainSet[i]
			l := &log
			if k.row != "all" {
				l = new(mistakes)
			}
			p, rec, n, f := bCubed(c, at(predictions, c.ID), k.want, k.row == "those found", l)
			precision, recall, names, found = precision+p, recall+rec, names+n, found+f
		}
		p, rec := precision/float64(max(names, 1)), recall/float64(max(names, 1))
		r.add(k.row, Cell{"p", round(p, 4)}, Cell{"r", round(rec, 4)}, Cell{"f1", harmonic(p, rec)},
			Cell{"found", share(found, names)}, Cell{"gold", names})
	}
	r.Mistakes = log.list
	return r
}

// innermost returns the index of the shortest link of each head, by its first
// byte: "Ada Roe and Bo Lee" has the head of "Ada Roe", which alone is the name.
func innermost(links []corpus.Link) map[int]int {
	at := make(map[int]int)
	for i, l := range links {
		if j, ok := at[l.Head[0]]; !ok || l.Span[1]-l.Span[0] < links[j].Span[1]-links[j].Span[0] {
			at[l.Head[0]] = i
		}
	}
	return at
}

// bCubed returns the sums of precision and recall over the names of c, their
// number, and how many are mentions of a speaker.
func bCubed(c *corpus.Chained, p *Prediction, want func(annot.Entity) bool, foundOnly bool, log *mistakes) (precision, recall float64, names, found int) {
	type name struct {
		chain, speaker int
		text           string
	}
	var all []name
	type place struct{ speaker, length int }
	speakerAt := make(map[int]place) // the smallest mention around a byte
	for i := range p.Speakers {
		for _, m := range p.Speakers[i].Mentions {
			for b := m[0]; b < m[1]; b++ {
				if old, ok := speakerAt[b]; !ok || m[1]-m[0] < old.length {
					speakerAt[b] = place{i, m[1] - m[0]}
				}
			}
		}
	}
	inner := innermost(c.Links)
	for i, l := range c.Links {
		if !l.Named || !want(l.Entity) || inner[l.Head[0]] != i {
			continue
		}
		n := name{chain: l.Chain, speaker: -1 - len(all), text: c.Text[l.Span[0]:l.Span[1]]}
		if s, ok := speakerAt[l.Head[0]]; ok {
			n.speaker = s.speaker
			found++
		} else if foundOnly {
			continue
		}
		all = append(all, n)
	}
	for _, n := range all {
		both, same, chain := 0, 0, 0
		for _, o := range all {
			if o.speaker == n.speaker {
				same++
			}
			if o.chain == n.chain {
				chain++
			}
			if o.speaker == n.speaker && o.chain == n.chain {
				both++
			}
		}
		precision += float64(both) / float64(same)
		recall += float64(both) / float64(chain)
		if both < same || both < chain {
			got := "nobody"
			if n.speaker >= 0 {
				got = p.Speakers[n.speaker].Name
			}
			log.add("%s: %q (chain %d) is %q: %d/%d of speaker, %d/%d of chain", c.ID, flat(n.text), n.chain, got, both, same, both, chain)
		}
	}
	return precision, recall, len(all), found
}

// chainsUsage describes the gold of both measures.
const chainsUsage = "CoNLL-U with GUM's entities, or a CoreNLP layer and its articles"
