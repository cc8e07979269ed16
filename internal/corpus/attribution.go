package corpus

import (
	"bytes"
	"path/filepath"
)

// A Span is a half-open range of bytes of a text, [start, end).
type Span [2]int

// An Article is a news article of PolNeAR with its attributions.
type Article struct {
	ID           string        `json:"id"`
	Publisher    string        `json:"publisher"`
	Text         string        `json:"text"`
	Attributions []Attribution `json:"attributions"`
	Discard      []Span        `json:"discard"` // not part of the article proper
}

// An Attribution is one attribution of an [Article]. Source is empty where
// nobody is named.
type Attribution struct {
	ID       string      `json:"id"`
	Source   []Span      `json:"source"`
	Cue      []Span      `json:"cue"`
	Content  []Span      `json:"content"`
	Direct   Directness  `json:"direct"`
	Embedded bool        `json:"embedded"` // the cue too lies within the quotation marks
	Speakers []Canonical `json:"speakers"` // in [SpeakersDev] only
}

// Directness tells how much of a content stands between quotation marks.
type Directness uint8

// The degrees of directness: no word, some words, all words.
const (
	Indirect Directness = iota
	Mixed
	Direct
)

// UnmarshalJSON reads true, false and "mixed".
func (d *Directness) UnmarshalJSON(b []byte) error {
	switch {
	case bytes.Equal(b, []byte("true")):
		*d = Direct
	case bytes.Equal(b, []byte(`"mixed"`)):
		*d = Mixed
	default:
		*d = Indirect
	}
	return nil
}

// A Canonical is who a source is, from a reading of the whole article.
type Canonical struct {
	Name   string   `json:"name"` // "" for groups and unnamed persons
	Kind   string   `json:"kind"` // person, organization, group, unnamed
	Accept []string `json:"accept"`
}

// ReadPolNeAR reads articles of dir, such as [PolNeARTrain] or [SpeakersDev].
func ReadPolNeAR(dir, name string) ([]Article, error) {
	return readLines[Article](filepath.Join(dir, name))
}

// A Novel is a novel of PDNC with its quotations.
type Novel struct {
	ID         string      `json:"id"`
	Text       string      `json:"text"`
	Characters []Character `json:"characters"`
	Quotes     []Speech    `json:"quotes"`
}

// A Character is somebody who may speak in a [Novel].
type Character struct {
	ID       int      `json:"id"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Gender   string   `json:"gender"`   // F, M, U (unknown), X (not annotated)
	Category string   `json:"category"` // major, intermediate, minor
}

// A Speech is a quotation of a [Novel]; its spans leave the marks out.
type Speech struct {
	ID         string   `json:"id"`
	Spans      []Span   `json:"spans"`
	Speaker    string   `json:"speaker"`
	SpeakerID  *int     `json:"speaker_id"` // nil if not among the characters
	Type       string   `json:"type"`       // Explicit, Anaphoric, Implicit, or ""
	Addressees []string `json:"addressees"`
	Ref        string   `json:"ref"` // the expression that refers to the speaker, with its verb
	Mentions   []struct {
		Span   Span     `json:"span"`
		Entity []string `json:"entity"`
	} `json:"mentions"`
}

// ReadPDNC reads all novels of dir, in order of their names.
func ReadPDNC(dir string) ([]Novel, error) {
	files, err := filepath.Glob(filepath.Join(dir, PDNC, "*.json.gz"))
	if err != nil {
		return nil, err
	}
	var all []Novel
	for _, file := range files {
		novels, err := readLines[Novel](file)
		if err != nil {
			return nil, err
		}
		all = append(all, novels...)
	}
	return all, nil
}

// An Excerpt is a passage of a novel of LitBank with its quotations.
type Excerpt struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Quotes []struct {
		Span    Span   `json:"span"`
		Speaker string `json:"speaker"` // label of a character
	} `json:"quotes"`
	Characters []struct {
		Label    string `json:"label"`
		Category string `json:"category"`
		Mentions []struct {
			Span Span   `json:"span"`
			Kind string `json:"kind"` // PROP, NOM, PRON
		} `json:"mentions"`
	} `json:"characters"`
}

// ReadLitBank reads the excerpts of dir.
func ReadLitBank(dir string) ([]Excerpt, error) {
	return readLines[Excerpt](filepath.Join(dir, LitBankTrain))
}
