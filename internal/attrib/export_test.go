package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// RuleOf returns the name of the rule that reads quotation q.
func RuleOf(d *annot.Doc, q int32) string {
	c := contextOf(d, q)
	for _, rule := range kindRules {
		if rule.holds(&c) {
			return rule.name
		}
	}
	return ""
}

// Rules returns the names of the rules that read quotations.
func Rules() []string {
	var names []string
	for _, rule := range kindRules {
		names = append(names, rule.name)
	}
	return names
}

// UnknownClasses returns the classes of data/words.txt that have no meaning.
func UnknownClasses() []string {
	var unknown []string
	for class := range classified(wordList) {
		if wordClassNames[class] == 0 {
			unknown = append(unknown, class)
		}
	}
	return unknown
}
