package hearsay_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay"
)

func TestQuotes(t *testing.T) {
	text := "“We waited,” Ines Abara said. “Nobody came.\n\n“By noon ‘the last boat’ had left.”"
	var got []string
	for _, q := range hearsay.Quotes(text) {
		if diff := cmp.Diff(q.Content, q.Verbatim); diff != "" {
			t.Errorf("content and verbatim differ:\n%s", diff)
		}
		for _, s := range q.Content {
			got = append(got, text[s.Start:s.End])
		}
	}
	want := []string{"We waited,", "Nobody came.", "By noon ‘the last boat’ had left.", "the last boat"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("contents (-want +got):\n%s", diff)
	}
}

func TestQuotesWithoutMarks(t *testing.T) {
	for _, text := range []string{"", "The sailors' union met at 6'2\"."} {
		if got := hearsay.Quotes(text); len(got) != 0 {
			t.Errorf("Quotes(%q) = %v, want none", text, got)
		}
	}
}
