package main

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/attrib"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/corpus"
	"github.com/hearsay-go/hearsay/internal/dialogue"
	"github.com/hearsay-go/hearsay/internal/eval"
	"github.com/hearsay-go/hearsay/internal/learn"
	"github.com/hearsay-go/hearsay/internal/pipeline"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Settings of the model of internal/dialogue.
const (
	dialogueFolds  = 5
	dialogueEpochs = 8
	sourceEpochs   = 4
)

// A fiction is a novel made ready for training and measuring.
type fiction struct {
	novel corpus.Novel
	doc   *annot.Doc
	who   []string         // by speaker: the character, or ""
	gold  []string         // by attribution: the character who speaks, or ""
	told  map[int32]string // by attribution: the type of the quotation: Explicit, Anaphoric, Implicit
	refs  []attrib.Gold    // the attributions that its narrator makes
}

// fitDialogue measures the model of internal/dialogue on novels that it has not
// seen, then fits it on all.
func fitDialogue(dir string) error {
	novels, err := corpus.ReadPDNC(dir)
	if err != nil {
		return err
	}
	all := make([]*fiction, len(novels))
	for i, n := range novels {
		all[i] = newFiction(n)
	}
	if err := crossValidate(all); err != nil {
		return err
	}
	_, err = fitDialogueModels(all, write)
	return err
}

// fitDialogueModels fits the models of internal/dialogue on novels and gives their
// files to save.
func fitDialogueModels(novels []*fiction, save func(path string, data []byte) error) (*dialogue.Models, error) {
	source, err := fitTellers(novels)
	if err != nil {
		return nil, err
	}
	if err := save("internal/dialogue/source.weights", source); err != nil {
		return nil, err
	}
	m := new(dialogue.Models)
	if m.Source, err = weights.Decode(string(source)); err != nil {
		return nil, err
	}
	speech, err := fitSpeech(novels, m.Source)
	if err != nil {
		return nil, err
	}
	if err := save("internal/dialogue/speech.weights", speech); err != nil {
		return nil, err
	}
	if m.Speech, err = weights.Decode(string(speech)); err != nil {
		return nil, err
	}
	speaker, err := fitTurns(novels, m, nil)
	if err != nil {
		return nil, err
	}
	if err := save("internal/dialogue/speaker.weights", speaker); err != nil {
		return nil, err
	}
	if m.Speaker, err = weights.Decode(string(speaker)); err != nil {
		return nil, err
	}
	// What the second pass learns from is told by models that have not seen it.
	first := make(map[*fiction]*weights.Model)
	for half := range 2 {
		var seen []*fiction
		for i, x := range novels {
			if i%2 == half {
				seen = append(seen, x)
			}
		}
		data, err := fitTurns(seen, &dialogue.Models{Source: m.Source, Speech: m.Speech}, nil)
		if err != nil {
			return nil, err
		}
		part, err := weights.Decode(string(data))
		if err != nil {
			return nil, err
		}
		for i, x := range novels {
			if i%2 != half {
				first[x] = part
			}
		}
	}
	again, err := fitTurns(novels, m, first)
	if err != nil {
		return nil, err
	}
	if err := save("internal/dialogue/again.weights", again); err != nil {
		return nil, err
	}
	m.Again, err = weights.Decode(string(again))
	return m, err
}

// speechBias is added to the log odds that a turn is speech: to lose a speech is
// worse than to keep a title.
const speechBias = 1.0

// fitSpeech fits the model that tells speech from other quotations.
func fitSpeech(novels []*fiction, source *weights.Model) ([]byte, error) {
	type example struct {
		features []uint64
		speech   bool
	}
	var examples []example
	for _, x := range novels {
		dialogue.SpeechExamples(x.copy(), source, func(a int32, features []uint64) {
			examples = append(examples, example{slices.Clone(features), x.gold[a] != ""})
		})
	}
	l := &learn.Logistic{Rate: 0.1, L2: 1e-4, MinCount: 10}
	r := rand.New(rand.NewPCG(5, 5))
	for range sourceEpochs {
		for _, n := range r.Perm(len(examples)) {
			e := &examples[n]
			want := 0.0
			if e.speech {
				want = 1
			}
			p := 1 / (1 + math.Exp(speechBias-l.Score(e.features)))
			l.Step(e.features, want-p)
		}
	}
	return l.Encode(learn.Output{Name: "speech", Drop: 0.02})
}

