package annot

import (
	"strings"
	"sync"
)

// A Tag is a Penn Treebank part of speech, as English UD treebanks extend them.
type Tag uint8

// The Penn tags. NoTag means untagged.
const (
	NoTag Tag = iota
	TagNN
	TagNNS
	TagNNP
	TagNNPS
	TagIN
	TagDT
	TagPRP
	TagPRPS
	TagJJ
	TagJJR
	TagJJS
	TagRB
	TagRBR
	TagRBS
	TagVB
	TagVBD
	TagVBG
	TagVBN
	TagVBP
	TagVBZ
	TagMD
	TagTO
	TagCC
	TagCD
	TagWDT
	TagWP
	TagWPS
	TagWRB
	TagRP
	TagUH
	TagPOS
	TagEX
	TagPDT
	TagStop
	TagComma
	TagColon
	TagOpenQuote
	TagCloseQuote
	TagLRB
	TagRRB
	TagHYPH
	TagNFP
	TagADD
	TagGW
	TagDollar
	TagSYM
	TagLS
	TagFW
	TagAFX
	TagHash
	NumTags int = iota
)

var tagNames = [...]string{"", "NN", "NNS", "NNP", "NNPS", "IN", "DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "CC", "CD", "WDT", "WP", "WP$", "WRB", "RP", "UH", "POS", "EX", "PDT", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "ADD", "GW", "$", "SYM", "LS", "FW", "AFX", "#"}

// String returns the tag as treebanks write it.
func (t Tag) String() string { return tagNames[t] }

// A UPOS is a universal part of speech.
type UPOS uint8

// The universal tags. NoUPOS means untagged.
const (
	NoUPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
	NumUPOS int = iota
)

var uposNames = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String returns the tag as treebanks write it.
func (u UPOS) String() string { return uposNames[u] }

// A Label is a Universal Dependencies relation.
type Label uint8

// The relations. NoLabel means unparsed.
const (
	NoLabel Label = iota
	RelRoot
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDep
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodPoss
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelVocative
	RelXcomp
	NumLabels int = iota
)

var labelNames = [...]string{"", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

// String returns the relation as treebanks write it.
func (l Label) String() string { return labelNames[l] }

// Main returns the relation that l is a subtype of, or l itself: obl for
// obl:agent.
func (l Label) Main() Label { return mainLabels()[l] }

var mainLabels = sync.OnceValue(func() (main [NumLabels]Label) {
	for i, n := range labelNames {
		n, _, _ = strings.Cut(n, ":")
		main[i] = labelByName()[n]
	}
	return main
})

// ParseTag returns the tag that s names; NoTag if there is none.
func ParseTag(s string) Tag { return tagByName()[s] }

// ParseUPOS returns the universal tag that s names; NoUPOS if there is none.
func ParseUPOS(s string) UPOS { return uposByName()[s] }

// ParseLabel returns the relation that s names; an unknown subtype gives its
// main relation, an unknown relation NoLabel.
func ParseLabel(s string) Label {
	m := labelByName()
	if l, ok := m[s]; ok {
		return l
	}
	main, _, _ := strings.Cut(s, ":")
	return m[main]
}

var (
	tagByName   = sync.OnceValue(func() map[string]Tag { return index[Tag](tagNames[:]) })
	uposByName  = sync.OnceValue(func() map[string]UPOS { return index[UPOS](uposNames[:]) })
	labelByName = sync.OnceValue(func() map[string]Label { return index[Label](labelNames[:]) })
)

func index[T ~uint8](names []string) map[string]T {
	m := make(map[string]T, len(names))
	for i, n := range names {
		m[n] = T(i)
	}
	return m
}
