package corpus

import (
	"os"
	"testing"
)

// dir returns the directory of the corpora; the test is skipped without them.
func dir(t *testing.T) string {
	t.Helper()
	const d = "../../../shared/corpora"
	if _, err := os.Stat(d); err != nil {
		t.Skip("no corpora at " + d)
	}
	return d
}

// The counts are those that the corpora's own descriptions state.
func TestCounts(t *testing.T) {
	d := dir(t)
	check := func(what string, got, want int, err error) {
		t.Helper()
		if err != nil || got != want {
			t.Errorf("%s: got %d (%v), want %d", what, got, err, want)
		}
	}
	ewt, err := ReadUD(d, EWTDev)
	check("sentences of EWT dev", len(ewt), 2001, err)
	gum, err := ReadUD(d, GUMDev)
	check("documents of GUM dev", len(Documents(gum)), 30, err)
	dev, err := ReadPolNeAR(d, PolNeARDev)
	check("articles of PolNeAR dev", len(dev), 84, err)
	speakers, err := ReadPolNeAR(d, SpeakersDev)
	check("articles with canonical speakers", len(speakers), 24, err)
	core, err := ReadCoreNLP(d, CoreNLPDev)
	check("articles with a CoreNLP layer", len(core), 83, err)
	n := 0
	for _, a := range core {
		n += len(a.Sentences)
	}
	check("sentences of the CoreNLP layer", n, 3106, err)
	if testing.Short() {
		return
	}
	novels, err := ReadPDNC(d)
	check("novels of PDNC", len(novels), 21, err)
	excerpts, err := ReadLitBank(d)
	check("excerpts of LitBank", len(excerpts), 80, err)
}
