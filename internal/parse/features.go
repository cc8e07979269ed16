package parse

import "github.com/hearsay-go/hearsay/internal/weights"

const maxFeatures = 52

func mix(a, b uint64) uint64 { return weights.Mix(a, b) }

// Features returns the features that decide the next action in s. The result is
// valid until the next call.
func (s *State) Features() []uint64 {
	i0, i1 := s.top(0), s.top(1)
	s0, s1, s2 := &s.nodes[i0], &s.nodes[i1], &s.nodes[s.top(2)]
	b0, b1, b2, b3 := &s.nodes[s.next], &s.nodes[s.next+1], &s.nodes[s.next+2], &s.nodes[s.next+3]
	s0l, s0r, s1r := &s.nodes[s0.left], &s.nodes[s0.right], &s.nodes[s1.right]
	b0l, before := &s.nodes[b0.left], &s.nodes[s.next-1]
	gap, under := distance(s.next-i0), distance(i0-i1)

	s0b0 := mix(s0.fine, b0.fine)
	s1s0 := mix(s1.fine, s0.fine)
	b0b1 := mix(b0.fine, b1.fine)
	all := mix(s1s0, b0.fine)
	tags := mix(s0.tag, b0.tag)
	return append(s.features[:0],
		mix(1, s0.both), mix(2, b0.both), mix(3, s1.both), mix(4, b1.both),
		mix(5, mix(s0.both, b0.both)),
		mix(6, mix(s0.form, b0.tag)),
		mix(7, mix(s0.tag, b0.form)),
		mix(8, mix(s1.both, s0.both)),
		mix(9, mix(s1.form, s0.tag)),
		mix(10, mix(s1.tag, s0.form)),
		mix(11, mix(s0b0, b1.tag)),
		mix(12, all),
		mix(13, mix(s0b0, s0l.fine)),
		mix(14, mix(s0b0, s0r.fine)),
		mix(15, mix(s1s0, s1r.fine)),
		mix(16, mix(s0b0, b0l.fine)),
		mix(17, mix(b0b1, b2.fine)),
		mix(18, mix(mix(s2.tag, s1s0), b0.tag)),
		mix(19+gap<<8, s0b0),
		mix(20+under<<8, s1s0),
		mix(21+uint64(s0.lefts)<<8+uint64(s0.rights)<<16, s0.both),
		mix(22+uint64(b0.lefts)<<8, b0.both),
		mix(23, mix(all, b1.fine)),
		mix(24+gap<<8+under<<16, mix(s1.tag, tags)),
		mix(25, mix(b0.form, b1.tag)),
		mix(26, mix(s0.form, b1.tag)),
		mix(27, mix(s1.form, b0.form)),
		mix(28, mix(s1s0, s0r.fine)),
		mix(29, mix(s1.both, b0.tag)),
		mix(30+uint64(s0.leftKinds)<<8, s0.fine),
		mix(31+uint64(s0.rightKinds)<<8, mix(s0.fine, b0.tag)),
		mix(32+uint64(b0.leftKinds)<<8, mix(b0.fine, s0.tag)),
		mix(33+uint64(s1.rightKinds)<<8, mix(s1.fine, s0.tag)),
		mix(34+uint64(s1.leftKinds)<<8+uint64(s0.leftKinds)<<24, s1s0),
		mix(35, mix(s0b0, before.fine)),
		mix(36, mix(s0r.both, tags)),
		mix(37, mix(mix(tags, b1.tag), mix(b2.tag, b3.tag))),
		mix(38+uint64(s0.leftKinds)<<8+uint64(s0.rightKinds)<<24, tags),
		mix(39+uint64(s0.rightKinds)<<8+uint64(b0.leftKinds)<<24, tags),
	)
}

// distance returns a rough measure of the distance between two words.
func distance(d int32) uint64 {
	switch {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// CertainKeys returns the features under which the table of certain labels may
// have that of word i, whose head is another word: one for its tags and those
// of its head, one for its form too.
func (s *State) CertainKeys(i int32) (tags, form uint64) {
	d := &s.nodes[i]
	h := &s.nodes[d.head]
	dir := uint64(0)
	if i < d.head {
		dir = 1
	}
	return mix(98, mix(mix(h.tag, d.tag), dir)), mix(99, mix(mix(h.tag>>8, d.both), dir))
}

// LabelFeatures returns the features that decide the label of word i, whose head
// is another word. Heads are known for all words and labels for those before i.
// The result is valid until the next call.
func (s *State) LabelFeatures(i int32) []uint64 {
	d := &s.nodes[i]
	h := &s.nodes[d.head]
	g := &s.nodes[h.head]
	dl, dr := &s.nodes[d.left], &s.nodes[d.right]
	dl2 := &s.nodes[d.left2]
	prev, next := &s.nodes[i-1], &s.nodes[i+1]
	dir := uint64(0)
	dist := i - d.head
	if i < d.head {
		dir, dist = 1, d.head-i
	}
	sibling := &s.nodes[h.lastLabelled]
	arc := mix(mix(h.fine, d.fine), dir)
	coarse := mix(mix(h.tag, d.tag), dir)
	gap := distance(dist)
	return append(s.features[:0],
		mix(101, mix(d.both, dir)),
		mix(102, mix(h.both, dir)),
		mix(103, mix(h.both, d.both)),
		mix(104+gap<<8, coarse),
		mix(105, mix(arc, dl.fine)),
		mix(106, mix(arc, dr.fine)),
		mix(107, mix(mix(h.both, d.tag), dl.form)),
		mix(108, mix(d.both, mix(h.tag, dir))),
		mix(109, mix(h.both, mix(d.tag, dir))),
		mix(110, mix(coarse, prev.fine)),
		mix(111, mix(coarse, next.fine)),
		mix(112, mix(coarse, g.fine)),
		mix(113, mix(coarse, uint64(sibling.label))),
		mix(114, mix(arc, h.childLabels)),
		mix(115, mix(mix(d.tag, dl.fine), dl2.fine)),
		mix(116, arc),
		mix(117, mix(mix(coarse, uint64(h.label)), g.tag)),
		mix(118+uint64(h.leftKinds)<<8+uint64(h.rightKinds)<<24, coarse),
		mix(119+uint64(d.leftKinds)<<8+uint64(d.rightKinds)<<24, coarse),
		mix(120+uint64(h.leftKinds&(kindBe|kindAux|kindThere))<<8, mix(arc, h.childLabels)),
		mix(121+uint64(d.leftKinds&(kindBe|kindTo|kindWh|kindPreposition))<<8, mix(h.both, d.tag)),
	)
}
