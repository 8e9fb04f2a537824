package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// raise notes that a guard fired at this question, and reports whether it stands:
// the study may let it pass, with a reason. then is what follows where it stands.
// Both are worded in the language of the report; what a program reads is answered in
// English.
func (a *asking) raise(f obs.Fault, then ...string) bool {
	f.Pos, f.Question = a.Question.Pos, a.Question.ID
	if g, ok := obs.GuardOf(f.Guard); ok && f.Fix == "" {
		f.Fix = g.Fix
	}
	stands := !a.st.Let(&f)
	if stands {
		f.Msg += strings.Join(then, "")
	}
	a.out.Guards = append(a.out.Guards, f)
	return stands
}

// guard notes that a guard fired that touches the question as a whole.
func (a *asking) guard(id string, sev obs.Severity, msg string) bool {
	return a.raise(obs.Fault{Guard: id, Severity: sev, Msg: msg})
}

// guardOn notes that a guard fired that touches these series.
func (a *asking) guardOn(ss []*obs.Series, id string, sev obs.Severity, msg string, then ...string) bool {
	return a.raise(obs.Fault{Guard: id, Severity: sev, Series: joinIDs(ss), Msg: msg}, then...)
}

// severity is that of a guard; an error for a refusal that no guard is named
// after.
func severity(id string) obs.Severity {
	if g, ok := obs.GuardOf(id); ok {
		return g.Severity
	}
	return obs.SevError
}

// prepare makes the series of the question ready: it says what is withheld,
// brings units that differ in scale alone to one, takes nominal money at constant
// prices where it can, and keeps fiscal and calendar years apart. It reports
// whether anything is left to be asked.
func (a *asking) prepare() bool {
	told := map[string][]string{} // series withheld for one reason
	for _, held := range a.withheld {
		if !slices.Contains(told[held.Why], held.Series.ID) {
			told[held.Why] = append(told[held.Why], held.Series.ID)
		}
	}
	for _, held := range a.withheld {
		switch ids := told[held.Why]; len(ids) {
		case 0: // told before
		case 1:
			a.para(a.say("{} is withheld by the guard {}: {}.", lit(held.Series.ID), lit(held.Guard), lit(a.held(held))))
		default:
			a.para(a.say("{} are withheld by the guard {}: {}.", lit(a.list(ids)), lit(held.Guard), lit(a.held(held))))
		}
		delete(told, held.Why)
	}
	if len(a.withheld) > 0 && len(a.series)+len(a.with) == 0 && a.kind.Name != "timeline" {
		return false
	}
	a.scales()
	a.constantPrices()
	return a.fiscal()
}

// afterwards notes the doubts that need the answer or none.
func (a *asking) afterwards() {
	switch a.kind.Name {
	case "timeline":
		return
	case "statistics":
		a.statisticsGuards()
	case "comparison":
		a.nominal(a.spans())
		a.mixedConcepts(a.spans())
	case "description", "trend":
		a.mixedConcepts(a.spans())
	}
	a.interpolated()
}

// interpolated counts the interpolated values that the question uses (G14).
func (a *asking) interpolated() {
	n := 0
	var ss []*obs.Series
	for _, s := range slices.Concat(a.series, a.with) {
		s = a.span(s)
		k := 0
		for _, st := range s.Status {
			if st == obs.Interpolated {
				k++
			}
		}
		if n += k; k > 0 {
			ss = append(ss, s)
		}
	}
	if n > 0 {
		a.guardOn(ss, "G14", obs.SevWarning, a.under(a.Question.Title, a.unobserved(n)+"."))
	}
}

// unobserved says how many values are interpolated.
func (sp speaker) unobserved(n int) string {
	return sp.counted(n, "{} value is interpolated; nobody observed it", "{} values are interpolated; nobody observed them")
}

// mixedConcepts notes that a question sets figures of two concepts side by side:
// CIF and FOB (G11), or stages of a deal (G27). Figures of two stages are drawn
// apart.
func (a *asking) mixedConcepts(ss []*obs.Series) {
	if len(a.concepts()) == 0 {
		return
	}
	seen := map[string]bool{}
	few := a.unlike(ss)
	for i, x := range few {
		for _, y := range few[i+1:] {
			r := a.concept(x).Mixes(a.concept(y))
			if r == nil || seen[r.Guard] || r.Guard == "G27" && !a.together(x, y) {
				continue
			}
			seen[r.Guard] = true
			words := a.why(r) + "."
			if r.Guard == "G27" {
				words = a.words("{}; each has a figure of its own.", a.why(r))
			}
			a.guardOn(ss, r.Guard, severity(r.Guard), a.under(a.Question.Title, words))
		}
	}
}

// concepts are the concepts of the indicators that have one.
func (t *Task) concepts() map[string]obs.Concept {
	out := map[string]obs.Concept{}
	for _, i := range t.tb.Indicators {
		if i.Concept != "" {
			out[i.ID] = i.Concept
		}
	}
	return out
}

func (t *Task) concept(s *obs.Series) obs.Concept { return t.tb.Indicator(s.Indicator).Concept }

// together reports whether an order of a figure would have put two series on one
// axis.
func (a *asking) together(x, y *obs.Series) bool {
	return x.Unit.SharesAxis(y.Unit) == nil && slices.ContainsFunc(a.Question.Figures, sharesAnAxis) || len(a.Question.Figures) == 0 && x.Unit == y.Unit
}
