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

//go:embed pairs.weights
var pairsData string

// minLogit is the log odds from which on a word is taken for a pivot, chosen on
// PolNeAR dev for the F1 of relations and words together.
const minLogit = -0.3

// The models of this floor. See internal/train for how they are fitted.
type models struct {
	cue       *weights.Model  // one class: is this word a pivot
	emit      *weights.Kernel // numRoles classes: role of a token
	pairs     *weights.Kernel // numRoles*numRoles classes: role of a token and of the one before
	threshold int32           // cue score from which on a word is a pivot
}

var (
	once   sync.Once
	loaded models
)

// loadModels returns the embedded models. They are decoded on the first call.
func loadModels() *models {
	once.Do(func() {
		loaded = *newModels(decode(cueData), decodeKernel(emitData), decodeKernel(pairsData))
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

func decodeKernel(data string) *weights.Kernel {
	k, err := weights.DecodeKernel(data)
	if err != nil {
		return new(weights.Kernel)
	}
	return k
}

func newModels(cue *weights.Model, emit, pairs *weights.Kernel) *models {
	m := &models{cue: cue, emit: emit, pairs: pairs}
	if cue.Scale() > 0 {
		m.threshold = int32(math.Round(minLogit / cue.Scale()))
	}
	return m
}
