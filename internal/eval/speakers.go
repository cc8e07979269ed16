package eval

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// A speakerSet holds articles whose attributions name their canonical speakers.
type speakerSet []speakerDoc

type speakerDoc struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Attributions []struct {
		Source   []Span        `json:"source"`
		Content  []Span        `json:"content"`
		Speakers []goldSpeaker `json:"speakers"`
	} `json:"attributions"`
}

type goldSpeaker struct {
	Name   string   `json:"name"` // "": nobody in particular
	Accept []string `json:"accept"`
}

// is reports whether one of names is g's.
func (g *goldSpeaker) is(names []string) bool {
	for _, want := range append([]string{g.Name}, g.Accept...) {
		if want != "" && slices.ContainsFunc(names, func(n string) bool { return sameName(want, n) }) {
			return true
		}
	}
	return false
}

func (set speakerSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// speakerTally counts attributions of one form of source.
type speakerTally struct {
	gold  int
	found int // a predicted quote holds at least half of the content
	full  int // all speakers are right, by their main names, and none is added
	loose int // one speaker is right, by any name
}

// Score reports, by the form of the source and for all attributions with a
// named speaker, how often the quote that covers most of the content names the
// speakers. "precision" is the share among those found.
func (set speakerSet) Score(predictions map[string]*Prediction, limit int) *Report {
	by := make(map[string]*speakerTally)
	log := mistakes{limit: limit}
	for i := range set {
		set[i].score(at(predictions, set[i].ID), by, &log)
	}
	r := &Report{Mistakes: log.list}
	for _, form := range slices.Sorted(maps.Keys(by)) {
		t := by[form]
		r.add(form,
			Cell{"accuracy", share(t.full, t.gold)},
			Cell{"accuracy_loose", share(t.loose, t.gold)},
			Cell{"precision", share(t.full, t.found)},
			Cell{"found", share(t.found, t.gold)},
			Cell{"gold", t.gold})
	}
	return r
}

func (g *speakerDoc) score(p *Prediction, by map[string]*speakerTally, log *mistakes) {
	doc := newText(g.Text)
	var quotes []attributed
	for i := range p.Quotes {
		if q := &p.Quotes[i]; q.speech() {
			quotes = append(quotes, attributed{q, doc.inside(q.content()...)})
		}
	}
	for _, a := range g.Attributions {
		words := doc.inside(a.Content...)
		if len(words) == 0 || len(a.Speakers) == 0 {
			continue
		}
		var result speakerTally
		result.gold = 1
		source := strings.FieldsFunc(strings.ToLower(doc.join(a.Source)), isBlank)
		form := sourceForm(a.Speakers, source)
		if best := mostOverlap(quotes, words); best != nil {
			result.found = 1
			said := p.speakers(best.Speakers)
			result.judge(a.Speakers, said)
			if result.full == 0 {
				log.add("%-11s  want %q got %q for [%s] %q", form, mainNames(a.Speakers), headNames(said), strings.Join(source, " "), shorten(doc.str(a.Content[0]), 120))
			}
		}
		forms := []string{form}
		if slices.ContainsFunc(a.Speakers, func(s goldSpeaker) bool { return s.Name != "" }) {
			forms = append(forms, "all")
		}
		for _, f := range forms {
			if by[f] == nil {
				by[f] = new(speakerTally)
			}
			t := by[f]
			t.gold += result.gold
			t.found += result.found
			t.full += result.full
			t.loose += result.loose
		}
	}
}

// mostOverlap returns the quote that shares most with words, nil where none
// shares half of them.
func mostOverlap(quotes []attributed, words wordSet) *attributed {
	var best *attributed
	most := -1.0
	for i := range quotes {
		if o := quotes[i].words.overlap(words); o > most {
			best, most = &quotes[i], o
		}
	}
	if best == nil || 2*best.words.common(words) < len(words) {
		return nil
	}
	return best
}

// judge compares the speakers of a quote with those wanted.
func (t *speakerTally) judge(want []goldSpeaker, said []*Speaker) {
	nameless := len(said) == 0 || slices.ContainsFunc(said, (*Speaker).nameless)
	satisfied := func(g *goldSpeaker, names []string) bool {
		return g.is(names) || g.Name == "" && nameless
	}
	t.full = 1
	for i := range want {
		if !satisfied(&want[i], headNames(said)) || len(said) > len(want) {
			t.full = 0
		}
		if satisfied(&want[i], names(said)) {
			t.loose = 1
		}
	}
}

// headNames returns the main name of each speaker.
func headNames(speakers []*Speaker) []string {
	out := make([]string, len(speakers))
	for i, s := range speakers {
		out[i] = s.Name
	}
	return out
}

func mainNames(speakers []goldSpeaker) []string {
	out := make([]string, len(speakers))
	for i, s := range speakers {
		out[i] = s.Name
	}
	return out
}

// pronouns are the words that make a source of one word a pronoun.
var pronouns = []string{"he", "she", "they", "i", "we", "it", "who", "his", "her", "their", "him", "them", "my", "our", "its", "himself", "herself"}

// sourceForm tells how the text names the speakers: by name, pronoun,
// description, not at all ("no source"), or that they have no name ("unnamed").
func sourceForm(speakers []goldSpeaker, source []string) string {
	folded := fold(strings.Join(source, " "))
	named, byName := false, false
	for _, s := range speakers {
		if s.Name == "" {
			continue
		}
		named = true
		byName = byName || slices.ContainsFunc(fold(s.Name), func(w string) bool { return slices.Contains(folded, w) })
	}
	switch {
	case !named:
		return "unnamed"
	case len(source) == 0:
		return "no source"
	case len(source) == 1 && slices.Contains(pronouns, source[0]):
		return "pronoun"
	case byName:
		return "name"
	}
	return "description"
}
