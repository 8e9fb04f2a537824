package stat

import (
	"fmt"
	"strconv"
	"testing"
)

func TestReferenceCorrelation(t *testing.T) {
	runReference(t, map[string]referenceFunc{
		"correlation":                 referenceCorrelation,
		"correlation_matrix_adjusted": referenceMatrix,
		"partial_correlation":         referencePartial,
		"ccf":                         referenceCCF,
		"p_adjust":                    referencePAdjust,
	}, "correlation.z", "correlation.p_exact", "partial_correlation.df")
}

// referencePair returns a pair of the task's series, aligned and transformed.
func referencePair(k referenceTask, i, j int) ([]int, []float64, []float64, error) {
	transform, err := ParseTransform(k.text("transform"))
	if err != nil {
		return nil, nil, nil, err
	}
	ya, a, err := k.series(i)
	if err != nil {
		return nil, nil, nil, err
	}
	yb, b, err := k.series(j)
	if err != nil {
		return nil, nil, nil, err
	}
	return transform.ApplyPair(ya, a, yb, b)
}

func referenceCorrelation(k referenceTask) (map[string]float64, error) {
	_, x, y, err := referencePair(k, 0, 1)
	if err != nil {
		return nil, err
	}
	return correlationValues(k.text("method"), x, y)
}

func correlationValues(method string, x, y []float64) (map[string]float64, error) {
	switch method {
	case "pearson":
		return referenceValues(Pearson(x, y))
	case "spearman":
		return referenceValues(Spearman(x, y))
	case "kendall":
		r, err := Kendall(x, y)
		m, err := referenceValues(r, err)
		if err == nil && !r.HasExact {
			// Above n = 60 we do not report the exact p, but have it.
			if tied(x) || tied(y) {
				return m, nil
			}
			m["p_exact"] = kendallExact(r.N, r.S)
		}
		return m, err
	}
	return nil, fmt.Errorf("method %q", method)
}

// tied says whether two values are equal.
func tied(x []float64) bool {
	seen := map[float64]bool{}
	for _, v := range x {
		if seen[v] {
			return true
		}
		seen[v] = true
	}
	return false
}

// referenceMatrix correlates all pairs of the series and adjusts the p-values.
func referenceMatrix(k referenceTask) (map[string]float64, error) {
	estimate := map[string][2]string{
		"pearson": {"r", "p"}, "spearman": {"rho", "p_t"}, "kendall": {"tau_b", "p_asymptotic"},
	}[k.text("method")]
	got := map[string]float64{}
	var names []string
	var ps []float64
	for i := range k.Series {
		for j := i + 1; j < len(k.Series); j++ {
			_, x, y, err := referencePair(k, i, j)
			if err != nil {
				return nil, err
			}
			v, err := correlationValues(k.text("method"), x, y)
			if err != nil {
				return nil, err
			}
			name := "|" + entity(k.Series[i]) + "~" + entity(k.Series[j])
			got["r"+name], got["p"+name] = v[estimate[0]], v[estimate[1]]
			names, ps = append(names, name), append(ps, v[estimate[1]])
		}
	}
	return got, addAdjusted(got, names, ps)
}

// entity returns what follows the colon of a series' name.
func entity(series string) string {
	for i := range series {
		if series[i] == ':' {
			return series[i+1:]
		}
	}
	return series
}

// addAdjusted adds the adjusted p-values under "method" + name.
func addAdjusted(to map[string]float64, names []string, p []float64) error {
	adjusted, err := PAdjust(p)
	if err != nil {
		return err
	}
	for i, name := range names {
		for _, v := range adjusted.At(i).Values() {
			to[v.Name+name] = v.V
		}
	}
	return nil
}

func referencePAdjust(k referenceTask) (map[string]float64, error) {
	rows, err := referenceRows(k.Dataset)
	if err != nil {
		return nil, err
	}
	var names []string
	var ps []float64
	for _, row := range rows {
		p, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			return nil, err
		}
		names, ps = append(names, "|"+row[0]), append(ps, p)
	}
	got := map[string]float64{}
	return got, addAdjusted(got, names, ps)
}

// referencePartial holds the third and later series fixed. All series of such
// a task have the same years.
func referencePartial(k referenceTask) (map[string]float64, error) {
	method, err := ParseCorrelationMethod(k.text("method"))
	if err != nil {
		return nil, err
	}
	var columns [][]float64
	for j := range k.Series {
		_, _, c, err := referencePair(k, 0, j)
		if err != nil {
			return nil, err
		}
		columns = append(columns, c)
	}
	return referenceValues(PartialCorrelation(columns[0], columns[1], columns[2:], PartialOptions{Method: method}))
}

func referenceCCF(k referenceTask) (map[string]float64, error) {
	years, x, y, err := referencePair(k, 0, 1)
	if err != nil {
		return nil, err
	}
	return referenceValues(CCF(years, x, y, CCFOptions{MaxLag: k.number("max_lag", 5)}))
}
