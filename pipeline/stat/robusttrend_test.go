package stat

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// A trendNoise is a process without a trend, by name.
type trendNoise struct {
	name string
	fill func(rng *rand.Rand, y []float64)
}

// arNoise is an AR(1) that starts in its stationary distribution, or a random
// walk for phi = 1.
func arNoise(phi float64) func(*rand.Rand, []float64) {
	return func(rng *rand.Rand, y []float64) {
		s := rng.NormFloat64()
		if phi < 1 {
			s /= math.Sqrt(1 - phi*phi)
		}
		for i := range y {
			if i > 0 {
				s = phi*s + rng.NormFloat64()
			}
			y[i] = s
		}
	}
}

// walkNoise is a random walk whose steps are d = phi·d + e + theta·e₋₁.
func walkNoise(phi, theta float64) func(*rand.Rand, []float64) {
	return func(rng *rand.Rand, y []float64) {
		s, d, before := 0.0, rng.NormFloat64(), 0.0
		for i := range y {
			e := rng.NormFloat64()
			d = phi*d + e + theta*before
			before = e
			s += d
			y[i] = s
		}
	}
}

var (
	noiseWhite = trendNoise{"white noise", arNoise(0)}
	noiseAR6   = trendNoise{"AR(1) 0.6", arNoise(0.6)}
	noiseWalk  = trendNoise{"random walk", arNoise(1)}
	noiseWalk4 = trendNoise{"random walk, steps AR(1) 0.4", walkNoise(0.4, 0)}
)

// consecutive returns n years.
func consecutive(n int) []int {
	years := make([]int, n)
	for i := range years {
		years[i] = 1970 + i
	}
	return years
}

// rejections returns the share of draws in which p ≤ 0.05, with a slope added
// to the noise.
func rejections(draws, n int, noise trendNoise, slope float64, p func([]int, []float64) float64) float64 {
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	years, y := consecutive(n), make([]float64, n)
	rejected := 0
	for range draws {
		noise.fill(rng, y)
		for i := range y {
			y[i] += slope * float64(i)
		}
		if p(years, y) <= 0.05 {
			rejected++
		}
	}
	return float64(rejected) / float64(draws)
}

func robustP(years []int, y []float64) float64 {
	r, err := RobustTrend(years, y)
	if err != nil {
		panic(err)
	}
	return r.P
}

// hltP is the p of z_λ of Harvey, Leybourne & Taylor (2007): (1 − λ)z₀ + λz₁ with
// λ = exp(−0.00025 (DF-GLS/KPSS)²), z₀ and z₁ the trend tests on levels and
// differences with quadratic spectral long-run variances. It is here to show why
// it was not chosen.
func hltP(years []int, y []float64) float64 {
	n := len(y)
	u := make([]float64, n)
	l := fitLine(years, y, u)
	z0 := l.slope / math.Sqrt(quadraticSpectral(u)/float64(n)/l.sxx)
	step := (y[n-1] - y[0]) / float64(n-1)
	d := make([]float64, n-1)
	for i := range d {
		d[i] = y[i+1] - y[i] - step
	}
	z1 := step * math.Sqrt(float64(n-1)) / math.Sqrt(quadraticSpectral(d)/float64(n-1))
	lags := int(4 * math.Pow(float64(n)/100, 0.25))
	long := autoproduct(u, 0)
	for j := 1; j <= lags; j++ {
		long += 2 * (1 - float64(j)/float64(lags+1)) * autoproduct(u, j)
	}
	var cum, kpss float64
	for _, v := range u {
		cum += v
		kpss += cum * cum / (float64(n) * long)
	}
	q := quasiDifference(years, u, 1-13.5/float64(n))
	g := make([]float64, n) // GLS-detrended; the level is what the first residual lacks
	for i := range g {
		g[i] = u[i] - (u[0] - q.v[0]) - q.slope*float64(years[i]-years[0])
	}
	order, f, err := arByBIC(g)
	if err != nil || order < 1 {
		panic(err)
	}
	df := (f.Beta[0] - 1) / f.SE(0)
	w := math.Exp(-0.00025 * (df / kpss) * (df / kpss))
	return twoSidedNormal((1-w)*z0 + w*z1)
}

