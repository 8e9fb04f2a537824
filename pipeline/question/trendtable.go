package question

import (
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// verdictWords are the statuses as tables print them, messages.
var verdictWords = map[string]string{
	rising: lang.Mark("rising"), falling: lang.Mark("falling"), risingBySome: lang.Mark("rising, by some methods"), fallingBySome: lang.Mark("falling, by some methods"),
	noClearTrend: lang.Mark("no clear trend"), tooFewYears: lang.Mark("too few years"),
}

// trendTable lists the slopes and tests of each series.
func (a *asking) trendTable(ss []*obs.Series, names []string, gots []trendGot) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-trend", Title: a.words("Trends: {}", a.lowerFirst(a.Question.Title)),
		Note:   a.words("OLS: slope of the straight line, with Newey and West’s interval. MK: Mann–Kendall, corrected by Hamed and Rao where that can be had. Robust: the test that allows for lasting shocks. The methods give the rule of the verdicts."),
		Source: a.credit(ss)}
	unit := ""
	logs, mixed := len(gots) > 0, false
	for _, g := range gots {
		logs, mixed = logs && g.log, mixed || g.log != gots[0].log
	}
	if mixed { // logarithms were asked for, and one series has none
		t.Note = join(a.words("Slopes of series that are not always positive are in their unit, the others of natural logarithms."), t.Note)
	} else if logs {
		unit = a.words("ln a year")
		t.Title = a.words("{} (slopes of natural logarithms a year; {} is about {})", t.Title, result.Decimal(a.l, 0.05, 2), a.l.Percent("5"))
	} else if sameUnit(ss) && len(ss) > 0 {
		unit = a.perYear(ss[0].Unit)
		t.Title = a.words("{} (slopes in {})", t.Title, unit)
	}
	t.Cols = []result.Column{{Key: "series", Head: a.words("Series"), Words: true}}
	if unit == "" {
		t.Cols = append(t.Cols, result.Column{Key: "unit", Head: a.words("Unit of slopes"), Words: true})
	}
	t.Cols = append(t.Cols, result.Column{Key: "n", Head: "n"},
		result.Column{Key: "ols_slope", Head: a.words("OLS")}, result.Column{Key: "lo95", Head: a.words("95% interval"), Unit: a.words("from¦the lower end of an interval")}, result.Column{Key: "hi95", Head: "", Unit: a.words("to¦the upper end of an interval")},
		result.Column{Key: "theil_sen", Head: "Theil–Sen"}, result.Column{Key: "p_newey_west", Head: "p", Unit: "Newey–West"},
		result.Column{Key: "p_mann_kendall", Head: "p", Unit: "MK"}, result.Column{Key: "p_robust", Head: "p", Unit: a.words("robust¦a test")},
		result.Column{Key: "verdict", Head: a.words("Verdict"), Words: true, Width: 0.17})
	row := func(s *obs.Series, name string, g trendGot) {
		row := []result.Cell{{Text: name}}
		if unit == "" {
			words := a.perYear(s.Unit)
			if g.log {
				words = a.words("ln a year")
			}
			row = append(row, result.Cell{Text: words})
		}
		d := 0
		for _, v := range []float64{g.ols.v("slope"), g.hac.v("slope_lo95_t"), g.hac.v("slope_hi95_t")} {
			d = max(d, min(slopeDecimals(v), slopeDecimals(g.ols.v("slope"))+1, 4))
		}
		slope, p := result.Format{Decimals: d}, result.Format{Style: result.PValue}
		verdict := a.l.Phrase(verdictWords[g.verdict.Status])
		if g.breaks.its.ok() {
			verdict = a.words("{}; line breaks in {}¦a verdict, a year", verdict, result.Format{Style: result.Year}.String(a.l, g.breaks.supTrend.v("break_year"), obs.Unit{}))
		}
		t.Rows = append(t.Rows, result.Row{Cells: append(row, numberCell(float64(s.N()), 0), g.ols.cell("slope", slope),
			g.hac.cell("slope_lo95_t", slope), g.hac.cell("slope_hi95_t", slope), g.sen.cell("slope", slope),
			g.hac.cell("p_t", p), firstOK(g.hr, g.mk).cell("p", p), g.robust.cell("p", p), result.Cell{Text: verdict})})
	}
	for i, s := range ss {
		row(s, names[i], gots[i])
		for k, g := range gots[i].eras {
			if e, ok := eraOf(a.st, a.Question.Eras[k]); ok && g.ols.ok() {
				row(a.inEra(a.series[i], e.ID), "– "+e.Label, g)
			}
		}
	}
	return t
}

// perYear is the unit of a slope.
func (sp speaker) perYear(u obs.Unit) string {
	if u.Percent() {
		return sp.words("percentage points a year")
	}
	if u.Kind == obs.Unknown {
		return sp.words("units a year")
	}
	scale, basis, ok := strings.Cut(result.UnitWords(sp.l, u), ", ")
	if !ok {
		return sp.words("{} a year¦a unit", scale)
	}
	return sp.words("{} a year¦a unit", scale) + ", " + basis
}
