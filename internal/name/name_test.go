package name_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/name"
)

// brief writes the mentions of d that keep accepts, a line each: kind, entity
// and what belongs to them.
func brief(d *annot.Doc, keep func(*annot.Mention) bool) []string {
	kinds := [...]string{"?", "name", "pronoun", "description"}
	entities := [...]string{"?", "person", "organization", "group", "place", "thing"}
	var lines []string
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if !keep(m) {
			continue
		}
		fields := []string{kinds[m.Kind], entities[m.Entity], d.Str(m.Span)}
		if m.Kind == annot.Name && m.Name != m.Span {
			fields = append(fields, "name="+d.Str(m.Name))
		}
		if !m.Title.Empty() {
			fields = append(fields, "title="+d.Str(m.Title))
		}
		if m.Appos != annot.None {
			fields = append(fields, "appos="+d.Str(d.Mentions[m.Appos].Span))
		}
		if m.Poss {
			fields = append(fields, "poss")
		}
		lines = append(lines, strings.Join(fields, "|"))
	}
	return lines
}

func TestNames(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{{
		reason: "a title with its country belongs to the name",
		text:   "U.S. President Marian Holt met him on Monday.",
		want:   []string{"name|person|U.S. President Marian Holt|name=Marian Holt|title=U.S. President"},
	}, {
		reason: "an honorific is a title, the surname the name",
		text:   "The vote was lost, Mr. Keller said.",
		want:   []string{"name|person|Mr. Keller|name=Keller|title=Mr."},
	}, {
		reason: "a title with its office",
		text:   "The talks failed, Secretary of State Ruth Carver said.",
		want:   []string{"name|person|Secretary of State Ruth Carver|name=Ruth Carver|title=Secretary of State"},
	}, {
		reason: "a role in small letters",
		text:   "The ship left early, harbor spokeswoman Ingrid Dahl said.",
		want:   []string{"name|person|harbor spokeswoman Ingrid Dahl|name=Ingrid Dahl|title=harbor spokeswoman"},
	}, {
		reason: "particles and double surnames",
		text:   "In the evening Ludwig van der Berg warmly thanked Carmen de la Fuente, who had helped him with the book, and Yusuf bin Rashid.",
		want: []string{
			"name|person|Ludwig van der Berg",
			"name|person|Carmen de la Fuente",
			"name|person|Yusuf bin Rashid",
		},
	}, {
		reason: "hyphens with a small letter after them, East Asian order",
		text:   "The motion by Park Min-seo was backed by Jean-Luc Moreau.",
		want:   []string{"name|person|Park Min-seo", "name|person|Jean-Luc Moreau"},
	}, {
		reason: "initials and suffixes",
		text:   "The bill was signed by Harold J. Whitman Jr. on Tuesday.",
		want:   []string{"name|person|Harold J. Whitman Jr."},
	}, {
		reason: "bodies with a preposition in their name",
		text:   "It was denied by the Ministry of Fisheries and the University of Northfield.",
		want: []string{
			"name|organization|Ministry of Fisheries",
			"name|organization|University of Northfield",
		},
	}, {
		reason: "members of a party, people of a country",
		text:   "The plan was opposed by Democrats and most Norwegians.",
		want:   []string{"name|group|Democrats", "name|group|Norwegians"},
	}, {
		reason: "a possessor is a mention of its own",
		text:   "They blamed Marian Holt's government for it.",
		want:   []string{"name|person|Marian Holt|poss"},
	}, {
		reason: "a headline in title case is no giant name; the article tells the names",
		text:   "Keller Says Holt Must Resign Now\n\nMarian Holt lost the vote. Peter Keller told reporters that Holt must go.",
		want: []string{
			"name|person|Keller", "name|person|Holt",
			"name|person|Marian Holt", "name|person|Peter Keller", "name|person|Holt",
		},
	}, {
		reason: "fiction: titles of rank, a name over a line break",
		text:   "The carriage had stopped, and \"Indeed!\" cried Lady Harriet de\nCourcy, who had not seen the bridge, and then Miss Pym laughed\nat Mr. Dart.",
		want: []string{
			"name|person|Lady Harriet de\nCourcy|name=Harriet de\nCourcy|title=Lady",
			"name|person|Miss Pym|name=Pym|title=Miss",
			"name|person|Mr. Dart|name=Dart|title=Mr.",
		},
	}, {
		reason: "a nickname between the given name and the surname",
		text:   "The road was named after Walter \"Skip\" Hanlon on Monday.",
		want:   []string{"name|person|Walter \"Skip\" Hanlon"},
	}, {
		reason: "a party is no part of a name",
		text:   "The offer came from Democrat Ruth Carver.",
		want:   []string{"name|person|Democrat Ruth Carver|name=Ruth Carver|title=Democrat"},
	}, {
		reason: "a word of kinship makes a month a person",
		text:   "It was Aunt May who had sold the boat to Uncle Tobias.",
		want:   []string{"name|person|Aunt May|name=May|title=Aunt", "name|person|Uncle Tobias|name=Tobias|title=Uncle"},
	}, {
		reason: "a body is known by its name in full and by its letters",
		text:   "The harbor was closed by the Water Quality Board (WQB) in June.",
		want:   []string{"name|organization|Water Quality Board", "name|organization|WQB|appos=Water Quality Board"},
	}, {
		reason: "a house that speaks is a body",
		text:   "The White House declined to comment.",
		want:   []string{"name|organization|White House"},
	}, {
		reason: "names of many countries",
		text:   "Then Aung San Myint met Kim Jong Nam, Conor O'Dowd, Bashar al-Rashid, Ngozi Adeyemi-Clarke and Nguyễn Văn Minh.",
		want: []string{
			"name|person|Aung San Myint", "name|person|Kim Jong Nam", "name|person|Conor O'Dowd",
			"name|person|Bashar al-Rashid", "name|person|Ngozi Adeyemi-Clarke", "name|person|Nguyễn Văn Minh",
		},
	}, {
		reason: "what somebody does, with a capital at the start of a sentence, is a title",
		text:   "Goalkeeper Ivo Lindqvist was quoted on Monday.",
		want:   []string{"name|person|Goalkeeper Ivo Lindqvist|name=Ivo Lindqvist|title=Goalkeeper"},
	}, {
		reason: "a party with a place describes somebody",
		text:   "The letter came from Peter Lund, Democrat of Maine.",
		want:   []string{"name|person|Peter Lund", "name|place|Maine"},
	}, {
		reason: "two bodies joined by \"and\", and one that has it in its name",
		text:   "It was signed by the Harbor Defense Fund and Citizens for Clean Water, and by the Securities and Exchange Commission.",
		want: []string{
			"name|organization|Harbor Defense Fund", "name|organization|Citizens for Clean Water",
			"name|organization|Securities and Exchange Commission",
		},
	}, {
		reason: "a headline holds the names that the text has",
		text:   "Helena Marsh Hammers Harbor Bank\n\nHelena Marsh told them on Monday that Harbor Bank had lied.",
		want: []string{
			"name|person|Helena Marsh", "name|organization|Harbor Bank",
			"name|person|Helena Marsh", "name|organization|Harbor Bank",
		},
	}, {
		reason: "a handle is somebody's name",
		text:   "It was a joke, as @tidewatcher pointed out.",
		want:   []string{"name|person|@tidewatcher"},
	}}
	for _, tt := range tests {
		d := annotated(tt.text)
		got := brief(d, func(m *annot.Mention) bool { return m.Kind == annot.Name })
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", tt.reason, tt.text, diff)
		}
	}
}

