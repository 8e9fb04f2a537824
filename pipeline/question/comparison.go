package question

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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
	for i, s := range ss {
		a.keep(sheets[i])
		if len(ss) <= 8 || a.lead(s) {
			t := a.eraProse(s, gots[i], eraA, eraB)
			if more := a.otherErasProse(s, gots[i]); len(more) > 0 {
				t = append(append(t, w(" ")), more...)
			}
			a.para(t)
		}
	}
	a.para(a.lastingNote(ss, gots))
	a.eraFinding(ss, gots, eraA, eraB)
	a.eraFigures(ss, names, gots, eraA, eraB)
	a.table(a.eraTable(ss, names, gots, eraA, eraB))
	a.table(a.otherErasTable(ss, names, gots, eraA, eraB))
	if len(ss) > 1 {
		a.guard("G21", obs.SevWarning, under(a.Question.Title, counted(len(ss), "comparison", "comparisons")+" are made side by side; about one in twenty would reject by chance alone."))
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
			names = append(names, lowerFirst(a.whole(s)))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return say("Deviations of {} from the mean of an era last for years. A series that only wanders differs between two halves more often than not, so there a small {} is weak evidence.",
		w(list(names)), em("p"))
}

// eraTest is how a family that compares two eras is computed.
type eraTest func(yearsA []int, a []float64, yearsB []int, b []float64, o stat.HACOptions) (stat.Result, error)

// eraTests are those families, on levels and on logarithms, with the least number
// of values in each era.
var eraTests = map[string]struct {
	level, log eraTest
	each       int
}{
	"era_difference": {
		func(ya []int, a []float64, yb []int, b []float64, o stat.HACOptions) (stat.Result, error) {
			return stat.EraDifference(ya, a, yb, b, o)
		},
		func(ya []int, a []float64, yb []int, b []float64, o stat.HACOptions) (stat.Result, error) {
			return stat.EraDifferenceLog(ya, a, yb, b, o)
		}, 3},
	"era_slopes": {
		func(ya []int, a []float64, yb []int, b []float64, o stat.HACOptions) (stat.Result, error) {
			return stat.EraSlopes(ya, a, yb, b, o)
		},
		func(ya []int, a []float64, yb []int, b []float64, o stat.HACOptions) (stat.Result, error) {
			return stat.EraSlopesLog(ya, a, yb, b, o)
		}, 5},
}

// twoEras are two parts of a series and the IDs of the eras that they are.
type twoEras struct {
	whole, a, b *obs.Series
	ids         []string
	other       choice // of figures
}

// eraTest runs one of the families that compare two eras, with parameters p
// (nil: its defaults).
func (s *sheet) eraTest(name string, of twoEras, tr stat.Transform, p params) got {
	s.families[name] = true
	f, _ := familyOf(name)
	p = f.complete(p)
	o, badOption := hacOptions(p)
	sa, sb := of.a, of.b
	base := result.Estimate{Question: s.question, Series: of.whole.ID, Transform: tr.String(), N: sa.N() + sb.N(), Unit: of.whole.Unit}
	base.From, base.To = ends(slices.Sorted(slices.Values(slices.Concat(sa.Years, sb.Years))))
	base.Uses = append(append(base.Uses, sa.Rows()...), sb.Rows()...)
	p["a"], p["b"] = of.ids[0], of.ids[1]
	of.other.tell(p)
	asked := p.String()
	start := len(s.ests)
	least := f.LeastN
	if s.st.LeastN > 0 {
		least = s.st.LeastN
	}
	var r stat.Result
	err := badOption
	test := eraTests[name]
	compare := test.level
	if tr == stat.Logarithm {
		compare = test.log
	}
	switch {
	case err != nil:
	case sa.N()+sb.N() < least || sa.N() < test.each || sb.N() < test.each:
		err = fmt.Errorf("G20: %d and %d observations, at least %d in each era and %d together are needed: %w", sa.N(), sb.N(), test.each, least, stat.ErrTooFew)
	default:
		r, err = compare(sa.Years, sa.Values, sb.Years, sb.Values, o)
	}
	if err != nil {
		e := base
		e.Parameters, e.Statistic, e.Value, e.Note, e.Unit = p.String(), name, math.NaN(), of.other.note(reason(err)), obs.Unit{}
		s.add(e, asked)
		return got{ests: s.ests[start:len(s.ests):len(s.ests)], err: err}
	}
	switch t := r.(type) {
	case *stat.EraComparison:
		p["lag"] = strconv.Itoa(t.Lag)
	case *stat.EraSlopesTest:
		p["lag"] = strconv.Itoa(t.Lag)
	}
	notes := r.Warnings()
	if sp := splice([]*obs.Series{of.whole}); sp != "" {
		notes = append(notes[:len(notes):len(notes)], sp)
	}
	for _, v := range r.Values() {
		e := base
		e.Parameters, e.Statistic, e.Value, e.Note = p.String(), name+"."+v.Name, v.V, of.other.note(strings.Join(notes, "; "))
		e.Unit, e.UnitWords = unitOf(v.Dim, of.whole.Unit, tr)
		s.add(e, asked)
	}
	return got{ests: s.ests[start:len(s.ests):len(s.ests)], res: r}
}

