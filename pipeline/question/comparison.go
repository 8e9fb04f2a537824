package question

import (
	"errors"
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// eraGot is the comparison of two eras of one series.
type eraGot struct {
	diff   got
	lines  got // the test of the difference of the slopes
	na, nb int
	slopes [2]got // Newey–West test of the slope inside each era
	others []otherEras
	lasts  bool // deviations from the two means last into the next year
}

// twoEras parts a series at two eras.
func (a *asking) twoEras(s *obs.Series, ids []string) twoEras {
	return twoEras{whole: a.span(s), a: a.inEra(s, ids[0]), b: a.inEra(s, ids[1]), ids: ids}
}

// comparison answers a question of kind comparison: two eras of each series.
func comparison(a *asking) {
	ids := a.Question.Eras
	if len(ids) == 0 { // Plan has seen to it that the study has two
		ids = []string{a.st.Eras[0].ID, a.st.Eras[1].ID}
	}
	eraA, _ := eraOf(a.st, ids[0])
	eraB, _ := eraOf(a.st, ids[1])
	ss := a.spans()
	sheets := make([]*sheet, len(ss))
	gots := make([]eraGot, len(ss))
	a.par(len(ss), func(i int) {
		sheets[i] = a.sheet()
		of := a.twoEras(a.series[i], ids)
		gots[i] = eraGot{na: of.a.N(), nb: of.b.N()}
		gots[i].diff = sheets[i].eraTest("era_difference", of, stat.Level, nil)
		gots[i].lines = sheets[i].eraTest("era_slopes", of, stat.Level, nil)
		gots[i].lasts = lasting(of)
		gots[i].others = a.otherEras(sheets[i], a.series[i], ids)
		for k, e := range ids {
			gots[i].slopes[k] = sheets[i].ask("ols_trend_hac", subject{series: []*obs.Series{a.inEra(a.series[i], e)}, era: e}, stat.Level, nil)
			sheets[i].ask("descriptive", subject{series: []*obs.Series{a.inEra(a.series[i], e)}, era: e}, stat.Level, nil)
		}
	})
	names := a.names(ss)
	a.keep(sheets...)
	if both := a.overlap(eraA, eraB); both != nil {
		a.para(both)
		a.finding(both)
		return
	}
	for i, s := range ss {
		if len(ss) <= 8 || a.lead(s) {
			t := a.eraProse(s, gots[i], eraA, eraB)
			if more := a.otherErasProse(s, gots[i]); len(more) > 0 {
				t = append(append(t, lit(" ")), more...)
			}
			a.para(t)
		}
	}
	a.para(a.lastingNote(ss, gots))
	a.eraFinding(ss, gots, eraA, eraB)
	a.eraFigures(ss, names, gots, eraA, eraB)
	if slices.ContainsFunc(gots, func(g eraGot) bool { return g.diff.ok() }) {
		a.table(a.eraTable(ss, names, gots, eraA, eraB))
	}
	a.table(a.otherErasTable(ss, names, gots, eraA, eraB))
	if len(ss) > 1 {
		a.guard("G21", obs.SevWarning, a.under(a.Question.Title, a.words("{} comparisons are made side by side; where nothing differs, each would still reject about one time in {} by chance alone.", a.count(len(ss)), a.count(int(math.Round(1/a.st.Alpha))))))
	}
}

// muchLasting is the autocorrelation of deviations above which the tests of eras are
// told to reject too often: AR(1) 0.6 is what docs/simulation.md has.
const muchLasting = 0.5

// lasting reports whether deviations from the means of two eras last: their
// correlation from one value to the next is above muchLasting.
func lasting(of twoEras) bool {
	var years []int
	var e []float64
	for i, y := range of.whole.Years {
		for _, part := range []*obs.Series{of.a, of.b} {
			if _, ok := part.At(y); ok {
				years, e = append(years, y), append(e, of.whole.Values[i]-average(part.Values))
				break
			}
		}
	}
	r, err := stat.ACF(years, e, stat.ACFOptions{NLags: 1})
	return err == nil && r.R[0] > muchLasting
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x / float64(len(v))
	}
	return sum
}

