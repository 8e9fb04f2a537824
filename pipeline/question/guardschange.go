package question

import (
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// changeGuards notes the doubts of a question that tells how series changed from
// the first to the last value.
func (a *asking) changeGuards(ss []*obs.Series, descs []got) {
	if len(ss) > 4 {
		return // the text names no change
	}
	for i, s := range ss {
		if descs[i].ok() {
			a.endGuards(s)
		}
	}
	a.lumps(ss)
}

// endGuards notes a path that is not monotone (G18), nominal money over more than
// five years (G03) and an end point that is estimated (G15).
func (a *asking) endGuards(s *obs.Series) {
	if _, ok := swingOf(s); ok {
		a.guardOn([]*obs.Series{s}, "G18", obs.SevWarning, a.words("{}: the path from the first to the last value is not steady; the text names the fall or rise on the way.", a.whole(s)))
	}
	a.nominal([]*obs.Series{s})
	for _, k := range []int{0, s.N() - 1} {
		switch s.Status[k] {
		case obs.Estimated:
			a.guardOn([]*obs.Series{s}, "G15", obs.SevWarning, a.words("{}: the value of {}, an end point, is estimated.", a.whole(s), strconv.Itoa(s.Years[k])))
		case obs.Provisional:
			a.guardOn([]*obs.Series{s}, "G15", obs.SevWarning, a.words("{}: the value of {}, an end point, is provisional.", a.whole(s), strconv.Itoa(s.Years[k])))
		}
	}
}

// nominal notes money at current prices that is compared over more than five
// years (G03).
func (a *asking) nominal(ss []*obs.Series) {
	for _, s := range ss {
		if isNominal(s) {
			a.guardOn([]*obs.Series{s}, "G03", obs.SevWarning, a.words("{}: in current prices over {}, so that part of the change is inflation.", a.whole(s), span(ends(s.Years))))
		}
	}
}

// trendGuards notes the doubts that belong to trends: those of the ends, tests of
// a unit root that contradict each other (G22) or meet a break (G23), and
// deliveries that come in lumps (G29).
func (a *asking) trendGuards(ss []*obs.Series, gots []trendGot) {
	var torn, broken []*obs.Series
	for i, s := range ss {
		if gots[i].ols.ok() {
			a.endGuards(s)
		}
		b := gots[i].breaks
		if contradict(b.adf[0].v("p_mackinnon1994"), b.kpss[0].rejectsKPSS(a.st.Alpha), a.st.Alpha) {
			torn = append(torn, s)
		}
		if b.broken(a.st.Alpha) {
			broken = append(broken, s)
		}
	}
	if len(torn) > 0 {
		a.guardOn(torn, "G22", obs.SevWarning, a.under(a.Question.Title,
			a.words("of {} series Dickey–Fuller and KPSS contradict each other, so whether their shocks last is open.", a.count(len(torn)))))
	}
	if len(broken) > 0 {
		a.guardOn(broken, "G23", obs.SevWarning, a.under(a.Question.Title,
			a.words("of {} series sup F finds a break, which can pass for a unit root; the test of Zivot and Andrews stands beside the others in estimates.csv.", a.count(len(broken)))))
	}
	if len(ss) <= 4 {
		a.lumps(ss)
	}
}

// contradict reports whether Dickey–Fuller and KPSS, whose null hypotheses are
// opposite, both reject.
func contradict(adf float64, kpssRejects bool, alpha float64) bool { return adf < alpha && kpssRejects }

// broken reports whether the bootstrapped sup-F test finds a break of the mean or
// of the line.
func (g breakGot) broken(alpha float64) bool {
	return g.supMean.ok() && g.supMean.v("p_boot") < alpha || g.supTrend.ok() && g.supTrend.v("p_boot") < alpha
}

// tivWindow is over how many years SIPRI adds trend-indicator values up.
const tivWindow = 5

// lumps notes that single years of deliveries should not be compared (G29), and
// sets the last five years against the five before, as SIPRI does.
func (a *asking) lumps(ss []*obs.Series) {
	var tiv []*obs.Series
	for _, s := range ss {
		if s.Unit.Kind == obs.TIV && s.N() > 1 {
			tiv = append(tiv, s)
		}
	}
	if len(tiv) == 0 {
		return
	}
	a.guardOn(tiv, "G29", obs.SevWarning, a.under(a.Question.Title, a.words("deliveries come in lumps; single years should not be compared, sums over several years may be.")))
	var sums []result.Text
	sh := a.sheet()
	for _, s := range tiv {
		_, to := ends(s.Years)
		now, ok := sumUp(s, to-tivWindow+1, to)
		before, also := sumUp(s, to-2*tivWindow+1, to-tivWindow)
		if !ok || !also {
			continue
		}
		name, early, late := lit(a.lowerFirst(a.whole(s))), lit(span(to-2*tivWindow+1, to-tivWindow)), lit(span(to-tivWindow+1, to))
		first := of(sh.amount("sum", before, []*obs.Series{s.Within(to-2*tivWindow+1, to-tivWindow)}, "five_before"), amountOf(s, before, result.Amount))
		then := of(sh.amount("sum", now, []*obs.Series{s.Within(to-tivWindow+1, to)}, "last_five"), amountOf(s, now, result.Amount))
		second, more := then, result.Piece{}
		second.Format.Style = again(s.Unit)
		if before > 0 {
			more = of(sh.amount("change", 100*(now/before-1), []*obs.Series{s.Within(to-2*tivWindow+1, to)}, "last_five"), percent(now/before-1))
			more.Format.Abs = true
		}
		words := []result.Saying{name, first, early, second, late}
		switch {
		case before == 0 && now == 0:
			sums = append(sums, a.say("{}, nothing in {} nor in {}", name, early, late))
		case before == 0:
			sums = append(sums, a.say("{}, nothing in {} and {} in {}", name, early, then, late))
		case now == 0:
			sums = append(sums, a.say("{}, {} in {} and nothing in {}", name, words[1], early, late))
		case before > 0 && now > before:
			sums = append(sums, a.say("{}, {} in {} and {} in {}, {} more", append(words, more)...))
		case before > 0 && now < before:
			sums = append(sums, a.say("{}, {} in {} and {} in {}, {} less", append(words, more)...))
		default:
			sums = append(sums, a.say("{}, {} in {} and {} in {}", words...))
		}
	}
	a.keep(sh)
	switch told := a.say("Sums of five years: {}.", result.Join("; ", sums...)); len(sums) {
	case 0:
	case 1:
		a.more(told)
	default:
		a.after(told)
	}
}

// sumUp is the sum of a series over years of which it has every one.
func sumUp(s *obs.Series, from, to int) (float64, bool) {
	sum := 0.0
	for y := from; y <= to; y++ {
		v, ok := s.At(y)
		if !ok {
			return 0, false
		}
		sum += v
	}
	return sum, true
}

// integratedTwice reports whether even the yearly changes of a series have a unit
// root by both tests, around a constant as well as around a line: Dickey–Fuller
// does not reject it and KPSS rejects its absence. Growth that only slows down is
// not taken for it.
func integratedTwice(years []int, y []float64, alpha float64) bool {
	dy, d, err := stat.Difference.Apply(years, y)
	if err != nil {
		return false
	}
	for _, det := range []stat.Det{stat.DetC, stat.DetCT} {
		o, k := stat.DefaultADFOptions(), stat.DefaultKPSSOptions()
		o.Det, k.Det = det, det
		adf, err := stat.ADF(dy, d, o)
		if err != nil || adf.PMacKinnon1994 < alpha {
			return false
		}
		kpss, err := stat.KPSS(dy, d, k)
		if err != nil || !kpss.Rejects(alpha) {
			return false
		}
	}
	return true
}
