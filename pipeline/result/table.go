package result

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// A Table is rows of words and numbers. Decimals are aligned by the report.
type Table struct {
	ID    string
	Title string // the caption, a sentence without a full stop
	Cols  []Column
	Rows  []Row
	Note  string // below the table: abbreviations, methods
	// Source is printed below the table after "Source: ".
	Source string
}

// A Column has a head and, in a second line, what its numbers are measured in.
type Column struct {
	Key   string // heading in tables/<id>.csv: short, lower case, no spaces
	Head  string
	Unit  string  // "% of GDP", "%", "" for words and pure numbers
	Words bool    // left-aligned words; else numbers, aligned at the decimal point
	Width float64 // share of the width of a column of words, 0: as wide as needed
}

// A Row is one line of a table.
type Row struct {
	Cells []Cell
	Group bool // a heading across the table: only the first cell counts
}

// A Cell is words, or a number with its format, or empty.
type Cell struct {
	Text     string
	Number   bool
	Value    float64
	Unit     obs.Unit
	Format   Format
	Estimate string  // ID of the estimate that the number is
	Origin   *Origin // of a number that is no estimate, or nil
	Mark     string  // a mark after the number: "*", "†"
}

// In is the cell in words of a language.
func (c Cell) In(l *lang.Language) string {
	if c.Number {
		return c.Format.String(l, c.Value, c.Unit) + c.Mark
	}
	return c.Text + c.Mark
}

// String is the cell in English.
func (c Cell) String() string { return c.In(lang.English) }
