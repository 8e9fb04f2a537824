package provider

import (
	"fmt"
	"io"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// owid is the CSV of a chart of Our World in Data, alone or in the zip with its
// metadata: a row for each entity and year, a column for each indicator, named by
// its title or by its short name.
var owid = Format{
	Name:  "owid",
	Title: "Our World in Data",
	What:  `header "Entity,Code,Year,<indicator>…"`,
	Sniff: func(r *Raw) string {
		if c := owidHeader(r); c != nil {
			return "header " + strings.Join(c[:3], ",") + ",… in line 1"
		}
		return ""
	},
	Read: readOWID,
}

// owidMetadata are the files beside the data in the zip.
var owidMetadata = Format{
	Name: "owid-metadata", Title: "Our World in Data, metadata", What: `JSON with "chart" and "columns", or the readme`,
	Sniff: func(r *Raw) string {
		switch {
		case r.Kind != Text || len(r.Lines) == 0:
		case strings.HasPrefix(strings.TrimSpace(r.Head), "{") && strings.Contains(r.Head, `"columns"`) && (strings.Contains(r.Head, `"owidVariableId"`) || strings.Contains(r.Head, `"chart"`)):
			return `JSON with "columns"`
		case strings.HasPrefix(r.Lines[0], "# ") && strings.Contains(r.Head, "Our World in Data"):
			return "a readme of Our World in Data"
		}
		return ""
	},
	Companion: true,
}

func owidHeader(r *Raw) []string {
	if r.Kind != Text || len(r.Lines) == 0 {
		return nil
	}
	c := split(r.Lines[0], separator(r.Lines[0]))
	if len(c) > 3 && strings.EqualFold(c[0], "entity") && strings.EqualFold(c[1], "code") && (strings.EqualFold(c[2], "year") || strings.EqualFold(c[2], "day")) {
		return c
	}
	return nil
}

// An owidColumn is a column with values.
type owidColumn struct {
	at        int
	ind       obs.Indicator
	wanted    bool
	text      int // cells that are no numbers
	textFirst int
	numbers   int
}

func readOWID(r *Raw, im *Import) error {
	head := owidHeader(r)
	if strings.EqualFold(head[2], "day") {
		return fmt.Errorf("%s: the rows are days; only yearly data are read: choose a chart by years", r.Name)
	}
	meta := owidMeta(r)
	src := obs.Source{ID: "owid", Title: "Our World in Data", Publisher: "Our World in Data", URL: "https://ourworldindata.org", Terms: "CC BY 4.0; the data of other publishers stay under their terms"}
	var columns []*owidColumn
	for i, name := range head[3:] {
		if name == "" {
			continue
		}
		m := meta.column(name)
		c := &owidColumn{at: i + 3, ind: owidIndicator(name, m)}
		if v := m.text("lastUpdated"); v > src.Vintage {
			src.Vintage = v
		}
		if t := m.text("citationShort"); t != "" {
			src.Title = t
		}
		columns = append(columns, c)
	}
	if u := meta.get("chart").text("originalChartUrl"); u != "" {
		src.URL, _, _ = strings.Cut(u, "?")
	}
	if src.Vintage != "" {
		src.ID += "-" + fileName(src.Vintage)
		src.Vintage = "updated " + src.Vintage
	}
	im.Source(src)
	for _, c := range columns {
		c.wanted = im.Indicator(c.ind)
	}
	err := r.records(separator(r.Lines[0]), func(rec record) error {
		if rec.line == 1 || rec.empty() {
			return nil
		}
		im.Row(rec.line)
		y, ok := year(rec.cell(2))
		if !ok {
			im.LeaveOut("rows whose year is before 1800 or no year", 1)
			return nil
		}
		id := im.Coded(entity.Alpha3, rec.cell(1), rec.cell(0))
		for _, c := range columns {
			text := rec.cell(c.at)
			v, number := parse(text)
			switch {
			case text == "":
				im.LeaveOut(emptyCell, 1)
			case !number:
				if c.text++; c.text == 1 {
					c.textFirst = rec.line
				}
				im.LeaveOut("columns that hold words", 1)
			case !c.wanted:
				im.LeaveOut(otherIndicator, 1)
			default:
				c.numbers++
				im.Keep(obs.Observation{Entity: id, Indicator: c.ind.ID, Year: y, Value: v})
			}
		}
		return nil
	})
	for _, c := range columns {
		switch {
		case c.text > 0 && c.numbers > 0:
			im.Fault(im.at(c.textFirst), "download the file again", "the column %q holds numbers and, here, words", head[c.at])
		case c.text == 0 && c.ind.Unit.Kind == obs.Unknown && c.wanted:
			im.Remark("the unit of %q is not stated; import the .metadata.json with the file, or write it into datapackage.json", c.ind.ID)
		}
	}
	return err
}

// owidMeta is the metadata among the files of the command, nil where there is none.
func owidMeta(r *Raw) *tree {
	for _, o := range r.Set {
		if o.Kind != Text || !strings.HasPrefix(strings.TrimSpace(o.Head), "{") || !strings.Contains(o.Head, `"columns"`) {
			continue
		}
		text, err := o.Text()
		if err != nil {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(text, 8<<20))
		text.Close()
		if err != nil {
			continue
		}
		if t, err := parseTree(data); err == nil {
			for _, name := range owidHeader(r)[3:] {
				if t.column(name) != nil {
					return t
				}
			}
		}
	}
	return nil
}

// column is the metadata of a column, by its title or short name.
func (t *tree) column(name string) *tree {
	cols := t.get("columns")
	if c := cols.get(name); c != nil {
		return c
	}
	for _, c := range cols.children() {
		if c.text("shortName") == name || c.text("titleLong") == name || c.text("titleShort") == name {
			return c
		}
	}
	return nil
}

// owidIndicator is what a column measures. The unit "%" does not say of what; the
// title does.
func owidIndicator(name string, m *tree) obs.Indicator {
	ind := obs.Indicator{ID: strings.Trim(fileName(strings.NewReplacer("__", "-", "_", "-").Replace(orElse(m.text("shortName"), name))), "-"), Title: orElse(m.text("titleShort"), name), Definition: m.text("descriptionShort")}
	for strings.Contains(ind.ID, "--") {
		ind.ID = strings.ReplaceAll(ind.ID, "--", "-")
	}
	unit := m.text("unit")
	words := []string{unit + ", " + m.text("titleShort"), unit, name}
	if strings.TrimSpace(unit) == "%" {
		words = []string{"% " + m.text("titleShort"), m.text("titleLong"), name, m.text("descriptionShort")}
	}
	for _, w := range words {
		if u, ok := unitWords(w); ok {
			ind.Unit = u
			return ind
		}
	}
	if unit != "" && strings.TrimSpace(unit) != "%" && !unitMoney.MatchString(unit) { // money without a basis stays open
		ind.Unit = obs.Unit{Kind: obs.Quantity, Name: unit, Scale: 1}
	}
	return ind
}
