package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// TestADFByHand: without lags and terms it is the slope of Δy on y through 0.
func TestADFByHand(t *testing.T) {
	y := []float64{1, 2, 1, 3, 2, 2}
	years := consecutive(len(y))
	var xx, xd, rss float64
	for i := 1; i < len(y); i++ {
		xx += y[i-1] * y[i-1]
		xd += y[i-1] * (y[i] - y[i-1])
	}
	b := xd / xx
	for i := 1; i < len(y); i++ {
		e := y[i] - y[i-1] - b*y[i-1]
		rss += e * e
	}
	want := b / math.Sqrt(rss/4/xx)
	r, err := ADF(years, y, ADFOptions{Det: DetN, LagRule: LagFixed})
	if err != nil || math.Abs(r.Stat-want) > 1e-13 || r.NObs != 5 {
		t.Errorf("%+v, %v; want %v", r, err, want)
	}
}

// TestADFChoosesLags: an AR(2) asks for a lag, its rows are those of that lag, and
// BIC does not take more lags than AIC.
func TestADFChoosesLags(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	ones := 0
	for range 40 {
		n := 80
		y := make([]float64, n)
		for i := 2; i < n; i++ {
			y[i] = 0.2*y[i-1] + 0.6*y[i-2] + rng.NormFloat64()
		}
		aic, errA := ADF(consecutive(n), y, DefaultADFOptions())
		bic, errB := ADF(consecutive(n), y, ADFOptions{Det: DetC, LagRule: LagBIC})
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if bic.Lags > aic.Lags || aic.NObs != n-1-aic.Lags {
			t.Errorf("BIC %d lags, AIC %d with %d rows", bic.Lags, aic.Lags, aic.NObs)
		}
		fixed, _ := ADF(consecutive(n), y, ADFOptions{Det: DetC, LagRule: LagFixed, Lags: aic.Lags})
		if fixed.Stat != aic.Stat {
			t.Errorf("%d lags give %v when chosen and %v when given", aic.Lags, aic.Stat, fixed.Stat)
		}
		if bic.Lags == 1 {
			ones++
		}
	}
	if ones < 30 {
		t.Errorf("BIC finds the one lag in %d of 40", ones)
	}
	d := dickeyFuller{consecutive(100), nileFlow, DetC}
	if _, err := d.chooseLags(ADFOptions{Det: DetC, LagRule: LagAIC}); err != nil {
		t.Error(err)
	}
	for n := 4; n < 30; n++ { // the default never asks for more than there is
		for _, det := range []Det{DetN, DetC, DetCT} {
			y := make([]float64, n)
			arNoise(0.5)(rng, y)
			if _, err := ADF(consecutive(n), y, ADFOptions{Det: det, LagRule: LagAIC}); err != nil && (n > 4 || !errors.Is(err, ErrTooFew)) {
				t.Errorf("n = %d, %s: %v", n, det, err)
			}
		}
	}
}

