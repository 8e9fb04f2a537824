package provider

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// A Table is one tidy CSV: the rows of one indicator, or of the several that one
// file holds.
type Table struct {
	Path       string
	Indicators []obs.Indicator
	Rows       int // values, missing ones among them
	Missing    int
	Entities   int
	Partners   int
	From, To   int // years with a value; 0 where there is none
	Sources    []Source
	words      []string
	list       []row
	head       []string
}

// Vintage is the release of the sources of a table.
func (t *Table) Vintage() string {
	var out []string
	for _, s := range t.Sources {
		out = append(out, orElse(s.Vintage, s.ID))
	}
	return strings.Join(out, ", ")
}

// Tables makes the tidy CSVs, in the order of the indicators.
func (im *Import) Tables() []Table {
	var out []Table
	list := im.rows.list
	for len(list) > 0 {
		ind := im.Indicators[im.place[im.rows.words[list[0].indicator]]]
		n := slices.IndexFunc(list, func(x row) bool { return im.fileOf(im.rows.words[x.indicator]) != im.fileOf(ind.ID) })
		if n < 0 {
			n = len(list)
		}
		out = append(out, im.table(im.fileOf(ind.ID), list[:n]))
		list = list[n:]
	}
	return out
}

// fileOf is the CSV of an indicator: its own, or the one that it names.
func (im *Import) fileOf(id string) string {
	if f := im.Indicators[im.place[id]].File; f != "" {
		return f
	}
	return fileName(id) + ".csv"
}

// longestFileName is how long the name of a file is made; longer ones are cut and
// told apart by a hash.
const longestFileName = 100

// fileName makes a name for a file that every system takes.
func fileName(id string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id), "-.")
	first, _, _ := strings.Cut(name, ".")
	switch {
	case name == "":
		return "table"
	case slices.Contains([]string{"con", "prn", "aux", "nul"}, first), len(first) == 4 && (first[:3] == "com" || first[:3] == "lpt") && first[3] <= '9':
		return "_" + name // Windows keeps these for devices
	case len(name) > longestFileName:
		sum := sha256.Sum256([]byte(name))
		return name[:longestFileName-9] + "-" + hex.EncodeToString(sum[:4])
	}
	return name
}

// table describes the rows of one file. A column in which nothing would stand is
// left out.
func (im *Import) table(path string, list []row) Table {
	t := Table{Path: path, Rows: len(list), words: im.rows.words, list: list}
	has := map[string]bool{"entity": true, "year": true, "value": true, "status": true, "source": true}
	n := len(im.rows.words)
	indicators, entities, partners, sources, reporters, notes := make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	for _, x := range list {
		if !indicators[x.indicator] {
			indicators[x.indicator] = true
			t.Indicators = append(t.Indicators, im.Indicators[im.place[im.rows.words[x.indicator]]])
		}
		entities[x.entity], partners[x.partner], sources[x.source], reporters[x.reporter], notes[x.note] = true, true, true, true, true
		has["period"] = has["period"] || x.month != 0
		if x.missing() {
			t.Missing++
			continue
		}
		if t.From == 0 || int(x.year) < t.From {
			t.From = int(x.year)
		}
		t.To = max(t.To, int(x.year))
	}
	some := func(set []bool) (n int) { // words other than "" in a set
		for i, in := range set {
			if in && im.rows.words[i] != "" {
				n++
			}
		}
		return n
	}
	for _, s := range im.Sources {
		if w, ok := im.rows.index[s.ID]; ok && sources[w] {
			t.Sources = append(t.Sources, s)
		}
	}
	t.Entities, t.Partners = some(entities), some(partners)
	has["partner"], has["reporter"], has["note"] = t.Partners > 0, some(reporters) > 0, some(notes) > 0
	has["indicator"] = len(t.Indicators) > 1 || t.Indicators[0].ID+".csv" != path
	for _, c := range []string{"indicator", "entity", "partner", "year", "value", "status", "reporter", "period", "source", "note"} {
		if has[c] {
			t.head = append(t.head, c)
		}
	}
	return t
}

// Write writes the table as CSV.
func (t *Table) Write(to io.Writer) error {
	cells := make([]string, len(t.words)) // words as they stand in a CSV
	for i, w := range t.words {
		cells[i] = inCSV(w)
	}
	w := bufio.NewWriterSize(to, 1<<16)
	w.WriteString(strings.Join(t.head, ",") + "\n")
	columns := make([]byte, len(t.head))
	for i, c := range t.head {
		columns[i] = c[0] // enough to tell them apart, but for period and partner, source and status
		switch c {
		case "period":
			columns[i] = 'm'
		case "source":
			columns[i] = 'o'
		}
	}
	var line []byte
	for _, x := range t.list {
		line = line[:0]
		for i, c := range columns {
			if i > 0 {
				line = append(line, ',')
			}
			switch c {
			case 'i':
				line = append(line, cells[x.indicator]...)
			case 'e':
				line = append(line, cells[x.entity]...)
			case 'p':
				line = append(line, cells[x.partner]...)
			case 'y':
				line = strconv.AppendInt(line, int64(x.year), 10)
			case 'v':
				line = appendDecimal(line, x.value)
			case 's':
				line = append(line, cells[x.status]...)
			case 'r':
				line = append(line, cells[x.reporter]...)
			case 'm':
				line = append(line, obs.Period{Month: int(x.month)}.String()...)
			case 'o':
				line = append(line, cells[x.source]...)
			case 'n':
				line = append(line, cells[x.note]...)
			}
		}
		w.Write(append(line, '\n'))
	}
	return w.Flush() // with the first error, if there was one
}

// inCSV is a word as it stands in a CSV, in quotes where it needs them.
func inCSV(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_')
	}) {
		return s // most are so
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write([]string{s, ""}) // a builder takes everything
	w.Flush()
	return strings.TrimSuffix(b.String(), ",\n")
}
