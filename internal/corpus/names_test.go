package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/conllu"
)

const marked = `# newdoc id = harbor
1	Mayor	Mayor	PROPN	NNP	_	2	compound	_	Entity=(1-person-new-cf1-2-sgl
2	Ruth	Ruth	PROPN	NNP	_	5	nsubj	_	_
3	Carver	Carver	PROPN	NNP	_	2	flat	_	Entity=1)
4	of	of	ADP	IN	_	5	case	_	_
5	sued	sue	VERB	VBD	_	0	root	_	_
6	the	the	DET	DT	_	7	det	_	Entity=(2-organization-new-cf2-2-sgl
7	Bank	Bank	PROPN	NNP	_	5	obj	_	_
8	of	of	ADP	IN	_	9	case	_	_
9	Eastport	Eastport	PROPN	NNP	_	7	nmod	_	Entity=(3-place-new-cf3-1-sgl)2)
10	on	on	ADP	IN	_	11	case	_	_
11	Monday	Monday	PROPN	NNP	_	5	obl	_	Entity=(4-time-new-cf4-1-sgl)

`

func TestNames(t *testing.T) {
	var doc []*conllu.Sentence
	if err := conllu.Read(strings.NewReader(marked), func(s *conllu.Sentence) bool {
		doc = append(doc, s)
		return true
	}); err != nil {
		t.Fatal(err)
	}
	want := []Name{{1, 3, annot.Person}, {6, 9, annot.Organization}}
	if diff := cmp.Diff(want, Names(doc)); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestAgree(t *testing.T) {
	tok := func(form, entity string) CoreToken { return CoreToken{Form: form, Tag: "NNP", Entity: entity} }
	low := func(form string) CoreToken { return CoreToken{Form: form, Tag: "VBD", Entity: "O"} }
	a := Analysis{Sentences: [][]CoreToken{
		{low("then"), tok("Ruth", "PERSON"), tok("Carver", "PERSON"), low("won")},
		{low("then"), tok("Carver", "O"), low("spoke")},
		{low("then"), tok("Carver", "ORGANIZATION"), low("left")},
		{low("then"), tok("Carver", "LOCATION"), tok("Holdings", "LOCATION"), low("fell")},
		{low("the"), tok("White", "LOCATION"), tok("House", "LOCATION"), low("denied")},
	}}
	a.Agree()
	var got []string
	for _, s := range a.Sentences {
		for _, c := range s {
			if c.Entity != "O" {
				got = append(got, c.Form+" "+c.Entity)
			}
		}
	}
	want := []string{
		"Ruth PERSON", "Carver PERSON", "Carver PERSON", "Carver PERSON",
		"Carver LOCATION", "Holdings LOCATION",
		"White ORGANIZATION", "House ORGANIZATION",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entities (-want +got):\n%s", diff)
	}
}
