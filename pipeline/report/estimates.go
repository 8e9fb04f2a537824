package report

import (
	"strconv"

	"defensetrade/pipeline/result"
)

// EstimatesHead is the first line of estimates.csv.
var EstimatesHead = []string{"id", "question", "series", "other", "era", "transform", "statistic",
	"parameters", "value", "unit", "n", "from", "to", "note"}

// EstimatesCSV is every number, one a line, as given. What is withheld has an
// empty value and the reason in its note.
func EstimatesCSV(r *result.Result) []byte {
	b := make([]byte, 0, 200*len(r.Estimates)+200)
	b = csvRow(b, EstimatesHead...)
	for _, e := range r.Estimates {
		for _, s := range [...]string{e.ID, e.Question, e.Series, e.Other, e.Era, e.Transform, e.Statistic, e.Parameters} {
			b = append(csvCell(b, inert(s)), ',')
		}
		b = append(appendDecimal(b, e.Value), ',')
		b = append(csvCell(b, inert(e.UnitWords)), ',')
		b = append(appendCount(b, e.N), ',')
		b = append(appendYear(b, e.From), ',')
		b = append(appendYear(b, e.To), ',')
		b = append(csvCell(b, inert(e.Note)), '\n')
	}
	return b
}

func appendCount(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendYear writes a year; a number that was withheld may have none.
func appendYear(b []byte, year int) []byte {
	if year == 0 {
		return b
	}
	return appendCount(b, year)
}

// PairsHead is the first line of pairs.csv.
var PairsHead = []string{"series", "other", "transform", "n", "r", "p", "rho", "p_t", "tau_b",
	"p_asymptotic", "bh", "n_eff", "status"}

// PairsCSV is one line a pair and transformation, as given.
func PairsCSV(r *result.Result) []byte {
	b := make([]byte, 0, 160*len(r.Pairs)+100)
	b = csvRow(b, PairsHead...)
	for i := range r.Pairs {
		p := &r.Pairs[i]
		for _, s := range [...]string{p.Series, p.Other, p.Transform} {
			b = append(csvCell(b, inert(s)), ',')
		}
		b = append(appendCount(b, p.N), ',')
		for _, v := range [...]float64{p.R, p.P, p.Rho, p.PT, p.TauB, p.PAsymptotic, p.BH, p.NEff} {
			b = append(appendDecimal(b, v), ',')
		}
		b = append(csvCell(b, inert(p.Status)), '\n')
	}
	return b
}