func (a *asking) eraProse(s *obs.Series, e eraGot, eraA, eraB study.Era) result.Text {
	g := e.diff
	switch {
	case errors.Is(g.err, stat.ErrTooFew):
		return say("{} has {} in the era {} and {} in the era {}, too few to compare them.", w(a.whole(s)), w(counted(e.na, "value", "values")), w(quoted(eraA.Label)),
			w(counted(e.nb, "value", "values")), w(quoted(eraB.Label)))
	case !g.ok():
		return say("{} could not be compared between the eras {} and {}; the reason stands in estimates.csv.", w(a.whole(s)), w(quoted(eraA.Label)), w(quoted(eraB.Label)))
	}
	p := g.num("p", result.Format{Style: result.PValue, Relation: true})
	verb := direction(g.v("difference"), "higher", "lower")
	before, after := num(s, g, "mean_a", again(s.Unit)), num(s, g, "mean_b", again(s.Unit))
	if before.String() == after.String() {
		return say("{} averaged {} in both eras ({} {}).", w(a.whole(s)), num(s, g, "mean_a", result.Amount), em("p"), p)
	}
	t := say("{} averaged {} in the era {} and {} in the era {}, {} {}", w(a.whole(s)),
		num(s, g, "mean_a", result.Amount), w(quoted(eraA.Label)), num(s, g, "mean_b", again(s.Unit)), w(quoted(eraB.Label)),
		g.num("difference", result.Format{Style: result.Points, Decimals: pointDecimals(s), Abs: true}), w(verb))
	if g.v("p") < a.st.Alpha {
		t = append(t, say("; the difference is larger than chance would explain ({} {}).", em("p"), p)...)
	} else {
		t = append(t, say("; a difference of this size can be chance ({} {}).", em("p"), p)...)
	}
	return append(t, a.eraLines(s, e)...)
}

// eraLines says whether the lines of the two eras have different slopes, where the
// test rejects or both of them go the way of the difference.
func (a *asking) eraLines(s *obs.Series, e eraGot) result.Text {
	g, p := e.diff, result.Format{Style: result.PValue, Relation: true}
	differ := e.lines.ok() && e.lines.v("p") < a.st.Alpha
	sure := e.slopes[0].ok() && e.slopes[1].ok() && e.slopes[0].v("p_t") < a.st.Alpha && e.slopes[1].v("p_t") < a.st.Alpha
	sa, sb := g.v("slope_a"), g.v("slope_b")
	var t result.Text
	if sure && g.v("p") < a.st.Alpha && sa*sb > 0 && sa*g.v("difference") > 0 {
		t = say(" It {} within both eras, so part of the difference is the trend going on", w(direction(sa, "rose", "fell")))
		if !differ {
			return append(t, w("."))
		}
		faster := "more slowly"
		if math.Abs(sb) > math.Abs(sa) {
			faster = "faster"
		}
		return append(t, say("; in the second it {} {}, by {} a year instead of {} ({} {}).", w(direction(sb, "rose", "fell")), w(faster),
			change(e.lines, "slope_b"), sizeBeside(e.lines, "slope_a"), em("p"), e.lines.num("p", p))...)
	}
	if differ {
		again := direction(sb, "rose", "fell") + " by"
		if (sa > 0) == (sb > 0) {
			again = "by"
		}
		t = say(" Its slopes differ: it {} by {} a year in the first era and {} {} in the second ({} {}).", w(direction(sa, "rose", "fell")), change(e.lines, "slope_a"),
			w(again), sizeBeside(e.lines, "slope_b"), em("p"), e.lines.num("p", p))
	}
	return t
}

// sizeBeside is the size of a slope after another one with its unit.
func sizeBeside(g got, name string) result.Piece {
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
			parts = append(parts, say("{} ({} and {} on average)", w(lowerFirst(a.whole(s))), num(s, g, "mean_a", again(s.Unit)), num(s, g, "mean_b", result.Amount)))
		}
	}
	switch {
	case compared == 0:
		return
	case len(parts) == 0 && len(ss) == 1:
		a.finding(say("{}: the eras {} and {} differ by no more than chance explains.", w(a.whole(ss[0])), w(quoted(eraA.Label)), w(quoted(eraB.Label))))
		return
	case len(parts) == 0:
		a.finding(say("The eras {} and {} do not differ by more than chance explains in any of the {} compared.", w(quoted(eraA.Label)), w(quoted(eraB.Label)), w(counted(compared, "series", "series"))))
		return
	}
	t := say("The eras {} and {} differ in ", w(quoted(eraA.Label)), w(quoted(eraB.Label)))
	for i, p := range parts {
		switch {
		case i > 0 && i == len(parts)-1:
			t = append(t, w(" and "))
		case i > 0:
			t = append(t, w(", "))
		}
		t = append(t, p...)
	}
	a.finding(append(t, w(".")))
}

