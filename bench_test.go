package hearsay_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-go/hearsay"
	"github.com/hearsay-go/hearsay/internal/corpus"
)

// sizes are the lengths of text that are measured: a short report, a long
// article, and a day's paper in one string.
var sizes = []struct {
	name  string
	bytes int
}{{"4KiB", 4 << 10}, {"64KiB", 64 << 10}, {"1MiB", 1 << 20}}

// benchmark measures f over news text of each size, models loaded beforehand. f
// returns how much it found, so that finding nothing is not fast.
func benchmark(b *testing.B, f func(text string) int) {
	for _, size := range sizes {
		text := newsText(size.bytes, 1)
		b.Run(size.name, func(b *testing.B) {
			if f(text) == 0 {
				b.Fatal("nothing found")
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				f(text)
			}
		})
	}
}

func BenchmarkAnalyze(b *testing.B) {
	benchmark(b, func(text string) int { return len(hearsay.Analyze(text).Quotes) })
}

// BenchmarkPolNeAR measures Analyze over real news where the corpora are: the articles of PolNeAR dev
// one after another, and all in one text. The words of real news are more than those of newsText,
// and so is the memory that looking them up reads.
func BenchmarkPolNeAR(b *testing.B) {
	const corpora = "../shared/corpora"
	if _, err := os.Stat(corpora); err != nil {
		b.Skip("the corpora are not here: ", err)
	}
	articles, err := corpus.ReadPolNeAR(corpora, corpus.PolNeARDev)
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for _, a := range articles {
		texts = append(texts, a.Text)
	}
	for _, run := range []struct {
		name  string
		texts []string
	}{{"articles", texts}, {"joined", []string{strings.Join(texts, "\n\n")}}} {
		b.Run(run.name, func(b *testing.B) {
			total, found := 0, 0
			for _, text := range run.texts {
				total += len(text)
				found += len(hearsay.Analyze(text).Quotes)
			}
			if found == 0 {
				b.Fatal("nothing found")
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range run.texts {
					hearsay.Analyze(text)
				}
			}
		})
	}
}

func BenchmarkQuotes(b *testing.B) {
	benchmark(b, func(text string) int { return len(hearsay.Quotes(text)) })
}

func BenchmarkClaims(b *testing.B) {
	benchmark(b, func(text string) int { return len(hearsay.Claims(text)) })
}

func BenchmarkMarshal(b *testing.B) {
	doc := hearsay.Analyze(newsText(64<<10, 1))
	data, err := json.Marshal(doc)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAll measures many articles by the number of workers.
func BenchmarkAll(b *testing.B) {
	var texts []string
	total := 0
	for i := range 64 {
		texts = append(texts, newsText(4<<10, uint64(i)))
		total += len(texts[i])
	}
	for _, workers := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprintf("%dworkers", workers), func(b *testing.B) {
			x, err := hearsay.New(hearsay.WithWorkers(workers))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range x.All(context.Background(), slices.Values(texts)) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
