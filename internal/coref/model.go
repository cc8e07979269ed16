package coref

import (
	_ "embed"

	"github.com/hearsay-go/hearsay/internal/weights"
)

var (
	//go:embed pronoun.weights
	pronounData string
	//go:embed description.weights
	descriptionData string

	shipped weights.Shared[Rankers]
)

// Rankers are the models that choose among the candidates of pronouns and of
// descriptions. The zero Rankers choose nobody.
type Rankers struct{ pronoun, description *ranker }

// NewRankers returns the rankers with these weights.
func NewRankers(pronoun, description []byte) (Rankers, error) {
	p, err := weights.Decode(string(pronoun))
	if err != nil {
		return Rankers{}, err
	}
	d, err := weights.Decode(string(description))
	if err != nil {
		return Rankers{}, err
	}
	return Rankers{newRanker(p, 0, ofDescription), newRanker(d, ofDescription, numClasses)}, nil
}

// shippedRankers returns the rankers that the library embeds. They are the zero
// Rankers for data that does not decode; a test proves that it does.
func shippedRankers() Rankers {
	return shipped.Get(func() Rankers {
		r, _ := NewRankers([]byte(pronounData), []byte(descriptionData))
		return r
	})
}
