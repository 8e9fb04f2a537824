package question

import (
	"math"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// A quantity is a number that a check measured, with how it is written.
type quantity struct {
	reach
	unit     obs.Unit // of the number
	words    string   // the unit for estimates.csv
	show     func(v float64) result.Piece
	gap      func(v float64) string // a distance between two such numbers
	series   []*obs.Series
	n        int
	from, to int
	uses     []obs.Pos
	estimate string // of a family that has the value; "" writes claim.value
	turns    turnWords
}

// turnWords say what would change an outcome: that the number were higher, or lower,
// and by how much it holds. Those of a quantity without any are numberTurns.
type turnWords struct{ higher, lower, margin string }

var numberTurns = turnWords{lang.Mark("It would hold if the number were {} higher."), lang.Mark("It would hold if the number were {} lower."), lang.Mark("The margin is {}.")}

// exactlyAs writes numbers with all their digits: what a claim says is not rounded.
func exactlyAs(show func(float64) result.Piece) func(float64) result.Piece {
	return func(v float64) result.Piece {
		p := show(v)
		p.Format.Exact = p.Number
		return p
	}
}

// ofSeries is a quantity in the unit of a series.
func (sp speaker) ofSeries(s *obs.Series) quantity {
	u, words := unitOf(stat.InUnit, s.Unit, stat.Level)
	style := result.Amount
	if s.Unit.Percent() || s.Unit.Kind == obs.Counted {
		style = result.Short
	}
	f := result.Format{Style: style, Decimals: proseDecimals(s)}
	return quantity{unit: u, words: words, series: []*obs.Series{s},
		show: func(v float64) result.Piece {
			g := f
			if v == math.Trunc(v) && s.Unit.Percent() {
				g.Decimals = 0
			}
			return result.Piece{Number: true, Value: v, Unit: s.Unit, Format: g}
		},
		gap: func(v float64) string { return sp.distance(v, s.Unit) }}
}

// distance writes how far apart two numbers of a unit are, without the zeros that
// three significant digits can end in.
func (sp speaker) distance(v float64, u obs.Unit) string {
	d := 0
	for d < 3 && math.Abs(v*math.Pow10(d)-math.Round(v*math.Pow10(d))) > 1e-9*math.Max(1, math.Abs(v)) {
		d++
	}
	if math.Abs(v) >= 100 && d > 0 {
		d = 0
	}
	switch {
	case v != 0 && math.Abs(v) < 0.001:
		d = -1
	case u.Percent() && d > 2 && math.Abs(v) >= 0.1:
		d = 2
	case u.Kind == obs.Money:
		d = -1
	}
	if u.Kind == obs.Counted {
		return result.Format{Style: result.Short, Decimals: d}.String(sp.l, v, u)
	}
	return strings.TrimSuffix(result.Format{Style: result.Points, Decimals: d}.String(sp.l, v, u), pluralOf(v, u))
}

// pluralOf is the s that a distance of one has too much.
func pluralOf(v float64, u obs.Unit) string {
	if u.Percent() && v == 1 {
		return "s"
	}
	return ""
}

// inPercent is a quantity in percent of anything.
func (sp speaker) inPercent(ss []*obs.Series) quantity {
	u := obs.Unit{Kind: obs.Rate}
	return quantity{unit: u, words: "%", series: ss,
		show: func(v float64) result.Piece {
			return result.Piece{Number: true, Value: v, Unit: u, Format: result.Format{Style: result.Short, Decimals: -1}}
		},
		gap: func(v float64) string { return sp.distance(v, u) }}
}
