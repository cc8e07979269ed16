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
	place := make([]QuoteRef, len(d.Attribs)) // of each attribution in doc.Quotes
	for i := range d.Attribs {
		a := &d.Attribs[i]
		place[i] = NoQuote
		if kinds[a.Kind].IsSpeech() && thousandths(a.Confidence) < x.opts.minConfidence {
			continue
		}
		place[i] = QuoteRef(len(doc.Quotes))
		doc.Quotes = append(doc.Quotes, publishQuote(a))
	}
	for i := range d.Speakers {
		s := publishSpeaker(d, i)
		if !x.opts.withoutGender {
			s.Gender = genderOf(&d.Speakers[i])
		}
		doc.Speakers = append(doc.Speakers, s)
	}
	for i := range d.Claims {
		doc.Claims = append(doc.Claims, publishClaim(&d.Claims[i], place))
	}
	if err != nil {
		err = fmt.Errorf("hearsay: %w", err)
	}
	return doc, err
}

func publishQuote(a *annot.Attribution) Quote {
	return Quote{
		Kind:       kinds[a.Kind],
		Span:       spanOf(a.Span),
		Content:    spansOf(a.Content),
		Verbatim:   spansOf(a.Verbatim),
		Cue:        spanOf(a.Cue),
		Source:     spanOf(a.Source),
		Speakers:   intsOf(a.Speakers),
		Confidence: thousandths(a.Confidence),
	}
}

// thousandths returns c to three decimal places; more would be noise.
func thousandths(c float32) float64 { return math.Round(float64(c)*1000) / 1000 }

func publishSpeaker(d *annot.Doc, i int) Speaker {
	s := &d.Speakers[i]
	out := Speaker{
		ID:       i,
		Name:     valid(s.Name),
		Kind:     speakerKinds[s.Kind],
		Aliases:  make([]string, len(s.Aliases)),
		Titles:   make([]string, len(s.Titles)),
		Mentions: make([]Span, len(s.Mentions)),
	}
	for j, a := range s.Aliases {
		out.Aliases[j] = valid(a)
	}
	for j, t := range s.Titles {
		out.Titles[j] = valid(t)
	}
	for j, m := range s.Mentions {
		out.Mentions[j] = spanOf(d.Mentions[m].Span)
	}
	return out
}

// valid returns a copy of s, a part of the caller's text, as valid UTF-8.
func valid(s string) string { return strings.Clone(strings.ToValidUTF8(s, "\uFFFD")) }

func publishClaim(c *annot.Claim, place []QuoteRef) Claim {
	out := Claim{
		Span:     spanOf(c.Span),
		Claimant: spanOf(c.Claimant),
		Speakers: intsOf(c.Speakers),
		Voice:    VoiceArticle,
		Quote:    NoQuote,
		Flags:    make([]Flag, len(c.Flags)),
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

func intsOf(list []int32) []int {
	out := make([]int, len(list))
	for i, n := range list {
		out[i] = int(n)
	}
	return out
}
