package provider

import "errors"

// A Mapping says which columns of a table hold what.
type Mapping struct {
	EntityColumn, PartnerColumn, YearColumn, ValueColumn, IndicatorColumn string
	YearColumns                                                           string // "1990:2024", of a wide table
	Sheet                                                                 string
	Indicator, Title, Unit                                                string
}

// given reports whether the command describes the table.
func (m Mapping) given() bool { return m != (Mapping{}) }

// generic is a table that is described on the command line.
var generic = Format{Name: "table", Title: "table described on the command line", What: "any CSV or Excel sheet, with --entity-column, --year-column, --value-column or --year-columns",
	Sniff: func(*Raw) string { return "" }, Read: func(*Raw, *Import) error { return errors.New("not yet") }}
