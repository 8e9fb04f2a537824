package provider

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// sipriTable is a table of TIVs with a row for each partner and the years in
// columns: that of the old site (a first cell "TIV of arms exports to Pakistan,
// 1950-2015", a header whose first cell is empty, a row and a column "Total") and
// that of the new one (a header that begins with Supplier, Recipient or "Exports
// by", columns of percentages, a last row "Total exports to Israel").
var sipriTable = Format{
	Name:     "sipri-tiv",
	Title:    "SIPRI table of TIVs by year",
	What:     `"TIV of arms exports to Pakistan, 1950-2015", or header "Supplier,2021,2022,…,Percentage,Sum total years"`,
	EightBit: true,
	Sniff: func(r *Raw) string {
		if t, _ := tivHeader(r); t != nil {
			return fmt.Sprintf("SIPRI's lines on TIVs and the years in line %d", t.line)
		}
		return ""
	},
	Read: readTIVTable,
}

// A tivTable says what the rows and columns of a table are.
type tivTable struct {
	*lineTable
	key    int // column of the names
	years  []column
	totals []column // columns of printed sums: the years' last one, and "2021-2025" as the first year
	spans  []yearSpan
	rows   string // "supplier" or "recipient": what the rows are
	party  string // who stands on the other side; "" is the world
	seen   bool   // the table says so
}

type yearSpan struct{ from, to int }

var (
	tivTitle = regexp.MustCompile(`(?i)TIV of arms (exports|imports) (to|from) (.+?), *\d{4}\s*[-–]\s*\d{4}`)
	tivTotal = regexp.MustCompile(`(?i)^total (exports?|imports?) (to|from|by) (.+)$`)
	tivWorld = regexp.MustCompile(`(?i)^(world )?total\b`)
	tivSpan  = regexp.MustCompile(`^(\d{4})\s*[-–]\s*(\d{4})$`)
)

// tivHeader finds the header: years, below lines that speak of TIVs.
func tivHeader(r *Raw) (*lineTable, string) {
	if r.Kind != Text {
		return nil, ""
	}
	var above []string
	for i, l := range r.Lines[:min(len(r.Lines), 40)] {
		plain := unpad(l)
		comma := separator(plain)
		cells := split(plain, comma)
		n := 0
		for _, c := range cells {
			if _, ok := year(c); ok {
				n++
			}
		}
		if n == 0 || n < len(cells)/3 {
			above = append(above, plain)
			continue
		}
		prose := strings.Join(above, "\n")
		for j := range cells {
			cells[j] = strings.ToLower(cells[j])
		}
		if len(tivKeys(cells)) == 0 ||
			!(strings.Contains(prose, "TIV") && strings.Contains(prose, "SIPRI")) && !slices.Contains(cells, "sum total years") {
			return nil, ""
		}
		return &lineTable{raw: r, line: i + 1, comma: comma, names: cells}, prose
	}
	return nil, ""
}

// tivKeys are the columns that may hold the names: those left of the years that
// have no heading, or one of SIPRI's.
func tivKeys(names []string) []int {
	var out []int
	for i, c := range names {
		if _, ok := year(c); ok {
			break
		}
		if slices.Contains([]string{"", "supplier", "recipient", "exports by", "imports by", "exporter", "importer", "country"}, c) {
			out = append(out, i)
		}
	}
	return out
}

