package attrib

import "github.com/hearsay-go/hearsay/internal/annot"

// subject returns the mention that is the subject of a pivot, its own or that of
// the verb it is joined to, unless the labels make it content; an empty run if
// there is none.
func (w *worker) subject(f *frame, pivot int32) run {
	l := &w.lattice
	for range maxUp {
		for i := l.first; i < l.first+l.n; i++ {
			if f.head(i) != pivot || f.tok(i).Label != annot.RelNsubj || l.roles[i-l.first] == content {
				continue
			}
			if m := f.mention[i]; m != annot.None {
				return run{f.d.Mentions[m].First, min(f.d.Mentions[m].Last, f.first+f.n)}
			}
			return f.phrase(i)
		}
		if !sharesSubject(f.tok(pivot)) || f.head(pivot) == annot.None {
			break
		}
		pivot = f.head(pivot)
	}
	return run{}
}

// phrase returns token i of f with the words before it that hang on it.
func (f *frame) phrase(i int32) run {
	first := i
	for first > 0 && f.head(first-1) == i {
		first--
	}
	return run{f.first + first, f.first + i + 1}
}

// sharesSubject reports whether a verb without a subject has that of its head:
// he rose and said; he began to say; he rose, saying.
func sharesSubject(t *annot.Token) bool {
	switch t.Label {
	case annot.RelConj, annot.RelXcomp:
		return true
	case annot.RelAdvcl:
		return t.Tag == annot.TagVBG
	}
	return false
}

// joinedObject reports whether a source lies in the object of the verb that a
// pivot is joined to, where no source of the pivot stands: Trump accused [the
// government] and floated an idea.
func joinedObject(f *frame, pivot int32, source run) bool {
	if !sharesSubject(f.tok(pivot)) || f.tok(pivot).Label == annot.RelXcomp {
		return false
	}
	verb := f.head(pivot)
	for i := source.first; i < source.last && verb != annot.None; i++ {
		t := &f.d.Tokens[i]
		if t.Head == f.first+verb && (t.Label == annot.RelObj || t.Label == annot.RelObl) {
			return true
		}
	}
	return false
}

// denied reports whether a source is nobody: neither side announced a deal.
func (f *frame) denied(source run) bool {
	return source.first < source.last && form(&f.d.Tokens[source.first], nobodyWord)
}
