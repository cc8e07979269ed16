package hearsay

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime"
	"sync"
	"time"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/claim"
	"github.com/hearsay-go/hearsay/internal/pipeline"
)

// ErrTooLong is returned for a text that exceeds the limit set by
// [WithMaxBytes].
var ErrTooLong = errors.New("text too long")

// maxText is the longest text that is analysed whole; offsets are 32 bits wide
// inside.
const maxText = math.MaxInt32 / 2

// An Extractor analyses texts. It is immutable and safe for concurrent use. The
// zero Extractor has the default options.
type Extractor struct {
	opts options
}

type options struct {
	maxBytes      int
	minConfidence float64
	workers       int
	withoutGender bool

	rules       []claim.Rule
	without     []string
	ruleTimeout time.Duration
	ruleSet     *claim.RuleSet // nil for the built-in rules
}

// An Option sets a behaviour of an [Extractor]. The order of options does not
// matter; of several that set the same thing, the last one counts.
type Option func(*options) error

// WithMaxBytes sets the length in bytes above which [Extractor.Analyze] returns
// [ErrTooLong]. The default, and the most, is 1 GiB less one byte.
func WithMaxBytes(n int) Option {
	return func(o *options) error {
		if n <= 0 || n > maxText {
			return fmt.Errorf("hearsay: WithMaxBytes(%d): not between 1 and %d", n, maxText)
		}
		o.maxBytes = n
		return nil
	}
}

// WithMinConfidence leaves out speech whose [Quote.Confidence] is below c, from 0
// to 1: what nobody is known to have said as well, whose confidence is 0. Quotes
// that are no speech stay. The default is 0: everything found is returned.
func WithMinConfidence(c float64) Option {
	return func(o *options) error {
		if !(c >= 0 && c <= 1) {
			return fmt.Errorf("hearsay: WithMinConfidence(%v): not between 0 and 1", c)
		}
		o.minConfidence = c
		return nil
	}
}

// WithWorkers sets how many texts [Extractor.All] analyses at a time. The
// default, also given by 0, is the number of usable cores.
func WithWorkers(n int) Option {
	return func(o *options) error {
		if n < 0 {
			return fmt.Errorf("hearsay: WithWorkers(%d): negative", n)
		}
		o.workers = n
		return nil
	}
}

// WithoutGender leaves [Speaker.Gender] empty. Pronouns are resolved all the same.
func WithoutGender() Option {
	return func(o *options) error {
		o.withoutGender = true
		return nil
	}
}

// New returns an Extractor with these options. An option that cannot be met,
// such as a rule whose pattern does not compile, is an error here and never
// later.
func New(opts ...Option) (*Extractor, error) {
	var o options
	for _, opt := range opts {
		if err := opt(&o); err != nil {
			return nil, err
		}
	}
	if err := o.compileRules(); err != nil {
		return nil, err
	}
	return &Extractor{opts: o}, nil
}

// Analyze analyses text. The error is [ErrTooLong] if the text exceeds the limit,
// or the cause of ctx if it is done before the analysis begins; the Document is
// nil just then. An [ErrRuleTimeout] comes with a Document that lacks nothing but
// flags of the rule named by the error.
func (x *Extractor) Analyze(ctx context.Context, text string) (*Document, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	limit := x.opts.maxBytes
	if limit == 0 {
		limit = maxText
	}
	if len(text) > limit {
		return nil, fmt.Errorf("hearsay: %w: %d bytes, limit %d", ErrTooLong, len(text), limit)
	}
	return x.analyze(text)
}

// All analyses texts on all cores (see [WithWorkers]) and yields the documents
// in the order of the texts, each with the error that [Extractor.Analyze] would
// return for it. At most two more texts than there are workers are held at a
// time. When ctx is done, the last pair is nil and the cause.
//
// texts is called on a goroutine of its own, at most that many texts ahead, and
// no longer than the iteration lasts: an iteration that ends early waits for a
// text that was asked for already.
func (x *Extractor) All(ctx context.Context, texts iter.Seq[string]) iter.Seq2[*Document, error] {
	type result struct {
		doc *Document
		err error
	}
	type job struct {
		text string
		done chan result
	}
	return func(yield func(*Document, error) bool) {
		workers := x.opts.workers
		if workers == 0 {
			workers = runtime.GOMAXPROCS(0)
		}
		ctx, cancel := context.WithCancel(ctx)
		jobs := make(chan job)                   // to the workers
		queue := make(chan chan result, workers) // to the caller, in order
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					doc, err := x.Analyze(ctx, j.text)
					j.done <- result{doc, err}
				}
			})
		}
		wg.Go(func() {
			defer close(queue)
			defer close(jobs)
			for text := range texts {
				j := job{text, make(chan result, 1)}
				select {
				case queue <- j.done:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					j.done <- result{nil, context.Cause(ctx)}
					return
				}
			}
		})
		// next returns the next result, or false if there is none or ctx is done.
		next := func() (result, bool) {
			select {
			case done, ok := <-queue:
				if !ok {
					return result{}, false
				}
				select {
				case r := <-done:
					return r, ctx.Err() == nil
				case <-ctx.Done():
				}
			case <-ctx.Done():
			}
			return result{}, false
		}
		for r, ok := next(); ok; r, ok = next() {
			if !yield(r.doc, r.err) {
				return
			}
		}
		if cause := context.Cause(ctx); cause != nil {
			yield(nil, cause)
		}
	}
}

// Analyze analyses text with the default options. It never fails: any string is
// a document. Of a text above 1 GiB only the first GiB is analysed.
func Analyze(text string) *Document {
	var x Extractor
	doc, _ := x.analyze(text[:min(len(text), maxText)]) // fails only in a caller's rules
	return doc
}

// Claims returns the claims of text that the text itself marks as unsupported,
// alleged, disputed, hedged or vaguely sourced, in text order. It is short for
// Analyze(text).Claims; use [Analyze] to learn who stands behind the speaker ids.
func Claims(text string) []Claim {
	return Analyze(text).Claims
}

// Uncertain reports whether sentence hedges, weasel words and vague quantities
// counted in ("some people say", "one of the most"): what [Document.Uncertain]
// says of a text that has only this sentence. It is much faster than [Analyze].
func Uncertain(sentence string) bool {
	d := annot.Get(sentence[:min(len(sentence), maxText)])
	defer annot.Put(d)
	pipeline.Tag(d)
	return claim.Uncertain(d)
}
