package dialogue

import (
	_ "embed"
	"sync"

	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed source.weights
var sourceData string

//go:embed speech.weights
var speechData string

//go:embed speaker.weights
var speakerData string

//go:embed again.weights
var againData string

// Models are the models of this floor; internal/train fits them.
type Models struct {
	Source  *weights.Model // one class: is this mention the source of a turn
	Speech  *weights.Model // one class: is a turn speech
	Speaker *weights.Model // one class: candidates, and relations of turns
	Again   *weights.Model // the same, for the second reading
}

var (
	once   sync.Once
	loaded Models
)

// loadModels returns the embedded models. They are decoded on the first call.
func loadModels() *Models {
	once.Do(func() {
		loaded = Models{Source: decode(sourceData), Speech: decode(speechData), Speaker: decode(speakerData), Again: decode(againData)}
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
