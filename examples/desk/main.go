// Command desk reads a draft and writes an editor's checklist: each claim that
// the draft marks as unsupported, alleged, disputed, hedged or vaguely sourced,
// who makes it, what is missing, and a link to the place.
//
//	go run ./desk [FILE] >checklist.md
//	go run ./desk -format html [FILE] >checklist.html
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

func main() {
	format := flag.String("format", "md", "md for Markdown, html for a page with the draft in it")
	flag.Parse()
	name, text := "article.txt", article.Text
	if flag.NArg() > 0 {
		data, err := os.ReadFile(flag.Arg(0))
		if err != nil {
			log.Fatal(err)
		}
		name, text = flag.Arg(0), string(data)
	}
	if err := write(os.Stdout, *format, name, text); err != nil {
		log.Fatal(err)
	}
}

// write analyses text and writes its checklist.
func write(w io.Writer, format, name, text string) error {
	list := newChecklist(name, hearsay.Analyze(text))
	out := bufio.NewWriter(w)
	var err error
	switch format {
	case "md":
		err = writeMarkdown(out, list)
	case "html":
		err = page.Execute(out, list)
	default:
		err = fmt.Errorf("format %q is neither md nor html", format)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}
