// Package eval measures quotes, speakers and claims against gold annotations.
//
// A [Set] is a file of gold documents of one kind (see [Kinds]). It lists the
// texts to analyse, and scores what was found in them into a [Report]. What was
// found comes in the shapes of the JSON contract, so that the output of any
// program that writes them can be measured, not that of hearsay alone.
//
// Only words decide a match: punctuation, quotation marks and blanks at the
// edges of a span count neither for nor against. All offsets are bytes.
package eval
