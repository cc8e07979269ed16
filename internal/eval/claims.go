package eval

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// A claimSet holds short items with the flags that a reader would set.
type claimSet []claimDoc

type claimDoc struct {
	ID       string     `json:"id"`
	Text     string     `json:"text"`
	Pick     string     `json:"pick"` // how the item was found
	Flags    []goldFlag `json:"flags"`
	Optional []struct {
		Cue      string `json:"cue"`
		CueStart int    `json:"cue_start"`
	} `json:"optional"`
}

type goldFlag struct {
	Kind        string    `json:"kind"`
	KindAlt     []string  `json:"kind_alt"`
	Cue         string    `json:"cue"`
	CueStart    int       `json:"cue_start"`
	Claim       string    `json:"claim"`
	ClaimStart  *int      `json:"claim_start"` // nil: where Claim first stands
	ClaimAlt    []string  `json:"claim_alt"`
	Claimant    *string   `json:"claimant"` // nil: nobody is named
	ClaimantAlt []*string `json:"claimant_alt"`
	Voice       string    `json:"voice"`
}

func (f *goldFlag) isKind(kind string) bool {
	return f.Kind == kind || slices.Contains(f.KindAlt, kind)
}

func (set claimSet) Inputs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range set {
			if !yield(g.ID, g.Text) {
				return
			}
		}
	}
}

// claimTally is what is counted over all items.
type claimTally struct {
	kinds, picks    map[string]counts
	claimWords      counts
	claimant, voice counts // right of the gold flags that were found
	clean           counts // items without a flag that got none
	mistakes        mistakes
}

// Score reports flags by kind, found where their cues overlap; optional cues
// count neither way. Claim spans, claimants and voices are measured on the
// flags found.
func (set claimSet) Score(predictions map[string]*Prediction, limit int) *Report {
	t := &claimTally{kinds: make(map[string]counts), picks: make(map[string]counts), mistakes: mistakes{limit: limit}}
	for i := range set {
		t.document(&set[i], at(predictions, set[i].ID))
	}
	r := &Report{Mistakes: t.mistakes.list}
	var all counts
	for _, kind := range slices.Sorted(maps.Keys(t.kinds)) {
		r.add(kind, t.kinds[kind].cells()...)
		all.add(t.kinds[kind])
	}
	r.add("all", all.cells()...)
	for _, pick := range slices.Sorted(maps.Keys(t.picks)) {
		r.add("pick_"+pick, t.picks[pick].cells()...)
	}
	r.add("claim_words", t.claimWords.cells()...)
	r.addValue("claimant", share(t.claimant.right, t.claimant.gold))
	r.addValue("voice", share(t.voice.right, t.voice.gold))
	r.addValue("clean_items_left_alone", share(t.clean.right, t.clean.gold))
	return r
}

// raised is a predicted flag.
type raised struct {
	*Flag
	claim *Claim
	cue   wordSet
	used  bool // it answers a gold flag
}

func (t *claimTally) document(g *claimDoc, p *Prediction) {
	doc := newText(g.Text)
	var got []raised
	for i := range p.Claims {
		c := &p.Claims[i]
		for j := range c.Flags {
			got = append(got, raised{&c.Flags[j], c, doc.inside(c.Flags[j].Cue), false})
		}
	}
	pick := g.Pick
	if pick == "" {
		pick = "all"
	}
	count := func(kind string, c counts) {
		k, n := t.kinds[kind], t.picks[pick]
		k.add(c)
		n.add(c)
		t.kinds[kind], t.picks[pick] = k, n
	}
	for i := range g.Flags {
		want := &g.Flags[i]
		cue := doc.inside(Span{want.CueStart, want.CueStart + len(want.Cue)})
		var first *raised
		for j := range got {
			if want.isKind(got[j].Kind) && cue.meets(got[j].cue) {
				got[j].used = true
				if first == nil {
					first = &got[j]
				}
			}
		}
		if first == nil {
			count(want.Kind, counts{gold: 1})
			t.mistakes.add("missed  %-12s  %q in %q", want.Kind, want.Cue, shorten(g.Text, 240))
			continue
		}
		count(want.Kind, counts{right: 1, predicted: 1, gold: 1})
		t.claim(doc, want, first.claim, p)
	}
	extra := false
	for _, f := range got {
		if f.used || g.optional(doc, f.cue) {
			continue
		}
		extra = true
		count(f.Kind, counts{predicted: 1})
		t.mistakes.add("extra   %-12s  %q in %q", f.Kind, doc.str(f.Cue), shorten(g.Text, 240))
	}
	if len(g.Flags) == 0 {
		t.clean.add(counts{right: one(!extra), gold: 1})
	}
}

// optional reports whether a flag on cue counts neither for nor against.
func (g *claimDoc) optional(doc *text, cue wordSet) bool {
	for _, o := range g.Optional {
		if cue.meets(doc.inside(Span{o.CueStart, o.CueStart + len(o.Cue)})) {
			return true
		}
	}
	return false
}

// claim compares the claim on which a flag lies with the gold one.
func (t *claimTally) claim(doc *text, want *goldFlag, c *Claim, p *Prediction) {
	if want.Claim != "" {
		t.claimWords.add(want.claimWords(doc, doc.inside(c.Span)))
	}
	var given []string
	if c.Claimant != nil {
		given = append(given, doc.str(*c.Claimant))
	}
	given = append(given, names(p.speakers(c.Speakers))...)
	t.claimant.add(counts{right: one(want.claimedBy(given)), gold: 1})
	t.voice.add(counts{right: one(c.Voice == want.Voice), gold: 1})
}

// claimWords compares the words of a predicted claim with the accepted claim
// that fits them best.
func (f *goldFlag) claimWords(doc *text, predicted wordSet) counts {
	best, most := counts{predicted: len(predicted)}, -1.0
	for i, claim := range append([]string{f.Claim}, f.ClaimAlt...) {
		start := strings.Index(doc.raw, claim)
		if i == 0 && f.ClaimStart != nil {
			start = *f.ClaimStart
		}
		gold := doc.inside(Span{start, start + len(claim)})
		c := counts{right: gold.common(predicted), predicted: len(predicted), gold: len(gold)}
		fits := float64(2*c.right) / float64(max(c.gold+c.predicted, 1))
		if fits > most || fits == most && (c.right > best.right || c.right == best.right && c.gold > best.gold) {
			best, most = c, fits
		}
	}
	return best
}

// claimedBy reports whether one of names is an accepted claimant, or whether
// none is given where none is wanted.
func (f *goldFlag) claimedBy(names []string) bool {
	for _, want := range append([]*string{f.Claimant}, f.ClaimantAlt...) {
		if want == nil {
			if len(names) == 0 {
				return true
			}
		} else if slices.ContainsFunc(names, func(n string) bool { return sharesWord(*want, n) }) {
			return true
		}
	}
	return false
}

// one returns 1 for true.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