// lastingNote warns of small p-values of series whose deviations last.
func (a *asking) lastingNote(ss []*obs.Series, gots []eraGot) result.Text {
	var names []string
	for i, s := range ss {
		if g := gots[i]; g.lasts && (g.diff.v("p") < a.st.Alpha || g.lines.v("p") < a.st.Alpha) && (len(ss) <= 8 || a.lead(s)) {
			names = append(names, a.lowerFirst(a.whole(s)))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return a.say("Deviations of {} from the mean of an era last for years. A series that only wanders differs between two halves more often than not, so there a small {} is weak evidence.",
		lit(a.list(names)), em("p"))
}

// twoEras are two parts of a series and the IDs of the eras that they are.
type twoEras struct {
	whole, a, b *obs.Series
	ids         []string
	other       choice // of figures
}

func (a *asking) eraProse(s *obs.Series, e eraGot, eraA, eraB study.Era) result.Text {
	g := e.diff
	switch {
	case errors.Is(g.err, stat.ErrTooFew):
		return a.say("{} has {} in the era {} and {} in the era {}, too few to compare them.", lit(a.whole(s)), lit(a.counted(e.na, "{} value", "{} values")), lit(quoted(eraA.Label)),
			lit(a.counted(e.nb, "{} value", "{} values")), lit(quoted(eraB.Label)))
	case errors.Is(g.err, stat.ErrNoVariation):
		return a.say("{} could not be compared between the eras {} and {}: its values do not vary.", lit(a.whole(s)), lit(quoted(eraA.Label)), lit(quoted(eraB.Label)))
	case !g.ok():
		return a.say("{} could not be compared between the eras {} and {}; the reason stands in estimates.csv.", lit(a.whole(s)), lit(quoted(eraA.Label)), lit(quoted(eraB.Label)))
	}
	name, labelA, labelB := lit(a.whole(s)), lit(quoted(eraA.Label)), lit(quoted(eraB.Label))
	first := num(s, g, "mean_a", result.Amount)
	before, after := num(s, g, "mean_a", again(s.Unit)), num(s, g, "mean_b", again(s.Unit))
	if before.In(a.l) == after.In(a.l) {
		return a.say("{} averaged {} in both eras ({}).", name, first, isP(g, "p"))
	}
	chance := a.say("a difference of this size can be chance ({})", isP(g, "p"))
	if g.v("p") < a.st.Alpha {
		chance = a.say("the difference is larger than chance would explain ({})", isP(g, "p"))
	}
	by := g.num("difference", result.Format{Style: result.Points, Decimals: pointDecimals(s), Abs: true})
	t := a.say("{} averaged {} in the era {} and {} in the era {}, {} lower; {}.", name, first, labelA, after, labelB, by, chance)
	if g.v("difference") > 0 {
		t = a.say("{} averaged {} in the era {} and {} in the era {}, {} higher; {}.", name, first, labelA, after, labelB, by, chance)
	}
	if more := a.eraLines(e); len(more) > 0 {
		t = append(append(t, lit(" ")), more...)
	}
	return t
}

// eraLines says whether the lines of the two eras have different slopes, where the
// test rejects or both of them go the way of the difference.
func (a *asking) eraLines(e eraGot) result.Text {
	g := e.diff
	sure := e.slopes[0].ok() && e.slopes[1].ok() && e.slopes[0].v("p_t") < a.st.Alpha && e.slopes[1].v("p_t") < a.st.Alpha
	sa, sb := g.v("slope_a"), g.v("slope_b")
	rises, differ := sa > 0, e.lines.ok() && e.lines.v("p") < a.st.Alpha
	if sure && g.v("p") < a.st.Alpha && sa*sb > 0 && sa*g.v("difference") > 0 {
		t := a.say("It fell within both eras, so part of the difference is the trend going on")
		if rises {
			t = a.say("It rose within both eras, so part of the difference is the trend going on")
		}
		if !differ {
			return append(t, lit("."))
		}
		return a.say("{}; {}.", t, a.secondSlope(e, rises, math.Abs(sb) > math.Abs(sa)))
	}
	if !differ {
		return nil
	}
	first, second, p := change(e.lines, "slope_a"), a.sizeBeside(e.lines, "slope_b"), isP(e.lines, "p")
	switch after := sb > 0; {
	case rises && after:
		return a.say("Its slopes differ: it rose by {} a year in the first era and by {} in the second ({}).", first, second, p)
	case rises:
		return a.say("Its slopes differ: it rose by {} a year in the first era and fell by {} in the second ({}).", first, second, p)
	case after:
		return a.say("Its slopes differ: it fell by {} a year in the first era and rose by {} in the second ({}).", first, second, p)
	}
	return a.say("Its slopes differ: it fell by {} a year in the first era and by {} in the second ({}).", first, second, p)
}

// secondSlope is a clause that sets the slope of the second era beside that of the
// first, which has its direction.
func (sp speaker) secondSlope(e eraGot, rises, faster bool) result.Text {
	by, before, p := change(e.lines, "slope_b"), sp.sizeBeside(e.lines, "slope_a"), isP(e.lines, "p")
	switch {
	case rises && faster:
		return sp.say("in the second it rose faster, by {} a year instead of {} ({})", by, before, p)
	case rises:
		return sp.say("in the second it rose more slowly, by {} a year instead of {} ({})", by, before, p)
	case faster:
		return sp.say("in the second it fell faster, by {} a year instead of {} ({})", by, before, p)
	}
	return sp.say("in the second it fell more slowly, by {} a year instead of {} ({})", by, before, p)
}

// sizeBeside is the size of a slope after another one with its unit.
func (sp speaker) sizeBeside(g got, name string) result.Piece {
	return g.num(name, result.Format{Style: beside(g, name), Decimals: slopeDecimals(g.v(name)), Abs: true})
}

// pointDecimals is how many decimals a difference of values carries.
func pointDecimals(s *obs.Series) int {
	if s.Unit.Percent() {
		return 1
	}
	return proseDecimals(s)
}

func quoted(s string) string { return "“" + s + "”" }

// eraFinding names the series whose eras differ by more than chance explains.
func (a *asking) eraFinding(ss []*obs.Series, gots []eraGot, eraA, eraB study.Era) {
	var parts []result.Text
	compared := 0
	for i, s := range ss {
		if gots[i].diff.ok() {
			compared++
		}
		if g := gots[i].diff; g.ok() && g.v("p") < a.st.Alpha && (len(ss) <= 8 || a.lead(s)) {
			message := lang.Mark("{} ({} and {} on average)¦a series, and its means in two eras")
			if gots[i].lasts {
				message = lang.Mark("{} ({} and {} on average; weak evidence, since its deviations last for years)¦a series, and its means in two eras")
			}
			parts = append(parts, a.tell(message, lit(a.lowerFirst(a.whole(s))), num(s, g, "mean_a", again(s.Unit)), num(s, g, "mean_b", result.Amount)))
		}
	}
	switch {
	case compared == 0:
		a.finding(a.say("{}: the eras {} and {} could not be compared; the section says why.", lit(a.Question.Title), lit(quoted(eraA.Label)), lit(quoted(eraB.Label))))
		return
	case len(parts) == 0 && len(ss) == 1:
		a.finding(a.say("{}: the eras {} and {} differ by no more than chance explains.", lit(a.whole(ss[0])), lit(quoted(eraA.Label)), lit(quoted(eraB.Label))))
		return
	case len(parts) == 0:
		a.finding(a.say("The eras {} and {} do not differ by more than chance explains in any of the {} compared.", lit(quoted(eraA.Label)), lit(quoted(eraB.Label)), lit(a.counted(compared, "{} series", "{} series"))))
		return
	}
	a.finding(a.say("The eras {} and {} differ in {}.", lit(quoted(eraA.Label)), lit(quoted(eraB.Label)), a.texts(parts)))
}

// texts joins texts as list joins words: "a, b and c".
func (sp speaker) texts(ts []result.Text) result.Text {
	if len(ts) < 2 {
		return result.Join("", ts...)
	}
	last := len(ts) - 1
	return sp.say("{} and {}¦the last two of a list", result.Join(", ", ts[:last]...), ts[last])
}