func TestKPSS(t *testing.T) {
	for _, tt := range []struct {
		y    []float64
		o    KPSSOptions
		stat float64
		lags int
		p    float64
		note string
		from string
	}{
		{[]float64{1, -1, 1, -1}, KPSSOptions{DetC, LagFixed, 0}, 2.0 / 16, 0, 0.10, "≥", "by hand: S = 1, 0, 1, 0 and s² = 1"},
		{[]float64{1, 1, -1, -1}, KPSSOptions{DetC, LagFixed, 1}, 6.0 / (16 * 1.25), 1, 0.10, "≥", "by hand: S = 1, 2, 1, 0 and s² = (4 + 1)/4"},
		{nileFlow, DefaultKPSSOptions(), 0.9654349077526598, 4, 0.01, "≤", "urca, arch, gretl, statsmodels"},
		{nileFlow, KPSSOptions{DetC, LagHobijn, 0}, 0.8691205593783891, 5, 0.01, "≤", "arch, statsmodels"},
	} {
		years := consecutive(len(tt.y))
		r, err := KPSS(years, tt.y, tt.o)
		if err != nil || math.Abs(r.Stat-tt.stat) > 1e-13 || r.Lags != tt.lags || r.PTable != tt.p || r.PNote != tt.note {
			t.Errorf("%+v, %v; want %v, %d lags, %s%v [%s]", r, err, tt.stat, tt.lags, tt.note, tt.p, tt.from)
		}
	}
	for _, tt := range []struct {
		stat float64
		det  Det
		p    float64
		note string
	}{
		{0.347, DetC, 0.10, ""}, {0.463, DetC, 0.05, ""}, {0.574, DetC, 0.025, ""}, {0.739, DetC, 0.01, ""},
		{0.405, DetC, 0.075, ""}, {0.3469, DetC, 0.10, "≥"}, {0.7391, DetC, 0.01, "≤"},
		{0.119, DetCT, 0.10, ""}, {0.146, DetCT, 0.05, ""}, {0.176, DetCT, 0.025, ""}, {0.216, DetCT, 0.01, ""},
	} { // Kwiatkowski et al. 1992, Table 1
		if p, note := kpssTail(tt.stat, tt.det); math.Abs(p-tt.p) > 1e-12 || note != tt.note {
			t.Errorf("p of %v, %s = %s%v, want %s%v", tt.stat, tt.det, note, p, tt.note, tt.p)
		}
	}
	for rule, want := range map[LagRule]int{LagShort: 4, LagLong: 12, LagCeil: 12} {
		if got := rule.truncation(100, 0); got != want {
			t.Errorf("%s of 100: %d, want %d", rule, got, want)
		}
	}
	if got := LagCeil.truncation(101, 0); got != 13 {
		t.Errorf("ceil of 101: %d", got)
	}
	if got := LagLong.truncation(5, 0); got != 4 {
		t.Errorf("lags of 5 values: %d", got)
	}
}

// TestPhillipsPerronWithoutLags: with no lag the corrections vanish and Z_τ is
// Dickey & Fuller's t.
func TestPhillipsPerronWithoutLags(t *testing.T) {
	for _, det := range []Det{DetC, DetCT} {
		pp, errP := PhillipsPerron(nileYears(), nileFlow, PhillipsPerronOptions{det, LagFixed, 0})
		adf, errA := ADF(nileYears(), nileFlow, ADFOptions{Det: det, LagRule: LagFixed})
		if errP != nil || errA != nil {
			t.Fatal(errP, errA)
		}
		if math.Abs(pp.ZTau-adf.Stat) > 1e-12 || pp.PTauMacKinnon1994 != adf.PMacKinnon1994 && math.Abs(pp.PTauMacKinnon1994/adf.PMacKinnon1994-1) > 1e-10 {
			t.Errorf("%s: Z_τ = %v, t = %v", det, pp.ZTau, adf.Stat)
		}
	}
}

// TestZivotAndrewsIsTheLeast: every candidate in the range, estimated apart, lies
// at or above Stat.
func TestZivotAndrewsIsTheLeast(t *testing.T) {
	y, years, n := nileFlow[:40], consecutive(40), 40
	for _, det := range []Det{DetC, DetT, DetCT} {
		r, err := ZivotAndrews(years, y, ZivotAndrewsOptions{det, 1, 0.15})
		if err != nil {
			t.Fatal(err)
		}
		least, at := math.Inf(1), 0
		for b := 6; b <= 34; b++ {
			var columns [][]float64
			var change []float64
			for i := 2; i < n; i++ {
				level, since := 0.0, 0.0
				if i >= b {
					level, since = 1, float64(i-b+1)
				}
				row := []float64{y[i-1], 1, float64(i), y[i-1] - y[i-2]}
				if det != DetT {
					row = append(row, level)
				}
				if det != DetC {
					row = append(row, since)
				}
				columns, change = append(columns, row), append(change, y[i]-y[i-1])
			}
			x := mat.NewDense(len(columns), len(columns[0]), nil)
			for i, row := range columns {
				x.SetRow(i, row)
			}
			f, err := LeastSquares(x, change)
			if err != nil {
				t.Fatal(err)
			}
			if s := f.Beta[0] / f.SE(0); s < least {
				least, at = s, years[b-1]
			}
		}
		if math.Abs(r.Stat-least) > 1e-10 || r.LastYearBefore != at {
			t.Errorf("%s: %v after %d, want %v after %d", det, r.Stat, r.LastYearBefore, least, at)
		}
	}
	r, _ := ZivotAndrews(years, y, ZivotAndrewsOptions{DetC, 1, 0.1})
	if _, has := valueOf(r, "stat_trim10"); !has {
		t.Errorf("names of 10 %% trimming: %v", r.Values())
	}
}

