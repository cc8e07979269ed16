package attrib

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed pivot.weights
var pivotData string

//go:embed cue.weights
var cueData string

//go:embed vocabulary.weights
var vocabularyData string

//go:embed roles.weights
var rolesData string

//go:embed turns.weights
var turnsData string

// minLogit is the log odds from which on a word is taken for a pivot, chosen on
// PolNeAR dev for the F1 of relations and words together.
const minLogit = -0.65

// earlyLogit is the sum of the weights of its first features, of words above all, below which a
// word is no pivot, whatever the others add. On PolNeAR dev two candidates in three are turned
// down so, and none of the 2206 that the whole model takes.
const earlyLogit = -1.8

//go:embed confidence.weights
var confidenceData string

// Models are the models of this floor. They are immutable and safe for
// concurrent use.
type Models struct{ models }

// The models of this floor. See internal/train for how they are fitted.
type models struct {
	pivot      *weights.Model              // one class: has the lexical features of the words that were pivots in training
	cue        *weights.Model              // one class: is this word a pivot
	vocabulary *weights.Model              // a table; value: the number of a form or lemma, from 1 on
	roles      *weights.Net                // NumLabels classes: label of a token
	turns      [NumLabels][NumLabels]int64 // scores of a label, the first index, after another, see turnScore
	confidence *weights.Model              // one class: is this attribution right
	unit       int32                       // what a logit of one counts in units of cue
	threshold  int32                       // cue score from which on a word is a pivot
	early      int32                       // score of the first features below which it is none
}

var (
	once   sync.Once
	loaded *Models
)

// Default returns the embedded models. They are decoded on the first call. The
// tests have shown that they decode; were they damaged, nothing would be found.
func Default() *Models {
	once.Do(func() {
		var err error
		if loaded, err = NewModels(embedded()); err != nil {
			loaded = &Models{models{
				pivot: new(weights.Model), cue: new(weights.Model), vocabulary: new(weights.Model), roles: new(weights.Net),
				confidence: new(weights.Model), threshold: math.MaxInt32,
			}}
		}
	})
	return loaded
}

// Files are the files of the models, as internal/train writes them.
type Files struct{ Pivot, Cue, Vocabulary, Roles, Turns, Confidence string }

func embedded() Files {
	return Files{
		Pivot: pivotData, Cue: cueData, Vocabulary: vocabularyData, Roles: rolesData, Turns: turnsData, Confidence: confidenceData,
	}
}

// NewModels decodes models from their files.
func NewModels(files Files) (*Models, error) {
	var (
		m    Models
		errs [6]error
	)
	m.pivot, errs[0] = weights.Decode(files.Pivot)
	m.cue, errs[1] = weights.Decode(files.Cue)
	m.vocabulary, errs[2] = weights.Decode(files.Vocabulary)
	m.roles, errs[3] = weights.DecodeNet(files.Roles)
	turns, err := weights.Decode(files.Turns)
	errs[4] = err
	m.confidence, errs[5] = weights.Decode(files.Confidence)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("attrib: %w", err)
	}
	if m.roles.Classes() != NumLabels {
		return nil, fmt.Errorf("attrib: %w: a net of %d roles", weights.ErrFormat, m.roles.Classes())
	}
	for p := range NumLabels {
		for r := range NumLabels {
			score, _ := turns.Value(weights.PairKey(p*NumLabels + r))
			if !MayFollow(p, r) {
				score = -1 << 26
			}
			m.turns[r][p] = turnScore(score, p)
		}
	}
	m.unit = 1
	if m.cue.Scale() > 0 {
		m.unit = int32(math.Round(1 / m.cue.Scale()))
	}
	m.threshold = int32(math.Round(minLogit * float64(m.unit)))
	m.early = int32(math.Round(earlyLogit * float64(m.unit)))
	return &m, nil
}
