package stat

import (
	"math"
	"testing"
)

func TestOLSTrend(t *testing.T) {
	// y = 1, 3, 2, 5 in 2000 … 2003: slope 1.1, residuals −0.1, 0.8, −1.3, 0.6.
	years, y := []int{2000, 2001, 2002, 2003}, []float64{1, 3, 2, 5}
	r, err := OLSTrend(years, y)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		want float64
		from string
	}{
		{"n", 4, "count"}, {"df", 2, "n − 2"},
		{"slope", 1.1, "Σ(t − t̄)y/Sxx = 5.5/5"},
		{"intercept", 2.75 - 1.1*2001.5, "ȳ − b t̄"},
		{"rss", 2.7, "0.01 + 0.64 + 1.69 + 0.36"},
		{"sigma", math.Sqrt(1.35), "√(rss/2)"},
		{"se_slope", math.Sqrt(1.35 / 5), "σ/√Sxx"},
		{"t_slope", 1.1 / math.Sqrt(0.27), "b/se"},
		{"p_slope", 1 - (1.1/math.Sqrt(0.27))/math.Sqrt(2+1.21/0.27), "closed form for 2 df"},
		{"slope_hi95", 1.1 + 0.95*math.Sqrt(2/(0.05*1.95))*math.Sqrt(0.27), "closed form for 2 df"},
		{"r2", 1 - 2.7/8.75, "1 − rss/Syy"},
		{"adj_r2", 1 - 2.7/8.75*1.5, "definition"},
		{"dw", (0.81 + 4.41 + 3.61) / 2.7, "Σ(e − e₋₁)²/rss"},
		{"fit_first", 1.1, "1 + 0.1"}, {"fit_last", 4.4, "5 − 0.6"},
	} {
		if got, ok := valueOf(r, tt.name); !ok || math.Abs(got-tt.want) > 1e-12*math.Abs(tt.want) {
			t.Errorf("%s = %.15g, want %.15g [%s]", tt.name, got, tt.want, tt.from)
		}
	}
	if _, ok := valueOf(r, "growth_rate"); ok {
		t.Error("a growth rate without logarithms")
	}
}

func TestOLSTrendExactLine(t *testing.T) {
	years, y := consecutive(20), make([]float64, 20)
	for i := range y {
		y[i] = 0.1*float64(years[i]) - 190
	}
	r, err := OLSTrend(years, y)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Exact || len(r.Warnings()) == 0 || math.Abs(r.Slope-0.1) > 1e-14 {
		t.Errorf("%+v", r)
	}
	for _, name := range []string{"p_slope", "t_slope", "se_slope", "dw", "slope_lo95"} {
		if v, ok := valueOf(r, name); ok {
			t.Errorf("%s = %v of an exact line", name, v)
		}
	}
	if fit, lo, hi := r.Band(2050); fit != lo || fit != hi || math.Abs(fit-15) > 1e-12 {
		t.Errorf("band %v, %v, %v", fit, lo, hi)
	}
}

func TestOLSTrendLogGrowth(t *testing.T) {
	years, y := consecutive(12), make([]float64, 12)
	for i := range y {
		y[i] = 100 * math.Pow(1.03, float64(i)) * (1 + 0.001*float64(i%2))
	}
	r, err := OLSTrendLog(years, y)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(r.GrowthRate-0.03) > 2e-4 || !(r.GrowthLo95 < r.GrowthRate && r.GrowthRate < r.GrowthHi95) {
		t.Errorf("growth %v in [%v, %v], want 3 %%", r.GrowthRate, r.GrowthLo95, r.GrowthHi95)
	}
	for _, v := range r.Values() {
		if v.Dim == PerYear || v.Dim == InUnit {
			t.Errorf("%s of logarithms has dimension %v", v.Name, v.Dim)
		}
	}
}

// TestBandIsNarrowestInTheMiddle: the interval of the mean widens with distance.
func TestBandIsNarrowestInTheMiddle(t *testing.T) {
	years, series := someSeries()
	for i, y := range series {
		r, err := OLSTrend(years[i], y)
		if err != nil {
			t.Fatal(err)
		}
		last := years[i][len(y)-1]
		middle := (years[i][0] + last) / 2
		_, lo1, hi1 := r.Band(middle)
		_, lo2, hi2 := r.Band(last)
		_, lo3, hi3 := r.Band(last + 30)
		if !(hi1-lo1 < hi2-lo2 && hi2-lo2 < hi3-lo3) {
			t.Errorf("series %d: widths %v, %v, %v", i, hi1-lo1, hi2-lo2, hi3-lo3)
		}
	}
}