// copy returns the document of x with all that internal/dialogue changes of its
// own.
func (x *fiction) copy() *annot.Doc {
	d := *x.doc
	d.Attribs, d.Mentions, d.Speakers = slices.Clone(d.Attribs), slices.Clone(d.Mentions), slices.Clone(d.Speakers)
	for i := range d.Speakers {
		d.Speakers[i].Mentions = slices.Clone(d.Speakers[i].Mentions)
	}
	for i := range d.Attribs {
		a := &d.Attribs[i]
		a.Speakers, a.Sources = slices.Clone(a.Speakers), slices.Clone(a.Sources)
	}
	return &d
}

// fitTellers fits the model that finds the narrator's attributions.
func fitTellers(novels []*fiction) ([]byte, error) {
	type example struct {
		features []uint64
		source   bool
	}
	var examples []example
	for _, x := range novels {
		dialogue.SourceExamples(x.doc, func(s dialogue.SourceExample) {
			kind, ref := x.told[s.Attrib], x.refOf(s.Attrib)
			if kind == "" || kind != "Implicit" && ref == nil {
				return // nobody says, or says where
			}
			source := ref != nil && ref.Source[0].Overlaps(x.doc.Mentions[s.Mention].Span)
			examples = append(examples, example{slices.Clone(s.Features), source})
		})
	}
	l := &learn.Logistic{Rate: 0.1, L2: 1e-4, MinCount: 4}
	r := rand.New(rand.NewPCG(4, 4))
	for range sourceEpochs {
		for _, n := range r.Perm(len(examples)) {
			l.Learn(examples[n].features, examples[n].source, 1)
		}
	}
	return l.Encode(learn.Output{Name: "source", Drop: 0.05})
}

// refOf returns the narrator's attribution of the words of attribution a, or nil.
func (x *fiction) refOf(a int32) *attrib.Gold {
	for _, v := range x.doc.Attribs[a].Verbatim {
		k, _ := slices.BinarySearchFunc(x.refs, v.Start, func(g attrib.Gold, at int32) int {
			return int(g.Content[len(g.Content)-1].End - at)
		})
		if k < len(x.refs) && covers(x.refs[k].Content, v) {
			return &x.refs[k]
		}
	}
	return nil
}

func covers(spans []annot.Span, s annot.Span) bool {
	return slices.ContainsFunc(spans, func(o annot.Span) bool { return o.Overlaps(s) })
}

// newFiction analyses a novel up to where internal/dialogue begins.
func newFiction(n corpus.Novel) *fiction {
	x := &fiction{novel: n, doc: &annot.Doc{Text: n.Text}}
	pipeline.Attribute(x.doc)
	coref.Annotate(x.doc)
	x.finish()
	return x
}

// finish fills x from its analysed document.
func (x *fiction) finish() {
	cast := castOf(x.novel)
	x.who = make([]string, len(x.doc.Speakers))
	for i := range x.doc.Speakers {
		s := &x.doc.Speakers[i]
		x.who[i] = cast.Find(append([]string{s.Name}, s.Aliases...))
	}
	x.gold, x.told = goldSpeakers(x.doc, x.novel)
	x.refs = speechesOf(x.doc, x.novel)
}

func castOf(n corpus.Novel) *eval.Cast {
	list := make([][]string, len(n.Characters))
	for i, c := range n.Characters {
		list[i] = append([]string{c.Name}, c.Aliases...)
	}
	return eval.NewCast(list)
}

// goldSpeakers returns for each attribution of d the speaker and the type of the
// quotation of n that it has most bytes in common with.
func goldSpeakers(d *annot.Doc, n corpus.Novel) (speakers []string, types map[int32]string) {
	type part struct {
		annot.Span
		speaker, kind string
	}
	var parts []part
	for _, q := range n.Quotes {
		for _, s := range annotSpans(q.Spans) {
			parts = append(parts, part{s, q.Speaker, q.Type})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return int(a.Start - b.Start) })
	speakers, types = make([]string, len(d.Attribs)), make(map[int32]string)
	for i := range d.Attribs {
		most := int32(0)
		for _, v := range d.Attribs[i].Verbatim {
			k, _ := slices.BinarySearchFunc(parts, v.Start, func(p part, at int32) int { return int(p.End - at) })
			for ; k < len(parts) && parts[k].Start < v.End; k++ {
				if n := min(v.End, parts[k].End) - max(v.Start, parts[k].Start); n > most {
					most, speakers[i], types[int32(i)] = n, parts[k].speaker, parts[k].kind
				}
			}
		}
	}
	return speakers, types
}

