package stat

import (
	"errors"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// TestEraDifference compares with the regression on a dummy and the sandwich
// written out as matrices.
func TestEraDifference(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		cut := 2 + i%5
		for _, o := range []HACOptions{DefaultHACOptions(), {Rule: HACFixed, Lag: 1}, {Rule: HACFixed}} {
			r, err := EraDifference(years[i][:cut], y[:cut], years[i][cut:], y[cut:], o)
			if err != nil {
				t.Fatal(err)
			}
			n := len(y)
			x := mat.NewDense(n, 2, nil)
			for j := range n {
				x.SetRow(j, []float64{1, 0})
				if j >= cut {
					x.Set(j, 1, 1)
				}
			}
			f, err := LeastSquares(x, y)
			if err != nil {
				t.Fatal(err)
			}
			meat := mat.NewDense(2, 2, nil)
			for a := range n {
				for b := range n {
					if d := max(a-b, b-a); d <= r.Lag {
						w := (1 - float64(d)/float64(r.Lag+1)) * f.Residuals[a] * f.Residuals[b]
						for p := range 2 {
							for q := range 2 {
								meat.Set(p, q, meat.At(p, q)+w*x.At(a, p)*x.At(b, q))
							}
						}
					}
				}
			}
			var v mat.Dense
			v.Product(f.XtXInv, meat, f.XtXInv)
			want := v.At(1, 1)
			if o.SmallSample {
				want *= float64(n) / float64(n-2)
			}
			if math.Abs(r.SE-math.Sqrt(want)) > 1e-8*r.SE || math.Abs(r.Difference-f.Beta[1]) > 1e-9*(1+math.Abs(f.Beta[1])) {
				t.Errorf("series %d, %+v: difference %v, se %v; want %v, %v", i, o, r.Difference, r.SE, f.Beta[1], math.Sqrt(want))
			}
		}
	}
}

func TestEraDifferenceSymmetry(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		a, err1 := EraDifference(years[i][:6], y[:6], years[i][6:], y[6:], DefaultHACOptions())
		b, err2 := EraDifference(years[i][6:], y[6:], years[i][:6], y[:6], DefaultHACOptions())
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if a.Difference != -b.Difference || math.Abs(a.SE-b.SE) > 1e-12*a.SE || math.Abs(a.P-b.P) > 1e-10 || a.SlopeA != b.SlopeB {
			t.Errorf("series %d: %+v and %+v", i, a, b)
		}
	}
}

func TestEraDifferenceFailures(t *testing.T) {
	for _, tt := range []struct {
		name   string
		ya, yb []int
		a, b   []float64
		want   error
	}{
		{"a year in both", []int{1, 2, 3}, []int{3, 4}, []float64{1, 2, 4}, []float64{4, 5}, ErrValue},
		{"constant eras", []int{1, 2}, []int{3, 4}, []float64{1, 1}, []float64{4, 4}, ErrNoVariation},
		{"an empty era", nil, []int{3, 4, 5}, nil, []float64{4, 5, 7}, ErrTooFew},
		{"one value each", []int{1}, []int{3}, []float64{1}, []float64{4}, ErrTooFew},
		{"no number", []int{1, 2}, []int{3, 4}, []float64{1, math.NaN()}, []float64{4, 4}, ErrValue},
		{"lengths", []int{1}, []int{3, 4}, []float64{1, 2}, []float64{4, 4}, ErrLength},
	} {
		if _, err := EraDifference(tt.ya, tt.a, tt.yb, tt.b, DefaultHACOptions()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	r, err := EraDifference([]int{1}, []float64{1}, []int{3, 4}, []float64{4, 5}, DefaultHACOptions())
	if _, ok := valueOf(r, "slope_a"); err != nil || ok || len(r.Warnings()) == 0 {
		t.Errorf("one value in era a: %+v, %v", r, err)
	}
}
