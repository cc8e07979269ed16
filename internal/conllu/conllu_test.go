package conllu

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
)

const sample = `# newdoc id = a
# newpar
# sent_id = a-1
# text = She can't swim.
1	She	she	PRON	PRP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	swim	swim	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = a-2
# text = Pity.
1	Pity	pity	NOUN	NN	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_

`

func read(t *testing.T, text string) []*Sentence {
	t.Helper()
	var all []*Sentence
	if err := Read(strings.NewReader(text), func(s *Sentence) bool { all = append(all, s); return true }); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestReadWrite(t *testing.T) {
	all := read(t, sample)
	if id, _ := all[1].Comment("sent_id"); id != "a-2" || len(all) != 2 {
		t.Errorf("%d sentences, the second is %q", len(all), id)
	}
	var b strings.Builder
	for _, s := range all {
		if err := Write(&b, s); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(sample, b.String()); diff != "" {
		t.Errorf("written otherwise than read (-want +got):\n%s", diff)
	}
}

func TestGold(t *testing.T) {
	d := Gold(read(t, sample))
	if want := "She can't swim.\n\nPity."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	var forms []string
	for i := range d.Tokens {
		forms = append(forms, d.Form(int32(i)))
	}
	if diff := cmp.Diff([]string{"She", "ca", "n't", "swim", ".", "Pity", "."}, forms); diff != "" {
		t.Error(diff)
	}
	if len(d.Paras) != 2 || d.Str(d.Paras[1].Span) != "Pity." || !d.Sents[1].Parsed {
		t.Errorf("paragraphs %+v, sentences %+v", d.Paras, d.Sents)
	}
	if tok := d.Tokens[2]; tok.Tag != annot.TagRB || tok.UPOS != annot.PART || tok.Head != 3 || tok.Label != annot.RelAdvmod || tok.Lemma != annot.Hash("not") {
		t.Errorf("n't is %+v", tok)
	}
}

func TestReadErrors(t *testing.T) {
	for reason, text := range map[string]string{
		"nine columns":        "1\ta\ta\tX\tX\t_\t0\troot\t_\n",
		"ids that jump":       "2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n",
		"head that is a word": "1\ta\ta\tX\tX\t_\thead\troot\t_\t_\n",
		"range backwards":     "1-0\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
	} {
		err := Read(strings.NewReader(text), func(*Sentence) bool { return true })
		var wrong *SyntaxError
		if !errors.As(err, &wrong) || wrong.Line != 1 {
			t.Errorf("%s: error %v", reason, err)
		}
	}
}