func TestDescriptions(t *testing.T) {
	tests := []struct {
		reason, text string
		want         []string
	}{{
		reason: "a description with the body it speaks for",
		text:   "A spokeswoman for the ministry declined to comment.",
		want: []string{
			"description|person|A spokeswoman for the ministry",
			"description|organization|the ministry",
		},
	}, {
		reason: "an adjective of nation, a definite description",
		text:   "The Colombian leader refused.",
		want:   []string{"description|person|The Colombian leader"},
	}, {
		reason: "bare plurals",
		text:   "Analysts expect a loss, and officials agree.",
		want:   []string{"description|group|Analysts", "description|group|officials"},
	}, {
		reason: "counted and paired groups",
		text:   "The two leaders met. Both sides claimed victory, but neither side won.",
		want: []string{
			"description|group|The two leaders",
			"description|group|Both sides",
			"description|group|neither side",
		},
	}, {
		reason: "possessed descriptions",
		text:   "Marian Holt's chief adviser thanked her lawyer.",
		want: []string{
			"description|person|Marian Holt's chief adviser",
			"description|person|her lawyer",
		},
	}, {
		reason: "an apposition points to its name",
		text:   "Ruth Carver, the mayor of Eastport, resigned.",
		want:   []string{"description|person|the mayor of Eastport|appos=Ruth Carver"},
	}, {
		reason: "an apposition after a party and a state",
		text:   "Sen. Ruth Carver (D-N.H.), the committee's chairwoman, resigned.",
		want: []string{
			"description|person|the committee's chairwoman|appos=Sen. Ruth Carver",
			"description|organization|the committee|poss",
		},
	}, {
		reason: "nouns of set phrases are none",
		text:   "He stayed in office in order to win.",
	}, {
		reason: "a noble by his land is no body",
		text:   "The Duke of Norwold bowed to Her Majesty.",
		want:   []string{"description|person|The Duke of Norwold", "description|person|Her Majesty"},
	}, {
		reason: "a complement of an adjective",
		text:   "A person familiar with the talks said so.",
		want:   []string{"description|person|A person familiar with the talks"},
	}, {
		reason: "things that texts cite",
		text:   "The report says that a poll was wrong, but the spoon and the river are none.",
		want:   []string{"description|thing|The report", "description|thing|a poll"},
	}}
	for _, tt := range tests {
		d := annotated(tt.text)
		got := brief(d, func(m *annot.Mention) bool { return m.Kind == annot.Description })
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", tt.reason, tt.text, diff)
		}
	}
}

