package stat

import "testing"

func TestSpearman(t *testing.T) {
	for _, tt := range []struct {
		name   string
		x, y   []float64
		rho, p float64
		from   string
	}{
		{"tuna", tunaL, tunaPanel, 0.6, 0.0876228290414, "1 − 6·48/(9·80), as R's example(cor.test, method = \"spearman\") has S = 48; " +
			"p = P(|t(7)| > 0.6 √(7/0.64)), closed form of t(7)"},
		{"two degrees of freedom", []float64{1, 20, 300, 4000}, []float64{1, 3, 2, 4}, 0.8, 0.2, "identity: with t(2) p = 1 − |ρ|"},
		{"ties", []float64{1, 2, 2, 3}, []float64{1, 2, 3, 4}, 0.948683298050514, 1 - 0.948683298050514,
			"ranks 1, 2.5, 2.5, 4 against 1 … 4: 4.5/√(4.5·5) = √0.9"},
		{"reversed", []float64{1, 2, 3}, []float64{3, 2, 1}, -1, 0, "identity"},
	} {
		got, err := Spearman(tt.x, tt.y)
		if err != nil || !correlationNear(got.Rho, tt.rho, 1e-12) || !correlationNear(got.PT, tt.p, 1e-9) {
			t.Errorf("%s: ρ = %.15g, p = %.15g, %v; want %.15g, %.15g [%s]", tt.name, got.Rho, got.PT, err, tt.rho, tt.p, tt.from)
		}
	}
}
