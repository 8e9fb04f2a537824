package report

import (
	"io"
	"strconv"

	"defensetrade/pipeline/result"
)

// estimatesHead is the first line of estimates.csv.
var estimatesHead = []string{"id", "question", "series", "other", "era", "transform", "statistic",
	"parameters", "value", "unit", "n", "from", "to", "note"}

// EstimatesCSV is every number, one a line, as given. What is withheld has an
// empty value and the reason in its note.
func EstimatesCSV(r *result.Result) []byte {
	b := make([]byte, 0, 200*len(r.Estimates)+200)
	b = csvRow(b, estimatesHead...)
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

// pairsHead is the first line of pairs.csv, but that of the pairs of several questions
// has "question" at its end.
var pairsHead = []string{"series", "other", "transform", "n", "r", "p", "rho", "p_t", "tau_b",
	"p_asymptotic", "bh", "n_eff", "status"}

// Pairs that are put into words at a time, and how many times that side by side.
const (
	pairsPiece  = 1024
	pairsPieces = 8
)

// WritePairs writes pairs.csv, one line a pair and transformation, as given. The text may
// be too large to hold; par puts pieces of it together side by side.
func WritePairs(w io.Writer, r *result.Result, par func(n int, do func(i int))) error {
	head, several := pairsHead, len(r.Pairs) > 1
	if several {
		head = append(head[:len(head):len(head)], "question")
	}
	if _, err := w.Write(csvRow(nil, head...)); err != nil {
		return err
	}
	var texts [pairsPieces][]byte
	for _, p := range r.Pairs {
		end := []byte("\n")
		if several {
			end = append(csvCell([]byte(","), inert(p.Question)), '\n')
		}
		for start := 0; start < len(p.Of); start += pairsPieces * pairsPiece {
			par(pairsPieces, func(i int) {
				from := start + i*pairsPiece
				texts[i] = appendPairs(texts[i][:0], p, from, min(from+pairsPiece, len(p.Of)), end)
			})
			for _, text := range texts {
				if _, err := w.Write(text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// appendPairs writes the rows of the pairs from one place to before another, with what
// stands at the end of each.
func appendPairs(b []byte, pairs *result.Pairs, from, to int, end []byte) []byte {
	for p := range pairs.Between(from, to) {
		for _, s := range [...]string{p.Series, p.Other, p.Transform} {
			b = append(csvCell(b, inert(s)), ',')
		}
		b = append(appendCount(b, p.N), ',')
		for _, v := range [...]float64{p.R, p.P, p.Rho, p.PT, p.TauB, p.PAsymptotic, p.BH, p.NEff} {
			b = append(appendDecimal(b, v), ',')
		}
		b = append(csvCell(b, inert(p.Status)), end...)
	}
	return b
}
