package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A schema is as much of JSON Schema (draft 2020-12) as ours uses.
type schema struct {
	Ref        string             `json:"$ref"`
	Defs       map[string]*schema `json:"$defs"`
	OneOf      []*schema          `json:"oneOf"`
	AnyOf      []*schema          `json:"anyOf"`
	Type       string             `json:"type"`
	Enum       []any              `json:"enum"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Additional *bool              `json:"additionalProperties"`
	Items      *schema            `json:"items"`
	MinItems   int                `json:"minItems"`
	MaxItems   *int               `json:"maxItems"`
	MinLength  int                `json:"minLength"`
	Minimum    *float64           `json:"minimum"`
	Maximum    *float64           `json:"maximum"`

	// Notes, and what identifies the schema.
	Schema      string `json:"$schema"`
	ID          string `json:"$id"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	f, err := os.Open("../../docs/hearsay.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	dec.DisallowUnknownFields() // a keyword that the validator would overlook
	s := new(schema)
	if err := dec.Decode(s); err != nil {
		t.Fatal(err)
	}
	return s
}

// check returns what is wrong with v at path, "" if nothing is.
func (s *schema) check(root *schema, path string, v any) string {
	if s.Ref != "" {
		def := root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		if def == nil {
			return fmt.Sprintf("%s: no definition %q", path, s.Ref)
		}
		if wrong := def.check(root, path, v); wrong != "" {
			return wrong
		}
	}
	for _, alternatives := range [][]*schema{s.AnyOf, s.OneOf} {
		fits, wrongs := 0, []string(nil)
		for _, alt := range alternatives {
			if wrong := alt.check(root, path, v); wrong != "" {
				wrongs = append(wrongs, wrong)
			} else {
				fits++
			}
		}
		if len(alternatives) > 0 && (fits == 0 || fits > 1 && len(s.OneOf) > 0) {
			return fmt.Sprintf("%s fits %d alternatives: %s", path, fits, strings.Join(wrongs, "; "))
		}
	}
	if s.Type != "" && s.Type != typeOf(v) && !(s.Type == "number" && typeOf(v) == "integer") {
		return fmt.Sprintf("%s is %s, want %s", path, typeOf(v), s.Type)
	}
	if s.Enum != nil {
		found := false
		for _, e := range s.Enum {
			found = found || e == v
		}
		if !found {
			return fmt.Sprintf("%s is %v, want one of %v", path, v, s.Enum)
		}
	}
	switch v := v.(type) {
	case string:
		if len(v) < s.MinLength {
			return fmt.Sprintf("%s is shorter than %d", path, s.MinLength)
		}
	case float64:
		if s.Minimum != nil && v < *s.Minimum || s.Maximum != nil && v > *s.Maximum {
			return fmt.Sprintf("%s is %v, out of range", path, v)
		}
	case []any:
		return s.checkArray(root, path, v)
	case map[string]any:
		return s.checkObject(root, path, v)
	}
	return ""
}

func (s *schema) checkArray(root *schema, path string, list []any) string {
	if len(list) < s.MinItems || s.MaxItems != nil && len(list) > *s.MaxItems {
		return fmt.Sprintf("%s has %d items", path, len(list))
	}
	for i, item := range list {
		if s.Items != nil {
			if wrong := s.Items.check(root, fmt.Sprintf("%s[%d]", path, i), item); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

func (s *schema) checkObject(root *schema, path string, object map[string]any) string {
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			return fmt.Sprintf("%s has no %q", path, name)
		}
	}
	for name, value := range object {
		property := s.Properties[name]
		if property == nil {
			if s.Additional != nil && !*s.Additional {
				return fmt.Sprintf("%s has %q", path, name)
			}
			continue
		}
		if wrong := property.check(root, path+"."+name, value); wrong != "" {
			return wrong
		}
	}
	return ""
}

// typeOf returns what JSON Schema calls the type of a decoded value.
func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case float64:
		if v == float64(int64(v)) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

// TestSchema holds the output for texts full of all that can be found against
// the published schema.
func TestSchema(t *testing.T) {
	const in = `{"id":"empty","text":""}
{"id":"tag","text":"“The ferry is safe,” Mayor Ana Ruiz told reporters. “It has sailed for ninety years.” She called it “a marvel”."}
{"id":"claims","text":"Analysts say the bridge may close. Ruiz, without evidence, accused the builders of fraud, which they deny. “It is a lie,” said a spokesman."}
{"id":"marks","text":"The so-called “expert” wrote “Moby-Dick”. The board and the union said that they agreed."}
{"id":"failure"}
not JSON
`
	var stdout, stderr strings.Builder
	w := &world{strings.NewReader(in), &stdout, &stderr, func(string) string { return "" }}
	run(w, []string{"jsonl"})
	s := readSchema(t)
	n := 0
	for line := range strings.Lines(stdout.String()) {
		n++
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		if wrong := s.check(s, "line", v); wrong != "" {
			t.Errorf("%s\n%s", wrong, line)
		}
	}
	if want := strings.Count(in, "\n"); n != want {
		t.Errorf("%d lines, want %d", n, want)
	}
}

// TestSchemaRejects makes sure that the schema, and its validator, see what is
// wrong.
func TestSchemaRejects(t *testing.T) {
	const quote = `{"kind":"direct","span":[0,9],"content":[[1,8]],"verbatim":[[1,8]],"cue":null,"source":null,"speakers":[],"confidence":0.5}`
	answer := func(quote string) string {
		return `{"id":"a","quotes":[` + quote + `],"speakers":[],"claims":[],"uncertain":false}`
	}
	tests := []struct {
		reason, line string
		want         bool
	}{
		{"complete", answer(quote), true},
		{"failure", `{"id":null,"error":"line 1: no text"}`, true},
		{"a field is missing", `{"id":"a","quotes":[],"speakers":[],"uncertain":false}`, false},
		{"a field is unknown", `{"id":"a","error":"no text","line":1}`, false},
		{"a span of one number", answer(strings.Replace(quote, "[0,9]", "[0]", 1)), false},
		{"a span that is null where there must be one", answer(strings.Replace(quote, "[0,9]", "null", 1)), false},
		{"a fraction of a byte", answer(strings.Replace(quote, "[0,9]", "[0.5,9]", 1)), false},
		{"an unknown kind", answer(strings.Replace(quote, "direct", "shouted", 1)), false},
		{"more than certain", answer(strings.Replace(quote, "0.5", "1.5", 1)), false},
	}
	s := readSchema(t)
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			var v any
			if err := json.Unmarshal([]byte(test.line), &v); err != nil {
				t.Fatal(err)
			}
			wrong := s.check(s, "line", v)
			if diff := cmp.Diff(test.want, wrong == ""); diff != "" {
				t.Errorf("fits differs (-want +got):\n%s\n%s", diff, wrong)
			}
		})
	}
}