func TestAppositionBeforeName(t *testing.T) {
	d := annotated("The mayor of Eastport, Ruth Carver, resigned.")
	want := []string{"name|person|Ruth Carver|appos=The mayor of Eastport"}
	got := brief(d, func(m *annot.Mention) bool { return m.Kind == annot.Name && m.Entity == annot.Person })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPronouns(t *testing.T) {
	d := annotated("She told us that he himself, who had asked for their help, was one of them. Others disagreed. Some say that it is hers.")
	want := []string{
		"pronoun|person|She", "pronoun|group|us", "pronoun|person|he", "pronoun|person|himself", "pronoun|person|who",
		"pronoun|?|their|poss", "pronoun|person|one of them", "pronoun|?|them", "pronoun|group|Others",
		"pronoun|group|Some", "pronoun|?|it", "pronoun|person|hers",
	}
	got := brief(d, func(m *annot.Mention) bool { return m.Kind == annot.Pronoun })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGender(t *testing.T) {
	tests := []struct {
		reason, text string
		want         annot.Gender
	}{
		{"an honorific tells", "It was sold to Mrs. Lee.", annot.Female},
		{"a title tells", "It was sold to Queen Bathilda.", annot.Female},
		{"a given name tells", "It was sold to Margaret Holt.", annot.Female},
		{"a given name tells", "It was sold to Gustavo Rojas.", annot.Male},
		{"the title counts for more than the given name", "It was sold to Mr. Leslie Poe.", annot.Male},
		{"a surname tells nothing", "It was sold to Mayor Holt.", annot.UnknownGender},
	}
	for _, tt := range tests {
		d := annotated(tt.text)
		var got annot.Gender
		for i := range d.Mentions {
			if d.Mentions[i].Kind == annot.Name {
				got = d.Mentions[i].Gender
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q: gender %d, want %d", tt.reason, tt.text, got, tt.want)
		}
	}
}

// checkMentions reports what every mention must hold.
func checkMentions(t *testing.T, d *annot.Doc) {
	t.Helper()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.First < 0 || m.First >= m.Last || int(m.Last) > len(d.Tokens) || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("mention %d: tokens [%d, %d) head %d of %d", i, m.First, m.Last, m.Head, len(d.Tokens))
		}
		if want := (annot.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last-1].End}); m.Span != want {
			t.Fatalf("mention %d: span %v, tokens cover %v", i, m.Span, want)
		}
		if m.Kind == annot.NoMention || (m.Kind == annot.Name) != !m.Name.Empty() {
			t.Fatalf("mention %d: kind %d with name %v", i, m.Kind, m.Name)
		}
		if !m.Span.Contains(m.Name) && !m.Name.Empty() || !m.Span.Contains(m.Title) && !m.Title.Empty() {
			t.Fatalf("mention %d: %v does not hold name %v or title %v", i, m.Span, m.Name, m.Title)
		}
		if m.Appos != annot.None && (m.Appos < 0 || int(m.Appos) >= i) {
			t.Fatalf("mention %d: in apposition to %d", i, m.Appos)
		}
		if i > 0 {
			p := &d.Mentions[i-1]
			if p.First > m.First || p.First == m.First && p.Last < m.Last {
				t.Fatalf("mentions %d and %d are out of order: %v %v", i-1, i, p.Span, m.Span)
			}
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("U.S. President Marian Holt, 61, the leader's aide, said \"both sides\" of al-Rashid's Ministry of War lost.")
	f.Add("Jr. Mr. of the the, and Sen. 's Dr. A.B. - van der\n\nKELLER: WHO? @x")
	f.Add("people familiar with some of the many of one of his's, Ki-moon, (WB)")
	f.Fuzz(func(t *testing.T, text string) {
		d := annotated(text)
		checkMentions(t, d)
		again := annotated(text)
		if diff := cmp.Diff(d.Mentions, again.Mentions); diff != "" {
			t.Fatalf("two runs differ:\n%s", diff)
		}
	})
}

const article = `President Marian Holt told reporters on Tuesday that her government would not bow to pressure from the Fishing
Council, whose members have blocked the harbor of Eastport for nine days. "We have listened long enough," Holt said, adding
that talks with the two unions could resume next week. A spokesman for the council, Peter Keller, rejected the offer as
"an insult to every family on this coast."

Analysts at Northfield University said that neither side could afford a long dispute. According to a report published by
the Ministry of Trade, exports fell by 12 percent in March. Several officials familiar with the talks, who asked not to be
named, said Mr. Keller had been offered a seat on the board of the Coastal Bank.

"It is not about money," he told the Eastport Herald. His sister, the novelist Ada Keller, wrote that many of the crews had
not been paid since autumn, and that some of them were leaving for Norway and Iceland.

`

func BenchmarkAnnotate(b *testing.B) {
	d := annotated(strings.Repeat(article, 30))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Mentions = d.Mentions[:0]
		name.Annotate(d)
	}
	if len(d.Mentions) < 900 {
		b.Fatal("too few mentions: ", len(d.Mentions))
	}
}
