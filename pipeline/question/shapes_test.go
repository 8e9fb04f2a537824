package question

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// shape makes a series that some data set somewhere has: the kind of shape is
// decided by i, everything else by the generator.
func shape(r *rand.Rand, i int, id string, unit obs.Unit) *obs.Series {
	n := 1 + r.IntN(40)
	var gaps []int
	first := 1960 + r.IntN(40)
	value := func(k int) float64 { return 50 + 10*r.NormFloat64() }
	switch i % 20 {
	case 0:
		n = 0
	case 1:
		n = 1
	case 2:
		n = 2
	case 3: // constant
		value = func(int) float64 { return 3.25 }
	case 4: // all zero
		value = func(int) float64 { return 0 }
	case 5: // negative
		value = func(int) float64 { return -math.Abs(r.NormFloat64()) }
	case 6: // both signs
		value = func(int) float64 { return r.NormFloat64() }
	case 7: // huge
		value = func(int) float64 { return 1e15 * (1 + r.Float64()) }
	case 8: // tiny
		value = func(int) float64 { return 1e-12 * r.Float64() }
	case 9: // at the end of the numbers
		value = func(int) float64 { return math.MaxFloat64 * (r.Float64() - 0.5) }
	case 10: // and at the other
		value = func(int) float64 { return math.SmallestNonzeroFloat64 * float64(r.IntN(5)) }
	case 11: // a straight line
		slope := r.NormFloat64()
		value = func(k int) float64 { return 100 + slope*float64(k) }
	case 12: // every other year
		for y := first; y < first+n; y += 2 {
			gaps = append(gaps, y)
		}
	case 13: // lumps: mostly zero
		value = func(int) float64 { return max(0, 100*(r.Float64()-0.8)) }
	case 14: // a step
		value = func(k int) float64 { return map[bool]float64{true: 1, false: 1000}[k < n/2] }
	case 15: // exponential
		value = func(k int) float64 { return math.Exp(float64(k)) }
	case 16: // two values in turn
		value = func(k int) float64 { return float64(k % 2) }
	case 17: // one outlier
		value = func(k int) float64 { return map[bool]float64{true: 1e9, false: 1}[k == n/2] }
	case 18: // a random walk
		at := 100.0
		value = func(int) float64 { at += r.NormFloat64(); return at }
	}
	if i%3 == 0 {
		for range n / 4 {
			gaps = append(gaps, first+r.IntN(n))
		}
	}
	values := make([]float64, n)
	for k := range values {
		values[k] = value(k)
	}
	s := made(id, unit, first, values, gaps...)
	for k := range s.Status {
		s.Status[k] = []obs.Status{obs.Reported, obs.Reported, obs.Estimated, obs.Provisional, obs.Interpolated}[r.IntN(5)]
		if i%7 == 0 {
			s.Sources[k] = []string{"sipri", "Times"}[r.IntN(2)]
			s.Splice = []string{"sipri", "Times"}
		}
	}
	if s.N() > 1 && i%4 == 0 {
		competing(s, s.Years[r.IntN(s.N())], values[0], r.NormFloat64())
		competing(s, first+n+1, r.NormFloat64(), r.NormFloat64(), math.NaN())
	}
	return s
}

