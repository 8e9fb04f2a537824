package question

import (
	"errors"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// trendGot is everything that is known of the trend of one series.
type trendGot struct {
	desc, ols, hac, sen, mk, hr, robust, diag got        // of the scale that the question is asked on
	log                                       bool       // that scale is the logarithm
	eras                                      []trendGot // of each era asked for
	breaks                                    breakGot
	others                                    []otherTrend
	verdict                                   result.Verdict
}

// trend answers a question of kind trend.
func trend(a *asking) {
	ss := a.spans()
	sheets := make([]*sheet, len(ss))
	gots := make([]trendGot, len(ss))
	logs := a.logScale()
	a.par(len(ss), func(i int) {
		sheets[i] = a.sheet()
		of := subject{series: []*obs.Series{ss[i]}}
		gots[i] = sheets[i].trendOf(of, logs)
		gots[i].breaks = sheets[i].breaksOf(of, gots[i].scale(), a.boundaries(ss[i]), a.st.Alpha)
		gots[i].others = a.otherTrends(sheets[i], ss[i], gots[i].scale())
		for _, era := range a.Question.Eras {
			g := sheets[i].trendOf(subject{series: []*obs.Series{a.inEra(a.series[i], era)}, era: era}, logs)
			gots[i].eras = append(gots[i].eras, g)
		}
	})
	names := a.names(ss)
	verdicts := make([]result.Verdict, len(ss))
	a.keep(sheets...)
	for i := range gots {
		gots[i].verdict = a.trendVerdict(ss[i], "", gots[i])
		for k, era := range a.Question.Eras {
			gots[i].eras[k].verdict = a.trendVerdict(a.inEra(a.series[i], era), era, gots[i].eras[k])
		}
		gots[i].breaks.verdicts = a.breakVerdicts(ss[i], gots[i].breaks)
		verdicts[i] = gots[i].verdict
	}
	a.out.Verdicts = append(a.out.Verdicts, verdicts...)
	for _, g := range gots {
		for _, e := range g.eras {
			a.out.Verdicts = append(a.out.Verdicts, e.verdict)
		}
		a.out.Verdicts = append(a.out.Verdicts, g.breaks.verdicts...)
	}
	trends := make([]*stat.Trend, len(ss))
	for i, g := range gots {
		if t, ok := g.ols.res.(*stat.Trend); ok && g.ols.ok() {
			trends[i] = t
		}
	}
	told := 0
	for i, s := range ss {
		if len(ss) <= 4 || a.lead(s) && told < 4 {
			told++
			a.para(sentences(a.shape(s, a.subject(ss, names, i), gots[i].desc), a.trendProse(s, gots[i]), a.otherTrendProse(gots[i])))
		}
	}
	if len(ss) > 4 {
		a.para(a.standing(ss, names))
		a.para(a.tally(ss, names, gots))
	}
	a.seriesFigures(ss, trends)
	a.titleByVerdict(ss, names, gots)
	for _, t := range []*result.Table{a.trendTable(ss, names, gots), a.breakTable(ss, names, gots)} {
		if len(t.Rows) == 1 { // the text says it all
			a.aside(t)
		} else {
			a.table(t)
		}
	}
	a.aside(a.otherTrendTable(ss, names, gots)) // of these the text says what matters
	a.aside(a.descriptiveTable(ss, names, descriptives(gots)))
	a.trendFinding(ss, names, gots)
	a.trendGuards(ss, gots)
}

// subject is what a paragraph on one of some series calls it: a single one by its
// whole name.
func (a *asking) subject(ss []*obs.Series, names []string, i int) string {
	if len(ss) == 1 {
		return a.whole(ss[i])
	}
	return names[i]
}

func descriptives(gots []trendGot) []got {
	out := make([]got, len(gots))
	for i, g := range gots {
		out[i] = g.desc
	}
	return out
}

// logScale reports whether the study asks for the trend of logarithms.
func (a *asking) logScale() bool {
	return len(a.Question.Transform) > 0 && a.Question.Transform[0] == stat.Logarithm.String()
}

// trendOf runs the families of a trend on one series: all of them on the scale
// that is asked for, and the slopes on the other one where it can be had.
func (s *sheet) trendOf(of subject, logs bool) trendGot {
	positive := allPositive(of.series[0].Values)
	tr, other := stat.Level, stat.Logarithm
	if logs && positive {
		tr, other = other, tr
	}
	g := s.judged(of, tr)
	g.diag = s.ask("trend_diagnostics", of, tr, nil)
	if other == stat.Level || positive {
		s.ask("ols_trend", of, other, nil)
		s.ask("theil_sen", of, other, nil)
	}
	return g
}

// judged runs the families that the status of a trend follows from, and the
// description.
func (s *sheet) judged(of subject, tr stat.Transform) trendGot {
	return trendGot{
		log:    tr == stat.Logarithm,
		desc:   s.ask("descriptive", of, stat.Level, nil),
		ols:    s.ask("ols_trend", of, tr, nil),
		hac:    s.ask("ols_trend_hac", of, tr, nil),
		sen:    s.ask("theil_sen", of, tr, nil),
		mk:     s.ask("mann_kendall", of, tr, nil),
		hr:     s.ask("mann_kendall_hamed_rao", of, tr, nil),
		robust: s.ask("robust_trend", of, tr, nil),
	}
}

// scale is the transformation on which the trend is judged.
func (g trendGot) scale() stat.Transform {
	if g.log {
		return stat.Logarithm
	}
	return stat.Level
}

func allPositive(v []float64) bool {
	for _, x := range v {
		if x <= 0 {
			return false
		}
	}
	return len(v) > 0
}

// The statuses of a trend.
const (
	rising        = "rising"
	falling       = "falling"
	risingBySome  = "rising-by-some"
	fallingBySome = "falling-by-some"
	noClearTrend  = "no-clear-trend"
	tooFewYears   = "too-few-years"
)

// trendStatus is the rule of the methods: a trend is rising or falling where the
// robust test rejects and Newey–West's slope and Theil–Sen's agree in sign; by
// some methods where it does not, but Newey–West, Sen's interval and
// Mann–Kendall (as corrected by Hamed and Rao where that can be had) all do.
func trendStatus(g trendGot, alpha float64) string {
	switch {
	case errors.Is(g.ols.err, stat.ErrTooFew):
		return tooFewYears
	case !g.ols.ok() || !g.sen.ok():
		return noClearTrend // a constant series, or values that cannot be computed with
	}
	slope, sen := g.ols.v("slope"), g.sen.v("slope")
	agree := slope*sen > 0
	if agree && exactLine(g) {
		return direction(slope, rising, falling)
	}
	if g.robust.ok() && g.robust.v("p") < alpha && agree && g.robust.v("slope")*sen > 0 {
		return direction(slope, rising, falling)
	}
	mk := g.hr
	if !mk.ok() {
		mk = g.mk
	}
	sure := g.hac.ok() && g.hac.v("p_t") < alpha && g.sen.v("lo")*g.sen.v("hi") > 0 && mk.ok() && mk.v("p") < alpha
	if sure && agree && mk.v("z")*sen > 0 {
		return direction(slope, risingBySome, fallingBySome)
	}
	return noClearTrend
}

// exactLine reports whether every value lies on the straight line, which leaves the
// robust test nothing to divide by.
func exactLine(g trendGot) bool { return errors.Is(g.robust.err, stat.ErrNoVariation) }

func direction(slope float64, up, down string) string {
	if slope > 0 {
		return up
	}
	return down
}

// trendVerdict is the verdict on a series, or on the part of it in an era.
func (a *asking) trendVerdict(s *obs.Series, era string, g trendGot) result.Verdict {
	v := result.Verdict{Question: a.Question.ID, Kind: "trend", Series: s.ID, Era: era, Status: trendStatus(g, a.st.Alpha)}
	v.ID = verdictID(v)
	v.Estimates = append(v.Estimates, g.robust.ids("t", "p")...)
	v.Estimates = append(v.Estimates, g.ols.ids("slope")...)
	v.Estimates = append(v.Estimates, g.hac.ids("p_t")...)
	v.Estimates = append(v.Estimates, g.sen.ids("slope", "lo", "hi")...)
	v.Estimates = append(v.Estimates, g.hr.ids("p")...)
	v.Estimates = append(v.Estimates, g.breaks.its.ids("pre_slope", "post_slope")...)
	first, last := ends(s.Years)
	whole := a.whole(s)
	if g.log && v.Status != rising && v.Status != falling { // those say the growth itself
		whole = a.onLogs(whole)
	}
	name, years, slope := lit(whole), lit(span(first, last)), g.ols.v("slope")
	var clause result.Text
	switch v.Status {
	case rising, falling:
		clause = a.asFarAs(s, a.tell(direction(slope, lang.Mark("{} rose over {}, by {} a year"), lang.Mark("{} fell over {}, by {} a year")), name, years, g.pace()))
	case risingBySome, fallingBySome:
		clause = a.tell(direction(slope, lang.Mark("{} rose over {} by the usual methods, but the test that allows for lasting shocks does not confirm a trend"),
			lang.Mark("{} fell over {} by the usual methods, but the test that allows for lasting shocks does not confirm a trend")), name, years)
	case noClearTrend:
		clause = a.say("{} shows no clear trend over {}", name, years)
		if !g.ols.ok() && !(errors.Is(g.ols.err, stat.ErrNoVariation) && !varies(s)) {
			clause = a.say("Whether {} has a trend could not be computed; the reason stands in estimates.csv", lit(a.lowerFirst(a.whole(s))))
		}
	default:
		clause = a.say("{} has {}, too few to tell a trend", name, lit(a.counted(s.N(), "{} value", "{} values")))
	}
	v.Sentence = append(a.withBreak(clause, g.breaks, g.log), lit("."))
	return v
}

// enoughForRobust is how many values the robust trend test needs to hold its
// size; docs/simulation.md has the rates.
const enoughForRobust = 20

// varies reports whether a series has two values that differ, even if so little
// that nothing that squares them can see it.
func varies(s *obs.Series) bool {
	for _, v := range s.Values {
		if v != s.Values[0] {
			return true
		}
	}
	return false
}

func verdictID(v result.Verdict) string {
	e := result.Estimate{Question: v.Question, Series: v.Series, Other: v.Other, Era: v.Era, Statistic: v.Kind}
	return estimateID(&e, "")
}

func firstOK(gs ...got) got {
	for _, g := range gs {
		if g.ok() {
			return g
		}
	}
	return gs[0]
}

// beside is the style of a number after another one that was printed with its
// unit: bare, but money changes its words with its size and so keeps them.
func beside(g got, name string) result.Style {
	if e := g.est(name); e != nil && e.Unit.Kind == obs.Money {
		return result.Points
	}
	return result.Plain
}

// titleByVerdict makes the titles of figures state the finding where the verdict
// of every series in them is the same and holds.
func (a *asking) titleByVerdict(ss []*obs.Series, names []string, gots []trendGot) {
	byID := map[string]int{}
	for i, s := range ss {
		byID[s.ID] = i
	}
	for _, b := range a.out.Section.Blocks {
		f := b.Figure
		if f == nil || f.Data == nil || !slices.Contains([]string{"line", "multiples", "bars", "stacked"}, f.Kind) {
			continue
		}
		if slices.ContainsFunc(a.Question.Figures, func(o study.Figure) bool { return o.Title != "" && o.Title == f.Title }) {
			continue // the study's own words
		}
		status := ""
		var shown []int
		for _, id := range f.Data.Head[1:] {
			i, ok := byID[id]
			if !ok {
				return
			}
			shown = append(shown, i)
			if s := gots[i].verdict.Status; status == "" {
				status = s
			} else if status != s {
				status = "mixed"
			}
		}
		if status != rising && status != falling || len(shown) == 0 || len(shown) > 3 {
			continue
		}
		s := ss[shown[0]]
		switch {
		case len(shown) == 1:
			f.Title = a.tellWords(map[string]string{rising: lang.Mark("{} rose¦title of a figure"), falling: lang.Mark("{} fell¦title of a figure")}[status], a.whole(s))
		case s.Indicator == ss[shown[len(shown)-1]].Indicator && s.Partner == "":
			f.Title = a.tellWords(map[string]string{rising: lang.Mark("{} rose in {}¦title of a figure, countries"), falling: lang.Mark("{} fell in {}¦title of a figure, countries")}[status],
				a.title(s), a.list(pick(names, shown)))
		}
	}
}
