package dialogue

import "github.com/hearsay-go/hearsay/internal/annot"

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

	tmplStep = 100 // and the next ones: relations
)

// around is the number of turns on each side whose sources and addresses are looked at.
const around = 10

// unary fills w.feats with the features of speaker s, a candidate for turn i.
func (w *worker) unary(d *annot.Doc, i int, sc scene, s int32) {
	fs := w.feats[:0]
	t := &w.turns[i]
	sourced := sourceForm(d, t)
	if t.source != annot.None {
		m := &d.Mentions[t.source]
		form := formOfMention(d, m)
		same := flag(m.Speaker == s, 0)
		agree := w.agreement(d, m, s)
		fs.add(tmplSource, form, same, agree)
		fs.add(tmplSourceForm, form, same, flag(w.profiles[s].named, 0), flag(m.Speaker == annot.None, 0))
		if m.Kind != annot.Name && same == 0 || m.Kind == annot.Pronoun {
			fs.add(tmplSourceOnly, same, agree, sc.agreeing)
		}
	}
	w.hinted(d, i, sc, s, &fs)
	w.clued(d, sc, s, sourced, &fs)
	w.profiled(d, i, s, sourced, &fs)
	w.sourcedAround(d, i, s, sourced, &fs)
	w.addressed(d, i, s, sourced, &fs)
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

// clued adds to fs how the clues of the turn speak for speaker s.
func (w *worker) clued(d *annot.Doc, sc scene, s int32, sourced uint64, fs *features) {
	found := uint64(0)
	for k := range w.clues {
		cl := &w.clues[k]
		m := &d.Mentions[cl.mention]
		form := formOfMention(d, m)
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
			main = 1 + cl.place<<8 | cl.intro<<4 | cl.step<<12 | formOfMention(d, &d.Mentions[cl.mention])<<16
		}
		fs.add(tmplNoClue, main, sourced)
	}
}

// profiled adds to fs what the text before turn i and as a whole tells of speaker s.
func (w *worker) profiled(d *annot.Doc, i int, s int32, sourced uint64, fs *features) {
	t, p, sp := &w.turns[i], &w.profiles[s], &d.Speakers[s]
	if p.para >= 0 {
		fs.add(tmplHeat, bucket(p.heatAt(t.para)>>3), sourced)
		fs.add(tmplAway, bucket(t.para-p.para), sourced)
	} else {
		fs.add(tmplAway, 99, sourced)
	}
	fs.add(tmplNamed, flag(p.named, 0), uint64(sp.Kind), sourced)
	fs.add(tmplShare, bucket(p.narrated), bucket(p.sourced), flag(p.named, 0))
	fs.add(tmplKind, uint64(sp.Gender), sourced)
	if p.spoke >= 0 {
		fs.add(tmplSpoke, bucket(int32(i)-p.spoke), sourced)
	} else {
		fs.add(tmplSpoke, 99, sourced)
	}
	recent, spoke := w.ranks(d, t, nil, s)
	recent, spoke = min(recent, 7), min(spoke, 5)
	fs.add(tmplRecent, recent, sourced)
	fs.add(tmplSpoken, spoke, sourced)
	fs.add(tmplBoth, recent, spoke, flag(p.named, 0), sourced)
}

// sourcedAround adds to fs which of the turns around turn i have speaker s for their
// source, and how many call s.
func (w *worker) sourcedAround(d *annot.Doc, i int, s int32, sourced uint64, fs *features) {
	for _, k := range [...]int{-4, -3, -2, -1, 1, 2, 3} {
		if n := i + k; n >= 0 && n < len(w.turns) && w.sourceOf(d, &w.turns[n]) == s && w.apart(i, n) <= 8 {
			fs.add(tmplNear, uint64(k+8), bucket(w.apart(i, n)), sourced)
		}
	}
	before, after, called := int32(0), int32(0), int32(0)
	nextSpoke := int32(99)
	for n := i - 1; n >= max(0, i-around); n-- {
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
	for n := i + 1; n <= min(i+around, len(w.turns)-1); n++ {
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
	fs.add(tmplAround, bucket(before), bucket(after), sourced)
	fs.add(tmplNext, bucket(nextSpoke), sourced)
	fs.add(tmplCalled, bucket(called), sourced)
}

// addressed adds to fs what turn i and those beside it call their hearers.
func (w *worker) addressed(d *annot.Doc, i int, s int32, sourced uint64, fs *features) {
	gender := d.Speakers[s].Gender
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
			if gender != annot.UnknownGender {
				agree = clashes
				if gender == o.address.gender {
					agree = agrees
				}
			}
			fs.add(tmplAddressForm, uint64(k+2), agree, sourced)
		}
	}
}