// Whatever the data, every kind of question answers in whole sentences, with
// finite numbers that lead back to their estimates, and without a panic.
func TestShapes(t *testing.T) {
	shapes := 200
	if testing.Short() {
		shapes = 40
	}
	units := []obs.Unit{ofGDP, dollars, tiv, growthA, {}, {Kind: obs.Index, Base: 2010}, {Kind: obs.Counted, Of: "persons", Scale: 1e3}, {Kind: obs.Quantity, Name: "km"}}
	indicators := []string{"spending", "trade", "arms", "growth", "plain", "index", "staff", "roads"}
	r := rand.New(rand.NewPCG(2024, 7))
	places := []string{"TUR", "PAK", "IRN", "USA", "IND", "GRC"}
	for i := 0; i < shapes; i += 4 {
		k := r.IntN(len(units))
		var ss []*obs.Series
		for j := range 4 {
			m := k
			if i%3 == 1 && j > 1 { // of two indicators
				m = (k + 1) % len(units)
			}
			id := indicators[m] + "." + places[(i/4+j)%len(places)]
			if i%5 == 0 {
				id += "-" + places[(i/4+j+1)%len(places)]
			}
			ss = append(ss, shape(r, i+j, id, units[m]))
		}
		all := append([]*obs.Series{}, ss...)
		if i%8 == 0 { // more series than are told one by one
			for j := range 6 {
				all = append(all, shape(r, r.IntN(20), fmt.Sprintf("%s.X%d", indicators[k], j), units[k]))
			}
		}
		tb := tableOf(all...)
		st := studyOf()
		st.LeastN = []int{0, 0, 0, 3, 20}[i/4%5]
		st.Events = []study.Event{{ID: "e", Label: "Event", Year: 1980, Figure: true}}
		for n, q := range []study.Question{
			{Kind: "description", Series: refs("*"), Eras: []string{"before", "after"}},
			{Kind: "description", Series: refs(ss[0].ID)},
			{Kind: "trend", Series: refs("*"), Eras: []string{"before"}},
			{Kind: "trend", Series: refs(ss[1].ID), Transform: []string{"log"}},
			{Kind: "trend", Series: refs(ss[2].ID, ss[3].ID), Figures: []study.Figure{{Kind: "each"}, {Kind: "bars"}, {Kind: "multiples"}}},
			{Kind: "trend", Title: "Is it so?", Series: refs(ss[0].ID, ss[1].ID), From: 1970, To: 1985},
			{Kind: "comparison", Series: refs("*")},
			{Kind: "comparison", Series: refs(ss[3].ID), Eras: []string{"after", "before"}},
			{Kind: "correlation", Series: refs("*"), Transform: []string{"logdiff", "log", "detrended"}},
			{Kind: "correlation", Series: refs("*"), Within: "entity"},
			{Kind: "correlation", Series: refs("*"), Within: "indicator", Figures: []study.Figure{{Kind: "heat"}}},
			{Kind: "correlation", Series: refs(ss[0].ID), With: refs(ss[1].ID)},
			{Kind: "sources", Series: refs("*")},
			{Kind: "sources", Series: refs(ss[0].ID)},
			{Kind: "amounts", Series: refs("*")},
			{Kind: "amounts", Title: "How much?", Series: refs(ss[0].ID, ss[1].ID)},
			{Kind: "timeline"},
		} {
			if q.Kind == "amounts" && slices.ContainsFunc(all, func(s *obs.Series) bool { return !s.Unit.Amount() }) {
				continue // an error of the study: what is no amount has no sum
			}
			q.ID, q.Pos = fmt.Sprintf("q%02d", n), at
			st.Questions = append(st.Questions, q)
		}
		for n, f := range Families {
			if f.Arity == panelwise {
				continue // asked of indicators, not of series
			}
			for _, tr := range f.Transforms {
				st.Questions = append(st.Questions, study.Question{ID: fmt.Sprintf("f%02d-%s", n, tr), Kind: "statistics", Family: f.Name, Series: refs("*"), Transform: []string{tr.String()}, Pos: at})
			}
		}
		r := answers(t, st, tb, serial)
		checkEstimates(t, r.Estimates)
		checkResult(t, r)
		if t.Failed() {
			var b strings.Builder
			for _, s := range all {
				fmt.Fprintf(&b, "%s %v %v\n", s.ID, s.Years, s.Values)
			}
			t.Fatalf("shapes %d–%d:\n%s", i, i+3, b.String())
		}
		if i%40 == 0 {
			again := answers(t, st, tb, shuffled)
			if a, b := everything(r), everything(again); a != b || !sameEstimates(r.Estimates, again.Estimates) {
				t.Fatalf("another answer when worked on side by side: %s", firstDifference(a, b))
			}
		}
	}
}

// The answer does not depend on the order in which pieces of work are done, and
// answering does not change the data.
func TestOrder(t *testing.T) {
	for name, build := range proseCases() {
		st, tb, qs := build()
		before := fmt.Sprintf("%+v", flat(tb))
		for i := range qs {
			qs[i].Pos = at
		}
		st.Questions = qs
		one, other := answers(t, st, tb, serial), answers(t, st, tb, shuffled)
		if !sameEstimates(one.Estimates, other.Estimates) || everything(one) != everything(other) ||
			!reflect.DeepEqual(one.Findings, other.Findings) || !reflect.DeepEqual(one.Verdicts, other.Verdicts) && !hasNaN(one.Verdicts) {
			t.Errorf("%s: %s", name, firstDifference(everything(one), everything(other)))
		}
		if after := fmt.Sprintf("%+v", flat(tb)); after != before {
			t.Errorf("%s: the table was changed", name)
		}
	}
}

func flat(tb *obs.Table) []obs.Series {
	var out []obs.Series
	for _, s := range tb.Series {
		out = append(out, *s)
	}
	return out
}

// hasNaN reports whether a sentence carries a number that does not equal itself.
func hasNaN(vs []result.Verdict) bool {
	for _, v := range vs {
		for _, p := range v.Sentence {
			if p.Value != p.Value {
				return true
			}
		}
	}
	return false
}
