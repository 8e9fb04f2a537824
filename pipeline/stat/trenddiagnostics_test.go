package stat

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// TestTrendDiagnostics compares the short cuts with the regressions that define
// the tests.
func TestTrendDiagnostics(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		r, err := TrendDiagnostics(years[i], y)
		if err != nil {
			t.Fatal(err)
		}
		n := len(y)
		e := make([]float64, n)
		l := fitLine(years[i], y, e)
		bg, bp, squares := mat.NewDense(n, 3, nil), mat.NewDense(n, 2, nil), make([]float64, n)
		centre := 0.0
		for j := range e {
			lag := 0.0
			if j > 0 {
				lag = e[j-1]
			}
			bg.SetRow(j, []float64{1, l.centred(years[i][j]), lag})
			bp.SetRow(j, []float64{1, l.centred(years[i][j])})
			squares[j] = e[j] * e[j]
			centre += squares[j] / float64(n)
		}
		f, err := LeastSquares(bg, e)
		if err != nil {
			t.Fatal(err)
		}
		if want := float64(n) * (1 - f.RSS/l.rss); math.Abs(r.BG1LM-want) > 1e-9*(1+want) {
			t.Errorf("series %d: BG %v, want %v [n·R²]", i, r.BG1LM, want)
		}
		f, err = LeastSquares(bp, squares)
		if err != nil {
			t.Fatal(err)
		}
		total := 0.0
		for _, s := range squares {
			total += (s - centre) * (s - centre)
		}
		if want := float64(n) * (1 - f.RSS/total); math.Abs(r.BPLM-want) > 1e-9*(1+want) {
			t.Errorf("series %d: BP %v, want %v [n·R²]", i, r.BPLM, want)
		}
	}
}

// TestTrendDiagnosticsFind: each test finds what it is made for.
func TestTrendDiagnosticsFind(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	years, y := consecutive(80), make([]float64, 80)
	arNoise(0.8)(rng, y)
	if r, err := TrendDiagnostics(years, y); err != nil || r.BG1P > 0.001 || r.Rho1 < 0.4 {
		t.Errorf("autocorrelation: %+v, %v", r, err)
	}
	for i := range y {
		y[i] = rng.NormFloat64() * float64(1+i)
	}
	if r, err := TrendDiagnostics(years, y); err != nil || r.BPP > 0.01 {
		t.Errorf("growing variance: %+v, %v", r, err)
	}
	for i := range y {
		y[i] = rng.ExpFloat64()
	}
	if r, err := TrendDiagnostics(years, y); err != nil || r.JBP > 0.01 {
		t.Errorf("skewed values: %+v, %v", r, err)
	}
}