// TestRobustTrendSize repeats the simulation that the comment on RobustTrend
// reports, with fewer draws. The bound allows three standard errors.
func TestRobustTrendSize(t *testing.T) {
	const draws = 2000
	for _, tt := range []struct {
		n     int
		noise trendNoise
		most  float64
		from  string
	}{
		{25, noiseWhite, 0.08, "requirement"},
		{25, noiseAR6, 0.08, "requirement"},
		{25, noiseWalk, 0.08, "requirement"},
		{50, noiseWhite, 0.08, "requirement"},
		{50, noiseAR6, 0.08, "requirement"},
		{50, noiseWalk, 0.08, "requirement"},
		{25, noiseWalk4, 0.12, "measured, see RobustTrend"},
		{50, noiseWalk4, 0.12, "measured, see RobustTrend"},
	} {
		got := rejections(draws, tt.n, tt.noise, 0, robustP)
		t.Logf("n = %d, %s: %.1f %%", tt.n, tt.noise.name, 100*got)
		if slack := 3 * math.Sqrt(tt.most*(1-tt.most)/draws); got > tt.most+slack {
			t.Errorf("n = %d, %s: %.1f %% rejected, at most %.0f %% [%s]", tt.n, tt.noise.name, 100*got, 100*tt.most, tt.from)
		}
	}
}

// TestRobustTrendPower checks that the test finds trends that are plain.
func TestRobustTrendPower(t *testing.T) {
	const draws = 500
	for _, tt := range []struct {
		n     int
		noise trendNoise
		slope float64
		least float64
	}{
		{25, noiseWhite, 0.16, 0.75}, // a rise of four standard deviations in all
		{50, noiseWhite, 0.08, 0.95},
		{25, noiseWalk, 0.5, 0.5}, // a drift of half a standard deviation a year
		{50, noiseWalk, 0.5, 0.85},
	} {
		got := rejections(draws, tt.n, tt.noise, tt.slope, robustP)
		if got < tt.least {
			t.Errorf("n = %d, %s, slope %v: %.1f %% found, at least %.0f %%", tt.n, tt.noise.name, tt.slope, 100*got, 100*tt.least)
		}
	}
}

// TestRobustTrendBeatsHLT holds the reason for the choice between the two tests.
func TestRobustTrendBeatsHLT(t *testing.T) {
	for _, n := range []int{25, 50} {
		ours, theirs := rejections(500, n, noiseWalk, 0, robustP), rejections(500, n, noiseWalk, 0, hltP)
		if ours >= theirs {
			t.Errorf("n = %d: %.3f by RobustTrend, %.3f by z_λ on random walks", n, ours, theirs)
		}
	}
}

// TestUnitRootBound checks the response surface against other programs.
func TestUnitRootBound(t *testing.T) {
	compared := 0
	for _, k := range referenceTasks(t) {
		nobs, ok := k.Expected["nobs"]
		five, ok5 := k.Expected["cv5"]
		one, ok1 := k.Expected["cv1"]
		if k.Statistic != "adf" || k.text("det") != "ct" || !ok || !ok5 || !ok1 {
			continue
		}
		compared++
		if got, want := unitRootBound(nobs.Value), (five.Value+one.Value)/2; math.Abs(got-want) > 1e-9 {
			t.Fatalf("n = %v: %v, want %v [statsmodels and arch]", nobs.Value, got, want)
		}
	}
	if compared == 0 {
		t.Error("no critical value to compare with")
	}
}

