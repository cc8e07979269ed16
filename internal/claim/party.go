package claim

import "github.com/hearsay-go/hearsay/internal/annot"

// A party is somebody who makes or denies a claim.
type party struct {
	span     annot.Span
	speakers []int32 // indexes into Doc.Speakers
	head     int32   // head token; not set for the zero party
}

func (p *party) empty() bool { return p.span.Empty() && len(p.speakers) == 0 }

// find returns the party of flag f that p points to.
func (r *reader) find(p Party, f *found) party {
	switch p {
	case PartySpeaker:
		if p := r.sayer(f); p.head < 0 || !r.isEvidenceWord(p.head) {
			return p
		}
	case PartyJudge:
		return r.judge(f)
	case PartyIndirect:
		if !f.inQuote {
			return r.sayer(f)
		}
	case PartySubject:
		return r.doer(f)
	case PartyPerson:
		if p := r.doer(f); p.span.Empty() || p.head < 0 || !r.isEvidence(p.head) {
			return p
		}
	case PartyAgent:
		return r.agent(f.anchor)
	case PartyPossessor:
		return r.possessor(f)
	case PartyCue:
		return r.cueParty(f)
	case PartySource:
		return r.beside(f)
	case PartyAfter:
		if n := r.nounAfter(f.last); n != annot.None {
			return r.partyAt(n)
		}
	}
	return party{}
}

// doer returns the subject of the cue of f; if the tree has none, the source of
// the quote that the cue introduces.
func (r *reader) doer(f *found) party {
	p := r.subjectParty(f.anchor)
	if s := r.speaker(f.attrib); !p.empty() && p.head >= r.lo && r.is(p.head, persons) && !s.empty() {
		return s // "we cannot rule it out," she said
	}
	if p.empty() && !r.isPassive(r.predicate(f.anchor)) {
		p = r.speaker(r.quoteOfCue(f))
	}
	return p
}

// sayer returns the source of the quote around the cue of f; if there is no such
// quote, the subject of the verb of statement that the cue depends on.
func (r *reader) sayer(f *found) party {
	p := r.speaker(f.attrib)
	i := r.predicate(f.anchor)
	for range maxClimb {
		h := r.head(i)
		if h == annot.None {
			break
		}
		if r.toks[i].Label == annot.RelCcomp && r.isVerb(h) && r.isLemma(h, statements) && (h < f.first || h >= f.last) && !r.isPassive(h) {
			// Inside the quote the verb is nearer, unless its subject is
			// the speaker all over again: "she says she thinks it may".
			if q := r.subjectParty(h); p.empty() || f.attrib != annot.None && !r.is(q.head, selves) &&
				contentSpan(&r.d.Attribs[f.attrib]).Contains(r.toks[h].Span()) && !q.empty() {
				return q
			}
			break
		}
		i = h
	}
	return p
}

// selves are pronouns that mostly stand for the speaker in what is said.
var selves = words("i we he she it")

// judge returns who calls a claim what the cue of f says: the subject of "call"
// or "describe", or the source of the quote around the cue.
func (r *reader) judge(f *found) party {
	for i, n := r.predicate(f.anchor), 0; n < maxClimb; n++ {
		h := r.head(i)
		if h == annot.None {
			break
		}
		if l := r.toks[i].Label; l != annot.RelXcomp && l != annot.RelObl && l != annot.RelConj && l != annot.RelAdvcl && l != annot.RelObj && l != annot.RelAdvmod {
			break
		}
		if r.isLemma(h, blamers) {
			return r.subjectParty(h)
		}
		i = h
	}
	return r.sayer(f)
}

// speaker returns the source of quote a, or the zero party.
func (r *reader) speaker(a int32) party {
	if a == annot.None {
		return party{}
	}
	q := &r.d.Attribs[a]
	p := party{span: q.Source, speakers: q.Speakers, head: annot.None}
	if len(q.Sources) > 0 {
		m := &r.d.Mentions[q.Sources[0]]
		p.head = m.Head
		if len(q.Sources) == 1 {
			p.span = mentionSpan(m)
		}
	}
	return p
}

// only returns the list of one speaker.
func (r *reader) only(speaker int32) []int32 {
	r.ids = append(r.ids, speaker)
	return r.ids[len(r.ids)-1 : len(r.ids) : len(r.ids)]
}

// mentionSpan returns the words that name m, without title.
func mentionSpan(m *annot.Mention) annot.Span {
	if m.Kind == annot.Name && !m.Name.Empty() {
		return m.Name
	}
	return m.Span
}

// subjectParty returns the subject of the verb at token i. In a passive that is
// nobody: it is done by the agent.
func (r *reader) subjectParty(i int32) party {
	p := r.predicate(i)
	if r.isPassive(p) {
		return r.agent(p)
	}
	s := r.subject(p)
	if s == annot.None {
		if s = r.subjectBefore(p); s == annot.None {
			return party{}
		}
	}
	for k := s + 1; k < p; k++ {
		if r.tag(k) == annot.TagColon { // "Correction: An earlier version ..."
			if n := r.subjectBefore(p); n > k {
				s = n
			}
			break
		}
	}
	return r.partyAt(s)
}

