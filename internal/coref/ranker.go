package coref

import "github.com/hearsay-go/hearsay/internal/weights"

// A code is a feature made of small numbers: the place of its weight in a row of
// a ranker. The numbers are digits of the code above the base of its field.
type code = uint32

// Numbers of values of what features are made of.
const (
	numFar   = 7                 // see near; 6 is ahead
	numRanks = maxCandidates + 2 // places in a lineup, see lineUpAhead
	numKinds = 6                 // annot.Entity
	numDets  = 5                 // annot.Det
	numForms = 4                 // annot.MentionKind
	numSums  = 5                 // see often
	numFits  = 5                 // match
)

// The bases of fields.
const (
	atDistance       = 0
	atRank           = atDistance + numRoles*numFar
	atRoles          = atRank + numRoles*numRanks*3
	atForm           = atRoles + numRoles*numRoles*3
	atNamed          = atForm + numForms*numFar
	atGender         = atNamed + 2*numSums
	atField          = atGender + 2*2*numKinds
	atParagraph      = atField + numRanks*(numRanks+1)
	atVerbs          = atParagraph + numFar*2
	atClause         = atVerbs + numRoles*numRoles*4
	atFirst          = atClause + numRoles*numRoles*2
	atAhead          = atFirst + 2*2*numRoles*numRoles*3
	atQuotation      = atAhead + 2*numRoles
	atSpeech         = atQuotation + 2*2*2
	atWithin         = atSpeech + 8*numRoles
	atContinues      = atWithin + 2*2*3
	atLastSpeaker    = atContinues + 2*2*numRoles*4
	atQuoted         = atLastSpeaker + 2*2*3*4
	atFrequent       = atQuoted + 2*2*2*3*2
	atEntity         = atFrequent + 2*4*3
	atMatch          = atEntity + numKinds*numDets*3*2*3
	atMatchField     = atMatch + numFits*numDets*2
	atModifiers      = atMatchField + numFits*numFar
	atNobody         = atModifiers + numFits*5
	atNobodyField    = atNobody + numRoles
	atNobodyQuote    = atNobodyField + numRanks + 1
	atNobodyDistance = atNobodyQuote + 2*2
	atNobodyHead     = atNobodyDistance + 8
	atNobodyMatch    = atNobodyHead + numKinds*numDets*3
	atNobodyTail     = atNobodyMatch + numFits*numDets*numKinds
	numCodes         = atNobodyTail + 2*2*numDets*numFits
)

// Classes of mentions, by which the weights of all features differ: see pronounKind
// and lineUpDescription.
const (
	ofDescription = 4
	ofPlural      = 10
	numClasses    = 16
)

// A field is a template of features with the sizes of its digits.
type field struct {
	template uint64
	base     code
	sizes    []code
}

// fields holds all fields in the order of their bases.
var fields = [...]field{
	{fDistance, atDistance, []code{numRoles, numFar}},
	{fRank, atRank, []code{numRoles, numRanks, 3}},
	{fRoles, atRoles, []code{numRoles, numRoles, 3}},
	{fForm, atForm, []code{numForms, numFar}},
	{fNamed, atNamed, []code{2, numSums}},
	{fGender, atGender, []code{2, 2, numKinds}},
	{fField, atField, []code{numRanks, numRanks + 1}},
	{fParagraph, atParagraph, []code{numFar, 2}},
	{fVerbs, atVerbs, []code{numRoles, numRoles, 4}},
	{fClause, atClause, []code{numRoles, numRoles, 2}},
	{fFirst, atFirst, []code{2, 2, numRoles, numRoles, 3}},
	{fAhead, atAhead, []code{2, numRoles}},
	{fQuotation, atQuotation, []code{2, 2, 2}},
	{fSpeech, atSpeech, []code{8, numRoles}},
	{fWithin, atWithin, []code{2, 2, 3}},
	{fContinues, atContinues, []code{2, 2, numRoles, 4}},
	{fLastSpeaker, atLastSpeaker, []code{2, 2, 3, 4}},
	{fQuoted, atQuoted, []code{2, 2, 2, 3, 2}},
	{fFrequent, atFrequent, []code{2, 4, 3}},
	{fEntity, atEntity, []code{numKinds, numDets, 3, 2, 3}},
	{fMatch, atMatch, []code{numFits, numDets, 2}},
	{fMatchField, atMatchField, []code{numFits, numFar}},
	{fModifiers, atModifiers, []code{numFits, 5}},
	{fNobody, atNobody, []code{numRoles}},
	{fNobodyField, atNobodyField, []code{numRanks + 1}},
	{fNobodyQuote, atNobodyQuote, []code{2, 2}},
	{fNobodyDistance, atNobodyDistance, []code{8}},
	{fNobodyHead, atNobodyHead, []code{numKinds, numDets, 3}},
	{fNobodyMatch, atNobodyMatch, []code{numFits, numDets, numKinds}},
	{fNobodyTail, atNobodyTail, []code{2, 2, numDets, numFits}},
}

// feature returns what the model knows c by, for mentions of this class.
func feature(c code, class uint64) uint64 {
	i := len(fields) - 1
	for fields[i].base > c {
		i--
	}
	f := &fields[i]
	value, shift := uint64(0), 0
	rest := c - f.base
	for k := len(f.sizes) - 1; k >= 0; k-- {
		value |= uint64(rest%f.sizes[k]) << shift
		rest /= f.sizes[k]
		shift += digitBits
	}
	return weights.Mix(f.template<<8|class, value)
}

// digitBits is the room for a digit in the value of a feature.
const digitBits = 6

// features appends the features of the mention of l with these codes to f.
func (l *lineup) features(codes []code, f []uint64) []uint64 {
	for _, c := range codes {
		f = append(f, feature(c, l.kind))
	}
	return f
}

// A ranker is a model whose weights of codes are laid out in rows.
type ranker struct {
	model *weights.Model
	lean  int32               // see resolver.lean
	rows  [numClasses][]int16 // by class of mention and code
}

// newRanker returns the ranker of model for mentions of the classes [from, to).
func newRanker(model *weights.Model, from, to uint64) *ranker {
	r := &ranker{model: model, lean: int32(leaning / model.Scale())}
	for class := from; class < to; class++ {
		row := make([]int16, numCodes)
		for c := range row {
			row[c] = int16(model.Score([]uint64{feature(code(c), class)}))
		}
		r.rows[class] = row
	}
	return r
}

// score returns the score of a candidate with these codes, for the mention of l.
func (r *ranker) score(l *lineup, codes []code) int32 {
	row := r.rows[l.kind]
	var sum int32
	for _, c := range codes {
		sum += int32(row[c])
	}
	return sum
}
