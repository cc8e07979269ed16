package main

import (
	_ "embed"
	"html/template"
)

//go:embed page.html
var pageSource string

// page is the checklist with the draft below it. It needs nothing else: no
// script, no style sheet, no font.
var page = template.Must(template.New("page").Parse(pageSource))