func TestRobustTrendIsUnmovedByUnits(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		y := make([]float64, 30)
		walkNoise(0.3, 0)(rng, y)
		years := consecutive(30)
		a, err := RobustTrend(years, y)
		if err != nil {
			t.Fatal(err)
		}
		scaled, later := make([]float64, 30), make([]int, 30)
		for i, v := range y {
			scaled[i], later[i] = 1e6*v-3e6, years[i]+500
		}
		b, err := RobustTrend(later, scaled)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(a.T-b.T) > 1e-7*math.Abs(a.T)+1e-9 || math.Abs(a.Slope*1e6-b.Slope) > 1e-7*math.Abs(b.Slope)+1e-6 {
			t.Errorf("t %v and %v, slope %v and %v", a.T, b.T, a.Slope, b.Slope)
		}
	}
}

// TestSuperEfficient checks the correction at the joints of its pieces, by hand
// from the equations.
func TestSuperEfficient(t *testing.T) {
	const n, se = 1000.0, 0.02
	star := unitRootBound(n)
	for _, tt := range []struct {
		name string
		tau  float64
		want float64
	}{
		{"above τ* it is a unit root", star + 0.01, 1},
		{"far below nothing is corrected", -60, 1 - 60*se},
		{"between −√(3n) and −a", -20, 1 - 20*se + se*(-20/n+3.0/20)},
	} {
		if got := superEfficient(1+tt.tau*se, se, 1, n); math.Abs(got-max(-0.99, tt.want)) > 1e-12 {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	// c₂ makes the piece below τ* start where the one above ends.
	const small = 1e-9
	if got := superEfficient(1+(star-small)*1e-9, 1e-9, 1, n); got != 1 {
		t.Errorf("at τ* the correction jumps: %v", got)
	}
}

func TestQuasiDifferenceIsLeastSquares(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	years := []int{1990, 1991, 1993, 1994, 1999, 2000, 2001, 2004}
	for _, alpha := range []float64{-0.5, 0, 0.7, 1} {
		u := make([]float64, len(years))
		arNoise(0.5)(rng, u)
		x, w := mat.NewDense(len(u), 2, nil), make([]float64, len(u))
		for i, year := range years {
			x.SetRow(i, []float64{1, float64(year - 1990)})
			w[i] = u[i]
			if i > 0 {
				x.SetRow(i, []float64{1 - alpha, float64(year-1990) - alpha*float64(years[i-1]-1990)})
				w[i] -= alpha * u[i-1]
			}
		}
		want, err := LeastSquares(x, w)
		if err != nil {
			t.Fatal(err)
		}
		got := quasiDifference(years, u, alpha)
		if math.Abs(got.slope-want.Beta[1]) > 1e-12 || math.Abs(got.unit-want.XtXInv.At(1, 1)) > 1e-12 {
			t.Errorf("α = %v: %v and %v, want %v and %v", alpha, got.slope, got.unit, want.Beta[1], want.XtXInv.At(1, 1))
		}
	}
}

func TestRobustTrendFailures(t *testing.T) {
	line := []float64{1, 2, 3, 4, 5, 6, 7}
	for _, tt := range []struct {
		y    []float64
		want error
	}{
		{line[:5], ErrTooFew},
		{line, ErrNoVariation},
		{[]float64{3, 3, 3, 3, 3, 3}, ErrNoVariation},
	} {
		if _, err := RobustTrend(consecutive(len(tt.y)), tt.y); !errors.Is(err, tt.want) {
			t.Errorf("%v: %v, want %v", tt.y, err, tt.want)
		}
	}
	if _, err := RobustTrendLog(consecutive(6), []float64{1, 2, 3, 0, 5, 9}); !errors.Is(err, ErrNotPositive) {
		t.Errorf("log of 0: %v", err)
	}
}

func ExampleRobustTrend() {
	years := consecutive(30)
	y := make([]float64, 30)
	arNoise(0)(rand.New(rand.NewPCG(5, 5)), y)
	for i := range y {
		y[i] += 0.3 * float64(i)
	}
	r, _ := RobustTrend(years, y)
	fmt.Println(r.P < 0.001, r.Slope > 0.2, r.Alpha < 0.5)
	// Output: true true true
}