// tivLayout reads what the rows are from the title, the header and the row of
// totals, which the new site calls "Total exports to Israel".
func tivLayout(r *Raw) (*tivTable, error) {
	lines, prose := tivHeader(r)
	t := &tivTable{lineTable: lines}
	for i, c := range lines.names {
		if y, ok := year(c); ok {
			t.years = append(t.years, column{i, y})
		} else if m := tivSpan.FindStringSubmatch(c); m != nil {
			from, _ := year(m[1])
			to, _ := year(m[2])
			t.totals, t.spans = append(t.totals, column{at: i}), append(t.spans, yearSpan{from, to})
		} else if c == "total" || c == "sum total years" {
			t.totals, t.spans = append(t.totals, column{at: i}), append(t.spans, yearSpan{})
		}
	}
	if err := t.findKey(); err != nil {
		return nil, err
	}
	switch lines.names[t.key] {
	case "supplier", "exports by", "exporter":
		t.rows = "supplier"
	case "recipient", "imports by", "importer":
		t.rows = "recipient"
	}
	if m := tivTitle.FindStringSubmatch(prose); m != nil {
		t.title(m[1], m[2], strings.Trim(m[3], `"`))
	}
	err := t.lineTable.records(func(_ int, cells []string) {
		if m := tivTotal.FindStringSubmatch(cell(cells, t.key)); m != nil {
			t.title(m[1], m[2], m[3])
		} else if tivWorld.MatchString(cell(cells, t.key)) {
			t.seen = true
		}
	}, func(int, string) {})
	if err == nil && t.rows == "" {
		err = fmt.Errorf("%s:%d: the table does not say whether its rows are suppliers or recipients: neither the title nor the header nor the row of totals does", r.Name, lines.line)
	}
	return t, err
}

// findKey chooses the first of the columns that may hold the names in which
// something stands: an empty one may have come in on its left.
func (t *tivTable) findKey() error {
	keys := tivKeys(t.names)
	filled := map[int]bool{}
	err := t.lineTable.records(func(_ int, cells []string) {
		for _, k := range keys {
			filled[k] = filled[k] || cell(cells, k) != ""
		}
	}, func(int, string) {})
	t.joined = 0
	if err != nil {
		return err
	}
	for _, k := range keys {
		if filled[k] {
			t.key = k
			return nil
		}
	}
	return fmt.Errorf("%s:%d: no names of countries stand left of the years; download the table again", t.raw.Name, t.line)
}

// title reads "exports to Pakistan": the rows are the suppliers of Pakistan;
// "exports from Turkey": the rows are the recipients. "All" is the world: then the
// rows of "exports to all" are the recipients' own totals, and those of "exports
// from all" the suppliers'.
func (t *tivTable) title(flow, way, party string) {
	t.seen = true
	party = strings.TrimSpace(party)
	all := strings.EqualFold(party, "all") || strings.EqualFold(party, "all countries") || strings.EqualFold(party, "world")
	toParty := strings.EqualFold(way, "to") // exports to, imports to: the party receives
	if strings.EqualFold(way, "by") {
		toParty = strings.HasPrefix(strings.ToLower(flow), "import")
	}
	rows := "recipient"
	if toParty != all {
		rows = "supplier"
	}
	if t.rows == "" {
		t.rows = rows
	}
	if !all {
		t.party = party
	}
}

func readTIVTable(r *Raw, im *Import) error {
	t, err := tivLayout(r)
	if err != nil {
		return err
	}
	im.Source(transfersSource(r, t.line, "TIV tables"))
	ind := armsDeliveries
	party := ""
	switch {
	case t.party != "":
		party = im.Entity(t.party)
	case t.rows == "recipient":
		ind = obs.Indicator{ID: "arms-imports", Title: "Arms imports", Short: "Arms imports", Unit: tivUnit, Definition: armsDeliveries.Definition}
	default:
		ind = obs.Indicator{ID: "arms-exports", Title: "Arms exports", Short: "Arms exports", Unit: tivUnit, Definition: armsDeliveries.Definition}
	}
	wanted := im.Indicator(ind)
	var columns []int
	for _, c := range slices.Concat(t.years, t.totals) {
		columns = append(columns, c.at)
	}
	if err := t.decimals(im, columns...); err != nil {
		return err
	}
	check := newTIVCheck(t)
	err = t.records(func(n int, cells []string) {
		name := cell(cells, t.key)
		im.Row(n)
		if tivWorld.MatchString(name) || tivTotal.MatchString(name) {
			im.LeaveOut("totals that the publisher prints: compared with the sums", 0)
			check.total(n, cells)
			return
		}
		if name == "" {
			im.Fault(im.at(n), "correct the row, or download the table again", "the row names no country")
			return
		}
		check.row(n, name, cells)
		if !wanted {
			im.LeaveOut(otherIndicator, len(t.years))
			return
		}
		o := obs.Observation{Indicator: ind.ID, Entity: im.Entity(name)}
		if t.party != "" {
			o.Partner = party
			if t.rows == "recipient" {
				o.Entity, o.Partner = party, o.Entity
			}
		}
		for _, c := range t.years {
			text := cell(cells, c.at)
			v, ok := t.number(text)
			switch {
			case text == "":
				im.LeaveOut("empty cells: SIPRI knows of no deliveries", 1)
				continue
			case !ok:
				im.Fault(im.at(n), "correct the cell, or download the table again", "%q in the column %d is not a number", text, c.year)
				continue
			}
			o.Year, o.Value, o.Note = c.year, v, ""
			if v == 0 {
				o.Note = "between 0 and 0.5 million"
			}
			im.Keep(o)
		}
	}, func(n int, text string) { im.brokenRecord(n, text) })
	t.tell(im)
	check.tell(im)
	return err
}

