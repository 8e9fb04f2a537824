package load

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"

	"defensetrade/pipeline/obs"
)

// A cell is what stands in one cell, and nothing else: gocsv would make 1.25 of
// "1,250" and zero of an empty cell if it were given numbers to fill.
type cell string

// UnmarshalCSV takes the cell as it stands, without the blanks around it.
func (c *cell) UnmarshalCSV(s string) error {
	*c = cell(strings.TrimSpace(s))
	return nil
}

// A row is one line of a CSV.
type row struct {
	Entity    cell `csv:"entity"`
	Year      cell `csv:"year"`
	Value     cell `csv:"value"`
	Partner   cell `csv:"partner"`
	Indicator cell `csv:"indicator"`
	Status    cell `csv:"status"`
	Reporter  cell `csv:"reporter"`
	Period    cell `csv:"period"`
	Source    cell `csv:"source"`
	Note      cell `csv:"note"`
}

// A table turns the rows of a file into observations.
type table struct {
	*reader
	res    *resource
	col    places
	base   string // indicator of rows that name none
	words  map[string]string
	marks  map[string]bool
	source string
	years  calendar
	obs    []obs.Observation
	seen   int              // rows that were made observations of, or not
	alike  map[string][]int // places in the list of faults of values that are wrong in one way
}

// places says where the known columns stand; −1 where there is none.
type places struct{ entity, year, value, partner, indicator, status, period int }

func (t *table) place(col map[string]int) {
	t.col = places{col["entity"], col["year"], col["value"], col["partner"], col["indicator"], col["status"], col["period"]}
}

// read reads all rows of a CSV.
func (t *table) read() {
	buf := make([]row, t.batch())
	for !t.end {
		n := t.row
		if err := gocsv.UnmarshalCSV(t.reader, &buf); err != nil {
			t.out.error(t.out.pos(0, 0), "", "the rows cannot be read: %v", err)
			return
		}
		for i := range buf[:len(t.rows)-1] {
			t.observe(&buf[i], i)
		}
		if t.row == n {
			return
		}
	}
}

// observe makes an observation of a row; a row with a fault gives none.
func (t *table) observe(r *row, i int) {
	t.seen++
	before := t.out.errors
	o := obs.Observation{
		Entity: t.word(r.Entity), Partner: t.word(r.Partner), Indicator: t.word(r.Indicator),
		Reporter: t.word(r.Reporter), Source: t.word(r.Source), Note: t.word(r.Note),
		Pos: t.pos(i, t.col.value), EntityAt: t.cell(i, t.col.entity),
	}
	if t.col.partner >= 0 {
		o.PartnerAt = t.cell(i, t.col.partner)
	}
	if o.Entity == "" {
		t.out.error(o.EntityPos(), "write a country or another entity", "the entity is empty")
	}
	if o.Indicator == "" {
		o.Indicator = t.base
	} else if bad := strings.IndexAny(o.Indicator, "/\\*@\n\r"); bad >= 0 || o.Indicator[0] == '.' {
		t.out.error(t.pos(i, t.col.indicator), "use letters, digits, points and -, as in spending-gdp", "the indicator %s cannot be the name of a series", quote(o.Indicator))
	}
	if o.Source == "" {
		o.Source = t.source
	}
	o.Year = t.year(string(r.Year), t.pos(i, t.col.year))
	o.Period = t.period(string(r.Period), i)
	t.value(r, i, &o)
	if t.out.errors == before {
		if len(t.obs) == cap(t.obs) {
			t.grow()
		}
		t.obs = append(t.obs, o)
	}
}

// grow makes room for the rows to come, as many of the lines that are left as so
// far were good rows: a large file is neither copied time and again nor takes
// room for rows that are faulty.
func (t *table) grow() {
	const first = 4096
	n := first
	if t.seen > first {
		rate := float64(len(t.obs)+1) / float64(t.seen)
		n = int(rate*float64(t.lines-t.seen)) + first
	}
	t.obs = slices.Grow(t.obs, min(n, max(t.lines-t.seen, 0)+1))
}

// word keeps one copy of each word, so that a row does not hold on to its line.
func (t *table) word(c cell) string {
	if c == "" {
		return ""
	}
	s, ok := t.words[string(c)]
	if !ok {
		s = strings.Clone(string(c))
		t.words[s] = s
	}
	return s
}