// right reports whether candidate k of turn t is the one who speaks. A character
// whom no speaker of the document has the name of is whom the source describes.
func (x *fiction) right(t *dialogue.Example, k int) bool {
	s, gold := t.Candidates[k], x.gold[t.Attrib]
	if s == annot.None || gold == "" {
		return false
	}
	if !slices.Contains(x.who, gold) {
		return x.who[s] == "" && t.Source != annot.None && x.doc.Mentions[t.Source].Speaker == s
	}
	return x.who[s] == gold
}

// fitTurns fits the model of speakers on the turns of novels.
func fitTurns(novels []*fiction, m *dialogue.Models, first map[*fiction]*weights.Model) ([]byte, error) {
	f := learn.NewField(dialogue.NumRelations, dialogue.Relation)
	f.Rate, f.L2, f.MinCount = 0.1, 2e-1, 20
	for _, x := range novels {
		if first != nil {
			m = &dialogue.Models{Source: m.Source, Speech: m.Speech, Speaker: first[x]}
		}
		for _, turns := range dialogue.Conversations(x.copy(), m) {
			places := make([]learn.Place, len(turns))
			for i := range turns {
				t := &turns[i]
				right := make([]bool, len(t.Candidates))
				for k := range right {
					right[k] = x.right(t, k)
				}
				places[i] = learn.Place{Candidates: t.Candidates, Features: t.Features, Relations: t.Steps, Right: right}
			}
			f.Add(places)
		}
	}
	f.Fit(dialogueEpochs, 3)
	return f.Encode(learn.Output{Name: "speaker", Drop: 0.006})
}

// crossValidate prints how well each fold's novels are read by a model fitted on
// the others.
func crossValidate(novels []*fiction) error {
	predictions := make(map[string]*eval.Prediction)
	var gold bytes.Buffer
	for fold := range dialogueFolds {
		var seen, unseen []*fiction
		for i, x := range novels {
			if i%dialogueFolds == fold {
				unseen = append(unseen, x)
			} else {
				seen = append(seen, x)
			}
		}
		m, err := fitDialogueModels(seen, func(string, []byte) error { return nil })
		if err != nil {
			return err
		}
		for _, x := range unseen {
			predictions[x.novel.ID] = x.predict(m)
			line, err := json.Marshal(x.novel)
			if err != nil {
				return err
			}
			gold.Write(append(line, '\n'))
		}
	}
	kind, err := eval.KindOf("novel")
	if err != nil {
		return err
	}
	set, err := kind.Read(&gold)
	if err != nil {
		return err
	}
	return set.Score(predictions, 0).WriteTable(os.Stdout)
}

// predict returns what m makes of x, which stays as it is.
func (x *fiction) predict(m *dialogue.Models) *eval.Prediction {
	d := x.copy()
	dialogue.AnnotateWith(d, m)
	return prediction(x.novel.ID, d)
}

// prediction returns the quotes and speakers of d.
func prediction(id string, d *annot.Doc) *eval.Prediction {
	p := &eval.Prediction{ID: id}
	for i := range d.Attribs {
		a := &d.Attribs[i]
		q := eval.Quote{Kind: kindNames[a.Kind], Span: evalSpan(a.Span), Content: evalSpans(a.Content), Verbatim: evalSpans(a.Verbatim)}
		for _, s := range a.Speakers {
			q.Speakers = append(q.Speakers, int(s))
		}
		p.Quotes = append(p.Quotes, q)
	}
	for i := range d.Speakers {
		s := &d.Speakers[i]
		p.Speakers = append(p.Speakers, eval.Speaker{ID: i, Name: s.Name, Aliases: s.Aliases})
	}
	return p
}

var kindNames = [...]string{
	annot.NoKind: "", annot.Direct: "direct", annot.Indirect: "indirect", annot.Mixed: "mixed",
	annot.Scare: "scare", annot.Title: "title", annot.Nickname: "nickname",
}

func evalSpan(s annot.Span) eval.Span { return eval.Span{int(s.Start), int(s.End)} }

func evalSpans(list []annot.Span) []eval.Span {
	out := make([]eval.Span, len(list))
	for i, s := range list {
		out[i] = evalSpan(s)
	}
	return out
}
