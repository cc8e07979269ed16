package coref

import (
	_ "embed"
	"sync"

	"github.com/hearsay-go/hearsay/internal/weights"
)

var (
	//go:embed pronoun.weights
	pronounData string
	//go:embed description.weights
	descriptionData string

	shippedOnce sync.Once
	shipped     Rankers
)

// Rankers are the models that choose among the candidates of pronouns and of
// descriptions. The zero Rankers choose nobody.
type Rankers struct{ pronoun, description *weights.Model }

// NewRankers returns the rankers with these weights.
func NewRankers(pronoun, description []byte) (Rankers, error) {
	p, err := weights.Decode(string(pronoun))
	if err != nil {
		return Rankers{}, err
	}
	d, err := weights.Decode(string(description))
	return Rankers{p, d}, err
}

// shippedRankers returns the rankers that the library embeds.
func shippedRankers() Rankers {
	shippedOnce.Do(func() {
		shipped = Rankers{weights.Lazy(pronounData)(), weights.Lazy(descriptionData)()}
	})
	return shipped
}
