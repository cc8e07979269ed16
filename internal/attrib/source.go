package attrib

import (
	"sort"

	"github.com/hearsay-go/hearsay/internal/annot"
)

// sources returns the mentions that a source consists of: the first one in r
// that stands in no other, and those joined to it by "and" or a comma, unless
// they only describe it.
func sources(d *annot.Doc, r run) []int32 {
	if r.first >= r.last {
		return nil
	}
	at := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].First >= r.first })
	var list []int32
	end := r.first // of the mention before
	for i := at; i < len(d.Mentions) && d.Mentions[i].First < r.last; i++ {
		m := &d.Mentions[i]
		if m.First < end {
			continue
		}
		if len(list) > 0 && (m.Appos != annot.None || !joined(d, end, m.First)) {
			continue
		}
		list = append(list, int32(i))
		end = m.Last
	}
	if list == nil && at > 0 { // the source lies inside a mention
		for i := at - 1; i >= max(0, at-8); i-- {
			if m := &d.Mentions[i]; m.First <= r.first && r.first < m.Last {
				list = append(list, int32(i))
				break
			}
		}
	}
	return list
}

// joined reports whether the tokens [first,last) do no more than list.
func joined(d *annot.Doc, first, last int32) bool {
	and := false
	for i := first; i < last; i++ {
		switch d.Tokens[i].Tag {
		case annot.TagCC:
			and = true
		case annot.TagComma:
		default:
			return false
		}
	}
	return and || first < last
}
