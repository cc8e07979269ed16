// Command highlight marks quotes, speakers and flagged claims in a text and
// writes one HTML page that needs nothing else: no script, no style sheet, no
// font. Details show when the pointer rests on a marked passage; labels and
// kinds of underline carry the same without colour.
//
//	go run ./highlight [FILE] >article.html
package main

import (
	"bufio"
	"io"
	"log"
	"os"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

func main() {
	title, text := "Example article", article.Text
	if len(os.Args) > 1 {
		data, err := os.ReadFile(os.Args[1])
		if err != nil {
			log.Fatal(err)
		}
		title, text = os.Args[1], string(data)
	}
	if err := write(os.Stdout, title, text); err != nil {
		log.Fatal(err)
	}
}

// write analyses text and writes the page.
func write(w io.Writer, title, text string) error {
	out := bufio.NewWriter(w)
	if err := page.Execute(out, newView(title, hearsay.Analyze(text))); err != nil {
		return err
	}
	return out.Flush()
}
