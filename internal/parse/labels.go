package parse

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// labelGroups are the labels in the order of their classes. Three classes are scored
// at once; labels that the same words compete for stand together. Those of the last two
// groups are so rare that they are looked at only where the tags say nothing.
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
	{annot.RelCsubj, annot.RelAdvclRelcl, annot.RelNsubjOuter},
	{annot.RelDetPredet, annot.RelDep, annot.RelGoeswith},
	{annot.RelDislocated, annot.RelCcPreconj, annot.RelCsubjPass},
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
	maxGroups = 15
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

// GroupKey returns the key under which the table tells which labels the arc made by action
// a in s may have by its two tags, see [GroupValue].
func (s *State) GroupKey(a Action) uint64 {
	dep, head := s.Arc(a)
	return mix(uint64(s.nodes[dep].tag)<<1|uint64(a-Left), uint64(s.nodes[head].tag))
}

func mix(a, b uint64) uint64 { return weights.Mix(a, b) }

// GroupValue returns the value of the table for a set of groups of labels or, if all of them but
// slips are the same, for that label.
func GroupValue(groups int, certain annot.Label) int16 {
	if certain != annot.NoLabel {
		return -int16(certain)
	}
	return int16(groups & (1<<maxGroups - 1))
}

// label returns the best label for the arc made by action a in s.
func (p *Parser) label(s *State, a Action) annot.Label {
	set := uint32(allGroups)
	switch v, _ := p.Groups.Value(s.GroupKey(a)); {
	case v < 0:
		return annot.Label(min(-v, int32(annot.NumLabels)-1)) // more in a damaged table alone
	case v > 0:
		set = uint32(v)
	}
	set <<= firstGroup
	p.Net.Score(&s.units[0], 0, set, &s.scores)
	if s.deep {
		p.Net.Score(&s.units[1], 1, set, &s.scores)
	}
	best := s.scores.Best(set)
	if !s.deep && best.Margin() < p.sureLabel {
		p.deepen(s)
		p.Net.Score(&s.units[1], 1, set, &s.scores)
		best = s.scores.Best(set)
	}
	return ClassLabel(best.Class())
}
