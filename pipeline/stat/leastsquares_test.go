package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// y then x of the NIST Statistical Reference Datasets, linear regression.
const nistNorris = `0.1,0.2 338.8,337.4 118.1,118.2 888.0,884.6 9.2,10.1 228.1,226.5 668.5,666.3
998.5,996.3 449.1,448.6 778.9,777.0 559.2,558.2 0.3,0.4 0.1,0.6 778.1,775.5 668.8,666.9 339.3,338.0
448.9,447.5 10.8,11.6 557.7,556.0 228.3,228.1 998.0,995.8 888.8,887.6 119.6,120.2 0.3,0.3 0.6,0.3
557.6,556.8 339.3,339.1 888.0,887.2 998.5,999.0 778.9,779.0 10.2,11.1 117.6,118.3 228.9,229.2
668.4,669.1 449.2,448.9 0.2,0.5`

const nistLongley = `60323,83.0,234289,2356,1590,107608,1947 61122,88.5,259426,2325,1456,108632,1948
60171,88.2,258054,3682,1616,109773,1949 61187,89.5,284599,3351,1650,110929,1950
63221,96.2,328975,2099,3099,112075,1951 63639,98.1,346999,1932,3594,113270,1952
64989,99.0,365385,1870,3547,115094,1953 63761,100.0,363112,3578,3350,116219,1954
66019,101.2,397469,2904,3048,117388,1955 67857,104.6,419180,2822,2857,118734,1956
68169,108.4,442769,2936,2798,120445,1957 66513,110.8,444546,4681,2637,121950,1958
68655,112.6,482704,3813,2552,123366,1959 69564,114.2,502601,3931,2514,125368,1960
69331,115.7,518173,4806,2572,127852,1961 70551,116.9,554894,4007,2827,130081,1962`

// The disturbance of Wampler3 (times 100 in Wampler4, 10,000 in Wampler5).
var nistWampler = []float64{759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048,
	-2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759}

// nistTable parses rows of y and x, with a constant in front if asked.
func nistTable(t *testing.T, table string, constant bool) (*mat.Dense, []float64) {
	t.Helper()
	var x *mat.Dense
	var y []float64
	rows := strings.Fields(table)
	for i, row := range rows {
		fields := strings.Split(row, ",")
		var xs []float64
		if constant {
			xs = append(xs, 1)
		}
		for j, f := range fields {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatal(err)
			}
			if j == 0 {
				y = append(y, v)
			} else {
				xs = append(xs, v)
			}
		}
		if x == nil {
			x = mat.NewDense(len(rows), len(xs), nil)
		}
		x.SetRow(i, xs)
	}
	return x, y
}

// wampler returns 1, x … x⁵ for x = 0 … 20 and Σ(base·x)ʲ + scale·disturbance.
func wampler(base, scale float64) (*mat.Dense, []float64) {
	x, y := mat.NewDense(21, 6, nil), make([]float64, 21)
	for i := range 21 {
		power := 1.0
		for j := range 6 {
			x.Set(i, j, power)
			power *= float64(i)
		}
		// By Horner on integers: the data of NIST are decimals, and rounding them
		// otherwise would not be the fault of the method.
		if base == 1 {
			y[i] = mat.Sum(x.RowView(i)) + scale*nistWampler[i]
			continue
		}
		sum := 0.0
		for j := range 6 {
			sum += x.At(i, j) * math.Pow(10, float64(5-j))
		}
		y[i] = sum / 1e5
	}
	return x, y
}

// digits is the number of significant digits that agree (log relative error).
func digits(got, want float64) float64 {
	if got == want {
		return 16
	}
	if want == 0 {
		return -math.Log10(math.Abs(got))
	}
	return -math.Log10(math.Abs(got-want) / math.Abs(want))
}