// agent returns the "by" phrase of the verb at token i.
func (r *reader) agent(i int32) party {
	p := r.predicate(i)
	if n := r.child(p, labelSet(annot.RelOblAgent)); n != annot.None {
		return r.partyAt(n)
	}
	if k := p + 1; r.is(k, byWord) {
		if n := r.nounAfter(k + 1); n != annot.None {
			return r.partyAt(n)
		}
	}
	return party{}
}

var (
	byWord = words("by")
	onWord = words("on")
)

// partyAt returns the mention whose head is token n, or the noun phrase there.
func (r *reader) partyAt(n int32) party {
	if m := r.mentionAt(n); m != nil {
		p := party{span: mentionSpan(m), head: n}
		if m.Speaker >= 0 {
			p.speakers = r.only(m.Speaker)
		}
		return p
	}
	t := r.nounPhrase(n)
	for k := n + 1; k < t.b; k++ { // leave out appositions and "on Monday"
		if r.isPunct(k) && r.toks[k].Tag != annot.TagHYPH || r.is(k, onWord) {
			t.b = k
		}
	}
	return party{span: r.span(t), head: n}
}

// mentionAt returns the mention whose head is token n, the longest if there are
// several; else a name that n is part of or stands before ("President Ruiz");
// else nil.
func (r *reader) mentionAt(n int32) *annot.Mention {
	ms := r.d.Mentions
	lo, hi := 0, len(ms)
	for lo < hi { // the first mention that starts after n
		if mid := (lo + hi) / 2; ms[mid].First <= n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	var best *annot.Mention
	const reach = 16 // mentions that may lie between the start of one and its head
	for i := lo - 1; i >= 0 && i >= lo-reach; i-- {
		if m := &ms[i]; m.Head == n && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	if best != nil {
		return best
	}
	for i := lo - 1; i >= 0 && i >= lo-reach; i-- {
		if m := &ms[i]; m.Last > n && m.Kind == annot.Name {
			return m
		}
	}
	if lo < len(ms) && ms[lo].First == n+1 && ms[lo].Kind == annot.Name && n+1 < int32(len(r.toks)) && r.isNoun(n) && !r.toks[n].Shape.Has(annot.Punct) {
		return &ms[lo]
	}
	return nil
}

var (
	makers = lemmas(`make repeat spread promote push offer level voice air raise amplify share tout peddle post circulate
		advance publish report issue recycle revive echo parrot float cite bring lodge broadcast give tell invoke embrace
		retweet endorse use face`)
	sufferers = lemmas("face deny reject dismiss dispute refute confront counter rebut fend fight")
)

// possessor returns who owns the noun in or right behind the cue of f ("her
// claims", "claims by the firm"), or who makes it ("the firm made claims").
func (r *reader) possessor(f *found) party {
	n := f.last - 1
	if !r.isNoun(n) {
		if n = r.nounAfter(f.last); n == annot.None {
			return party{}
		}
	}
	if r.parsed {
		if o := r.child(n, labelSet(annot.RelNmodPoss)); o != annot.None {
			return r.partyAt(o)
		}
		sub := r.subtree(n)
		for k := n + 1; k < sub.b; k++ {
			if (r.is(k, byWord) || r.is(k, fromWord)) && r.head(k) != annot.None && r.head(r.head(k)) == n {
				return r.partyAt(r.head(k))
			}
		}
		h := r.head(n)
		if h != annot.None && r.isLemma(h, makers) && !r.isLemma(h, sufferers) && r.toks[n].Label == annot.RelObj {
			return r.subjectParty(h)
		}
		if k := n + 1; r.is(k, byWord) || r.is(k, fromWord) {
			if o := r.nounAfter(k + 1); o != annot.None {
				return r.partyAt(o)
			}
		}
		return party{}
	}
	for k := n - 1; k >= r.lo && k > n-4; k-- {
		if r.tag(k) == annot.TagPRPS {
			return r.partyAt(k)
		}
		if r.tag(k) == annot.TagPOS && k > r.lo {
			return r.partyAt(k - 1)
		}
	}
	return party{}
}

var fromWord = words("from")

// cueParty returns the cue of f as the party: an unnamed source.
func (r *reader) cueParty(f *found) party {
	p := party{span: f.cue, head: f.anchor}
	if m := r.mentionAt(f.anchor); m != nil && m.Speaker >= 0 {
		p.speakers = r.only(m.Speaker)
	}
	return p
}

// beside returns the source of the quote that the cue of f stands beside: the
// one to whom a remark on anonymity belongs.
func (r *reader) beside(f *found) party {
	if a := r.quoteBeside(f); a != annot.None {
		if p := r.speaker(a); !p.empty() {
			return p
		}
	}
	return r.subjectParty(f.anchor)
}