var (
	fiscal   = regexp.MustCompile(`^(?i)FY ?(\d{4}|\d{2})$|^\d{4} ?[/–] ?(\d{4}|\d{2})$|^\d{4}-\d{4}$`)
	fraction = regexp.MustCompile(`^(\d{4})\.0*$`)
	dated    = regexp.MustCompile(`^(\d{4})-\d{2}(-\d{2})?$`)
)

func (t *table) year(s string, pos obs.Pos) int {
	if len(s) == 4 {
		if y, err := strconv.Atoi(s); err == nil && t.years.holds(y) {
			return y
		}
	}
	y, err := strconv.Atoi(s)
	switch {
	case t.out.full():
		t.out.error(pos, "", "")
	case s == "":
		t.out.error(pos, "write the year with four digits", "the year is empty")
	case fraction.MatchString(s):
		t.out.error(pos, "write "+s[:4], "the year %s has a decimal point", quote(s))
	case fiscal.MatchString(s):
		t.out.error(pos, "write the year in which it ends, and the month in which it starts into the column period: FY07", "%s is a fiscal year", quote(s))
	case dated.MatchString(s):
		t.out.error(pos, "write the year alone: "+s[:4]+"; a fiscal year is named by the year in which it ends, with FY07 in the column period", "%s is a date, not a year", quote(s))
	case err != nil:
		t.out.error(pos, "write a year with four digits, as 2001", "the year %s is not a whole number", quote(s))
	case len(s) == 1 && y >= 0:
		t.out.error(pos, "write the year with four digits", "the year %s has one digit", quote(s))
	case y >= 0 && y < 100:
		t.out.error(pos, "write the year with four digits", "the year %s has two digits", quote(s))
	default:
		t.out.error(pos, t.years.outside(y, "correct it"), "the year %s is outside %d–%d", quote(s), t.years.first(), lastYear)
	}
	return 0
}

func (t *table) period(s string, i int) obs.Period {
	switch {
	case s == "" || s == "CY":
		return obs.Period{}
	case len(s) == 4 && s[:2] == "FY":
		if m, err := strconv.Atoi(s[2:]); err == nil && m >= 1 && m <= 12 && s[2] != '+' && s[2] != '-' {
			return obs.Period{Month: m}
		}
	}
	t.out.error(t.pos(i, t.col.period), "write CY for the calendar year, or FY and the month in which the fiscal year starts: FY07 for July", "the period %s is not known", quote(s))
	return obs.Period{}
}

// value reads value and status together, for each can contradict the other.
func (t *table) value(r *row, i int, o *obs.Observation) {
	s := string(r.Value)
	missing := s == "" || t.marks[s]
	o.Status = obs.Status(t.word(r.Status))
	at := o.Pos
	if t.col.status >= 0 {
		at = t.pos(i, t.col.status)
	}
	known := o.Status == ""
	for _, k := range obs.Statuses {
		if o.Status == k {
			o.Status, known = k, true
		}
	}
	if !known {
		t.out.error(at, or(obs.DidYouMean(string(o.Status), statusWords), "write one of "+list(statusWords)), "the status %s is not known", quote(string(o.Status)))
	}
	if missing {
		o.Value = math.NaN()
		if o.Status == "" {
			o.Status = obs.NotAvailable
		} else if known && !o.Status.Missing() {
			t.contradiction(o, at, obs.Say("add the value, or say why it is missing: not-available, not-applicable or not-published"), obs.Say("the status is {} and there is no value", quote(string(o.Status))))
		}
		return
	}
	if t.out.full() && !t.res.dialect.declared && !decimal(s) {
		t.out.error(o.Pos, "", "")
		return
	}
	v, why := t.res.dialect.number(s)
	if why != nil {
		t.wrong(o.Pos, s, why)
		return
	}
	o.Value = v
	if o.Status == "" {
		o.Status = obs.Reported
	} else if o.Status.Missing() {
		t.contradiction(o, at, obs.Say("delete the value, or the status"), obs.Say("the status is {} and there is a value, {}", quote(string(o.Status)), quote(s)))
	}
}

// contradiction is a value and a status that cannot both be right (G13); the row
// is not used.
func (t *table) contradiction(o *obs.Observation, at obs.Pos, fix, said obs.Message) {
	id := o.Indicator + "." + o.Entity
	if o.Partner != "" {
		id += "-" + o.Partner
	}
	t.out.add(obs.Fault{Pos: at, Severity: obs.SevError, Guard: "G13", Series: id}.Saying(said, fix))
}

var statusWords = func() []string {
	var out []string
	for _, s := range obs.Statuses {
		out = append(out, string(s))
	}
	return out
}()
