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

	pronounOnce, descriptionOnce sync.Once
	pronounRanker                *weights.Model
	descriptionRanker            *weights.Model
)

// pronounModel ranks the candidates of pronouns.
func pronounModel() *weights.Model {
	pronounOnce.Do(func() { pronounRanker = weights.Lazy(pronounData)() })
	return pronounRanker
}

// descriptionModel ranks the candidates of descriptions.
func descriptionModel() *weights.Model {
	descriptionOnce.Do(func() { descriptionRanker = weights.Lazy(descriptionData)() })
	return descriptionRanker
}
