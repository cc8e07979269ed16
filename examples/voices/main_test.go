package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay/examples/article"
)

// readBack returns the text of an SSML document and the voices in their order.
func readBack(t *testing.T, data []byte) (text string, voices []string) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), voices
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			if token.Name.Local == "voice" {
				voices = append(voices, token.Attr[0].Value)
			}
		}
	}
}

// TestNothingLost proves that the document is well-formed and holds the whole
// text in its order.
func TestNothingLost(t *testing.T) {
	for _, text := range []string{article.Text, "“5 < 6 & 7,” said Ana Ruiz.\n\n“No,” said Jon Whitlock.", "", "“No.”\r\n\r\n“Yes.”"} {
		var out bytes.Buffer
		if err := write(&out, text, []string{"n", "a", "b"}); err != nil {
			t.Fatal(err)
		}
		got, _ := readBack(t, out.Bytes())
		if strings.TrimSpace(got) != strings.TrimSpace(text) {
			t.Errorf("text is\n%q, want\n%q", got, text)
		}
	}
}

func TestEachSpeakerHasOneVoice(t *testing.T) {
	const text = "“It is cold,” said Ana Ruiz. “It is warm,” said Jon Whitlock. “It is cold,” said Ruiz."
	var out bytes.Buffer
	if err := write(&out, text, []string{"narrator", "first", "second"}); err != nil {
		t.Fatal(err)
	}
	_, voices := readBack(t, out.Bytes())
	if got, want := strings.Join(voices, " "), "first narrator second narrator first narrator"; got != want {
		t.Errorf("voices are %q, want %q", got, want)
	}
}

func TestTooFewVoices(t *testing.T) {
	if err := write(io.Discard, "", []string{"narrator"}); err == nil {
		t.Error("no error for a narrator alone")
	}
}
