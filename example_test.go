package hearsay_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"slices"
	"strings"

	"github.com/hearsay-go/hearsay"
)

func Example() {
	const text = `“The ferry is safe,” Mayor Ana Ruiz told reporters. “It has
sailed for ninety years.” Ruiz added that tickets would stay cheap.`

	doc := hearsay.Analyze(text)
	for _, q := range doc.Quotes {
		fmt.Printf("%s, %s:\n", strings.Join(doc.Names(q.Speakers), " and "), q.Kind)
		for _, part := range q.Content {
			fmt.Printf("  %q\n", doc.Text(part))
		}
	}
	// Output:
	// Ana Ruiz, direct:
	//   "The ferry is safe,"
	//   "It has\nsailed for ninety years."
	// Ana Ruiz, indirect:
	//   "that tickets would stay cheap"
}

func ExampleAnalyze() {
	doc := hearsay.Analyze("The bridge will open on Friday, according to Harbour Master Olu Adeyemi.")
	q := doc.Quotes[0]
	fmt.Println("what:", doc.Text(q.Content[0]))
	fmt.Println("cue: ", doc.Text(q.Cue))
	fmt.Println("from:", doc.Text(q.Source))
	fmt.Println("who: ", doc.Names(q.Speakers))
	// Output:
	// what: The bridge will open on Friday
	// cue:  according to
	// from: Harbour Master Olu Adeyemi
	// who:  [Olu Adeyemi]
}

// Quotes finds quotation marks alone, of any style and nested, and links no
// models into the program.
func ExampleQuotes() {
	const text = "“He said ‘never’ and left,” she wrote in ’98. The 12\" pipe broke."
	for _, q := range hearsay.Quotes(text) {
		fmt.Println(text[q.Span.Start:q.Span.End])
	}
	// Output:
	// “He said ‘never’ and left,”
	// ‘never’
}

func ExampleNew() {
	x, err := hearsay.New(hearsay.WithMaxBytes(1<<20), hearsay.WithMinConfidence(0.2))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "“We start on Monday,” said Marit Haugen.")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doc.Names(doc.Quotes[0].Speakers))
	// Output: [Marit Haugen]
}

func ExampleExtractor_Analyze() {
	x, err := hearsay.New(hearsay.WithMaxBytes(100))
	if err != nil {
		log.Fatal(err)
	}
	_, err = x.Analyze(context.Background(), strings.Repeat("It rained. ", 10))
	fmt.Println(errors.Is(err, hearsay.ErrTooLong))
	// Output: true
}

// All analyses many texts on all cores and keeps their order.
func ExampleExtractor_All() {
	texts := []string{
		"“It is late,” said Olu Adeyemi.",
		"“It is early,” said Marit Haugen.",
	}
	x, err := hearsay.New()
	if err != nil {
		log.Fatal(err)
	}
	for doc, err := range x.All(context.Background(), slices.Values(texts)) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(doc.Names(doc.Quotes[0].Speakers), doc.Text(doc.Quotes[0].Content[0]))
	}
	// Output:
	// [Olu Adeyemi] It is late,
	// [Marit Haugen] It is early,
}

func ExampleWithMaxBytes() {
	_, err := hearsay.New(hearsay.WithMaxBytes(-1))
	fmt.Println(err)
	// Output: hearsay: WithMaxBytes(-1): not between 1 and 1073741823
}

// Quotes of which the library is not sure can be left out.
func ExampleWithMinConfidence() {
	x, err := hearsay.New(hearsay.WithMinConfidence(0.5))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Analyze(context.Background(), "“It is cold,” said Jon Whitlock.")
	if err != nil {
		log.Fatal(err)
	}
	for _, q := range doc.Quotes {
		fmt.Println(doc.Text(q.Span), q.Confidence >= 0.5)
	}
	// Output: “It is cold,” true
}

func ExampleWithWorkers() {
	x, err := hearsay.New(hearsay.WithWorkers(1)) // the same answers, on one core
	if err != nil {
		log.Fatal(err)
	}
	for doc := range x.All(context.Background(), slices.Values([]string{"It rained."})) {
		fmt.Println(len(doc.Quotes))
	}
	// Output: 0
}

// A Document marshals to the JSON that hearsay jsonl writes.
func ExampleDocument() {
	doc := hearsay.Analyze("It rained.")
	data, err := json.Marshal(doc)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(data))
	// Output: {"quotes":[],"speakers":[],"claims":[],"uncertain":false}
}

// A speaker may be named only where it is first mentioned.
func ExampleDocument_Names() {
	doc := hearsay.Analyze("Leila Nassar opened the clinic on Monday. “We are full already,” she said.")
	q := doc.Quotes[0]
	fmt.Println(doc.Text(q.Source), "is", strings.Join(doc.Names(q.Speakers), " and "))
	// Output: she is Leila Nassar
}

// QuotesBy goes from a speaker to everything said.
func ExampleDocument_QuotesBy() {
	doc := hearsay.Analyze("“It is cold,” said Jon Whitlock. “It is warm,” said Carla Moretti. “It is not,” Whitlock said.")
	for _, s := range doc.Speakers {
		for _, i := range doc.QuotesBy(s.ID) {
			fmt.Printf("%s: %s\n", s.Name, doc.Text(doc.Quotes[i].Content[0]))
		}
	}
	// Output:
	// Jon Whitlock: It is cold,
	// Jon Whitlock: It is not,
	// Carla Moretti: It is warm,
}

func ExampleDocument_Text() {
	doc := hearsay.Analyze("“It is cold,” said Jon Whitlock.")
	q := doc.Quotes[0]
	fmt.Println(q.Span.Start, q.Span.End, doc.Text(q.Span))
	// Output: 0 17 “It is cold,”
}

func ExampleKind_IsSpeech() {
	fmt.Println(hearsay.Indirect.IsSpeech(), hearsay.Title.IsSpeech())
	// Output: true false
}
