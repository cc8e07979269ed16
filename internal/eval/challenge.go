package eval

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// A challengeSet holds short cases with exactly the quotes expected.
type challengeSet []challengeDoc

type challengeDoc struct {
	ID         string          `json:"id"`
	Phenomenon string          `json:"phenomenon"`
	Text       string          `json:"text"`
	Quotes     []challengeGold `json:"quotes"`
}

type challengeGold struct {
	Text       string    `json:"text"` // marks left out
	Kind       string    `json:"kind"`
	Speaker    *string   `json:"speaker"` // nil: the text names nobody
	SpeakerAlt []*string `json:"speaker_alt"`
}

// speech reports whether q must be found; what is not speech may be left out.
func (q *challengeGold) speech() bool {
	return q.Kind != "scare" && q.Kind != "title" && q.Kind != "nickname"
}

func (set challengeSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// challengeTally counts the cases of one phenomenon.
type challengeTally struct {
	cases, passed        int
	quotes, located      int
	kind, speaker        int // located quotes of the right kind, with the right speaker
	notSpeech, leftAlone int
	extra                int // quotes that nobody expects
}

func (t *challengeTally) add(o *challengeTally) {
	t.cases += o.cases
	t.passed += o.passed
	t.quotes += o.quotes
	t.located += o.located
	t.kind += o.kind
	t.speaker += o.speaker
	t.notSpeech += o.notSpeech
	t.leftAlone += o.leftAlone
	t.extra += o.extra
}

func (t *challengeTally) cells() []Cell {
	rate := func(n int) float64 { return round(ratio(n, max(t.quotes, 1)), 3) }
	return []Cell{
		{"passed", fmt.Sprintf("%d/%d", t.passed, t.cases)},
		{"located", rate(t.located)},
		{"kind", rate(t.kind)},
		{"speaker", rate(t.speaker)},
		{"not_speech", fmt.Sprintf("%d/%d", t.leftAlone, t.notSpeech)},
		{"extra", t.extra},
	}
}

// Score reports, by phenomenon, how many cases pass: every expected quote is
// there with its kind and speaker, what is not speech is not taken for it, and
// no quote is added.
func (set challengeSet) Score(predictions map[string]*Prediction, limit int) *Report {
	by := make(map[string]*challengeTally)
	var total challengeTally
	log := mistakes{limit: limit}
	for i := range set {
		g := &set[i]
		if by[g.Phenomenon] == nil {
			by[g.Phenomenon] = new(challengeTally)
		}
		t := g.score(at(predictions, g.ID), &log)
		by[g.Phenomenon].add(t)
		total.add(t)
	}
	r := &Report{Mistakes: log.list}
	for _, phenomenon := range slices.Sorted(maps.Keys(by)) {
		r.add(phenomenon, by[phenomenon].cells()...)
	}
	r.add("all", append(total.cells(), Cell{"pass_rate", share(total.passed, total.cases)})...)
	return r
}

// found is a predicted quote with all the texts that it may be found by.
type found struct {
	*Quote
	texts []string
	used  bool // it answers an expected quote
}

func (g *challengeDoc) score(p *Prediction, log *mistakes) *challengeTally {
	doc := newText(g.Text)
	got := make([]found, len(p.Quotes))
	for i := range p.Quotes {
		q := &p.Quotes[i]
		texts := []string{trim(doc.join(q.content())), trim(doc.str(q.Span))}
		for _, s := range append(q.content(), q.Verbatim...) {
			texts = append(texts, trim(doc.str(s)))
		}
		got[i] = found{Quote: q, texts: texts}
	}
	t := &challengeTally{cases: 1}
	passed, wantIndirect := true, false
	for i := range g.Quotes {
		want := &g.Quotes[i]
		wantIndirect = wantIndirect || want.Kind == "indirect"
		hit := find(got, trim(want.Text))
		if hit != nil {
			hit.used = true
		}
		if !want.speech() {
			t.notSpeech++
			if hit == nil || notSpeech(hit.Kind) {
				t.leftAlone++
			} else {
				passed = false
			}
			continue
		}
		t.quotes++
		if hit == nil {
			passed = false
			continue
		}
		t.located++
		kind, who := hit.Kind == want.Kind, want.saidBy(p.speakers(hit.Speakers))
		if kind {
			t.kind++
		}
		if who {
			t.speaker++
		}
		reported := want.Kind == "indirect" || hit.Kind == "indirect"
		passed = passed && who && (kind || !reported)
	}
	for i := range got {
		q := &got[i]
		if !q.used && !notSpeech(q.Kind) && (q.Kind != "indirect" || wantIndirect) {
			t.extra++
		}
	}
	if passed && t.extra == 0 {
		t.passed = 1
	} else {
		log.add("%s", g.mistake(p, got))
	}
	return t
}

func notSpeech(kind string) bool { return kind == "scare" || kind == "title" || kind == "nickname" }

// find returns the first quote with the given text, one that answers no other
// expected quote if there is one.
func find(got []found, text string) *found {
	var second *found
	for i := range got {
		if !slices.Contains(got[i].texts, text) {
			continue
		}
		if !got[i].used {
			return &got[i]
		}
		if second == nil {
			second = &got[i]
		}
	}
	return second
}

// saidBy reports whether one of the speakers has a name that is right, or nobody
// in particular speaks and none is named.
func (q *challengeGold) saidBy(speakers []*Speaker) bool {
	given := names(speakers)
	for _, want := range append([]*string{q.Speaker}, q.SpeakerAlt...) {
		if want == nil {
			if !slices.ContainsFunc(speakers, func(s *Speaker) bool { return !s.nameless() }) {
				return true
			}
		} else if *want != "" && slices.ContainsFunc(given, func(n string) bool { return sameName(*want, n) }) {
			return true
		}
	}
	return false
}

func (g *challengeDoc) mistake(p *Prediction, got []found) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %q", g.ID, g.Phenomenon, shorten(g.Text, 300))
	for _, want := range g.Quotes {
		speaker := "nobody"
		if want.Speaker != nil {
			speaker = *want.Speaker
		}
		fmt.Fprintf(&b, "\n   want %-8s %s: %q", want.Kind, speaker, want.Text)
	}
	for _, q := range got {
		fmt.Fprintf(&b, "\n   got  %-8s %s: %q", q.Kind, strings.Join(headNames(p.speakers(q.Speakers)), " and "), q.texts[0])
	}
	return b.String()
}

// trim returns s without the marks at its edges and with single blanks.
func trim(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r == '_' || !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return strings.Join(strings.FieldsFunc(s, isBlank), " ")
}