// eraFigures draws the means of the two eras, a figure an indicator's unit.
func (a *asking) eraFigures(ss []*obs.Series, names []string, gots []eraGot, eraA, eraB study.Era) {
	order := a.order()
	if order.Kind == "none" {
		return
	}
	var idx []int
	for i, g := range gots {
		if g.diff.ok() {
			idx = append(idx, i)
		}
	}
	for n, group := range byUnit(pick(ss, idx)) {
		var part []*obs.Series
		id := a.Question.ID
		if n > 0 {
			id = fmt.Sprintf("%s-%d", id, n+1)
		}
		p := result.Panel{}
		data := &result.Data{Head: []string{"series", "mean_" + eraA.ID, "mean_" + eraB.ID, "difference", "p"}}
		for _, k := range group {
			part = append(part, ss[idx[k]])
		}
		short := a.names(part)
		for j, k := range group {
			i := idx[k]
			g := gots[i].diff
			p.Bars = append(p.Bars, result.Bar{Name: short[j], Entity: ss[i].Entity, Low: g.v("mean_a"), Value: g.v("mean_b")})
			data.Rows = append(data.Rows, []string{ss[i].ID, num6(g.v("mean_a")), num6(g.v("mean_b")), num6(g.v("difference")), num6(g.v("p"))})
		}
		p.X = result.Axis{Unit: part[0].Unit, Zero: part[0].Unit.Kind != obs.Rate}
		p.Eras = []result.EraBand{{Label: eraA.Label}, {Label: eraB.Label}}
		kind := orElse(order.Kind, usual("comparison", len(part))[0])
		f := a.picture(id, kind, a.figureTitle(part, short)+", two eras", part, order)
		if len(used(indicators(part))) == 1 {
			f.Title = a.title(part[0]) + " in two eras"
		}
		f.Subtitle = "Mean of each era, " + part[0].Unit.String() + "; " + eraSpan(part, eraA) + " and " + eraSpan(part, eraB)
		f.Note = "Hollow: “" + eraA.Label + "”; filled: “" + eraB.Label + "”."
		f.Panels, f.Data = []result.Panel{p}, data
		if kind == "slope" { // no mark is hollow
			f.Note = order.Note
		}
		f.Alt = upperFirst(kind) + " chart of the means of two eras. " + stop(f.Title) + " " + f.Subtitle + "."
		for _, b := range p.Bars {
			f.Alt += fmt.Sprintf(" %s: %s, then %s.", b.Name, shown(b.Low, part[0].Unit).String(), shown(b.Value, part[0].Unit).String())
		}
		a.figure(f)
	}
}

func indicators(ss []*obs.Series) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Indicator
	}
	return out
}

func eraSpan(ss []*obs.Series, e study.Era) string {
	in := make([]*obs.Series, len(ss))
	for i, s := range ss {
		in[i] = s.Within(e.From, e.To)
	}
	return span(endsOf(in))
}

func (a *asking) eraTable(ss []*obs.Series, names []string, gots []eraGot, eraA, eraB study.Era) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-eras", Title: "Two eras compared: " + lowerFirst(a.Question.Title), Source: a.credit(ss),
		Note: "Difference: second era minus first, with its standard error after Newey and West. Slopes: of the straight line within each era, in the unit of the series a year; the last p tests their difference. Both tests suppose that deviations fade within a few years.",
		Cols: []result.Column{{Key: "series", Head: "Series", Words: true, Width: 0.3},
			{Key: "mean_a", Head: "Mean", Unit: eraSpan(ss, eraA)}, {Key: "mean_b", Head: "Mean", Unit: eraSpan(ss, eraB)}, {Key: "difference", Head: "Difference"},
			{Key: "se", Head: "SE"}, {Key: "p", Head: "p", Unit: "means"}, {Key: "slope_a", Head: "Slope", Unit: eraSpan(ss, eraA)}, {Key: "slope_b", Head: "Slope", Unit: eraSpan(ss, eraB)},
			{Key: "p_slopes", Head: "p", Unit: "slopes"}}}
	for i, s := range ss {
		g := gots[i].diff
		f, sl := result.Format{Decimals: decimalsOf(s)}, result.Format{Decimals: min(decimalsOf(s)+1, 3)}
		name := names[i]
		if !sameUnit(ss) {
			name += " (" + s.Unit.String() + ")"
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: name}, g.cell("mean_a", f), g.cell("mean_b", f), g.cell("difference", f), g.cell("se", f),
			g.cell("p", result.Format{Style: result.PValue}), g.cell("slope_a", sl), g.cell("slope_b", sl),
			gots[i].lines.cell("p", result.Format{Style: result.PValue})}})
	}
	return t
}
