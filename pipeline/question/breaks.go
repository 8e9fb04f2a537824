package question

import (
	"math"
	"slices"
	"strconv"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// breakGot is everything that is known of breaks and unit roots of one series.
type breakGot struct {
	supMean, supTrend got
	bpMean, bpTrend   got
	adf, kpss         [2]got // with a constant, with a constant and a trend
	za                got    // beside the unit-root tests where supMean or supTrend finds a break
	its               got    // the line on either side of the break that supTrend found
	chow              []got  // at the first year of each era inside the series
	years             []int  // those years
	verdicts          []result.Verdict
}

// breaksOf runs the default families of breaks and unit roots on one series.
func (s *sheet) breaksOf(of subject, tr stat.Transform, years []int, alpha float64) breakGot {
	g := breakGot{
		supMean:  s.ask("sup_f", of, tr, params{"model": "mean"}),
		supTrend: s.ask("sup_f", of, tr, params{"model": "trend"}),
		bpMean:   s.ask("bai_perron", of, tr, params{"model": "mean"}),
		bpTrend:  s.ask("bai_perron", of, tr, params{"model": "trend"}),
		years:    years,
	}
	for i, det := range []string{"c", "ct"} {
		g.adf[i] = s.ask("adf", of, tr, params{"det": det})
		g.kpss[i] = s.ask("kpss", of, tr, params{"det": det})
	}
	for _, y := range years {
		g.chow = append(g.chow, s.ask("chow", of, tr, params{"break_year": strconv.Itoa(y)}))
	}
	if g.supTrend.ok() && g.supTrend.v("p_boot") < alpha {
		g.its = s.ask("its", of, tr, params{"break_year": strconv.Itoa(int(g.supTrend.v("break_year")))})
	}
	if g.broken(alpha) {
		g.za = s.ask("zivot_andrews", of, tr, params{"det": "ct"})
	}
	return g
}

// The statuses of a break at a declared year.
const (
	breakVisible   = "visible"
	breakElsewhere = "elsewhere"
	noBreak        = "none"
)

// nearBreak is how many years an estimated break may lie from a declared one.
const nearBreak = 2

// breakStatus is the rule of the methods: a break at a declared year is visible
// where the bootstrapped sup-F test and Chow's at that year reject and an
// estimated break lies within two years; elsewhere, where the first rejects and
// no estimated break is near.
func breakStatus(g breakGot, chow got, year int, alpha float64) string {
	if !g.supMean.ok() || !(g.supMean.v("p_boot") < alpha) {
		return noBreak
	}
	near := false
	for _, y := range g.found() {
		near = near || math.Abs(float64(y-year)) <= nearBreak
	}
	switch {
	case near && chow.ok() && chow.v("p") < alpha:
		return breakVisible
	case near:
		return noBreak
	}
	return breakElsewhere
}

// found are the first years after the breaks that the data suggest: of the sup-F
// test and of Bai and Perron's partition, for a change of the mean.
func (g breakGot) found() []int {
	var out []int
	if g.supMean.ok() {
		out = append(out, int(g.supMean.v("break_year")))
	}
	if p, ok := g.bpMean.res.(*stat.BreakPartition); ok && g.bpMean.ok() {
		for _, last := range p.LastYears[p.MBIC] {
			if y := last + 1; !slices.Contains(out, y) {
				out = append(out, y)
			}
		}
	}
	return out
}

// nearest is the one of these years that is nearest to another year.
func (g breakGot) nearest(year int) int {
	best := 0
	for _, y := range g.found() {
		if d := max(y-year, year-y); best == 0 || d < max(best-year, year-best) {
			best = y
		}
	}
	return best
}

// breakVerdicts judge each boundary of the study's eras inside the series, or,
// where it has none, whether there is a break anywhere.
func (a *asking) breakVerdicts(s *obs.Series, g breakGot) []result.Verdict {
	if !g.supMean.ok() {
		return nil
	}
	if len(g.years) == 0 {
		return []result.Verdict{a.breakVerdict(s, g, got{}, study.Era{})}
	}
	var out []result.Verdict
	for i, y := range g.years {
		for _, e := range a.st.Eras {
			if e.From == y {
				out = append(out, a.breakVerdict(s, g, g.chow[i], e))
				break
			}
		}
	}
	return out
}

func (a *asking) breakVerdict(s *obs.Series, g breakGot, chow got, e study.Era) result.Verdict {
	v := result.Verdict{Question: a.Question.ID, Kind: "break", Series: s.ID, Era: e.ID, Status: breakStatus(g, chow, e.From, a.st.Alpha)}
	if e.ID == "" && v.Status == breakVisible {
		v.Status = breakElsewhere
	}
	v.ID = verdictID(v)
	v.Estimates = append(g.supMean.ids("sup_f", "p_boot", "break_year"), chow.ids("f", "p")...)
	name, era, p := lit(a.whole(s)), lit(quoted(e.Label)), g.supMean.num("p_boot", result.Format{Style: result.PValue, Relation: true})
	at := g.supMean.num("break_year", result.Format{Style: result.Year})
	switch {
	case v.Status == breakVisible:
		v.Sentence = a.say("{} shows a break of its level near {}, the start of the era {} (sup F, bootstrapped {} {}; Chow, {} {}).", name, year(e.From), era,
			em("p"), p, em("p"), chow.num("p", result.Format{Style: result.PValue, Relation: true}))
	case v.Status == breakElsewhere && e.ID != "":
		v.Sentence = a.say("{} shows a break of its level at {} (sup F, bootstrapped {} {}), not at the start of the era {} in {}.", name, at, em("p"), p, era, year(e.From))
	case v.Status == breakElsewhere:
		v.Sentence = a.say("{} shows a break of its level at {} (sup F, bootstrapped {} {}).", name, at, em("p"), p)
	case e.ID != "":
		v.Sentence = a.say("{} shows no break of its level at the start of the era {} in {} (sup F, bootstrapped {} {}).", name, era, year(e.From), em("p"), p)
	default:
		v.Sentence = a.say("{} shows no break of its level that the bootstrapped sup-F test would tell from chance ({} {}).", name, em("p"), p)
	}
	return v
}

// breakProse tells a break of the trend with the slope on either side, and what
// became of the declared eras.
func (a *asking) breakProse(g breakGot, logs bool) result.Text {
	relation := result.Format{Style: result.PValue, Relation: true}
	var t result.Text
	if g.its.ok() {
		pre, post := g.its.v("pre_slope"), g.its.v("post_slope")
		t = a.say("The line breaks in {} (sup F, bootstrapped {} {}): {}, {}.",
			g.supTrend.num("break_year", result.Format{Style: result.Year}), em("p"), g.supTrend.num("p_boot", relation),
			a.tell(direction(pre, lang.Mark("before, it rises by {} a year"), lang.Mark("before, it falls by {} a year")), a.yearly(g.its, "pre_slope", logs)),
			a.tell(direction(post, fromThenUp, fromThenDown), a.yearly(g.its, "post_slope", logs)))
	}
	if len(a.Question.Eras) == 0 {
		return t
	}
	var none []string // eras where no break is found: of one test, so told together
	p := g.supMean.num("p_boot", relation)
	for _, v := range g.verdicts {
		e, ok := eraOf(a.st, v.Era)
		if !ok {
			continue
		}
		era := lit(quoted(e.Label))
		switch y := g.nearest(e.From); {
		case v.Status == breakVisible && y != e.From:
			t = sentences(t, a.say("The level breaks in {}, within two years of the start of the era {} in {} ({} {}).", year(y), era, year(e.From), em("p"), p))
		case v.Status == breakVisible:
			t = sentences(t, a.say("The level breaks in {}, where the era {} begins ({} {}).", year(e.From), era, em("p"), p))
		case v.Status == breakElsewhere:
			t = sentences(t, a.say("The level breaks in {} ({} {}), not where the era {} begins.", g.supMean.num("break_year", result.Format{Style: result.Year}), em("p"), p, era))
		default:
			none = append(none, quoted(e.Label))
		}
	}
	switch len(none) {
	case 0:
		return t
	case 1:
		return sentences(t, a.say("No break of the level is found where the era {} begins ({} {}).", lit(none[0]), em("p"), p))
	}
	return sentences(t, a.say("No break of the level is found where the eras {} begin ({} {}).", lit(a.list(none)), em("p"), p))
}

// The slope after a break, told after the one before it.
var (
	fromThenUp   = lang.Mark("from then on it rises by {}")
	fromThenDown = lang.Mark("from then on it falls by {}")
)

// yearly prints the size of a slope: in the unit of the series, or in percent.
func (sp speaker) yearly(g got, name string, logs bool) result.Piece {
	if !logs {
		return change(g, name)
	}
	return percentFine(math.Abs(math.Expm1(g.v(name)))).From(growthFrom(g.est(name)))
}
