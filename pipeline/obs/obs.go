// Package obs holds what is known: observations with their place, unit and
// status, the series made of them, and the sources that published them.
//
// It is vocabulary: plain types that pass between the stages, and the words for
// a unit. It reads nothing, computes no statistic and decides nothing.
package obs

import (
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in an input file. Line and Col are 1-based, Col counts bytes;
// a zero Line means the file as a whole.
type Pos struct {
	File string
	Line int
	Col  int
}

// String prints file:line:column, which editors can open.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	switch {
	case p.File != q.File:
		if p.File < q.File {
			return -1
		}
		return 1
	case p.Line != q.Line:
		return p.Line - q.Line
	}
	return p.Col - q.Col
}

// Status says how a value came about, or why there is none.
type Status string

// The statuses of a value, and the reasons why one is missing.
const (
	Reported      Status = "reported"
	Estimated     Status = "estimated"
	Provisional   Status = "provisional"
	Interpolated  Status = "interpolated"
	NotAvailable  Status = "not-available"
	NotApplicable Status = "not-applicable"
	NotPublished  Status = "not-published"
)

// Statuses lists every status, in the order of the documentation.
var Statuses = []Status{Reported, Estimated, Provisional, Interpolated, NotAvailable, NotApplicable, NotPublished}

// Missing reports whether the status is a reason why there is no value.
func (s Status) Missing() bool {
	return s == NotAvailable || s == NotApplicable || s == NotPublished
}

// Period is the year that a value covers: the calendar year, or a fiscal year
// named by the calendar year in which it ends.
type Period struct {
	Month int // first month of the fiscal year, 1–12; 0 is the calendar year
}

// String prints CY or FY07.
func (p Period) String() string {
	if p.Month == 0 {
		return "CY"
	}
	return fmt.Sprintf("FY%02d", p.Month)
}

// Years is the period in words: "calendar years", "fiscal years from July (FY07)".
func (p Period) Years() Message {
	if p.Month == 0 {
		return Say("calendar years")
	}
	return Say("fiscal years from {} ({})", Month(p.Month), p)
}

// A Cell is a place in the file of an observation: half of a Pos in memory, for
// there are millions.
type Cell struct{ Line, Col int32 }

// An Observation is one published value. A flow runs Entity -> Partner.
type Observation struct {
	Entity, Partner, Indicator string
	Reporter                   string // who says so; "" where only one does
	Year                       int
	Value                      float64 // NaN exactly when Status says missing
	Status                     Status
	Unit                       *Unit // shared with others; nil where it is not known
	Period                     Period
	Source                     string // key of a Source, or free text
	Note                       string
	Pos                        Pos  // the value's cell
	EntityAt, PartnerAt        Cell // the names' cells, for faults that name them
}

// EntityPos is where the entity's name stands.
func (o *Observation) EntityPos() Pos { return o.EntityAt.in(o.Pos.File) }

// PartnerPos is where the partner's name stands.
func (o *Observation) PartnerPos() Pos { return o.PartnerAt.in(o.Pos.File) }

func (c Cell) in(file string) Pos { return Pos{file, int(c.Line), int(c.Col)} }

// Measure is the observation's unit, which the caller may change.
func (o *Observation) Measure() Unit {
	if o.Unit == nil {
		return Unit{}
	}
	return *o.Unit
}

// Key is what makes an observation unique together with who says so.
type Key struct {
	Indicator, Entity, Partner string
	Year                       int
}

// Key returns the observation's key.
func (o Observation) Key() Key { return Key{o.Indicator, o.Entity, o.Partner, o.Year} }

// A Source is who published values and under what terms.
type Source struct {
	ID        string
	Title     string // the data set
	Publisher string
	Vintage   string // release, or day of access
	URL       string
	Terms     string
	OfTotal   int // values in the publisher's whole data set; 0 where not declared
}

// Cite names the source in one line: who, what, which release.
func (s Source) Cite() string {
	out := s.Title
	if out == "" {
		out = s.ID
	}
	if s.Publisher != "" && !strings.Contains(out, s.Publisher) {
		out = s.Publisher + ", " + out
	}
	if s.Vintage != "" {
		out += " (" + s.Vintage + ")"
	}
	return out
}

// An Indicator is what a family of series measures.
type Indicator struct {
	ID         string
	Title      string // "Defence spending as a share of GDP"
	Short      string // "Defence spending, % of GDP": for legends and tables; Title when empty
	Unit       Unit
	Definition string
	Concept    Concept  // "" where the field knows one alone
	Other      Concept  // another one that a further file gives it; tidy refuses the two
	Numerator  string   // of a ratio: the ID of the indicator above the line, or ""
	Sources    []string // keys of Sources
	File       string   // the CSV it was first seen in
	Derived    string   // the ID of the indicator that it was computed from, or ""
}

// Label is the short name, or the title, or the ID.
func (i Indicator) Label() string {
	switch {
	case i.Short != "":
		return i.Short
	case i.Title != "":
		return i.Title
	}
	return i.ID
}

// An Entity is a country or a thing that the study declares.
type Entity struct {
	ID    string // ISO 3166 alpha-3, or the study's own
	Label string
	Group bool // of countries, such as the world: must not be summed with its members
}

// An Input is a file that was read.
type Input struct {
	Path   string // relative to the study's folder, with slashes
	SHA256 string
	Size   int64
}

// A Competing year has several published values; Chosen is the index of the one
// that statistics use, −1 where the study has no rule for it.
type Competing struct {
	Year   int
	Obs    []Observation
	Chosen int
}

