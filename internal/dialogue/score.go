package dialogue

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

// Templates of features. Those from tmplTalk on are of the second reading alone.
const (
	tmplSource uint64 = iota
	tmplSourceOnly
	tmplSourceForm
	tmplClue
	tmplClueVerb
	tmplClueStep
	tmplClueAgree
	tmplFirstClue
	tmplNoClue
	tmplHeat
	tmplAway
	tmplNamed
	tmplShare
	tmplNear
	tmplSpoke
	tmplAddress
	tmplAddressed
	tmplAddressForm
	tmplNamedInside
	tmplKind
	tmplRecent
	tmplSpoken
	tmplBoth
	tmplAround
	tmplNext
	tmplCalled
	tmplTalk
	tmplTalkRank
	tmplGuess
	tmplSays
	tmplHears
	tmplMeant
	tmplMeantShare

	tmplRank = 60  // and the next ones: the source, by who was spoken of before it
	tmplStep = 100 // and the next ones: relations
)

// unary fills w.feats with the features of candidate c of turn i.
func (w *worker) unary(d *annot.Doc, i int, sc scene, c int32) {
	fs := w.feats[:0]
	t := &w.turns[i]
	s := c
	p := &w.profiles[s]
	sp := &d.Speakers[s]
	sourced := sourceForm(d, t)

	if t.source != annot.None {
		m := &d.Mentions[t.source]
		form := formOfMention(m)
		same := flag(m.Speaker == s, 0)
		agree := w.agreement(d, m, s)
		fs.add(tmplSource, form, same, agree)
		fs.add(tmplSourceForm, form, same, flag(p.named, 0), flag(m.Speaker == annot.None, 0))
		if m.Kind != annot.Name && same == 0 || m.Kind == annot.Pronoun {
			fs.add(tmplSourceOnly, same, agree, sc.agreeing)
		}
	}

	if sc.hint != annot.None {
		if m := &d.Mentions[sc.hint]; m.Kind != annot.Name && m.Person != 1 {
			recent, spoke := w.ranks(d, t, m, s)
			same := flag(m.Speaker == s, 0)
			form := uint64(m.Kind)
			agree := w.agreement(d, m, s)
			fs.add(tmplRank, form, agree, recent, same)
			fs.add(tmplRank+1, form, agree, spoke, same)
			fs.add(tmplRank+2, form, agree, recent, spoke)
			fs.add(tmplRank+3, form, agree, sc.agreeing, same, flag(p.named, 0))
			if m.Kind == annot.Description {
				noun := d.Tokens[m.Head].Lemma
				n, all := w.called.get(weights.Mix(noun, uint64(s)))-int32(same), w.called.get(noun)-1
				share := uint64(0)
				if all > 0 {
					share = 1 + uint64(4*n/all)
				}
				fs.add(tmplRank+9, bucket(n), same, agree)
				fs.add(tmplRank+10, share, same, agree, flag(p.named, 0))
			}
			role, far := w.antecedent(d, sc.hint, s)
			fs.add(tmplRank+7, form, agree, role, far, same)
			fs.add(tmplRank+8, form, agree, role, recent)
			byName := uint64(0)
			for _, c := range w.candidates[t.candidates.first:t.candidates.last] {
				if c.speaker != s && w.profiles[c.speaker].lastName > p.lastName && w.agreement(d, m, c.speaker) != clashes {
					byName++
				}
			}
			byName = min(byName, 3)
			fs.add(tmplRank+4, form, agree, byName, same)
			fs.add(tmplRank+5, form, agree, byName, recent)
			fs.add(tmplRank+6, form, agree, byName, spoke)
		}
	}

	found := uint64(0)
	for k := range w.clues {
		cl := &w.clues[k]
		m := &d.Mentions[cl.mention]
		form := formOfMention(m)
		at := cl.place<<8 | cl.intro
		if m.Speaker == s {
			fs.add(tmplClue, at, cl.step, cl.role, sourced)
			fs.add(tmplClueStep, at, cl.step, cl.order, form)
			if cl.verb != annot.None && cl.step == 0 {
				fs.add(tmplClueVerb, cl.place, cl.role, d.Tokens[cl.verb].Lemma)
			}
			if found == 0 {
				fs.add(tmplFirstClue, at, cl.order, sourced)
			}
			found++
		}
		if k == sc.main && m.Kind != annot.Name {
			fs.add(tmplClueAgree, at, cl.role, form, flag(m.Speaker == s, 0)<<4|w.agreement(d, m, s), sourced)
		}
	}
	if found == 0 {
		main := uint64(0)
		if sc.main >= 0 {
			cl := &w.clues[sc.main]
			main = 1 + cl.place<<8 | cl.intro<<4 | cl.step<<12 | formOfMention(&d.Mentions[cl.mention])<<16
		}
		fs.add(tmplNoClue, main, sourced)
	}

	away := int32(-1)
	if p.para >= 0 {
		away = t.para - p.para
		fs.add(tmplHeat, bucket(p.heatAt(t.para)>>3), sourced)
		fs.add(tmplAway, bucket(away), sourced)
	} else {
		fs.add(tmplAway, 99, sourced)
	}
	fs.add(tmplNamed, flag(p.named, 0), uint64(sp.Kind), sourced)
	fs.add(tmplShare, bucket(p.narrated), bucket(p.sourced), flag(p.named, 0))
	fs.add(tmplKind, uint64(sp.Gender), sourced)

	for _, k := range [...]int{-4, -3, -2, -1, 1, 2, 3} {
		if n := i + k; n >= 0 && n < len(w.turns) && w.sourceOf(d, &w.turns[n]) == s && w.apart(i, n) <= 8 {
			fs.add(tmplNear, uint64(k+8), bucket(w.apart(i, n)), sourced)
		}
	}
	if p.spoke >= 0 {
		fs.add(tmplSpoke, bucket(int32(i)-p.spoke), sourced)
	} else {
		fs.add(tmplSpoke, 99, sourced)
	}

	before, after, called := int32(0), int32(0), int32(0)
	nextSpoke := int32(99)
	for n := i - 1; n >= max(0, i-10); n-- {
		if w.apart(i, n) > 30 {
			break
		}
		if w.sourceOf(d, &w.turns[n]) == s {
			before++
		}
		if w.turns[n].address.speaker == s {
			called++
		}
	}
	for n := i + 1; n < min(len(w.turns), i+11); n++ {
		if w.apart(i, n) > 30 {
			break
		}
		if w.sourceOf(d, &w.turns[n]) == s {
			after++
			if nextSpoke == 99 {
				nextSpoke = int32(n - i)
			}
		}
		if w.turns[n].address.speaker == s {
			called++
		}
	}
	recent, spoke := w.standing(t, s)
	fs.add(tmplRecent, recent, sourced)
	fs.add(tmplSpoken, spoke, sourced)
	fs.add(tmplBoth, recent, spoke, flag(p.named, 0), sourced)
	fs.add(tmplAround, bucket(before), bucket(after), sourced)
	fs.add(tmplNext, bucket(nextSpoke), sourced)
	fs.add(tmplCalled, bucket(called), sourced)
	for k := -2; k <= 2; k++ {
		n := i + k
		if n < 0 || n >= len(w.turns) || w.apart(i, n) > 3 {
			continue
		}
		o := &w.turns[n]
		if o.address.speaker == s {
			fs.add(tmplAddress, uint64(k+2), flag(o.samePara, 0), sourced)
			fs.add(tmplAddressed, uint64(k+2))
		}
		if o.address.gender != annot.UnknownGender && k >= -1 && k <= 1 {
			agree := unsureAgree
			if sp.Gender != annot.UnknownGender {
				agree = clashes
				if sp.Gender == o.address.gender {
					agree = agrees
				}
			}
			fs.add(tmplAddressForm, uint64(k+2), agree, sourced)
		}
	}
	if w.again {
		w.recall(d, i, s, &fs)
	}
	for k := mentionAt(d, t.first); k < len(d.Mentions) && d.Mentions[k].First < t.last; k++ {
		m := &d.Mentions[k]
		if m.Speaker == s && m.Kind == annot.Name {
			fs.add(tmplNamedInside, 1, sourced)
			break
		}
	}
	w.feats = fs
}
