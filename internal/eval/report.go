package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// A Report is what scoring found.
type Report struct {
	Rows     []Row
	Mistakes []string // single mistakes, in text order, as many as asked for
}

// A Row is one measure: either a single value or several named ones.
type Row struct {
	Name  string
	Value any // a single value; not used where Cells has any
	Cells []Cell
}

// A Cell is a named value: a float64 rounded to four places, an int, a string,
// or nil where there was nothing to measure.
type Cell struct {
	Name  string
	Value any
}

func (r *Report) add(name string, cells ...Cell) {
	r.Rows = append(r.Rows, Row{Name: name, Cells: cells})
}

func (r *Report) addValue(name string, value any) {
	r.Rows = append(r.Rows, Row{Name: name, Value: value})
}

// MarshalJSON writes the rows as one object, in order. Mistakes are for people
// and left out.
func (r *Report) MarshalJSON() ([]byte, error) {
	var fields []Cell
	for _, row := range r.Rows {
		if row.Cells == nil {
			fields = append(fields, Cell{row.Name, row.Value})
			continue
		}
		inner, err := object(row.Cells)
		if err != nil {
			return nil, err
		}
		fields = append(fields, Cell{row.Name, json.RawMessage(inner)})
	}
	return object(fields)
}

// object writes an object with its fields in the order given.
func object(fields []Cell) ([]byte, error) {
	out := []byte{'{'}
	for i, f := range fields {
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(f.Value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// WriteTable writes the rows as a table made for reading: a heading wherever
// the columns change.
func (r *Report) WriteTable(w io.Writer) error {
	var buf bytes.Buffer
	table := tabwriter.NewWriter(&buf, 0, 0, 2, ' ', tabwriter.AlignRight)
	heading := ""
	for _, row := range r.Rows {
		cells := row.Cells
		if cells == nil {
			cells = []Cell{{"value", row.Value}}
		}
		var top, line strings.Builder
		for _, c := range cells {
			fmt.Fprintf(&top, "%s\t", c.Name)
			fmt.Fprintf(&line, "%s\t", format(c.Value))
		}
		if top.String() != heading {
			if heading != "" {
				table.Flush()
				buf.WriteByte('\n')
			}
			heading = top.String()
			fmt.Fprintf(table, "%-24s\t%s\n", "", heading)
		}
		fmt.Fprintf(table, "%-24s\t%s\n", row.Name, line.String())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}

func format(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case float64:
		return strconv.FormatFloat(v, 'f', 4, 64)
	}
	return fmt.Sprint(value)
}

// ratio returns a/b, 0 where b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// round returns x to the given number of decimal places, halves to even.
func round(x float64, places int) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', places, 64), 64)
	if err != nil { // not a number
		return x
	}
	return y
}

// share returns a/b to four places, 0 where b is 0.
func share(a, b int) float64 { return round(ratio(a, b), 4) }

// shareOrNil is share with nil where b is 0.
func shareOrNil(a, b int) any {
	if b == 0 {
		return nil
	}
	return share(a, b)
}

// harmonic returns the F1 of precision and recall, to four places.
func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return round(2*p*r/(p+r), 4)
}

// counts holds what precision and recall are made of.
type counts struct{ right, predicted, gold int }

func (c *counts) add(o counts) {
	c.right += o.right
	c.predicted += o.predicted
	c.gold += o.gold
}

// cells returns precision, recall and F1 with the counts that they rest on.
func (c counts) cells() []Cell {
	return []Cell{
		{"p", share(c.right, c.predicted)},
		{"r", share(c.right, c.gold)},
		{"f1", harmonic(ratio(c.right, c.predicted), ratio(c.right, c.gold))},
		{"gold", c.gold},
		{"pred", c.predicted},
	}
}

// mistakes collects single mistakes up to a limit.
type mistakes struct {
	limit int
	list  []string
}

func (m *mistakes) add(format string, args ...any) {
	if len(m.list) < m.limit {
		m.list = append(m.list, fmt.Sprintf(format, args...))
	}
}

// shorten returns the first n runes of s.
func shorten(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
