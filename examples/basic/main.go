// Command basic prints who said what in an article as a table.
//
//	go run ./basic [FILE]
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

func main() {
	text := article.Text
	if len(os.Args) > 1 {
		data, err := os.ReadFile(os.Args[1])
		if err != nil {
			log.Fatal(err)
		}
		text = string(data)
	}
	if err := table(os.Stdout, text); err != nil {
		log.Fatal(err)
	}
}

// table writes a line for each quote: who, how, and what.
func table(w io.Writer, text string) error {
	doc := hearsay.Analyze(text)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "SPEAKER\tKIND\tQUOTE")
	for _, q := range doc.Quotes {
		speaker := strings.Join(doc.Names(q.Speakers), " and ")
		if speaker == "" {
			speaker = "-"
		}
		var said []string
		for _, part := range q.Content {
			said = append(said, strings.Join(strings.Fields(doc.Text(part)), " "))
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", speaker, q.Kind, shorten(strings.Join(said, " … "), 60))
	}
	return out.Flush()
}

// shorten returns the first n runes of s, with dots where it is cut.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}