// A Series is the values of one indicator for one entity or one ordered pair,
// one a year, in one unit. It is made from a tidy Table and never changed.
type Series struct {
	ID        string // "spending-gdp.TUR", "trade.PAK-TUR", "trade.PAK-TUR@TUR"
	Indicator string
	Entity    string
	Partner   string
	Reporter  string // for a series of one reporter among several
	Label     string // "Türkiye", "Pakistan to Türkiye": the entity's words alone
	Named     string // the label as tidy made it, in every language of the report: the order of a pair goes by it
	Unit      Unit
	Years     []int     // strictly increasing; a year without a value is absent
	Values    []float64 // all finite, in Unit
	Status    []Status  // parallel to Years
	Sources   []string  // parallel to Years: key of the source, or free text
	Notes     []string  // parallel to Years
	Periods   []Period  // parallel to Years
	Pos       []Pos     // parallel to Years: where each value stands
	Missing   []Pos     // rows that say that a value is missing
	MissYears []int     // parallel to Missing
	Competing []Competing
	Splice    []string  // sources in order of preference, where several make up the series
	Made      []Message // what was done to the values as published, a phrase each; mostly nothing
	Derived   string    // the ID of the series that it was computed from, or ""
	Using     []string  // sources of what else it was computed with

	// Also holds, by year, the other rows that a value was made of: the second fiscal
	// year of a calendar year, the index of a deflated one.
	Also map[int][]Pos
}

// N is the number of years with a value.
func (s *Series) N() int { return len(s.Years) }

// At returns the value of a year.
func (s *Series) At(year int) (float64, bool) {
	if i, ok := slices.BinarySearch(s.Years, year); ok {
		return s.Values[i], true
	}
	return 0, false
}

// Rows are the places of all rows that the values were made of.
func (s *Series) Rows() []Pos {
	if len(s.Also) == 0 {
		return s.Pos
	}
	var out []Pos
	for i, y := range s.Years {
		out = append(append(out, s.Pos[i]), s.Also[y]...)
	}
	return out
}

// Within returns the part of the series from the first to the last year given,
// both included; 0 leaves that side open.
func (s *Series) Within(from, to int) *Series {
	lo, hi := 0, len(s.Years)
	for lo < hi && from != 0 && s.Years[lo] < from {
		lo++
	}
	for hi > lo && to != 0 && s.Years[hi-1] > to {
		hi--
	}
	if lo == 0 && hi == len(s.Years) && !outside(s, from, to) {
		return s
	}
	t := *s
	t.Years, t.Values, t.Status = s.Years[lo:hi], s.Values[lo:hi], s.Status[lo:hi]
	t.Sources, t.Notes, t.Periods, t.Pos = s.Sources[lo:hi], s.Notes[lo:hi], s.Periods[lo:hi], s.Pos[lo:hi]
	t.Missing, t.MissYears, t.Competing = nil, nil, nil
	for i, y := range s.MissYears {
		if within(y, from, to) {
			t.Missing, t.MissYears = append(t.Missing, s.Missing[i]), append(t.MissYears, y)
		}
	}
	for _, c := range s.Competing {
		if within(c.Year, from, to) {
			t.Competing = append(t.Competing, c)
		}
	}
	return &t
}

func within(y, from, to int) bool { return (from == 0 || y >= from) && (to == 0 || y <= to) }

func outside(s *Series, from, to int) bool {
	for _, y := range s.MissYears {
		if !within(y, from, to) {
			return true
		}
	}
	for _, c := range s.Competing {
		if !within(c.Year, from, to) {
			return true
		}
	}
	return false
}

// A Table is all that a study knows. As load leaves it, Obs holds names and
// units as written; as tidy leaves it, Series are built and Obs is empty.
type Table struct {
	Obs        []Observation
	Series     []*Series // by indicator in order of files, then by entity, partner, reporter
	Indicators []Indicator
	Entities   []Entity // those that occur, sorted by ID
	Sources    []Source // in the order of the descriptor
	Inputs     []Input  // sorted by path

	Withheld  []Withheld  // series that a guard keeps from the questions
	Corrected []Corrected // values that the study corrected

	// Written is the table in the words of its files, where this one is worded in
	// another language; else nil.
	Written *Table
}

// A Withheld series is one that a guard keeps from the questions.
type Withheld struct {
	Series *Series
	Guard  string
	Why    string  // what is wrong, as in the fault
	Said   Message // the same for a report in another language
}

// A Corrected value is one that the study has set right, with its reason.
type Corrected struct {
	Series   string
	Year     int
	Old, New float64
	Reason   string
	Pos      Pos // of the value in its file
}

// Find returns the series of an ID, or nil.
func (t *Table) Find(id string) *Series {
	for _, s := range t.Series {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Indicator returns the indicator of an ID; one that is unknown has only its ID.
func (t *Table) Indicator(id string) Indicator {
	for _, i := range t.Indicators {
		if i.ID == id {
			return i
		}
	}
	return Indicator{ID: id}
}

// Entity returns the entity of an ID; one that is unknown is labelled by its ID.
func (t *Table) Entity(id string) Entity {
	for _, e := range t.Entities {
		if e.ID == id {
			return e
		}
	}
	return Entity{ID: id, Label: id}
}

// Source returns the source of a key, and whether it is declared.
func (t *Table) Source(key string) (Source, bool) {
	for _, s := range t.Sources {
		if s.ID == key {
			return s, true
		}
	}
	return Source{}, false
}
