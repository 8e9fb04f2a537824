package question

import (
	"errors"
	"math"
	"strings"

	"defensetrade/pipeline/lang"
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
	p := func(g got, name string) result.Piece {
		return g.num(name, result.Format{Style: result.PValue, Relation: true})
	}
	slope := g.ols.v("slope")
	t := a.tell(direction(slope, lang.Mark("A straight line rises by {} a year ({}), the median of all pairwise slopes (Theil–Sen) by {}."),
		lang.Mark("A straight line falls by {} a year ({}), the median of all pairwise slopes (Theil–Sen) by {}.")), change(g.ols, "slope"), a.interval(g.hac), senChange(g))
	if g.log {
		t = a.tell(direction(g.ols.v("growth_rate"), lang.Mark("A line of constant growth rises by {} a year (95% interval {} to {}, Newey–West; Theil–Sen {})."),
			lang.Mark("A line of constant decline falls by {} a year (95% interval {} to {}, Newey–West; Theil–Sen {}).")), g.pace(),
			growth(g.hac.est("slope_lo95_t")), growth(g.hac.est("slope_hi95_t")), fraction(g.sen, "growth_rate"))
	}
	switch g.verdict.Status {
	case rising, falling:
		if exactLine(g) {
			return sentences(t, a.say("Every value lies on the line."))
		}
		t = sentences(t, a.tell(direction(slope, lang.Mark("The test that allows for lasting shocks confirms the rise ({} {})."), lang.Mark("The test that allows for lasting shocks confirms the fall ({} {}).")),
			em("p"), p(g.robust, "p")))
		if s.N() < enoughForRobust {
			t = sentences(t, a.say("With so few values this test itself takes about one random walk in ten for a trend."))
		}
	case risingBySome, fallingBySome:
		message := lang.Mark("The rank test ({} {}) and Newey–West ({} {}) agree; the test that stays valid when shocks last could not be made, so this may be the wandering of a series without a trend.")
		if g.robust.ok() {
			message = lang.Mark("The rank test ({} {}) and Newey–West ({} {}) agree; the test that stays valid when shocks last does not ({} {}), so this may be the wandering of a series without a trend.")
		}
		t = sentences(t, a.tell(message, em("p"), p(firstOK(g.hr, g.mk), "p"), em("p"), p(g.hac, "p_t"), em("p"), p(g.robust, "p")))
	default:
		var tests []result.Text
		for _, test := range []struct {
			message, value string
			got            got
		}{{lang.Mark("the test that allows for lasting shocks has {} {}¦p = 0.2"), "p", g.robust}, {lang.Mark("Newey–West {} {}¦has p = 0.2"), "p_t", g.hac},
			{lang.Mark("the rank test {} {}¦has p = 0.2"), "p", firstOK(g.hr, g.mk)}} {
			if test.got.ok() {
				tests = append(tests, a.tell(test.message, em("p"), p(test.got, test.value)))
			}
		}
		none := a.say("None of this amounts to a clear trend.")
		if len(tests) > 0 {
			none = a.say("None of this amounts to a clear trend: {}.", result.Join(", ", tests...))
		}
		t = sentences(t, none)
	}
	for i, era := range a.Question.Eras {
		e, _ := eraOf(a.st, era)
		if i < len(g.eras) && g.eras[i].ols.ok() {
			est, hac := g.eras[i].ols.est("slope"), g.eras[i].hac
			if hac.ok() && !(hac.v("p_t") < a.st.Alpha) {
				t = sentences(t, a.say("In the era {} ({}) the line has no clear slope ({} {}).", lit(quoted(e.Label)), lit(span(est.From, est.To)), em("p"), p(hac, "p_t")))
				continue
			}
			t = sentences(t, a.tell(direction(est.Value, lang.Mark("In the era {} ({}) the line rises by {} a year (verdict: {})."), lang.Mark("In the era {} ({}) the line falls by {} a year (verdict: {}).")),
				lit(quoted(e.Label)), lit(span(est.From, est.To)), g.eras[i].pace(), lit(a.l.Phrase(verdictWords[g.eras[i].verdict.Status]))))
		}
	}
	return sentences(t, a.breakProse(g.breaks, g.log))
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
		return noNumber
	}
	return percentFine(math.Expm1(e.Value)).From(growthFrom(e)) // not the estimate itself
}

// growthFrom is where the growth a year comes from that a slope of logarithms means.
func growthFrom(e *result.Estimate) *result.Origin {
	if e == nil {
		return nil
	}
	return &result.Origin{Made: lang.Mark("Growth a year, exp(b) − 1, of a slope b of logarithms."), Estimates: []string{e.ID}}
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

// tally counts the verdicts of many series, and names the series.
func (a *asking) tally(ss []*obs.Series, names []string, gots []trendGot) result.Text {
	h := a.headlineOf(ss, names, gots)
	n := func(status string) int { return len(h.by[status]) }
	var parts []string
	for _, part := range []struct{ status, words string }{
		{rising, a.counted(n(rising), "{} rises", "{} rise")},
		{falling, a.counted(n(falling), "{} falls", "{} fall")},
		{risingBySome, a.counted(n(risingBySome), "{} rises by some methods only", "{} rise by some methods only")},
		{fallingBySome, a.counted(n(fallingBySome), "{} falls by some methods only", "{} fall by some methods only")},
		{noClearTrend, a.counted(n(noClearTrend), "{} shows no clear trend", "{} show no clear trend")},
		{tooFewYears, a.counted(n(tooFewYears), "{} has too few years to tell", "{} have too few years to tell")},
	} {
		switch idx := h.by[part.status]; {
		case len(idx) > mostNamed: // the table names them
			parts = append(parts, part.words)
		case len(idx) > 0:
			var who []string
			for _, i := range idx {
				who = append(who, names[i])
			}
			parts = append(parts, part.words+" ("+strings.Join(who, ", ")+")")
		}
	}
	return a.say("Of the {} series, {}.", lit(a.count(len(gots))), lit(a.list(parts)))
}

// asFarAs tempers a clause on a trend of few values.
func (sp speaker) asFarAs(s *obs.Series, clause result.Text) result.Text {
	if s.N() >= enoughForRobust {
		return clause
	}
	return sp.say("{}, as far as {} can tell", clause, lit(sp.counted(s.N(), "{} value", "{} values")))
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
