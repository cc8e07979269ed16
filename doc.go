// Package hearsay reads the text of an article and returns who said what, word
// for word or in the writer's words, and which claims the text itself marks as
// unsupported, alleged, disputed, hedged or sourced to nobody in particular.
//
//	doc := hearsay.Analyze(text)
//	for _, q := range doc.Quotes {
//		fmt.Println(q.Kind, doc.Names(q.Speakers), doc.Text(q.Span))
//	}
//
// # Offsets
//
// Every answer is a [Span] of byte offsets into the caller's own text, end not
// included, on rune boundaries: text[s.Start:s.End]. Nothing is normalised or
// copied, so highlighting an answer in the text that was given is exact.
//
// # Quotes
//
// A [Quote] is something said, written or thought that the text attributes, or
// sets in quotation marks. Its kind tells whether it stands in marks (direct),
// in the writer's words (indirect), or in both (mixed), or whether the marks are
// no speech at all (scare, title, nickname). Source, cue and content are the
// terms of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018): in
//
//	Petro said the meeting went well.
//
// "Petro" is the source, "said" the cue and "the meeting went well" the content.
//
// # Speakers
//
// A [Speaker] is the person, organisation or group behind one or more sources:
// "Trump", "he" and "the U.S. president" are one speaker with three mentions.
// Where the text leaves open who is meant, a quote has no speaker rather than a
// guessed one.
//
// # Claims
//
// A [Claim] is a proposition with at least one [Flag], raised by words of the
// text such as "without evidence", "alleged", "denies" or "could". hearsay judges
// the words, never the facts of the world.
//
// # Limits
//
// The language is English; in a dozen others quotations are attributed by simple
// rules, and reported speech and claims are not read. Analysis is linear in the
// length of the text and never fails: any string is a document, and text that is
// not valid UTF-8 is analysed all the same. Models are embedded and decoded on
// first use; a program that calls only [Quotes] does not link them. The package
// reads no files, opens no connections, and writes no logs. All functions and the
// methods of [Extractor] are safe for concurrent use.
package hearsay
