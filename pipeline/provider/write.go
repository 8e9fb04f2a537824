package provider

import (
	"bytes"
	"encoding/csv"
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
	Data       []byte
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

// fileName makes a name for a file that every system takes.
func fileName(id string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id), "-.")
}

// table writes the rows of one file. A column in which nothing would stand is left
// out.
func (im *Import) table(path string, list []row) Table {
	t := Table{Path: path, Rows: len(list)}
	has := map[string]bool{"entity": true, "year": true, "value": true, "status": true, "source": true}
	entities, partners, sources := map[int32]bool{}, map[int32]bool{}, map[string]bool{}
	for _, x := range list {
		id := im.rows.words[x.indicator]
		if n := len(t.Indicators); n == 0 || t.Indicators[n-1].ID != id {
			t.Indicators = append(t.Indicators, im.Indicators[im.place[id]])
		}
		entities[x.entity] = true
		sources[im.rows.words[x.source]] = true
		if im.rows.words[x.partner] != "" {
			partners[x.partner] = true
			has["partner"] = true
		}
		has["reporter"] = has["reporter"] || im.rows.words[x.reporter] != ""
		has["note"] = has["note"] || im.rows.words[x.note] != ""
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
	for _, s := range im.Sources {
		if sources[s.ID] {
			t.Sources = append(t.Sources, s)
		}
	}
	has["indicator"] = len(t.Indicators) > 1 || t.Indicators[0].ID+".csv" != path
	t.Entities, t.Partners = len(entities), len(partners)
	var head []string
	for _, c := range []string{"indicator", "entity", "partner", "year", "value", "status", "reporter", "period", "source", "note"} {
		if has[c] {
			head = append(head, c)
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(head) // a buffer takes everything
	cells := make([]string, 0, len(head))
	for _, x := range list {
		o := im.rows.observation(x)
		cells = cells[:0]
		for _, c := range head {
			cells = append(cells, field(&o, c))
		}
		w.Write(cells)
	}
	w.Flush()
	t.Data = b.Bytes()
	return t
}

// field is what stands in a column.
func field(o *obs.Observation, column string) string {
	switch column {
	case "indicator":
		return o.Indicator
	case "entity":
		return o.Entity
	case "partner":
		return o.Partner
	case "year":
		return strconv.Itoa(o.Year)
	case "value":
		return decimal(o.Value)
	case "status":
		return string(o.Status)
	case "reporter":
		return o.Reporter
	case "period":
		return o.Period.String()
	case "source":
		return o.Source
	}
	return o.Note
}
