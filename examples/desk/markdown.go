package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"
)

// writeMarkdown writes list with boxes to tick. Links lead to lines of the draft,
// as code hosts number them.
func writeMarkdown(w io.Writer, list *checklist) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: %d claims to check\n", escape(list.Name), len(list.Items))
	link := (&url.URL{Path: list.Name}).String()
	for _, it := range list.Items {
		fmt.Fprintf(&b, "\n- [ ] **%d.** %s ([line %d](%s#L%d))\n", it.Number, escape(it.Claim), it.Line, link, it.Line)
		if it.Who != "" {
			fmt.Fprintf(&b, "  - claimed by %s\n", escape(it.Who))
		} else {
			b.WriteString("  - nobody is named for it\n")
		}
		for _, r := range it.Reasons {
			fmt.Fprintf(&b, "  - %s: “%s”", r.Kind, escape(r.Cue))
			if it.Quoted {
				b.WriteString(", in a quote")
			}
			if r.By != "" {
				fmt.Fprintf(&b, ", says %s", escape(r.By))
			}
			fmt.Fprintf(&b, ". %s\n", r.Task)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var escaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "&", "&amp;", "#", `\#`, "|", `\|`)

// escape makes s plain text in Markdown.
func escape(s string) string { return escaper.Replace(s) }
