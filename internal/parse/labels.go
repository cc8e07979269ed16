package parse

import (
	"math"
	"math/bits"

	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// labelGroups are the labels in the order of their classes. Three classes are scored
// at once; labels that the same words compete for stand together. Those of the last
// group are so rare that they are looked at only where the tags say nothing.
var labelGroups = [numGroups][3]annot.Label{
	{annot.RelDet, annot.RelAmod, annot.RelNmodPoss},
	{annot.RelCompound, annot.RelNummod, annot.RelFlat},
	{annot.RelCase, annot.RelMark, annot.RelAdvmod},
	{annot.RelAux, annot.RelAuxPass, annot.RelCop},
	{annot.RelNsubj, annot.RelNsubjPass, annot.RelExpl},
	{annot.RelObj, annot.RelObl, annot.RelNmod},
	{annot.RelConj, annot.RelCc, annot.RelAppos},
	{annot.RelCcomp, annot.RelXcomp, annot.RelAdvcl},
	{annot.RelAcl, annot.RelAclRelcl, annot.RelParataxis},
	{annot.RelPunct, annot.RelFixed, annot.RelCompoundPrt},
	{annot.RelOblAgent, annot.RelIobj, annot.RelOblUnmarked},
	{annot.RelNmodUnmarked, annot.RelNmodDesc, annot.RelList},
	{annot.RelDiscourse, annot.RelVocative, annot.RelReparandum},
	{annot.RelCsubj, annot.RelCsubjPass, annot.RelNsubjOuter},
	{annot.RelDetPredet, annot.RelCcPreconj, annot.RelGoeswith},
	{annot.RelAdvclRelcl, annot.RelDislocated, annot.RelDep},
	{annot.RelOrphan, annot.RelCsubjOuter, annot.RelRoot},
}

// firstLabel is the class of the first label, and firstGroup its group of classes.
const (
	firstLabel = int(NumActions)
	firstGroup = firstLabel / 3
)

// NumClasses is the number of classes of the net: the actions, then the labels.
const NumClasses = int(NumActions) + 3*numGroups

// allGroups is the set of all groups of labels, and maxGroups the number of those that
// a set in the table can hold.
const (
	numGroups = 17
	allGroups = 1<<numGroups - 1
	maxGroups = 16
)

// LabelClass returns the class of a label, and its group, see [Parser.Groups].
func LabelClass(l annot.Label) (class, group int) {
	for g := range labelGroups {
		for k, have := range labelGroups[g] {
			if have == l {
				return firstLabel + 3*g + k, g
			}
		}
	}
	return 0, maxGroups
}

// ClassLabel returns the label of a class.
func ClassLabel(class int) annot.Label {
	class -= firstLabel
	return labelGroups[class/3][class%3]
}

// GroupKey returns the key under which the table has the groups of labels that the arc
// made by action a in s may have: all that its two tags have together in the corpora.
func (s *State) GroupKey(a Action) uint64 {
	dep, head := s.Arc(a)
	return mix(uint64(s.nodes[dep].tag)<<1|uint64(a-Left), uint64(s.nodes[head].tag))
}

func mix(a, b uint64) uint64 { return weights.Mix(a, b) }

// groups returns the set of groups of labels for the arc made by action a in s.
func (p *Parser) groups(s *State, a Action) uint32 {
	if v, ok := p.Groups.Value(s.GroupKey(a)); ok {
		return uint32(uint16(v))
	}
	return allGroups
}

// label returns the best label for the arc made by action a in s.
func (p *Parser) label(s *State, a Action) annot.Label {
	set := p.groups(s, a)
	best, margin := p.bestLabel(s, set)
	if !s.deep && margin < p.sureLabel {
		p.deepen(s)
		best, _ = p.bestLabel(s, set)
	}
	return best
}

// bestLabel returns the label that scores best by the blocks that are filled among those
// of a set of groups, and by how much it does.
func (p *Parser) bestLabel(s *State, set uint32) (annot.Label, int32) {
	best, top, second := annot.RelDep, int32(math.MinInt32/2), int32(math.MinInt32/2)
	for ; set != 0; set &= set - 1 {
		g := bits.TrailingZeros32(set)
		scores := p.Net.Bias3(firstGroup + g)
		p.Net.Score3(&s.hidden[0], 0, firstGroup+g, &scores)
		if s.deep {
			p.Net.Score3(&s.hidden[1], 1, firstGroup+g, &scores)
		}
		for k, v := range scores {
			switch {
			case v > top:
				best, top, second = labelGroups[g][k], v, top
			case v > second:
				second = v
			}
		}
	}
	return best, top - second
}
