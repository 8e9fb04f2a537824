package stat

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"
)

func TestKendall(t *testing.T) {
	for _, tt := range []struct {
		name   string
		x, y   []float64
		tau, z float64
		exact  float64 // −1: none
		from   string
	}{
		{"tuna", tunaL, tunaPanel, 16. / 36, 16 / math.Sqrt(92), 0.119438, "Hollander & Wolfe (1973), p. 187; R's example(cor.test): T = 26, p = 0.1194"},
		{"n = 4", []float64{1, 2, 3, 4}, []float64{1, 2, 3, 4}, 1, 6 / math.Sqrt(26./3), 2. / 24, "one order of 24, two-sided"},
		{"no agreement", []float64{1, 2, 3, 4}, []float64{2, 4, 1, 3}, 0, 0, 1, "S = 0"},
		{"ties", []float64{1, 2, 2, 3}, []float64{1, 2, 3, 4}, 5 / math.Sqrt(30), 5 / math.Sqrt((4*3*13-2*9)/18.), -1, "by hand: S = 5, one tie in x"},
	} {
		got, err := Kendall(tt.x, tt.y)
		if err != nil || !correlationNear(got.TauB, tt.tau, 1e-14) || !correlationNear(got.Z, tt.z, 1e-14) {
			t.Errorf("%s: %+v, %v; want τ = %v, z = %v [%s]", tt.name, got, err, tt.tau, tt.z, tt.from)
		}
		if got.HasExact != (tt.exact >= 0) || got.HasExact && !correlationNear(got.PExact, tt.exact, 1e-5) {
			t.Errorf("%s: exact p = %v, %v; want %v [%s]", tt.name, got.PExact, got.HasExact, tt.exact, tt.from)
		}
	}
}

// TestKendallIsItsDefinition compares the count by merging with all pairs, with
// few and with many ties, and across the block size of the merge.
func TestKendallIsItsDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 400 {
		n := 3 + rng.IntN(90)
		x, y := correlationPair(rng, i, n)
		if i%5 == 0 {
			for t := range x {
				x[t] = float64(rng.IntN(3))
			}
		}
		if isConstant(x) || isConstant(y) {
			continue
		}
		got, err := Kendall(x, y)
		var s, nx, ny float64
		for a := range x {
			for b := range a {
				dx, dy := compareSign(x[a], x[b]), compareSign(y[a], y[b])
				s, nx, ny = s+dx*dy, nx+dx*dx, ny+dy*dy
			}
		}
		if err != nil || float64(got.S) != s || !correlationNear(got.TauB, s/math.Sqrt(nx*ny), 1e-14) {
			t.Fatalf("n = %d: S = %d, τ = %v, %v; by definition %v, %v", n, got.S, got.TauB, err, s, s/math.Sqrt(nx*ny))
		}
	}
}

func compareSign(a, b float64) float64 {
	switch {
	case a > b:
		return 1
	case a < b:
		return -1
	}
	return 0
}

// TestKendallAllOrders enumerates all orders of y: without ties the share with
// |S'| ≥ |S| is the exact p, and with ties the mean of S'² is the variance.
func TestKendallAllOrders(t *testing.T) {
	for _, tt := range []struct{ x, y []float64 }{
		{[]float64{1, 2, 3}, []float64{1, 3, 2}},
		{[]float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}},
		{[]float64{1, 2, 3, 4, 5, 6, 7}, []float64{2, 1, 3, 5, 4, 6, 7}},
		{[]float64{1, 2, 3, 4, 5, 6, 7}, []float64{2, 6, 3, 5, 4, 1, 7}},
		{[]float64{1, 1, 2}, []float64{1, 2, 2}},
		{[]float64{1, 1, 1, 2, 2, 3}, []float64{1, 2, 2, 2, 2, 3}},
		{[]float64{1, 1, 1, 1, 2, 3, 3}, []float64{1, 5, 1, 1, 2, 2, 4}},
	} {
		got, err := Kendall(tt.x, tt.y)
		if err != nil {
			t.Fatal(err)
		}
		var orders, extreme, squares float64
		permute(append([]float64(nil), tt.y...), len(tt.y), func(y []float64) {
			var s float64
			for a := range y {
				for b := range a {
					s += compareSign(tt.x[a], tt.x[b]) * compareSign(y[a], y[b])
				}
			}
			orders++
			squares += s * s
			if math.Abs(s) >= math.Abs(float64(got.S)) {
				extreme++
			}
		})
		if variance := float64(got.S) / got.Z; got.S != 0 && !correlationNear(variance*variance, squares/orders, 1e-13) {
			t.Errorf("%v %v: variance %v, over all orders %v", tt.x, tt.y, variance*variance, squares/orders)
		}
		if got.HasExact && !correlationNear(got.PExact, extreme/orders, 1e-13) {
			t.Errorf("%v %v: exact p %v, over all orders %v", tt.x, tt.y, got.PExact, extreme/orders)
		}
	}
}

// permute calls f with every order of y (Heap's algorithm).
func permute(y []float64, k int, f func([]float64)) {
	if k <= 1 {
		f(y)
		return
	}
	for i := range k {
		permute(y, k-1, f)
		if k%2 == 0 {
			y[i], y[k-1] = y[k-1], y[i]
		} else {
			y[0], y[k-1] = y[k-1], y[0]
		}
	}
}

func TestKendallExact(t *testing.T) {
	for _, tt := range []struct {
		n    int
		s    int64
		want float64
		tol  float64
		from string
	}{
		{5, 8, 2 * 0.042, 0.02, "Kendall (1970), appendix table 1: P(S ≥ 8) = 0.042"},
		{10, 21, 2 * 0.036, 0.02, "Kendall (1970), appendix table 1: P(S ≥ 21) = 0.036"},
		{10, -23, 2 * 0.023, 0.02, "Kendall (1970), appendix table 1: P(S ≥ 23) = 0.023"},
		{60, 60 * 59 / 2, 2 / math.Gamma(61), 1e-12, "one order of 60!, two-sided"},
		{60, 60*59/2 - 2, 2 * 60 / math.Gamma(61), 1e-12, "that and the 59 orders with one exchange, two-sided"},
		{60, 0, 1, 0, "every order"},
	} {
		if got := kendallExact(tt.n, tt.s); !correlationNear(got, tt.want, tt.tol) {
			t.Errorf("n = %d, S = %d: p = %.15g, want %.15g [%s]", tt.n, tt.s, got, tt.want, tt.from)
		}
	}
	// The probabilities of all orders add up: both lower tails and, if S = 0 is
	// possible, what lies between.
	for n := 3; n <= 60; n++ {
		tail := discordantTail(n)
		total := n * (n - 1) / 2
		sum := 2 * tail[(total-1)/2]
		if total%2 == 0 {
			sum += tail[total/2] - tail[total/2-1]
		}
		if math.Abs(sum-1) > 1e-13 {
			t.Errorf("n = %d: probabilities add up to %v", n, sum)
		}
	}
}

func TestKendallExactConcurrently(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := 3; n < 30; n++ {
				if p := kendallExact(n, int64(n*(n-1)/2)); !correlationNear(p, 2/math.Gamma(float64(n+1)), 1e-12) {
					t.Errorf("n = %d: p = %v", n, p)
				}
			}
		})
	}
	wg.Wait()
}
