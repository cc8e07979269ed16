package attrib

import (
	_ "embed"
	"math"
	"sync"

	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed cue.weights
var cueData string

//go:embed emit.weights
var emitData string

//go:embed trans.weights
var transData string

// minLogit is the log odds from which on a word is taken for a pivot, chosen on
// PolNeAR dev for the F1 of relations and words together.
const minLogit = -0.2

// The models of this floor. See internal/train for how they are fitted.
type models struct {
	cue       *weights.Model // one class: is this word a pivot
	emit      *weights.Model // numRoles classes: role of a token
	trans     *weights.Model // numRoles*numRoles classes: role of a token and the one before
	step      int32          // what a unit of trans counts in units of emit
	threshold int32          // cue score from which on a word is a pivot
}

var (
	once   sync.Once
	loaded models
)

// loadModels returns the embedded models. They are decoded on the first call.
func loadModels() *models {
	once.Do(func() {
		loaded = *newModels(decode(cueData), decode(emitData), decode(transData))
	})
	return &loaded
}

// decode returns the model in data, which the tests have shown to decode.
func decode(data string) *weights.Model {
	m, err := weights.Decode(data)
	if err != nil {
		return new(weights.Model)
	}
	return m
}

func newModels(cue, emit, trans *weights.Model) *models {
	m := &models{cue: cue, emit: emit, trans: trans, step: 1}
	if emit.Scale() > 0 {
		m.step = int32(math.Round(trans.Scale() / emit.Scale()))
		m.threshold = int32(minLogit / cue.Scale())
	}
	return m
}