// A tivCheck compares the sums that SIPRI prints with the sums of its cells. Each
// cell is rounded to a whole number, so a sum of n cells may be off by n/2, and
// the printed sum by another half.
type tivCheck struct {
	t             *tivTable
	sums          []float64 // of each year
	cells         []int
	agree, differ int
	bottom        bool // there is a row of totals
	examples      []string
}

func newTIVCheck(t *tivTable) *tivCheck {
	return &tivCheck{t: t, sums: make([]float64, len(t.years)), cells: make([]int, len(t.years))}
}

func (c *tivCheck) row(n int, name string, cells []string) {
	for i, y := range c.t.years {
		if v, ok := c.t.number(cell(cells, y.at)); ok {
			c.sums[i] += v
			c.cells[i]++
		}
	}
	c.across(n, name, cells)
}

// across compares the printed sums of a row.
func (c *tivCheck) across(n int, name string, cells []string) {
	for i, at := range c.t.totals {
		printed, ok := c.t.number(cell(cells, at.at))
		if !ok {
			continue
		}
		sum, k := 0.0, 0
		whole := true
		for _, y := range c.t.years {
			if s := c.t.spans[i]; s.from == 0 || y.year >= s.from && y.year <= s.to {
				if v, ok := c.t.number(cell(cells, y.at)); ok {
					sum += v
					k++
				}
			}
		}
		if s := c.t.spans[i]; s.from != 0 && s.from < c.t.years[0].year {
			whole = false // the span begins before the table
		}
		if whole {
			c.compare(printed, sum, k, fmt.Sprintf("%s, line %d", name, n))
		}
	}
}

// total compares the row of totals.
func (c *tivCheck) total(n int, cells []string) {
	c.bottom = true
	for i, y := range c.t.years {
		if printed, ok := c.t.number(cell(cells, y.at)); ok {
			c.compare(printed, c.sums[i], c.cells[i], fmt.Sprintf("%d, line %d", y.year, n))
		}
	}
	c.across(n, "Total", cells)
}

func (c *tivCheck) compare(printed, sum float64, n int, where string) {
	if math.Abs(printed-sum) <= float64(n)/2+0.5 {
		c.agree++
		return
	}
	if c.differ++; len(c.examples) < 3 {
		c.examples = append(c.examples, fmt.Sprintf("%s: printed %s, summed %s", where, decimal(printed), decimal(sum)))
	}
}

func (c *tivCheck) tell(im *Import) {
	if !c.bottom {
		im.Remark("the table ends without SIPRI's row of totals; it may be cut off")
	}
	if c.agree+c.differ == 0 {
		im.Remark("the table prints no totals to compare with")
		return
	}
	im.Remark("of the totals that SIPRI prints %d agree with the sums within its rounding, %d do not", c.agree, c.differ)
	if c.differ > 0 {
		im.Remark("differences: %s", strings.Join(c.examples, "; "))
	}
}
