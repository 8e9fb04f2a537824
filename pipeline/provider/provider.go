// Package provider turns what publishers give for download into tidy files: one
// CSV an indicator, and the entries of datapackage.json that say what it is.
//
// A format is recognised by what stands in the file, never by the file's name. No
// row is lost in silence: what a format reads it keeps, or leaves out with a
// reason that is counted and printed. The package computes no statistic; the sums
// it makes are of deals of one pair and year, which have no row of their own in a
// tidy file.
package provider

import (
	"errors"
	"fmt"
	"strings"
)

// A Format is one layout of one publisher.
type Format struct {
	Name  string // "worldbank"
	Title string // "World Bank, World Development Indicators"
	What  string // how to know it, for analyze list providers
	// Sniff says what in the file shows that it has this layout, such as
	// `header "Country Name","Country Code" in line 5`, or "" where it has not.
	// It sees Raw.Head, the sheets of a workbook and the names in an archive.
	Sniff func(*Raw) string
	// Read reads the whole file into im. An error means that the file is not what
	// it seemed to be; faults of single rows go to im.
	Read func(r *Raw, im *Import) error
	// Companion is a file that holds no observations but explains others given
	// with it, such as the metadata in a zip; Read is nil.
	Companion bool
	// EightBit: the publisher writes ISO 8859-1, so bytes that are not UTF-8 are
	// read as Windows-1252, which holds it. Elsewhere they are an error (G35).
	EightBit bool
}

// Formats lists the formats that are known. To add one: write its file, and put
// its name here.
var Formats = []Format{
	sipriMilex,
	sipriDeliveries, sipriRegister, sipriOldAPI, sipriTable,
	worldBank, worldBankJSON, worldBankMetadata,
	baci, baciCountries, baciProducts,
	comtrade, comtradeJSON,
	wits, witsSummary, witsSection,
	dots, dotsPanel,
	cowDyadic, cowNational,
	geoDist, geoCountries, cepiiGravity, tradHist,
	oec,
	eurostatTSV, eurostatCSV,
	euArms, nato,
	owid, owidMetadata,
}

// Recognise returns the one format that a file has and what shows it.
func Recognise(r *Raw) (*Format, string, error) {
	var hit *Format
	var seen []string
	for i := range Formats {
		if what := Formats[i].Sniff(r); what != "" {
			hit = &Formats[i]
			seen = append(seen, Formats[i].Title+" ("+what+")")
		}
	}
	switch len(seen) {
	case 0:
		return nil, "", &ErrUnknown{Raw: r}
	case 1:
		return hit, strings.TrimSuffix(strings.TrimPrefix(seen[0], hit.Title+" ("), ")"), nil
	}
	return nil, "", fmt.Errorf("%s fits several formats: %s; say which rows and columns are meant with --entity-column, --year-column and --value-column", r.Name, strings.Join(seen, "; "))
}

// ErrUnknown is the error of a file that has no known format.
type ErrUnknown struct {
	Raw *Raw
	Fix string // how to import it as a table, where it looks like one
}

// Error says what was seen.
func (e *ErrUnknown) Error() string {
	s := e.Raw.Name + " has no format that is known; seen was " + e.Raw.seen()
	if e.Fix != "" {
		s += "; " + e.Fix
	}
	return s
}

// errNothing is the error of a file in which nothing can be read.
var errNothing = errors.New("the file is empty")
