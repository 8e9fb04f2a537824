package question

import (
	"fmt"
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// acrossFamilies look beyond one set of series: at two parts of each, or at all
// pairs of the question together.
var acrossFamilies = []family{
	{"era_difference", "two eras against each other, with Newey–West standard error", single, 8, levelAndLog, hacParams, nil},
	{"era_slopes", "slopes of two eras against each other, with Newey–West standard error", single, 10, levelAndLog, hacParams, nil},
	{"correlation_adjusted", "p-values of correlations adjusted for the number of pairs", pairwise, 8, everyOne,
		[]param{{key: "method", values: methodNames[:]}}, nil},
}

// betweenEras answers a question of kind statistics for a family that compares two
// eras.
func (a *asking) betweenEras(family string, transforms []stat.Transform) {
	ids := a.Question.Eras
	if len(ids) == 0 { // Plan has seen to it that the study has two
		ids = []string{a.st.Eras[0].ID, a.st.Eras[1].ID}
	}
	sheets := make([]*sheet, len(a.series))
	a.par(len(a.series), func(i int) {
		sheets[i] = a.sheet()
		for _, tr := range transforms {
			for _, p := range a.combos {
				sheets[i].eraTest(family, a.twoEras(a.series[i], ids), tr, p)
			}
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
}

// adjustedPairs answers a question of kind statistics for correlation_adjusted:
// over all its pairs with the same method, transformation and era.
func (a *asking) adjustedPairs(eras []string, transforms []stat.Transform) {
	pairs := a.pairs()
	f, _ := familyOf("correlation_adjusted")
	for _, era := range eras {
		for _, tr := range transforms {
			for _, p := range a.combos {
				found := make([]got, len(pairs))
				a.par(len(pairs), func(i int) {
					of := subject{era: era, series: []*obs.Series{a.inEra(pairs[i][0], era), a.inEra(pairs[i][1], era)}}
					found[i] = a.sheet().ask("correlation", of, tr, p)
				})
				a.keep(a.adjustAll(found, pairs, f.complete(p)["method"]))
			}
		}
	}
}

// adjustAll writes down the adjusted p-values of correlations by one method, and
// those that were withheld.
func (a *asking) adjustAll(found []got, pairs [][]*obs.Series, method string) *sheet {
	name := map[string]string{"pearson": "p", "spearman": "p_t", "kendall": "p_asymptotic"}[method]
	s := a.sheet()
	var ps []float64
	for _, g := range found {
		if p := g.v(name); g.ok() {
			ps = append(ps, p)
		}
	}
	adj, err := stat.PAdjust(ps)
	k := 0
	for i, g := range found {
		if g.ok() && err == nil {
			s.adjusted(*g.ests[0], method, len(ps), adj.BH[k], adj.Holm[k], splice(pairs[i]))
			k++
			continue
		}
		e := *g.ests[0]
		e.Statistic, e.Value, e.Parameters = "correlation_adjusted", math.NaN(), fmt.Sprintf("method=%s;tests=%d", method, len(ps))
		if g.err == nil {
			e.Note = reason(err)
		}
		s.add(e, "method="+method)
	}
	return s
}
