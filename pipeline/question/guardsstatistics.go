package question

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// errSecondOrder is why ARDL is withheld of a series that is integrated twice.
var errSecondOrder = errors.New("G22: the bounds of the test hold for series of order 0 and 1")

// secondOrder refuses a series that is integrated twice in ARDL (G22), unless the
// study lets it pass.
func (s *sheet) secondOrder(in *input) error {
	for i, x := range in.series {
		y := in.y
		if i > 0 {
			y = in.x[i-1]
		}
		if integratedTwice(in.years, y, s.st.Alpha) && !s.st.Let(&obs.Fault{Guard: "G22", Question: s.question, Series: x.ID}) {
			return fmt.Errorf("%w; %s looks to be of order 2", errSecondOrder, x.ID)
		}
	}
	return nil
}

// errBeyond is why a forecast of a share is withheld.
var errBeyond = errors.New("G25: a straight line would carry the share past its bounds of 0 and 100%; logistic_growth is a bounded curve")

// beyond refuses a forecast of a share that leaves its bounds: one that could not
// be made on a bounded scale (G25).
func (s *sheet) beyond(in *input, r stat.Result) error {
	f, ok := r.(*stat.Forecast)
	x := in.series[0]
	if !ok || f.Scale != stat.ForecastLevel || in.transform != stat.Level || x.Unit.Kind != obs.Share ||
		!slices.ContainsFunc(f.Mean, func(v float64) bool { return v < 0 || v > 100 }) ||
		s.st.Let(&obs.Fault{Guard: "G25", Question: s.question, Series: x.ID}) {
		return nil
	}
	return errBeyond
}

// statisticsGuards notes the doubts that belong to families asked for by name.
func (a *asking) statisticsGuards() {
	name := a.Question.Family
	switch {
	case name == "granger" || name == "toda_yamamoto":
		a.guard("G24", obs.SevWarning, a.words("question {}: a test of prediction says whether one series helps to predict another, not what causes what.", a.Question.ID))
	case name == "adf" || name == "kpss" || name == "phillips_perron":
		a.rootGuards()
	case strings.HasPrefix(name, "forecast_"):
		a.boundGuards()
	case strings.HasPrefix(name, "correlation") || name == "partial_correlation" || name == "ccf":
		a.commonParts(slices.Values(a.pairs()))
	}
	for _, e := range a.out.Estimates {
		if _, which, ok := strings.Cut(e.Note, errSecondOrder.Error()+"; "); ok {
			which, _, _ = strings.Cut(which, " ")
			a.raise(obs.Fault{Guard: "G22", Severity: obs.SevWithheld, Series: e.Series,
				Msg: a.words("{}: ARDL is withheld: the bounds of the test hold for series of order 0 and 1; {} looks to be of order 2", a.Question.ID, which)})
			break
		}
	}
}

// rootGuards notes tests of a unit root where sup F finds a break (G23), with the
// test of Zivot and Andrews in their notes, and tests that contradict each other
// (G22). Its sup F goes by Hansen's p, which finds too many breaks: the cost is a
// note more.
func (a *asking) rootGuards() {
	breaks, tear := make([]string, len(a.series)), make([]bool, len(a.series))
	a.par(len(a.series), func(i int) {
		x := a.span(a.series[i])
		breaks[i] = zaBeside(x, a.st.Alpha)
		if adf, err := stat.ADF(x.Years, x.Values, stat.DefaultADFOptions()); err == nil {
			kpss, err := stat.KPSS(x.Years, x.Values, stat.DefaultKPSSOptions())
			tear[i] = err == nil && contradict(adf.PMacKinnon1994, kpss.Rejects(a.st.Alpha), a.st.Alpha)
		}
	})
	var torn, broken []*obs.Series
	beside := map[string]string{} // by series
	for i, s := range a.series {
		x := a.span(s)
		if breaks[i] != "" {
			broken = append(broken, x)
			beside[x.ID] = breaks[i]
		}
		if tear[i] {
			torn = append(torn, x)
		}
	}
	for _, e := range a.out.Estimates {
		if za := beside[e.Series]; za != "" && e.Transform == stat.Level.String() && e.Era == "" && !e.Withheld() {
			e.Note = strings.TrimPrefix(e.Note+"; "+za, "; ")
		}
	}
	if len(broken) > 0 {
		a.guardOn(broken, "G23", obs.SevWarning, a.words("{}: in {} series a break is likely, which can pass for a unit root; the notes give the test of Zivot and Andrews.", a.Question.ID, a.count(len(broken))))
	}
	if len(torn) > 0 {
		a.guardOn(torn, "G22", obs.SevWarning, a.words("{}: of {} series Dickey–Fuller and KPSS contradict each other.", a.Question.ID, a.count(len(torn))))
	}
}

// zaBeside is the test of Zivot and Andrews in words, for a series in which sup F
// finds a break; "" where it finds none.
func zaBeside(s *obs.Series, alpha float64) string {
	o := stat.DefaultSupFOptions()
	o.Draws = 0 // without the bootstrap
	for _, m := range []stat.BreakModel{stat.BreakMean, stat.BreakTrend} {
		o.Model = m
		r, err := stat.SupF(s.Years, s.Values, o)
		if err != nil || r.PSupHansen >= alpha {
			continue
		}
		za, err := stat.ZivotAndrews(s.Years, s.Values, stat.ZivotAndrewsOptions{Det: stat.DetCT, Lags: 1, Trim: 0.15})
		if err != nil {
			return ""
		}
		return fmt.Sprintf("G23: sup F finds a break in %d; Zivot–Andrews beside: %.3f (5%%: %.2f)", r.BreakYear, za.Stat, za.CV5)
	}
	return ""
}

// boundGuards notes shares that the straight line would carry past their bounds
// within the forecast (G25), and what became of their forecasts: one is made on a bounded
// scale, or withheld.
func (a *asking) boundGuards() {
	h := 0
	f, _ := familyOf(a.Question.Family)
	for _, p := range a.combos {
		h = max(h, f.complete(p).int("h"))
	}
	given, withheld := map[string]bool{}, map[string]bool{}
	for _, e := range a.out.Estimates {
		if e.Transform == stat.Level.String() {
			given[e.Series] = given[e.Series] || !e.Withheld()
			withheld[e.Series] = withheld[e.Series] || e.Withheld() && strings.Contains(e.Note, errBeyond.Error())
		}
	}
	var kept, refused []*obs.Series
	for _, s := range a.series {
		x := a.span(s)
		if x.Unit.Kind != obs.Share {
			continue
		}
		t, err := stat.OLSTrend(x.Years, x.Values)
		if err != nil {
			continue
		}
		_, last := ends(x.Years)
		if v, _, _ := t.Band(last + h); v >= 0 && v <= 100 {
			continue
		}
		switch {
		case withheld[x.ID]:
			refused = append(refused, x)
		case given[x.ID]:
			kept = append(kept, x)
		}
	}
	years := a.counted(h, "{} year", "{} years")
	if len(kept) > 0 {
		a.guardOn(kept, "G25", obs.SevError, a.words("{}: a straight line would carry {} past 0 or 100% within {}; the forecast given stays between them.",
			a.Question.ID, a.list(ids(kept)), years))
	}
	if len(refused) > 0 {
		a.guardOn(refused, "G25", obs.SevError, a.words("{}: a straight line would carry {} past 0 or 100% within {}; a forecast that does is withheld.",
			a.Question.ID, a.list(ids(refused)), years))
	}
}
