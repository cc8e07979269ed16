// Package annot holds the annotated document that every floor of the house
// reads and adds to.
//
// A [Doc] is a set of parallel slices over one text: paragraphs, quotations,
// tokens, sentences, mentions, attributions, speakers and claims. Each floor
// fills the slices it owns and leaves the others alone, so that a floor can be
// run and tested by itself. All positions are byte offsets into Doc.Text, half
// open; all references between slices are indexes, -1 for "none".
//
// Documents are pooled (see [Get] and [Put]): a floor appends to the slices it
// finds and keeps no reference to a Doc after it returns.
package annot

// A Span is a half-open range of bytes. The zero Span means "none".
type Span struct{ Start, End int32 }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len returns the number of bytes in s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that holds both s and o; an empty span adds
// nothing.
func (s Span) Cover(o Span) Span {
	if s.Empty() {
		return o
	}
	if o.Empty() {
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// None is the index that refers to nothing.
const None = -1

// Doc is a text with everything found in it so far.
type Doc struct {
	Text string

	// Language is the IETF tag of the language of the text, "" for English and
	// "und" for one that nothing is known of.
	Language string

	Paras      []Para      // token: in order, disjoint
	Quotations []Quotation // mark: by start, an outer one before those inside it
	Pieces     []Span      // mark: the contents of Quotations, piece by piece
	Tokens     []Token     // token, tag, parse: in order, disjoint
	Sents      []Sent      // token: in order, together they cover all tokens
	Mentions   []Mention   // name: by first token, an outer one before those inside it
	Attribs    []Attribution
	Speakers   []Speaker
	Claims     []Claim
	Uncertain  bool // claim: some sentence hedges, weasel words counted in
}

// A Para is a paragraph: a stretch of text without a paragraph break, blanks at
// its edges left out.
type Para struct {
	Span
	FirstSent, LastSent int32 // sentences [FirstSent, LastSent)
}

// A Sent is a sentence. Its tokens are [First, Last); it lies in one paragraph.
type Sent struct {
	First, Last int32
	Para        int32
	Parsed      bool // heads and labels of its tokens are set
}

// A Token is a word, a clitic ("n't", "'s") or a mark of punctuation, cut as
// English UD treebanks do.
type Token struct {
	Start, End int32
	Head       int32  // index into Doc.Tokens of its head; None for a root or an unparsed token
	Lower      uint64 // [Hash] of the form
	Lemma      uint64 // [Hash] of the lemma; 0 before the tag floor
	Shape      Shape
	Tag        Tag   // Penn Treebank tag
	UPOS       UPOS  // universal tag
	Label      Label // UD relation to Head; NoLabel when unparsed
}

// Span returns the bytes of t.
func (t *Token) Span() Span { return Span{t.Start, t.End} }

// Shape is a set of facts about the spelling of a token.
type Shape uint16

// The facts that a Shape can hold.
const (
	SpaceBefore Shape = 1 << iota // a blank or the start of the text stands before it
	Capital                       // its first rune is upper case
	AllCaps                       // two or more letters, all upper case
	MixedCase                     // upper case after the first rune, not AllCaps
	HasDigit                      // at least one digit
	AllDigits                     // digits, with . , : / - between them
	HasHyphen                     // an inner hyphen or dash
	HasDot                        // a full stop inside or at the end of letters: U.S., Mr.
	Alpha                         // letters only (with inner apostrophes)
	Punct                         // no letter and no digit
	QuoteMark                     // a quotation mark (not an apostrophe)
	InQuote                       // between the marks of some quotation, the marks themselves included
	NonASCII                      // at least one byte above 0x7f
)

// Has reports whether all facts of f hold.
func (s Shape) Has(f Shape) bool { return s&f == f }

// A Quotation is a stretch between quotation marks, whatever it turns out to
// be: speech, a scare quote, a title. Dialogue opened by a dash counts too.
type Quotation struct {
	Span                    // marks included, from the first opening to the last closing one
	FirstPiece        int32 // contents: Doc.Pieces[FirstPiece:LastPiece], marks left out;
	LastPiece         int32 // one for each paragraph that reopens the marks
	FirstTok, LastTok int32 // tokens within Span; set by the token floor
	Parent            int32 // the quotation around it, or None
	Depth             int32 // 0 for an outermost one
	Style             Style
	Unclosed          bool // no closing mark: it ends with its paragraph
}

// Content returns the pieces of q.
func (d *Doc) Content(q *Quotation) []Span { return d.Pieces[q.FirstPiece:q.LastPiece] }

// Str returns the text of s.
func (d *Doc) Str(s Span) string { return d.Text[s.Start:s.End] }

// Form returns the text of token i.
func (d *Doc) Form(i int32) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Style tells which marks enclose a quotation.
type Style uint8

// The styles of quotation marks.
const (
	NoStyle   Style = iota
	Double          // " “ ” ‟ and doubled single marks or backquotes
	Single          // ' ‘ ’
	LowHigh         // „ … “, ‚ … ‘, and „ … ”
	Guillemet       // « … », » … «, ‹ … ›
	Corner          // 「 … 」 『 … 』
	Dash            // dialogue introduced by a dash
)

// A Mention is a place where the text names or points at somebody or something
// that could be a speaker.
type Mention struct {
	Span              // the whole phrase, with the titles before a name ("U.S. President Ada Roe"), without apposition and possessive sign
	First, Last int32 // its tokens [First, Last)
	Head        int32 // its head token
	Name        Span  // for a Name: the name proper, without title; otherwise zero
	Title       Span  // titles or role words standing before the name ("Colombian President"), or zero
	Appos       int32 // index of the mention that it is in apposition to, or None ("Jane Roe, the mayor": the second points to the first)
	Kind        MentionKind
	Entity      Entity
	Number      Number
	Gender      Gender
	Person      uint8 // grammatical person of a pronoun: 1, 2, 3; 0 otherwise
	Det         Det   // how a description is determined
	Poss        bool  // a possessive (his, Petro's)
	Speaker     int32 // coref: index into Doc.Speakers, or None
}

// MentionKind is the form of a mention.
type MentionKind uint8

// The forms of mentions.
const (
	NoMention   MentionKind = iota
	Name                    // Gustavo Petro
	Pronoun                 // he, who, both
	Description             // the Colombian leader, a spokeswoman for the ministry, analysts
)

// Entity is the kind of thing mentioned.
type Entity uint8

// The kinds of entities. UnknownEntity may be any of them.
const (
	UnknownEntity Entity = iota
	Person
	Organization // bodies, companies, papers, countries acting as such
	Group        // several people without a body: voters, Democrats, the two leaders
	Place
	Thing // reports, polls, events, works: may be a source, is no speaker
)

// Number is grammatical number.
type Number uint8

// The grammatical numbers.
const (
	UnknownNumber Number = iota
	Singular
	Plural
)

// Gender is what the text lets one infer for resolving pronouns, no more.
type Gender uint8

// The genders.
const (
	UnknownGender Gender = iota
	Male
	Female
	Neuter
)

// Evidence is what a gender was inferred from.
type Evidence uint8

// The kinds of evidence.
const (
	NoEvidence    Evidence = iota
	FromTitle              // Mrs., King
	FromPronoun            // a pronoun that was resolved to the person
	FromGivenName          // Helena
	FromNoun               // a spokeswoman
)

// Det is the determiner of a description.
type Det uint8

// The kinds of determiners.
const (
	NoDet      Det = iota // bare: analysts, officials
	Definite              // the, this, that, these, those
	Indefinite            // a, an, one, some, another
	Possessive            // his spokesman, Petro's government
	Quantified            // two, many, several, most, no
)

// AttribKind is the kind of a quote, as in the JSON contract.
type AttribKind uint8

// The kinds of quotes.
const (
	NoKind AttribKind = iota
	Direct
	Indirect
	Mixed
	Scare
	Title
	Nickname
)

// An Attribution is one quote: what was said, by which words it is
// attributed, and to whom.
type Attribution struct {
	Span       // from the first to the last byte, quotation marks included
	Kind       AttribKind
	Content    []Span  // the words that were said, marks left out, in order
	Verbatim   []Span  // the parts of Content between marks
	Cue        Span    // zero when there is none
	Source     Span    // zero when the text names none here
	Sources    []int32 // mentions that the source consists of; several for a joint statement
	Speakers   []int32 // coref: indexes into Doc.Speakers, in order of Sources
	Quotation  int32   // the first quotation of Content, or None
	Confidence float32 // calibrated probability that content and source are right
}

// SpeakerKind is the kind of a speaker, as in the JSON contract.
type SpeakerKind uint8

// The kinds of speakers.
const (
	NoSpeaker SpeakerKind = iota
	SpeakerPerson
	SpeakerOrganization
	SpeakerGroup
	SpeakerUnnamed
)

// A Speaker is a person, organisation or group behind one or more mentions.
type Speaker struct {
	Name     string // the fullest form that the text gives, without title
	Kind     SpeakerKind
	Gender   Gender   // of a person, as far as the text tells
	Evidence Evidence // what tells it
	Aliases  []string // other forms of the name, in order of appearance
	Titles   []string
	Mentions []int32 // indexes into Doc.Mentions, in order
}

// A Claim is a proposition with at least one flag.
type Claim struct {
	Span
	Claimant Span    // zero where nobody is named
	Speakers []int32 // the claimant's, indexes into Doc.Speakers
	InQuote  bool    // voice: a cue is uttered inside quotation marks
	Attrib   int32   // index into Doc.Attribs of the quote that holds it, or None
	Flags    []Flag
}

// A Flag marks a claim as unsupported, alleged and so on.
type Flag struct {
	Kind string // "unsupported", "alleged", "disputed", "hedged", "vague-source", or a caller's own
	Rule string // name of the rule that raised it
	Cue  Span
	By   Span // who denies or judges, or zero
}
