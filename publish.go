package hearsay

import (
	"fmt"
	"math"
	"strings"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

var kinds = [...]Kind{
	annot.NoKind:   "",
	annot.Direct:   Direct,
	annot.Indirect: Indirect,
	annot.Mixed:    Mixed,
	annot.Scare:    Scare,
	annot.Title:    Title,
	annot.Nickname: Nickname,
}

var speakerKinds = [...]SpeakerKind{
	annot.NoSpeaker:           "",
	annot.SpeakerPerson:       Person,
	annot.SpeakerOrganization: Organization,
	annot.SpeakerGroup:        Group,
	annot.SpeakerUnnamed:      Unnamed,
}

var evidence = [...]Evidence{
	annot.NoEvidence:    "",
	annot.FromTitle:     FromTitle,
	annot.FromPronoun:   FromPronoun,
	annot.FromNoun:      FromNoun,
	annot.FromGivenName: FromGivenName,
}

func genderOf(s *annot.Speaker) Gender {
	switch s.Gender {
	case annot.Male:
		return Gender{"he", evidence[s.Evidence]}
	case annot.Female:
		return Gender{"she", evidence[s.Evidence]}
	}
	return Gender{}
}

// analyze runs the house on text and copies what the caller sees out of the
// pooled document.
func (x *Extractor) analyze(text string) (*Document, error) {
	d := annot.Get(text)
	defer annot.Put(d)
	pipeline.Annotate(d)
	rules := x.opts.ruleSet
	if rules == nil {
		rules = claim.Default()
	}
	err := claim.Annotate(d, rules)
	coref.Prune(d)

	doc := &Document{
		Quotes:    make([]Quote, 0, len(d.Attribs)),
		Speakers:  make([]Speaker, 0, len(d.Speakers)),
		Claims:    make([]Claim, 0, len(d.Claims)),
		Uncertain: d.Uncertain,
		text:      text,
	}
	p := newPublisher(d)
	place := make([]QuoteRef, len(d.Attribs)) // of each attribution in doc.Quotes
	for i := range d.Attribs {
		a := &d.Attribs[i]
		place[i] = NoQuote
		if kinds[a.Kind].IsSpeech() && thousandths(a.Confidence) < x.opts.minConfidence {
			continue
		}
		place[i] = QuoteRef(len(doc.Quotes))
		doc.Quotes = append(doc.Quotes, p.quote(a))
	}
	for i := range d.Speakers {
		s := p.speaker(i)
		if !x.opts.withoutGender {
			s.Gender = genderOf(&d.Speakers[i])
		}
		doc.Speakers = append(doc.Speakers, s)
	}
	for i := range d.Claims {
		doc.Claims = append(doc.Claims, p.claim(&d.Claims[i], place))
	}
	if err != nil {
		err = fmt.Errorf("hearsay: %w", err)
	}
	return doc, err
}

// thousandths returns c to three decimal places; more would be noise.
func thousandths(c float32) float64 { return math.Round(float64(c)*1000) / 1000 }

// A publisher turns what was found into public types. All short lists of one type
// share an array that is made at once, and all strings share another: a document
// costs a handful of allocations, however much is in it.
type publisher struct {
	d       *annot.Doc
	spans   slab[Span]
	ids     slab[int]
	strings slab[string]
	flags   slab[Flag]
	text    strings.Builder
}

// newPublisher makes room for all that is in d.
func newPublisher(d *annot.Doc) *publisher {
	var spans, ids, words, flags, bytes int
	for i := range d.Attribs {
		a := &d.Attribs[i]
		spans += len(a.Content) + len(a.Verbatim)
		ids += len(a.Speakers)
	}
	for i := range d.Speakers {
		s := &d.Speakers[i]
		spans += len(s.Mentions)
		words += len(s.Aliases) + len(s.Titles)
		bytes += len(s.Name)
		for _, list := range [...][]string{s.Aliases, s.Titles} {
			for _, w := range list {
				bytes += len(w)
			}
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		ids += len(c.Speakers)
		flags += len(c.Flags)
	}
	p := &publisher{
		d: d, spans: newSlab[Span](spans), ids: newSlab[int](ids), strings: newSlab[string](words), flags: newSlab[Flag](flags),
	}
	p.text.Grow(bytes)
	return p
}

// A slab is an array that lists are cut from.
type slab[T any] struct{ rest []T }

func newSlab[T any](n int) slab[T] { return slab[T]{make([]T, n)} }

// cut returns a list of n elements that nobody else has; appending to it copies it.
func (s *slab[T]) cut(n int) []T {
	list := s.rest[:n:n]
	s.rest = s.rest[n:]
	return list
}

func (p *publisher) quote(a *annot.Attribution) Quote {
	return Quote{
		Kind:       kinds[a.Kind],
		Span:       spanOf(a.Span),
		Content:    p.spansOf(a.Content),
		Verbatim:   p.spansOf(a.Verbatim),
		Cue:        spanOf(a.Cue),
		Source:     spanOf(a.Source),
		Speakers:   p.idsOf(a.Speakers),
		Confidence: thousandths(a.Confidence),
	}
}

func (p *publisher) speaker(i int) Speaker {
	s := &p.d.Speakers[i]
	out := Speaker{
		ID:       i,
		Name:     p.valid(s.Name),
		Kind:     speakerKinds[s.Kind],
		Aliases:  p.strings.cut(len(s.Aliases)),
		Titles:   p.strings.cut(len(s.Titles)),
		Mentions: p.spans.cut(len(s.Mentions)),
	}
	for j, a := range s.Aliases {
		out.Aliases[j] = p.valid(a)
	}
	for j, t := range s.Titles {
		out.Titles[j] = p.valid(t)
	}
	for j, m := range s.Mentions {
		out.Mentions[j] = spanOf(p.d.Mentions[m].Span)
	}
	return out
}

// valid returns a copy of s, a part of the caller's text, as valid UTF-8.
func (p *publisher) valid(s string) string {
	from := p.text.Len()
	p.text.WriteString(strings.ToValidUTF8(s, "\uFFFD"))
	return p.text.String()[from:]
}

func (p *publisher) claim(c *annot.Claim, place []QuoteRef) Claim {
	out := Claim{
		Span:     spanOf(c.Span),
		Claimant: spanOf(c.Claimant),
		Speakers: p.idsOf(c.Speakers),
		Voice:    VoiceArticle,
		Quote:    NoQuote,
		Flags:    p.flags.cut(len(c.Flags)),
	}
	if c.InQuote {
		out.Voice = VoiceQuote
	}
	if c.Attrib >= 0 {
		out.Quote = place[c.Attrib]
	}
	for i, f := range c.Flags {
		out.Flags[i] = Flag{Kind: FlagKind(f.Kind), Cue: spanOf(f.Cue), By: spanOf(f.By)}
	}
	return out
}

func (p *publisher) spansOf(list []annot.Span) []Span {
	out := p.spans.cut(len(list))
	for i, s := range list {
		out[i] = spanOf(s)
	}
	return out
}

func (p *publisher) idsOf(list []int32) []int {
	out := p.ids.cut(len(list))
	for i, n := range list {
		out[i] = int(n)
	}
	return out
}
