package stat

import (
	"math"
	"sort"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// TestJohansenTables holds the two sources against one another: at MacKinnon, Haug
// & Michelis's 5 % point, Doornik's approximation must give about 5 %. A wrong digit
// in either shows.
func TestJohansenTables(t *testing.T) {
	for _, det := range johansenCases {
		for left := 1; left <= johansenMost; left++ {
			trace, most := johansenCV95(det, left)
			if p := doornikTraceTail(det, left, math.Inf(1), trace); math.Abs(p-0.05) > 0.003 {
				t.Errorf("%s, %d left: P(trace > %v) = %.4f", det, left, trace, p)
			}
			if p := doornikMaxEigTail(det, left, most); math.Abs(p-0.05) > 0.005 {
				t.Errorf("%s, %d left: P(maxeig > %v) = %.4f", det, left, most, p)
			}
		}
	}
}

func TestJohansenPublishedPoints(t *testing.T) {
	for _, tt := range []struct {
		det           JohansenDet
		left          int
		trace, maxEig float64
		from          string
	}{
		{JohansenConstant, 1, 3.8415, 3.8415, "χ²(1), Johansen (1995)"},
		{JohansenTrend, 1, 3.8415, 3.8415, "χ²(1), likewise"},
		{JohansenConstant, 2, 15.4943, 14.2639, "MacKinnon, Haug & Michelis (1999)"},
		{JohansenNone, 2, 12.3212, 11.2246, "the same"},
	} {
		trace, most := johansenCV95(tt.det, tt.left)
		if trace != tt.trace || most != tt.maxEig {
			t.Errorf("%s %d: %v, %v; want %v, %v [%s]", tt.det, tt.left, trace, most, tt.trace, tt.maxEig, tt.from)
		}
	}
}

// TestJohansenByMoments compares with the textbook's eigenvalues of
// S₁₁⁻¹S₁₀S₀₀⁻¹S₀₁ (Johansen 1995, eq. 6.8), without other terms.
func TestJohansenByMoments(t *testing.T) {
	years, y, x := tiedWalks(50, 8)
	r, err := Johansen(years, [][]float64{y, x}, JohansenOptions{Det: JohansenNone, VarLags: 1})
	if err != nil {
		t.Fatal(err)
	}
	r0 := denseOf([][]float64{changes(y)[1:], changes(x)[1:]})
	r1 := denseOf([][]float64{y[:49], x[:49]})
	var s00, s01, s11, a, b, m mat.Dense
	s00.Mul(r0.T(), r0)
	s01.Mul(r0.T(), r1)
	s11.Mul(r1.T(), r1)
	if err := a.Solve(&s00, &s01); err != nil {
		t.Fatal(err)
	}
	b.Mul(s01.T(), &a)
	if err := m.Solve(&s11, &b); err != nil {
		t.Fatal(err)
	}
	var eig mat.Eigen
	if !eig.Factorize(&m, mat.EigenNone) {
		t.Fatal("no eigenvalues")
	}
	want := []float64{real(eig.Values(nil)[0]), real(eig.Values(nil)[1])}
	sort.Sort(sort.Reverse(sort.Float64Slice(want)))
	for i := range want {
		if math.Abs(r.Eig[i]-want[i]) > 1e-9 {
			t.Errorf("eig%d = %v, want %v", i+1, r.Eig[i], want[i])
		}
	}
	if got := -49 * (math.Log(1-want[0]) + math.Log(1-want[1])); math.Abs(got-r.Trace[0]) > 1e-7 {
		t.Errorf("trace = %v, want %v", r.Trace[0], got)
	}
}
