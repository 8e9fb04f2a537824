package question

import (
	"errors"
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// trendProse says what the methods find and how sure one can be.
func (a *asking) trendProse(s *obs.Series, g trendGot) result.Text {
	switch {
	case g.verdict.Status == tooFewYears && s.N() < 2:
		return nil // the description has said it
	case g.verdict.Status == tooFewYears:
		return a.say("With so few values no trend is estimated.")
	case errors.Is(g.ols.err, stat.ErrNoVariation):
		return a.say("There is no trend to estimate.")
	case !g.ols.ok() || !g.sen.ok():
		return a.say("No trend could be estimated; the reason stands in estimates.csv.")
	}
	verb := direction(g.ols.v("slope"), "rises", "falls")
	var t result.Text
	if g.log {
		grow := direction(g.ols.v("growth_rate"), "growth", "a decline")
		t = a.say("On average it shows {} of {} a year (95% interval {} to {}, Newey–West; Theil–Sen {})", lit(grow), g.pace(),
			growth(g.hac.est("slope_lo95_t")), growth(g.hac.est("slope_hi95_t")), fraction(g.sen, "growth_rate"))
	} else {
		t = a.say("A straight line {} by {} a year (", lit(verb), change(g.ols, "slope"))
		t = append(append(t, a.interval(g.hac)...), a.say("), the median of all pairwise slopes (Theil–Sen) by {}", senChange(g))...)
	}
	p := func(g got, name string) result.Piece {
		return g.num(name, result.Format{Style: result.PValue, Relation: true})
	}
	switch g.verdict.Status {
	case rising, falling:
		if exactLine(g) {
			return append(t, a.w(". Every value lies on the line."))
		}
		t = append(t, a.say(". The test that allows for lasting shocks confirms the {} ({} {}).",
			lit(direction(g.ols.v("slope"), "rise", "fall")), em("p"), p(g.robust, "p"))...)
		if s.N() < enoughForRobust {
			t = append(t, a.w(" With so few values this test itself takes about one random walk in ten for a trend."))
		}
	case risingBySome, fallingBySome:
		t = append(t, a.say(". The rank test ({} {}) and Newey–West ({} {}) agree; the test that stays valid when shocks last ", em("p"), p(firstOK(g.hr, g.mk), "p"), em("p"), p(g.hac, "p_t"))...)
		if g.robust.ok() {
			t = append(t, a.say("does not ({} {})", em("p"), p(g.robust, "p"))...)
		} else {
			t = append(t, a.w("could not be made"))
		}
		t = append(t, a.w(", so this may be the wandering of a series without a trend."))
	default:
		t = append(t, a.say(". None of this amounts to a clear trend")...)
		link := ": "
		for _, test := range []struct {
			name, value string
			got         got
		}{{"the test that allows for lasting shocks has ", "p", g.robust}, {"Newey–West ", "p_t", g.hac}, {"the rank test ", "p", firstOK(g.hr, g.mk)}} {
			if test.got.ok() {
				t = append(t, a.say("{}{}{} {}", lit(link), lit(test.name), em("p"), p(test.got, test.value))...)
				link = ", "
			}
		}
		t = append(t, lit("."))
	}
	for i, era := range a.Question.Eras {
		e, _ := eraOf(a.st, era)
		if i < len(g.eras) && g.eras[i].ols.ok() {
			est, hac := g.eras[i].ols.est("slope"), g.eras[i].hac
			if hac.ok() && !(hac.v("p_t") < a.st.Alpha) {
				t = append(t, a.say(" In the era {} ({}) the line has no clear slope ({} {}).", lit(quoted(e.Label)), lit(span(est.From, est.To)), em("p"), p(hac, "p_t"))...)
				continue
			}
			t = append(t, a.say(" In the era {} ({}) the line {} by {} a year.", lit(quoted(e.Label)), lit(span(est.From, est.To)),
				lit(direction(est.Value, "rises", "falls")), g.eras[i].pace())...)
		}
	}
	return append(t, a.breakProse(g.breaks, g.log)...)
}

// pace is the yearly change of the line: in the unit of the series, or in percent
// on the logarithmic scale.
func (g trendGot) pace() result.Piece {
	if !g.log {
		return change(g.ols, "slope")
	}
	p := fraction(g.ols, "growth_rate")
	p.Format.Abs = true
	return p
}

// growth prints the yearly growth that a slope of logarithms means.
func growth(e *result.Estimate) result.Piece {
	if e == nil {
		return lit("n/a")
	}
	return percentFine(math.Expm1(e.Value)) // not the estimate itself
}

// fraction prints a relative change as a percentage with its sign.
func fraction(g got, name string) result.Piece {
	return g.num(name, result.Format{Style: result.Percent, Decimals: 1})
}

// interval prints the Newey–West interval of the slope as sizes of a fall or a
// rise, since the words around it say the direction.
func (sp speaker) interval(hac got) result.Text {
	if !hac.ok() {
		return sp.say("no interval")
	}
	lo, hi := hac.v("slope_lo95_t"), hac.v("slope_hi95_t")
	f := result.Format{Style: beside(hac, "slope_lo95_t"), Decimals: intervalDecimals(lo, hi), Abs: true}
	a, b := hac.num("slope_lo95_t", f), hac.num("slope_hi95_t", f)
	switch {
	case lo >= 0:
		return sp.say("95% interval {} to {}, Newey–West", a, b)
	case hi <= 0:
		return sp.say("95% interval {} to {}, Newey–West", b, a)
	}
	return sp.say("95% interval from a fall of {} to a rise of {}, Newey–West", a, b)
}

// intervalDecimals leaves two significant digits of the greater end of an interval,
// and one decimal more where the ends would print alike.
func intervalDecimals(lo, hi float64) int {
	d := slopeDecimals(math.Max(math.Abs(lo), math.Abs(hi)))
	if result.Decimal(english.l, math.Abs(lo), d) == result.Decimal(english.l, math.Abs(hi), d) {
		d++
	}
	return d
}

// senChange prints Theil–Sen's slope; with a sign where it contradicts the line.
func senChange(g trendGot) result.Piece {
	f := result.Format{Style: beside(g.sen, "slope"), Decimals: slopeDecimals(g.sen.v("slope")), Abs: g.sen.v("slope")*g.ols.v("slope") >= 0}
	return g.sen.num("slope", f)
}

// tally counts the verdicts of many series.
func (sp speaker) tally(gots []trendGot) result.Text {
	n := map[string]int{}
	for _, g := range gots {
		n[g.verdict.Status]++
	}
	var parts []string
	add := func(status, one, many string) {
		if n[status] > 0 {
			parts = append(parts, sp.counted(n[status], one, many))
		}
	}
	add(rising, "{} rises", "{} rise")
	add(falling, "{} falls", "{} fall")
	add(risingBySome, "{} rises by some methods only", "{} rise by some methods only")
	add(fallingBySome, "{} falls by some methods only", "{} fall by some methods only")
	add(noClearTrend, "{} shows no clear trend", "{} show no clear trend")
	add(tooFewYears, "{} has too few years to tell", "{} have too few years to tell")
	return sp.say("Of the {} series, {}.", lit(sp.count(len(gots))), lit(sp.list(parts)))
}

// asFarAs tempers a trend of few values.
func (sp speaker) asFarAs(s *obs.Series) string {
	if s.N() >= enoughForRobust {
		return ""
	}
	return ", as far as " + sp.counted(s.N(), "{} value", "{} values") + " can tell"
}

// change prints the size of a yearly change without its sign.
func change(g got, name string) result.Piece {
	return g.num(name, result.Format{Style: result.Points, Decimals: slopeDecimals(g.v(name)), Abs: true})
}

// slopeDecimals leaves two significant digits.
func slopeDecimals(v float64) int {
	v = math.Abs(v)
	if v == 0 || math.IsNaN(v) || v >= 10 {
		return 0
	}
	return min(12, 1-int(math.Floor(math.Log10(v))))
}
