package hearsay_test

import (
	"fmt"
	"testing"

	"github.com/hearsay-go/hearsay"
)

func ExampleUncertain() {
	fmt.Println(hearsay.Uncertain("Some critics say it is one of the most beautiful towers in the world."))
	fmt.Println(hearsay.Uncertain("The tower was built in 1887."))
	// Output:
	// true
	// false
}

func TestUncertain(t *testing.T) {
	tests := []struct {
		reason, text string
		want         bool
	}{
		{"weasel words", "Many people believe that the lake is haunted.", true},
		{"a modal hedge", "It has been suggested that the poem may have been written by his sister.", true},
		{"a plain fact", "The river is 40 km long and flows into the sea at Larkhaven.", false},
		{"a heading", "Early life and career", false},
		{"a title with a hedge in it", "Perhaps Love", false},
		{"nothing", "", false},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := hearsay.Uncertain(test.text); got != test.want {
				t.Errorf("Uncertain(%q) = %v", test.text, got)
			}
			if doc := hearsay.Analyze(test.text); doc.Uncertain != test.want {
				t.Errorf("Analyze(%q).Uncertain = %v", test.text, doc.Uncertain)
			}
		})
	}
}