func TestUnitRootFailures(t *testing.T) {
	n := 30
	line, growth, wave := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range line {
		line[i], growth[i], wave[i] = 3*float64(i), math.Pow(1.05, float64(i)), float64(i%2)
	}
	adf := func(det Det, lags int) func([]int, []float64) (Result, error) {
		return func(t []int, y []float64) (Result, error) {
			return orNil(ADF(t, y, ADFOptions{Det: det, LagRule: LagFixed, Lags: lags}))
		}
	}
	for _, tt := range []struct {
		name string
		y    []float64
		f    func([]int, []float64) (Result, error)
		want error
	}{
		{"adf of a line, c", line, adf(DetC, 0), ErrNoVariation},
		{"adf of a line, ct", line, adf(DetCT, 0), ErrUndefined},
		{"adf of steady growth", growth, adf(DetC, 0), ErrNoVariation},
		{"adf of a wave", wave, adf(DetC, 0), ErrNoVariation},
		{"adf, many lags", nileFlow[:n], adf(DetC, 14), ErrTooFew},
		{"kpss of a line, ct", line, everyBreak["kpss_ct"], ErrNoVariation},
		{"kpss, many lags", line, func(t []int, y []float64) (Result, error) {
			return orNil(KPSS(t, y, KPSSOptions{DetC, LagFixed, 30}))
		}, ErrOption},
		{"pp, many lags", nileFlow[:n], func(t []int, y []float64) (Result, error) {
			return orNil(PhillipsPerron(t, y, PhillipsPerronOptions{DetC, LagFixed, 29}))
		}, ErrOption},
		{"pp of a line, ct", line, everyBreak["phillips_perron_ct"], ErrUndefined},
		{"pp of steady growth", growth, everyBreak["phillips_perron"], ErrNoVariation},
		{"zivot_andrews of a line", line, everyBreak["zivot_andrews"], ErrUndefined},
		{"zivot_andrews of steady growth, a lag", growth, everyBreak["zivot_andrews"], ErrUndefined},
		{"zivot_andrews of steady growth", growth, everyBreak["zivot_andrews_ct"], ErrNoVariation},
	} {
		if _, err := tt.f(consecutive(n), tt.y); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// Table 1 of Kwiatkowski et al. (1992): 0.347, 0.463, 0.574 and 0.739 are exceeded with the
// probabilities 0.10, 0.05, 0.025 and 0.01. Beyond it nothing is known, so nothing rejects.
func TestKPSSRejects(t *testing.T) {
	for _, tt := range []struct {
		stat float64
		at   []float64 // the levels, of 0.005, 0.01, 0.05, 0.1 and 0.2, at which it rejects
	}{
		{0.2, nil},
		{0.346, nil}, // p ≥ 0.10: also at 0.2 it may be more
		{0.348, []float64{0.1, 0.2}},
		{0.462, []float64{0.1, 0.2}},
		{0.464, []float64{0.05, 0.1, 0.2}},
		{0.738, []float64{0.05, 0.1, 0.2}},
		{0.740, []float64{0.01, 0.05, 0.1, 0.2}}, // p ≤ 0.01: at 0.005 it may be less
		{9, []float64{0.01, 0.05, 0.1, 0.2}},
	} {
		r := &KPSSTest{Stat: tt.stat}
		r.PTable, r.PNote = kpssTail(tt.stat, DetC)
		for _, alpha := range []float64{0.005, 0.01, 0.05, 0.1, 0.2} {
			if got := r.Rejects(alpha); got != slices.Contains(tt.at, alpha) {
				t.Errorf("%v at %v: %v (p = %s%v)", tt.stat, alpha, got, r.PNote, r.PTable)
			}
		}
	}
}
