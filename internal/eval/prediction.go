package eval

import (
	"encoding/json"
	"fmt"
	"io"
)

// A Span is a half-open range of bytes.
type Span [2]int

// A Prediction is what was found in one document, as the JSON contract has it.
type Prediction struct {
	ID        string    `json:"id"`
	Quotes    []Quote   `json:"quotes"`
	Speakers  []Speaker `json:"speakers"`
	Claims    []Claim   `json:"claims"`
	Uncertain *bool     `json:"uncertain"` // nil: the claims decide
}

// A Quote is a predicted quote.
type Quote struct {
	Kind       string  `json:"kind"`
	Span       Span    `json:"span"`
	Content    []Span  `json:"content"`
	Verbatim   []Span  `json:"verbatim"`
	Cue        *Span   `json:"cue"`
	Source     *Span   `json:"source"`
	Speakers   []int   `json:"speakers"`
	Confidence float64 `json:"confidence"`
}

// content returns the spans of what was said; the whole quote where none are
// given.
func (q *Quote) content() []Span {
	if len(q.Content) > 0 {
		return q.Content
	}
	return []Span{q.Span}
}

// words returns the spans of what was said word for word, or of all that was
// said where no part is marked as such.
func (q *Quote) verbatim() []Span {
	if len(q.Verbatim) > 0 {
		return q.Verbatim
	}
	return q.content()
}

// speech reports whether q is something said rather than a scare quote, a title
// or a nickname.
func (q *Quote) speech() bool {
	return q.Kind == "direct" || q.Kind == "mixed" || q.Kind == "indirect"
}

// A Speaker is a predicted speaker.
type Speaker struct {
	ID       int      `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Aliases  []string `json:"aliases"`
	Mentions []Span   `json:"mentions"`
}

// nameless reports whether s is nobody in particular.
func (s *Speaker) nameless() bool { return s.Kind == "unnamed" || s.Kind == "group" }

// A Claim is a predicted claim.
type Claim struct {
	Span     Span   `json:"span"`
	Claimant *Span  `json:"claimant"`
	Speakers []int  `json:"speakers"`
	Voice    string `json:"voice"`
	Flags    []Flag `json:"flags"`
}

// A Flag is a predicted flag.
type Flag struct {
	Kind string `json:"kind"`
	Cue  Span   `json:"cue"`
}

// speakers returns the speakers of p with the given ids, in that order.
func (p *Prediction) speakers(ids []int) []*Speaker {
	var out []*Speaker
	for _, id := range ids {
		for i := range p.Speakers {
			if p.Speakers[i].ID == id {
				out = append(out, &p.Speakers[i])
				break
			}
		}
	}
	return out
}

// names returns the names and aliases of speakers, in order.
func names(speakers []*Speaker) []string {
	var out []string
	for _, s := range speakers {
		out = append(append(out, s.Name), s.Aliases...)
	}
	return out
}

// at returns the prediction for a document, an empty one where there is none.
func at(predictions map[string]*Prediction, id string) *Prediction {
	if p := predictions[id]; p != nil {
		return p
	}
	return &Prediction{}
}

// ReadPredictions reads one prediction a line, as "hearsay jsonl" writes them.
func ReadPredictions(r io.Reader) (map[string]*Prediction, error) {
	out := make(map[string]*Prediction)
	for n, line := range lines(r) {
		if line.err != nil {
			return nil, line.err
		}
		p := new(Prediction)
		if err := json.Unmarshal(line.text, p); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out[p.ID] = p
	}
	return out, nil
}