func TestLeastSquaresNIST(t *testing.T) {
	ones := []float64{1, 1, 1, 1, 1, 1}
	norrisX, norrisY := nistTable(t, nistNorris, true)
	longleyX, longleyY := nistTable(t, nistLongley, true)
	noIntX, noIntY := nistTable(t, "130,60 131,61 132,62 133,63 134,64 135,65 136,66 137,67 138,68 139,69 140,70", false)
	w1x, w1y := wampler(1, 0)
	w2x, w2y := wampler(0.1, 0)
	w3x, w3y := wampler(1, 1)
	w4x, w4y := wampler(1, 100)
	w5x, w5y := wampler(1, 1e4)
	se3 := []float64{2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312}
	scaled := func(f float64) []float64 {
		s := make([]float64, len(se3))
		for i := range s {
			s[i] = f * se3[i]
		}
		return s
	}
	for _, tt := range []struct {
		name  string
		x     *mat.Dense
		y     []float64
		beta  []float64
		se    []float64 // nil where the fit is exact
		sigma float64
		least float64
		from  string
	}{
		{"Norris", norrisX, norrisY, []float64{-0.262323073774029, 1.00211681802045},
			[]float64{0.232818234301152, 0.429796848199937e-03}, 0.884796396144373, 9, "NIST StRD, certified"},
		{"Longley", longleyX, longleyY, []float64{-3482258.63459582, 15.0618722713733, -0.358191792925910e-01,
			-2.02022980381683, -1.03322686717359, -0.511041056535807e-01, 1829.15146461355},
			[]float64{890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699,
				0.214274163161675, 0.226073200069370, 455.478499142212}, 304.854073561965, 9, "NIST StRD, certified"},
		{"NoInt1", noIntX, noIntY, []float64{2.07438016528926}, []float64{0.165289256198347e-01}, 3.56753034006338, 9, "NIST StRD, certified"},
		{"Wampler1", w1x, w1y, ones, nil, 0, 9, "NIST StRD, certified"},
		{"Wampler2", w2x, w2y, []float64{1, 0.1, 0.01, 0.001, 0.0001, 0.00001}, nil, 0, 9, "NIST StRD, certified"},
		{"Wampler3", w3x, w3y, ones, se3, 2360.14502379268, 9, "NIST StRD, certified"},
		{"Wampler4", w4x, w4y, ones, scaled(100), 236014.502379268, 9, "NIST StRD, certified"},
		{"Wampler5", w5x, w5y, ones, scaled(1e4), 23601450.2379268, 7, "NIST StRD, certified"},
	} {
		f, err := LeastSquares(tt.x, tt.y)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		least := 16.0
		for i, b := range f.Beta {
			least = min(least, digits(b, tt.beta[i]))
			if tt.se != nil {
				least = min(least, digits(f.SE(i), tt.se[i]))
			}
		}
		if tt.se == nil && math.Sqrt(f.Sigma2()) > 1e-6 {
			t.Errorf("%s: sigma %v of an exact fit", tt.name, math.Sqrt(f.Sigma2()))
		}
		if tt.se != nil {
			least = min(least, digits(math.Sqrt(f.Sigma2()), tt.sigma))
		}
		t.Logf("%-8s %.1f digits", tt.name, least)
		if least < tt.least {
			t.Errorf("%s: %.1f digits, at least %v [%s]", tt.name, least, tt.least, tt.from)
		}
	}
}

// TestLeastSquaresReference repeats the NIST sets from the reference files, with
// the other programs' tolerance.
func TestLeastSquaresReference(t *testing.T) {
	runReference(t, map[string]referenceFunc{"nist_linear": func(k referenceTask) (map[string]float64, error) {
		model := k.text("model")
		rows, err := referenceRows("nist_" + strings.ToLower(model))
		if err != nil {
			return nil, err
		}
		var table strings.Builder
		for _, row := range rows {
			table.WriteString(strings.Join(row, ",") + " ")
		}
		x, y := nistTable(t, table.String(), model != "NoInt1")
		first := 0
		if model == "NoInt1" {
			first = 1
		}
		if strings.HasPrefix(model, "Wampler") {
			powers, _ := wampler(1, 0)
			x = powers
		}
		f, err := LeastSquares(x, y)
		if err != nil {
			return nil, err
		}
		m := map[string]float64{"sigma": math.Sqrt(f.Sigma2())}
		total, centre := 0.0, mean(y)
		if first == 1 {
			centre = 0
		}
		for _, v := range y {
			total += (v - centre) * (v - centre)
		}
		m["r2"] = 1 - f.RSS/total
		for i, b := range f.Beta {
			m["b"+strconv.Itoa(i+first)], m["se_b"+strconv.Itoa(i+first)] = b, f.SE(i)
		}
		return m, nil
	}})
}

