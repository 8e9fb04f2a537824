package question

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

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

// eraTest runs one of the families that compare two eras, with parameters p
// (nil: its defaults).
func (s *sheet) eraTest(name string, of twoEras, tr stat.Transform, p params) got {
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
	s.families[name] = true
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
