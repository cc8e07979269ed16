package dialogue

import (
	_ "embed"
	"sync"

	"github.com/hearsay-go/hearsay/internal/weights"
)

//go:embed dialogue.weights
var data string

var (
	once   sync.Once
	loaded *weights.Model
)

// loadModel returns the embedded model, which internal/train fits. It is decoded
// on the first call.
func loadModel() *weights.Model {
	once.Do(func() {
		m, err := weights.Decode(data)
		if err != nil { // the tests show that it does not happen
			m = new(weights.Model)
		}
		loaded = m
	})
	return loaded
}
