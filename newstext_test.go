package hearsay_test

import (
	"math/rand/v2"
	"strings"
)

// newsText returns at least n bytes of articles made up from the parts below, in
// the shape of a newspaper's: a headline, some forty sentences in short
// paragraphs, two thirds of them without a quotation mark. The same n and seed
// give the same text.
func newsText(n int, seed uint64) string {
	rng := rand.New(rand.NewPCG(seed, 0))
	var b strings.Builder
	for b.Len() < n {
		writeArticle(&b, rng)
	}
	return b.String()
}

func writeArticle(b *strings.Builder, rng *rand.Rand) {
	cast := make([]person, 5)
	for i := range cast {
		cast[i] = person{pick(rng, givenNames), pick(rng, surnames), pick(rng, roles)}
	}
	b.WriteString(pick(rng, headlines))
	b.WriteString(".\n\n")
	for range 20 + rng.IntN(10) {
		for range 1 + rng.IntN(2) {
			p, o := pick(rng, cast), pick(rng, cast)
			b.WriteString(strings.NewReplacer(
				"{full}", p.given+" "+p.surname, "{name}", p.surname, "{role}", p.role,
				"{other}", o.surname, "{body}", pick(rng, bodies), "{place}", pick(rng, places),
				"{thing}", pick(rng, things), "{said}", pick(rng, cues), "{fact}", pick(rng, facts),
				"{when}", pick(rng, times),
			).Replace(pick(rng, sentences)))
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
}

type person struct{ given, surname, role string }

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

var (
	givenNames = []string{"Ana", "Olu", "Marit", "Tomás", "Leila", "Henk", "Priya", "Jon", "Wei", "Carla", "Dmitri", "Sofía"}
	surnames   = []string{"Ruiz", "Adeyemi", "Haugen", "Prieto", "Nassar", "van Dijk", "Raman", "Whitlock", "Zhang", "Moretti", "Orlov", "Lindqvist"}
	roles      = []string{"Mayor", "Harbour Master", "Senator", "Dr.", "Deputy Minister", "Prof.", "Councillor", "Judge"}
	bodies     = []string{"the port authority", "the Ministry of Transport", "the dockers' union", "Northern Rail", "the city council", "Brightwater Energy", "the audit office"}
	places     = []string{"Larkhaven", "the old harbour", "Saint Orme", "the northern valley", "East Quay", "the capital"}
	things     = []string{"the ferry line", "the new bridge", "the water plant", "the school budget", "the tram network", "the flood wall", "the hospital wing"}
	cues       = []string{"said", "told reporters", "added", "argued", "warned", "explained", "insisted", "wrote in a letter", "announced"}
	times      = []string{"on Tuesday", "last week", "in a statement", "at a hearing in March", "late on Sunday", "after the vote", "this month"}
	headlines  = []string{"Bridge Repairs Drag On as Costs Rise", "Council Splits Over Ferry Line", "Who Pays for the Flood Wall?", "Tram Network Faces a Second Audit", "Union Weighs Offer from Port"}
	facts      = []string{
		"the work would be finished before the winter", "the figures had been checked twice", "nobody had asked the people who live there",
		"the contract cost 14 million more than planned", "the engineers found cracks in two of the nine pillars", "fares will not rise this year",
		"the plan had the support of every party", "the old pumps can carry the town through another season", "the delay was caused by a strike at the mill",
	}
	sentences = []string{
		"{role} {full} {said} {when} that {fact}.",
		"“We have looked at {thing} from every side,” {name} {said} {when}. “It cannot wait any longer.”",
		"According to {body}, {fact}.",
		"{name}, who has led {body} since 2019, did not answer a request for comment.",
		"\"I was never told about {thing},\" said {full}, a shopkeeper in {place}.",
		"The vote in {place} followed months of talks between {body} and {body} over the future of {thing}.",
		"{name} has accused {other}, without evidence, of hiding the true cost of {thing}.",
		"He called the report “a work of fiction” and said that {fact}.",
		"She denied the claim, and {body} said {when} that it would publish the minutes.",
		"Traffic over the river fell by a third in the first half of the year, and two shops near {place} closed.",
		"Analysts say that {thing} could cost more than any project since the war.",
		"It is unclear whether {body} will appeal, but {other} appeared to rule it out {when}.",
		"Built in 1924, {thing} carries some 40,000 people a day and has been repaired four times.",
		"“If the money runs out,” {other} {said}, “we shall stop the work and send everybody home.”",
		"The alleged leak from {body} is being looked into by the police in {place}.",
		"A spokeswoman for {body} declined to give details about {thing}.",
		"About 300 residents of {place} met in the school hall {when} and asked for a second opinion.",
		"The so-called emergency fund, set up in 2008, has never been used.",
		"The first section opened in May; the second, from {place} to {place}, is to follow in the autumn of next year.",
		"{full} and {other} said in a joint letter that {fact}.",
		"Rain had fallen for nine days when the wall gave way, and the water reached the market within an hour.",
		"{body} plans to hire forty people, most of them in {place}, and to buy six new boats.",
		"Asked about {thing}, {name} said: “Talk to {other}, not to me.”",
		"Its budget, about 2.4 million a year, comes from fees that every ship pays at {place}.",
	}
)
