// Package coref decides who it is: it gathers the mentions of one person, body
// or group over the whole document and gives every attribution its speakers.
//
// Names are clustered first, by rules over their words (see clusterNames). Then
// the document is read through once, and each pronoun and description goes to
// one of the entities spoken of lately or to none, as a learned ranker prefers;
// apposition, titles and predicates tell what an entity may be called. What "I"
// stands for is settled last, when it is known who speaks.
//
// All look-back is bounded, so that the work is linear in the text.
package coref

import (
	"sync"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/lexicon"
)

// Annotate fills d.Speakers and the Speaker of mentions and the Speakers of
// attributions. It is safe for concurrent use on different documents.
func Annotate(d *annot.Doc) {
	r := resolvers.Get().(*resolver)
	r.begin(d)
	r.rankers = shippedRankers()
	r.takeCensus()
	r.clusterNames()
	r.readThrough()
	r.attribute()
	r.publish()
	r.release()
}

// A resolver holds what is known of one document while its mentions are
// resolved.
type resolver struct {
	d       *annot.Doc
	lexicon *lexicon.Table
	tables  *tables
	index   index
	census  census
	calls   calls

	entities []entity
	entityOf []int32 // by mention; none if it is nobody's
	sites    []site  // by mention
	order    []int32 // mentions in the order in which they are read
	words    []word  // of the names of entities
	speech   []int32 // by attribution: the entity that speaks, as far as known
	quoted   []int32 // by quotation: the attribution that it is the content of, or none

	spoken [2]int32 // the entities that spoke last, the latest first

	people recency // single persons
	others recency // bodies, groups, things

	forms     []form // of the names of the document, in order
	formWords []word // their words
	content   []word
	members   []int32
	merged    []int32 // entities that turned out to be others, see merge
	lineup    lineup
	codes     []code
	features  []uint64
	rankers   Rankers

	teach func(*ranker) int32 // in training: makes the choices instead of the models
}

var resolvers = sync.Pool{New: func() any { return new(resolver) }}

// maxPooled bounds the mentions of a document whose resolver is kept for reuse.
const maxPooled = 1 << 16

func (r *resolver) begin(d *annot.Doc) {
	r.d = d
	r.lexicon = lexicon.Words()
	r.tables = loadTables()
	r.index.reset(len(d.Mentions))
	r.entities = r.entities[:0]
	r.words = r.words[:0]
	r.entityOf = r.entityOf[:0]
	for range d.Mentions {
		r.entityOf = append(r.entityOf, none)
	}
	r.spoken = [2]int32{none, none}
	r.people.reset()
	r.others.reset()
	r.findSources()
	r.findSites()
}

func (r *resolver) release() {
	r.d = nil
	if len(r.entityOf) <= maxPooled {
		resolvers.Put(r)
	}
}