func TestLeastSquaresIsOrthogonal(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		n, k := 8+rng.IntN(30), 1+rng.IntN(5)
		x, y := mat.NewDense(n, k, nil), make([]float64, n)
		for i := range n {
			y[i] = 100 * rng.NormFloat64()
			for j := range k {
				x.Set(i, j, rng.NormFloat64()*math.Pow(10, float64(j)))
			}
		}
		before := mat.DenseCopyOf(x)
		f, err := LeastSquares(x, y)
		if err != nil {
			t.Fatal(err)
		}
		if !mat.Equal(x, before) {
			t.Fatal("x was modified")
		}
		for j := range k {
			col := mat.Col(nil, j, x)
			if d := dot2(col, f.Residuals); math.Abs(d) > 1e-11*mat.Norm(x.ColView(j), 2)*100 {
				t.Errorf("residuals are not orthogonal to column %d: %v", j, d)
			}
		}
		var xtx, product mat.Dense
		xtx.Mul(x.T(), x)
		product.Mul(&xtx, f.XtXInv)
		for j := range k {
			if math.Abs(product.At(j, j)-1) > 1e-8 {
				t.Errorf("(X′X)(X′X)⁻¹ has %v on its diagonal", product.At(j, j))
			}
		}
	}
}

func TestLeastSquaresFailures(t *testing.T) {
	for _, tt := range []struct {
		name string
		x    *mat.Dense
		y    []float64
		want error
	}{
		{"lengths", mat.NewDense(3, 1, []float64{1, 1, 1}), []float64{1, 2}, ErrLength},
		{"too few", mat.NewDense(1, 2, []float64{1, 2}), []float64{1}, ErrTooFew},
		{"NaN in y", mat.NewDense(2, 1, []float64{1, 1}), []float64{1, math.NaN()}, ErrValue},
		{"Inf in x", mat.NewDense(2, 1, []float64{1, math.Inf(1)}), []float64{1, 2}, ErrValue},
		{"dependent", mat.NewDense(3, 2, []float64{1, 2, 2, 4, 3, 6}), []float64{1, 2, 4}, ErrUndefined},
		{"zero column", mat.NewDense(3, 2, []float64{1, 0, 2, 0, 3, 0}), []float64{1, 2, 4}, ErrUndefined},
	} {
		if _, err := LeastSquares(tt.x, tt.y); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

// TestFitLine compares the closed form with the general solver.
func TestFitLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		n := 3 + rng.IntN(60)
		years, y := make([]int, n), make([]float64, n)
		x := mat.NewDense(n, 2, nil)
		year := 1700 + rng.IntN(300)
		for i := range n {
			year += 1 + rng.IntN(4)
			years[i], y[i] = year, 1e4+rng.NormFloat64()
			x.SetRow(i, []float64{1, float64(year)})
		}
		f, err := LeastSquares(x, y)
		if err != nil {
			t.Fatal(err)
		}
		l := fitLine(years, y, make([]float64, n))
		if digits(l.slope, f.Beta[1]) < 9 || digits(l.intercept(), f.Beta[0]) < 9 || digits(l.rss, f.RSS) < 9 {
			t.Errorf("slope %v and %v, rss %v and %v", l.slope, f.Beta[1], l.rss, f.RSS)
		}
	}
}

func TestFitLineAllocatesNothing(t *testing.T) {
	years, y, resid := consecutive(60), make([]float64, 60), make([]float64, 60)
	arNoise(0.5)(rand.New(rand.NewPCG(1, 1)), y)
	if n := testing.AllocsPerRun(100, func() { fitLine(years, y, resid) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
