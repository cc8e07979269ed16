package hearsay_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay"
)

func TestGender(t *testing.T) {
	const text = "Mrs. Farrow said that the ferry was late. Helena Marsh said that it was early. Kit Oyelaran stayed, and she spoke."
	want := map[string]hearsay.Gender{
		"Farrow":       {Pronoun: "she", Evidence: hearsay.FromTitle},
		"Helena Marsh": {Pronoun: "she", Evidence: hearsay.FromGivenName},
	}
	for _, test := range []struct {
		reason string
		opts   []hearsay.Option
		want   map[string]hearsay.Gender
	}{
		{"offered with its evidence", nil, want},
		{"switched off", []hearsay.Option{hearsay.WithoutGender()}, map[string]hearsay.Gender{"Farrow": {}, "Helena Marsh": {}}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			x, err := hearsay.New(test.opts...)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := x.Analyze(context.Background(), text)
			if err != nil {
				t.Fatal(err)
			}
			got := make(map[string]hearsay.Gender)
			for _, s := range doc.Speakers {
				if _, ok := test.want[s.Name]; ok {
					got[s.Name] = s.Gender
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("genders (-want +got):\n%s", diff)
			}
		})
	}
}
