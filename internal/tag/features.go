package tag

import (
	"github.com/hearsay-go/hearsay/internal/annot"
	"github.com/hearsay-go/hearsay/internal/weights"
)

const maxFeatures = 32

// Fixed returns the tag that the lexicon alone decides for token i, or NoTag.
func (w *Window) Fixed(i int32) annot.Tag { return w.at(i).entry.Fixed() }

// Features returns the features of token i, which lies in the current chunk;
// the tags before it are set. The result is valid until the next call.
func (w *Window) Features(i int32) []uint64 {
	cur, p1, n1, n2 := w.at(i), w.at(i-1), w.at(i+1), w.at(i+2)
	t1, t2 := w.tagAt(i-1), w.tagAt(i-2)
	word := weights.Mix(cur.form, cur.shape)
	f := append(w.features[:0],
		weights.Mix(1, cur.form),
		weights.Mix(2, word),
		weights.Mix(3, t1<<8|cur.shape<<16),
		weights.Mix(4, t1<<8|t2),
		weights.Mix(5+t1<<8, cur.form),
		weights.Mix(6, p1.form),
		weights.Mix(7, n1.form),
		weights.Mix(8+t1<<8, cur.class),
		weights.Mix(9, weights.Mix(cur.class, n1.class)),
		weights.Mix(10+t1<<8, n1.class),
		weights.Mix(11, weights.Mix(cur.form, n1.class)),
		weights.Mix(12, weights.Mix(cur.form, p1.form)),
		weights.Mix(13, weights.Mix(cur.form, n1.form)),
		weights.Mix(14+t1<<8+t2<<16, cur.class),
		weights.Mix(15, weights.Mix(weights.Mix(cur.class, n1.class), n2.class)),
		weights.Mix(16, n2.class),
		weights.Mix(17, w.at(i-2).form),
	)
	if cur.rare {
		f = append(f,
			weights.Mix(20, cur.tail&0xff),
			weights.Mix(21, cur.tail&0xffff),
			weights.Mix(22, cur.tail&0xffffff),
			weights.Mix(23, cur.tail&0xffffffff),
			weights.Mix(24, cur.tail&0xffffffffff),
			weights.Mix(25, cur.head),
			weights.Mix(26, cur.head>>8),
			weights.Mix(27, cur.shape),
			weights.Mix(28+cur.shape<<8, cur.tail&0xffff),
			weights.Mix(29+t1<<8, cur.tail&0xffff),
		)
	}
	return f
}

// tagAt returns the tag of token i, or a number that is no tag beyond the start of
// the sentence.
func (w *Window) tagAt(i int32) uint64 {
	if i < w.first {
		return 0xff
	}
	return uint64(w.doc.Tokens[i].Tag)
}
