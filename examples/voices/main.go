// Command voices writes a text as SSML, the mark-up of speech synthesis, with a
// voice for the narrator and one for each speaker, to be read aloud by any
// program that knows several voices.
//
//	go run ./voices [-voices narrator,first,second...] [FILE] >article.ssml
package main

import (
	"bufio"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/examples/article"
)

func main() {
	log.SetFlags(0)
	voices := flag.String("voices", "narrator,alto,tenor,soprano,bass", "names of `voices`: the narrator's, then those for speakers")
	flag.Parse()
	text := article.Text
	if flag.NArg() > 0 {
		data, err := os.ReadFile(flag.Arg(0))
		if err != nil {
			log.Fatal(err)
		}
		text = string(data)
	}
	if err := write(os.Stdout, text, strings.Split(*voices, ",")); err != nil {
		log.Fatal(err)
	}
}

// write writes text as SSML. voices[0] narrates; the others go to the speakers by
// the order in which they first speak, again from the start when there are more
// speakers than voices.
func write(w io.Writer, text string, voices []string) error {
	if len(voices) < 2 {
		return errors.New("want at least two voices")
	}
	doc := hearsay.Analyze(text)
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">`)
	cast := cast{voices: voices, of: make(map[int]string)}
	for _, s := range doc.Segments() {
		words := doc.Text(s.Span)
		if strings.TrimSpace(words) == "" {
			fmt.Fprint(out, escape(words))
			continue
		}
		fmt.Fprintf(out, `<voice name="%s">`, escape(cast.voice(s)))
		fmt.Fprint(out, escape(words), "</voice>")
	}
	fmt.Fprintln(out, "\n</speak>")
	return out.Flush()
}

// A cast gives voices to speakers.
type cast struct {
	voices []string
	of     map[int]string // by speaker
}

// voice returns the voice of a segment. Nobody in particular, and several people
// at once, are read by the narrator.
func (c *cast) voice(s hearsay.Segment) string {
	if len(s.Speakers) != 1 {
		return c.voices[0]
	}
	id := s.Speakers[0]
	if c.of[id] == "" {
		others := c.voices[1:]
		c.of[id] = others[len(c.of)%len(others)]
	}
	return c.of[id]
}

// escape returns s as the text of an XML document, line ends left as they are.
// Characters that XML cannot hold are replaced.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a Builder never fails
		return ""
	}
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}
