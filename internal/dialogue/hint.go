package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/coref"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Templates of features that look at the hint of a scene: a pronoun or a description
// that is, or may be, the source of the turn.
const (
	hintRecent uint64 = iota + 60
	hintSpoke
	hintBoth
	hintAgreeing
	hintByName
	hintByNameRecent
	hintByNameSpoke
	hintAntecedent
	hintRole
	hintSince
	hintSinceRecent
	hintLikely
	hintNoun
	hintCalled
	hintShare
	hintPlain
	hintPlainCalled
	hintPlainRecent
	hintPlainLikely
)

// hinted adds to fs what tells whether the hint of sc means speaker s, for turn i.
func (w *worker) hinted(d *annot.Doc, i int, sc scene, s int32, fs *features) {
	if sc.hint == annot.None {
		return
	}
	m := &d.Mentions[sc.hint]
	if m.Kind == annot.Name || m.Person == 1 {
		return
	}
	t, p := &w.turns[i], &w.profiles[s]
	form := sourceForm(d, t)
	if t.source == annot.None {
		form = 8 + uint64(m.Kind)
	}
	same, named, agree := flag(m.Speaker == s, 0), flag(p.named, 0), w.agreement(d, m, s)
	likely := flag(w.isLikely(i, s), 0)
	recent, spoke := w.ranks(d, t, m, s)
	recent, spoke = min(recent, 3), min(spoke, 3)
	role, far := w.antecedent(d, sc.hint, s)
	byName, since := uint64(0), uint64(99)
	for _, c := range w.of(i) {
		if c.speaker != s && w.profiles[c.speaker].lastName > p.lastName && w.agreement(d, m, c.speaker) != clashes {
			byName++
		}
	}
	byName = min(byName, 3)
	if p.lastName != annot.None {
		since = bucket((t.para - p.namePara) / 2)
	}

	fs.add(hintRecent, form, agree, recent, same)
	fs.add(hintSpoke, form, agree, spoke, same)
	fs.add(hintBoth, form, agree, recent, spoke)
	fs.add(hintAgreeing, form, agree, sc.agreeing, same, named)
	fs.add(hintByName, form, agree, byName, same)
	fs.add(hintByNameRecent, form, agree, byName, recent)
	fs.add(hintByNameSpoke, form, agree, byName, spoke)
	fs.add(hintAntecedent, form, agree, role, far, same)
	fs.add(hintRole, form, agree, role, recent)
	fs.add(hintSince, form, agree, since, same)
	fs.add(hintSinceRecent, form, agree, since, recent)
	fs.add(hintLikely, form, agree, sc.likely, likely, same)
	if m.Kind != annot.Description {
		return
	}
	noun := d.Tokens[m.Head].Lemma
	plain := flag(coref.IsAnybody(noun), 0)
	n, all := w.called.Of(weights.Mix(noun, uint64(s)))-int32(same), w.called.Of(noun) // without m itself
	if m.Speaker != annot.None {
		all--
	}
	share := uint64(0)
	if all > 0 {
		share = 1 + uint64(4*n/all)
	}
	fs.add(hintNoun, noun, same, named)
	fs.add(hintCalled, bucket(n), same, agree)
	fs.add(hintShare, share, same, agree, named)
	fs.add(hintPlain, plain, same, agree, named)
	fs.add(hintPlainCalled, plain, same, bucket(n), since)
	fs.add(hintPlainRecent, plain, same, recent, named)
	fs.add(hintPlainLikely, plain, same, named, sc.likely, flag(agree == agrees, 0)&likely)
}
